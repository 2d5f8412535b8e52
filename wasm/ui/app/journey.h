#pragma once
// Going forward in time without holding up the page: a few milliseconds of simulation a frame.

#include <cstdint>
#include <memory>
#include <optional>

#include "core/app/moment_search.h"
#include "core/app/session.h"

namespace headroom::ui {

/// Plays towards `target` for at most a frame's share of time. True when it is reached.
bool advance_for_a_frame(app::Session& session, Instant target);

/// On the way to an instant, or to the next breach, which has to be found first.
///
///   journey.to_next_breach(session);
///   every frame, while journey.under_way(): journey.go_on(session);
class Journey {
public:
    enum class News : std::uint8_t { none, no_breach_ahead };

    void to(app::Session& session, Instant target);
    /// Onwards only: nothing that was played before is made use of. Stays where it is when `target`
    /// is not ahead.
    void onwards_to(const app::Session& session, Instant target);
    void to_next_breach(const app::Session& session);
    void stop();
    bool under_way() const { return target_.has_value() || search_ != nullptr; }
    bool is_searching() const { return search_ != nullptr; }

    News go_on(app::Session& session);

private:
    News search_on(app::Session& session);

    std::optional<Instant> target_;
    std::unique_ptr<app::MomentSearch> search_;
    std::uint64_t revision_ = 0;  // of the session that the search began with
};

}  // namespace headroom::ui
