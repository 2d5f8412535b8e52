#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "icons.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/shell/shell.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/field.h"

namespace headroom::ui {
namespace {

struct Speed {
    const char* label;
    double seconds;
};
constexpr std::array<Speed, 5> speeds{{
    {"1 hour / s", 3600.0},
    {"1 day / s", 86400.0},
    {"1 week / s", 7 * 86400.0},
    {"1 month / s", 30.4375 * 86400.0},
    {"1 year / s", 365.25 * 86400.0},
}};

constexpr float buttons_width = 6 * 34.0F;
constexpr float places_width = 116 + 36;
constexpr float places_width_as_icons = 36 + 32;
constexpr float speed_width = 112;
constexpr float clock_width = 144;

void draw_buttons(PanelContext& context, ImVec2 at) {
    float x = at.x;
    const auto next = [&](const char* icon, const char* label, const ButtonOptions& options = {}) {
        ImGui::SetCursorScreenPos({x, at.y});
        x += dp(34);
        return icon_button(icon, label, options);
    };
    const bool at_start = context.overview.now <= context.session.start();
    const bool at_end = context.overview.now >= context.session.end();
    if (next(icon_skip_previous, "To the start", {.enabled = !at_start})) {
        context.sink.play = false;
        context.sink.seek_to = context.session.start();
    }
    using Jump = CommandSink::Jump;
    if (next(icon_rewind, "Previous breach", {.enabled = !at_start})) {
        context.sink.jump = Jump::previous_breach;
    }
    if (context.playing) {
        if (next(icon_pause, "Pause", {.kind = ButtonKind::primary})) context.sink.play = false;
    } else if (next(icon_play, "Play", {.kind = ButtonKind::primary, .enabled = !at_end})) {
        context.sink.play = true;
    }
    if (next(icon_step_forward, "Step", {.enabled = !at_end})) {
        context.sink.play = false;
        context.sink.step_event = true;
    }
    if (next(icon_fast_forward, "Next breach", {.enabled = !at_end})) {
        context.sink.jump = Jump::next_breach;
    }
    if (next(icon_skip_next, "To the end", {.enabled = !at_end})) {
        context.sink.play = false;
        context.sink.run_to_end = true;
    }
}

void draw_speed(PanelContext& context, ImVec2 at) {
    std::vector<std::string> labels;
    int chosen = 1;
    for (std::size_t i = 0; i < speeds.size(); ++i) {
        labels.emplace_back(speeds[i].label);
        if (speeds[i].seconds == context.view.speed_seconds) chosen = static_cast<int>(i);
    }
    ImGui::SetCursorScreenPos(at);
    if (dropdown("##speed", labels, chosen, {.placeholder = "Speed", .width = speed_width})) {
        context.view.speed_seconds = speeds[static_cast<std::size_t>(chosen)].seconds;
    }
}

void draw_clock(const PanelContext& context, const Box& box) {
    const std::string now = date_and_time(context.overview.now);
    paint_text_in(box, TextStyle::strong, tokens().text, now, Align::center);
    describe_area("timer", "Now", now, box.min, box.max);
}

/// One line: buttons, speed, clock, track.
void draw_in_line(PanelContext& context, const Box& bar) {
    const float y = std::round(bar.center().y - dp(control_height) / 2);
    float x = bar.min.x + dp(space_4);
    draw_buttons(context, {x, y});
    x += dp(buttons_width + space_2);
    draw_speed(context, {x, y});
    x += dp(speed_width + space_3);
    draw_clock(context, {{x, y}, {x + dp(clock_width), y + dp(control_height)}});
    x += dp(clock_width + space_4);
    const float places = bar.max.x - dp(space_3 + places_width);
    draw_time_track(context, {{x, bar.min.y}, {places - dp(space_6), bar.max.y}});
    draw_places(context, {places, y}, PlacesSize::with_name);
}

/// Narrow: the track above, the rest below; what has no room there stands beside the track.
void draw_stacked(PanelContext& context, const Box& bar) {
    const float below = buttons_width + space_1 + speed_width + space_2 + places_width;
    const bool places_below = dp(2 * space_3 + below + clock_width) < bar.width();
    const float places = bar.max.x - dp(space_2 + places_width_as_icons);
    const float track_end = places_below ? bar.max.x - dp(space_4) : places - dp(space_4);
    draw_time_track(
        context, {{bar.min.x + dp(space_4), bar.min.y + dp(4)}, {track_end, bar.min.y + dp(40)}});
    if (!places_below) {
        draw_places(context, {places, bar.min.y + dp(6)}, PlacesSize::icons);
    }
    const float y = bar.max.y - dp(control_height + 8);
    const float left = bar.min.x + dp(space_3);
    draw_buttons(context, {left, y});
    const float clock = bar.max.x - dp(space_3 + clock_width);
    draw_clock(context, {{clock, y}, {bar.max.x - dp(space_3), y + dp(control_height)}});
    float next = left + dp(buttons_width + space_1);
    if (next + dp(speed_width) < clock) {
        draw_speed(context, {next, y});
        next += dp(speed_width + space_2);
    }
    if (places_below) draw_places(context, {next, y}, PlacesSize::with_name);
}

}  // namespace

void draw_time_bar(PanelContext& context, const ShellLayout& layout) {
    const Box& bar = layout.time_bar;
    begin_region("time-bar", bar, tokens().surface, {0, 0});
    if (layout.time_bar_stacked) {
        draw_stacked(context, bar);
    } else {
        draw_in_line(context, bar);
    }
    paint_line(bar.min, {bar.max.x, bar.min.y}, tokens().border);
    end_region();
}

}  // namespace headroom::ui
