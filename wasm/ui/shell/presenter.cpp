#include "wasm/ui/shell/presenter.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <chrono>
#include <vector>

#include "core/app/chapters.h"
#include "icons.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/field.h"
#include "wasm/ui/widgets/number_field.h"

namespace headroom::ui {
namespace {

using SearchClock = std::chrono::steady_clock;
constexpr auto share_of_a_search = std::chrono::milliseconds(4);

constexpr float large_button = 48;
constexpr float pause_width = 216;
constexpr float pool_width = 84;  // of the field for the licenses, which the list makes room for
constexpr float small_controls = pause_width + space_2 + 4 * control_height + 3 * space_1;
constexpr float labels_from = 2 * 132 + 112 + small_controls + 3 * space_2;

const std::vector<std::string>& pause_words() {
    static const std::vector<std::string> words{"Pause at nothing", "Pause at a breach",
                                                "Pause at a refusal", "Pool below"};
    return words;
}

/// A button as high as the row that is meant for them; with its label where there is room.
bool large(const char* icon, const char* label, float width, bool enabled) {
    ImGui::BeginDisabled(!enabled);
    const Pressed state = pressable(label, {dp(width), dp(large_button)}, "button", label);
    ImGui::EndDisabled();
    const ImU32 ink = enabled ? tokens().text : tokens().text_muted;
    paint_rect(state.box, enabled && state.hovered ? tokens().hover : tokens().surface,
               dp(corner_radius));
    paint_frame(state.box, tokens().control, dp(corner_radius));
    if (width > 2 * large_button) {
        paint_text_in({{state.box.min.x + dp(12), state.box.min.y}, state.box.max},
                      TextStyle::title, ink, icon);
        paint_text_in({{state.box.min.x + dp(44), state.box.min.y}, state.box.max},
                      TextStyle::strong, ink, label);
    } else {
        paint_text_in(state.box, TextStyle::title, ink, icon, Align::center);
    }
    return enabled && state.clicked;
}

void draw_where(const PanelContext& context, const std::vector<app::Chapter>& chapters,
                const Box& line) {
    const std::size_t at = context.view.presenter->chapter;
    const std::string now = date_and_time(context.overview.now);
    const std::string place = fmt::format("{} of {}", at + 1, chapters.size());
    const float right = text_size(TextStyle::strong, now).x + dp(4);
    paint_text_in({{line.max.x - right, line.min.y}, line.max}, TextStyle::strong, tokens().text,
                  now);
    describe_area("timer", "Now", now, {line.max.x - right, line.min.y}, line.max);
    if (at >= chapters.size()) return;
    const Box title{line.min, {line.max.x - right - dp(space_3), line.max.y}};
    paint_text_in(title, TextStyle::strong, tokens().text, place + ": " + chapters[at].title);
    describe_area("heading", chapters[at].title, place, title.min, title.max);
}

app::SoughtMoment sought_by(const Presenter& presenter) {
    using Kind = app::SoughtMoment::Kind;
    switch (presenter.pause_at) {
        case PauseAt::refusal: return {Kind::refusal, 0};
        case PauseAt::main_pool_below: return {Kind::main_pool_below, presenter.pool};
        case PauseAt::nothing:
        case PauseAt::breach: break;
    }
    return {Kind::breach, 0};
}

void draw_pause(Presenter& presenter) {
    const bool with_pool = presenter.pause_at == PauseAt::main_pool_below;
    const float list = with_pool ? pause_width - pool_width - space_1 : pause_width;
    int chosen = static_cast<int>(presenter.pause_at);
    if (dropdown("##pause-at", pause_words(), chosen,
                 {.placeholder = "Where to pause", .width = list})) {
        presenter.pause_at = static_cast<PauseAt>(chosen);
    }
    if (!with_pool) return;
    ImGui::SameLine(0, dp(space_1));
    number_field("Main pool below", presenter.pool, {.width = pool_width, .least = 1});
}

/// The notes of the chapter, for a window that the audience does not see.
void draw_notes_button(PanelContext& context, const std::vector<app::Chapter>& chapters) {
    Presenter& presenter = *context.view.presenter;
    if (!icon_button(icon_file_document, "Notes in a window",
                     {.tooltip = "What the chapter's note says, in a window of its own"})) {
        return;
    }
    presenter.notes_open = true;
    const bool any = presenter.chapter < chapters.size();
    const app::Chapter shown = any ? chapters[presenter.chapter] : app::Chapter{};
    context.sink.platform.show_notes = shown.title + "\n\n" + shown.note;
}

/// A quiet button that stays marked, and tells so, while something is on.
bool toggle(const char* icon, const char* label, const char* tip, bool on) {
    const bool pressed = icon_button(
        icon, label, {.kind = on ? ButtonKind::primary : ButtonKind::secondary, .tooltip = tip});
    describe_item("checkbox", label, on ? "on" : "off");
    return pressed;
}

void draw_spotlight_button(PanelContext& context) {
    Spotlight& light = context.view.presenter->spotlight;
    if (!toggle(icon_lightbulb, "Spotlight",
                "Puts one control in the light: press this, then the control. Escape ends it",
                light.is_on())) {
        return;
    }
    const bool begins = !light.is_on();
    light = {};
    light.choosing = begins;
}

/// Pause, slow motion, spotlight, notes, end: one after the other.
void draw_small_controls(PanelContext& context, const std::vector<app::Chapter>& chapters,
                         ImVec2 at) {
    Presenter& presenter = *context.view.presenter;
    ImGui::SetCursorScreenPos(at);
    draw_pause(presenter);
    float x = at.x + dp(pause_width + space_2);
    const auto next = [&] {
        ImGui::SetCursorScreenPos({x, at.y});
        x += dp(control_height + space_1);
    };
    next();
    if (toggle(icon_timer, "Slow motion", "Time runs slowly shortly before a pause",
               presenter.slow_motion)) {
        presenter.slow_motion = !presenter.slow_motion;
    }
    next();
    draw_spotlight_button(context);
    next();
    draw_notes_button(context, chapters);
    next();
    if (icon_button(icon_close, "End the presentation", {.tooltip = "Escape ends it, too"})) {
        context.sink.present = CommandSink::Present::end;
    }
}

void draw_large_buttons(PanelContext& context, std::size_t chapters, const Box& row, float wide,
                        float play_width) {
    using Present = CommandSink::Present;
    const std::size_t at = context.view.presenter->chapter;
    ImGui::SetCursorScreenPos(row.min);
    if (large(icon_chevron_left, "Previous", wide, at > 0))
        context.sink.present = Present::previous;
    ImGui::SetCursorScreenPos({row.min.x + dp(wide + space_2), row.min.y});
    const bool playing = context.playing;
    if (large(playing ? icon_pause : icon_play, playing ? "Pause" : "Play", play_width, true)) {
        context.sink.play = !playing;
    }
    ImGui::SetCursorScreenPos({row.max.x - dp(wide), row.min.y});
    if (large(icon_chevron_right, "Next", wide, at + 1 < chapters)) {
        context.sink.present = Present::next;
    }
}

void draw_row(PanelContext& context, const std::vector<app::Chapter>& chapters, const Box& row) {
    const bool labels = row.width() >= dp(labels_from);
    const float wide = labels ? 132 : large_button;
    const float play_width = labels ? 112 : large_button;
    draw_large_buttons(context, chapters.size(), row, wide, play_width);
    const bool beside = row.width() >= dp(2 * wide + play_width + small_controls + 3 * space_2);
    const float lift = beside ? (large_button - control_height) / 2 : -(control_height + space_2);
    const float left = beside ? wide + play_width + 2 * space_2 : 0;
    draw_small_controls(context, chapters, {row.min.x + dp(left), row.min.y + dp(lift)});
}

}  // namespace

float presenting_scale(float width_css) {
    if (width_css >= 1200) return 1.5F;
    return width_css >= 900 ? 1.25F : 1.0F;
}

void draw_presenter_bar(PanelContext& context, const ShellLayout& layout) {
    const std::vector<app::Chapter> chapters = app::chapters_of(context.session);
    const Box& bar = layout.time_bar;
    begin_region("presenter", bar, tokens().surface, {0, 0});
    const float left = bar.min.x + dp(space_3);
    const float right = bar.max.x - dp(space_3);
    draw_where(context, chapters,
               {{left, bar.min.y + dp(space_2)}, {right, bar.min.y + dp(space_2 + 24)}});
    const float row = bar.max.y - dp(large_button + space_2);
    draw_row(context, chapters, {{left, row}, {right, row + dp(large_button)}});
    paint_line(bar.min, {bar.max.x, bar.min.y}, tokens().border);
    end_region();
}

std::optional<Instant> coming_pause(Presenter& presenter, const app::Session& session,
                                    Instant& clear_to) {
    const app::SoughtMoment sought = sought_by(presenter);
    const bool passed =
        presenter.ahead && presenter.ahead->found().value_or(session.end()) <= session.now();
    if (!presenter.ahead || passed || presenter.sought != sought ||
        presenter.played_revision != session.revision()) {
        presenter.ahead = std::make_unique<app::MomentSearch>(session, sought);
        presenter.sought = sought;
        presenter.played_revision = session.revision();
    }
    const SearchClock::time_point began = SearchClock::now();
    while (SearchClock::now() - began < share_of_a_search && presenter.ahead->go_on()) {}
    clear_to = presenter.ahead->searched_to();
    return presenter.ahead->found();
}

std::string reason_to_pause(const Presenter& presenter, const app::Session& session,
                            std::size_t log_before, std::optional<Count> pool_before) {
    if (presenter.pause_at == PauseAt::nothing) return "";
    if (presenter.pause_at == PauseAt::main_pool_below) {
        const std::optional<Count> pool = app::least_main_pool(session);
        const bool below = pool && *pool < presenter.pool;
        const bool was_below = pool_before && *pool_before < presenter.pool;
        if (!below || was_below) return "";
        return fmt::format("Paused: {} left in a main license pool.",
                           counted(std::max<Count>(0, *pool), "license"));
    }
    for (std::size_t i = log_before; i < session.log_size(); ++i) {
        const app::LogEntry entry = session.log_entry(i);
        const bool met = presenter.pause_at == PauseAt::breach ? entry.is_breach : entry.is_refusal;
        if (met) return "Paused: " + std::string(entry.text);
    }
    return "";
}

}  // namespace headroom::ui
