#include "wasm/ui/pages/my_account/usage_chart.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/base/time.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/paint.h"
#include "wasm/ui/widgets/tooltip.h"

namespace headroom::ui {
namespace {

struct Frame {
    Box plot;
    int first_day = 0;
    int last_day = 1;
    Count top = 1;

    float x(int day) const {
        const auto share = static_cast<float>(day - first_day) /
                           static_cast<float>(std::max(1, last_day - first_day));
        return plot.min.x + share * plot.width();
    }
    float y(Count value) const {
        return plot.max.y - plot.height() * static_cast<float>(value) / static_cast<float>(top);
    }
};

/// 1, 2 or 5 times a power of ten, so that about four lines fit below `top`.
Count step_below(Count top) {
    Count step = 1;
    while (top / step > 5) {
        if (top / (step * 2) <= 5) return step * 2;
        if (top / (step * 5) <= 5) return step * 5;
        step *= 10;
    }
    return step;
}

void draw_grid(const Frame& frame) {
    const Count step = step_below(frame.top);
    for (Count value = 0; value <= frame.top; value += step) {
        const float y = frame.y(value);
        paint_line({frame.plot.min.x, y}, {frame.plot.max.x, y}, tokens().border);
        const Box label{{frame.plot.min.x - dp(52), y - dp(10)},
                        {frame.plot.min.x - dp(8), y + dp(10)}};
        paint_text_in(label, TextStyle::small, tokens().text_muted, fmt::format("{}", value),
                      Align::right);
    }
}

/// Weeks of a short history, first days of months of a long one; thinned out so that their labels
/// do not touch.
void draw_dates(const Frame& frame) {
    const bool weeks = frame.last_day - frame.first_day <= 70;
    float free_from = frame.plot.min.x - dp(50);
    for (int day = frame.first_day; day <= frame.last_day; ++day) {
        const bool is_tick =
            weeks ? (day - frame.first_day) % 7 == 0 : calendar_of(Date{day}).day == 1;
        const float x = frame.x(day);
        if (!is_tick || x - dp(44) < free_from) continue;
        const float top = frame.plot.max.y;
        paint_line({x, top}, {x, top + dp(4)}, tokens().control);
        paint_text_in({{x - dp(44), top + dp(5)}, {x + dp(44), top + dp(23)}}, TextStyle::small,
                      tokens().text_muted, format_date(Date{day}), Align::center);
        free_from = x + dp(48);
    }
}

void draw_limit(const Frame& frame, Count max) {
    if (max <= 0 || max > frame.top) return;
    const float y = frame.y(max);
    for (float x = frame.plot.min.x; x < frame.plot.max.x; x += dp(8)) {
        paint_line({x, y}, {std::min(x + dp(4), frame.plot.max.x), y}, tokens().warning);
    }
    paint_text_in({{frame.plot.max.x + dp(6), y - dp(10)}, {frame.plot.max.x + dp(72), y + dp(10)}},
                  TextStyle::small, tokens().text, fmt::format("Max {}", max));
}

void draw_line(const Frame& frame, const std::vector<app::UsageView>& usage) {
    std::vector<ImVec2> points;
    for (const app::UsageView& report : usage) {
        points.push_back({frame.x(parse_date(report.date)->days), frame.y(report.used)});
    }
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImU32 color = tokens().accent;
    list->AddPolyline(points.data(), static_cast<int>(points.size()), color, 0, dp(2));
    for (const ImVec2 point : points) list->AddCircleFilled(point, dp(3), color);
}

void draw_pointer(const Frame& frame, const std::vector<app::UsageView>& usage) {
    const ImVec2 mouse = ImGui::GetMousePos();
    if (!ImGui::IsWindowHovered() || !frame.plot.contains(mouse)) return;
    const auto nearest =
        std::min_element(usage.begin(), usage.end(), [&](const auto& a, const auto& b) {
            const auto distance = [&](const app::UsageView& report) {
                return std::abs(frame.x(parse_date(report.date)->days) - mouse.x);
            };
            return distance(a) < distance(b);
        });
    const float x = frame.x(parse_date(nearest->date)->days);
    paint_line({x, frame.plot.min.y}, {x, frame.plot.max.y}, tokens().control);
    tooltip(fmt::format("{}: {} licenses used", nearest->date, nearest->used));
}

Frame frame_of(const Box& box, const std::vector<app::UsageView>& usage, Count max) {
    Frame frame;
    frame.plot = {{box.min.x + dp(44), box.min.y + dp(30)},
                  {box.max.x - dp(76), box.max.y - dp(26)}};
    frame.first_day = parse_date(usage.front().date)->days;
    frame.last_day = std::max(frame.first_day + 7, parse_date(usage.back().date)->days);
    Count highest = 1;
    for (const app::UsageView& report : usage) highest = std::max(highest, report.used);
    // A limit far above the use would press the line to the ground.
    const Count wanted = max <= highest * 4 ? std::max(highest, max) : highest;
    frame.top = wanted + std::max<Count>(1, wanted / 10);
    return frame;
}

}  // namespace

void usage_chart(const std::string& title, const std::vector<app::UsageView>& usage, Count max) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const Box box{at, {at.x + width, at.y + dp(240)}};
    paint_text_in({box.min, {box.max.x, box.min.y + dp(22)}}, TextStyle::strong, tokens().text,
                  title);
    if (usage.empty()) {
        paint_text_in(box, TextStyle::table, tokens().text_muted, "No report yet", Align::center);
    } else {
        const Frame frame = frame_of(box, usage, max);
        draw_grid(frame);
        draw_dates(frame);
        draw_limit(frame, max);
        draw_line(frame, usage);
        draw_pointer(frame, usage);
    }
    ImGui::Dummy({width, box.height()});
    describe_area("img", title, fmt::format("{} reports", usage.size()), box.min, box.max);
}

}  // namespace headroom::ui
