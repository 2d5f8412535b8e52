#pragma once
// Showing the chapters of a scenario to others: one bar in place of all others, large type, and
// time that stops by itself where something happens.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "core/app/moment_search.h"
#include "wasm/ui/app/panel_context.h"
#include "wasm/ui/shell/layout.h"
#include "wasm/ui/shell/spotlight.h"

namespace headroom::ui {

/// Where playing pauses by itself.
enum class PauseAt : std::uint8_t { nothing, breach, refusal, main_pool_below };

struct Presenter {
    std::size_t chapter = 0;  // the one that is shown
    PauseAt pause_at = PauseAt::breach;
    Count pool = 3;           // of PauseAt::main_pool_below: the main license pool of any
                              // subscription goes below this number of licenses
    bool notes_open = false;  // in a window of their own
    Spotlight spotlight;

    bool slow_motion = true;  // shortly before a pause that comes
    /// Looks ahead for that pause while time plays; null: not yet.
    std::unique_ptr<app::MomentSearch> ahead;
    app::SoughtMoment sought;           // by `ahead`
    std::uint64_t played_revision = 0;  // of the session, when it last played on
};

/// Speed of slow motion against the chosen one, and how many seconds of playing at the chosen
/// speed are played in it: half a second's time then takes four seconds.
inline constexpr double slow_share = 0.125;
inline constexpr double slow_seconds = 0.5;

/// How much larger everything is drawn for a screen of this width (CSS pixels).
float presenting_scale(float width_css);

/// The bar below the page: previous and next chapter, title and place, play, where to pause.
void draw_presenter_bar(PanelContext& context, const ShellLayout& layout);

/// Why playing pauses here, in a sentence; empty: it goes on. `log_before` is the number of lines
/// of the log, and `pool_before` the least main license pool, before this instant was played.
std::string reason_to_pause(const Presenter& presenter, const app::Session& session,
                            std::size_t log_before, std::optional<Count> pool_before);
/// The instant of the pause that comes next, looking ahead for a few milliseconds; nullopt while
/// none is found. `clear_to`: no pause comes before. Only with something to pause at.
std::optional<Instant> coming_pause(Presenter& presenter, const app::Session& session,
                                    Instant& clear_to);

}  // namespace headroom::ui
