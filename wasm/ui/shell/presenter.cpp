#include "wasm/ui/shell/presenter.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <vector>

#include "core/app/chapters.h"
#include "icons.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/field.h"

namespace headroom::ui {
namespace {

constexpr float large_button = 48;
constexpr float pause_width = 190;
constexpr float pause_width_narrow = 96;
constexpr float labels_from = 760;

const std::vector<std::string>& pause_words() {
    static const std::vector<std::string> words{"Pause at nothing", "Pause at a breach",
                                                "Pause at a refusal", "Pause at a low pool"};
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

void draw_pause(PanelContext& context, float width) {
    Presenter& presenter = *context.view.presenter;
    int chosen = static_cast<int>(presenter.pause_at);
    if (dropdown("##pause-at", pause_words(), chosen,
                 {.placeholder = "Where to pause", .width = width})) {
        presenter.pause_at = static_cast<PauseAt>(chosen);
    }
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

void draw_row(PanelContext& context, const std::vector<app::Chapter>& chapters, const Box& row) {
    using Present = CommandSink::Present;
    const bool labels = row.width() >= dp(labels_from);
    const float wide = labels ? 156 : large_button;
    const float small_y = row.min.y + dp((large_button - control_height) / 2);
    const std::size_t at = context.view.presenter->chapter;
    ImGui::SetCursorScreenPos(row.min);
    if (large(icon_chevron_left, "Previous", wide, at > 0))
        context.sink.present = Present::previous;
    float x = row.min.x + dp(wide + space_2);
    ImGui::SetCursorScreenPos({x, row.min.y});
    const bool playing = context.playing;
    const char* play_label = playing ? "Pause" : "Play";
    if (large(playing ? icon_pause : icon_play, play_label, labels ? 112 : large_button, true)) {
        context.sink.play = !playing;
    }
    x += dp((labels ? 112 : large_button) + space_2);
    ImGui::SetCursorScreenPos({x, small_y});
    const float pause = labels ? pause_width : pause_width_narrow;
    draw_pause(context, pause);
    x += dp(pause + space_2);
    ImGui::SetCursorScreenPos({x, small_y});
    draw_notes_button(context, chapters);
    x += dp(control_height + space_1);
    ImGui::SetCursorScreenPos({x, small_y});
    if (icon_button(icon_close, "End the presentation", {.tooltip = "Escape ends it, too"})) {
        context.sink.present = Present::end;
    }
    ImGui::SetCursorScreenPos({row.max.x - dp(wide), row.min.y});
    if (large(icon_chevron_right, "Next", wide, at + 1 < chapters.size())) {
        context.sink.present = Present::next;
    }
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

std::optional<Count> least_main_pool(const app::Session& session) {
    std::optional<Count> least;
    for (const app::SubscriptionView& one : session.overview().subscriptions) {
        least = std::min(least.value_or(one.main_pool_raw), one.main_pool_raw);
    }
    return least;
}

std::string reason_to_pause(const Presenter& presenter, const app::Session& session,
                            std::size_t log_before, std::optional<Count> pool_before) {
    if (presenter.pause_at == PauseAt::nothing) return "";
    if (presenter.pause_at == PauseAt::main_pool_below) {
        const std::optional<Count> pool = least_main_pool(session);
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
