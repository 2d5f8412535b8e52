// The calendar's picture: a lane for each subscription and one for what concerns all.

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/pages/calendar/calendar.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/chart_axes.h"
#include "wasm/ui/widgets/tooltip.h"

namespace headroom::ui {
namespace {

using Kind = CalendarEntry::Kind;

constexpr float lane_height = 48;
constexpr float bar_height = 12;
constexpr float mark_radius = 6;

ImU32 color_of(Kind kind) {
    switch (kind) {
        case Kind::purchase:
        case Kind::renewal: return tokens().ok;
        case Kind::expiry: return tokens().warning;
        case Kind::outage: return tokens().breach;
        case Kind::macs:
        case Kind::other: break;
    }
    return tokens().accent;
}

/// Purchases are diamonds, renewals and expiries flags' triangles, the rest dots; ghosts are only
/// outlined.
void paint_mark(ImVec2 at, const CalendarEntry& entry) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float r = dp(mark_radius);
    const ImU32 color = color_of(entry.kind);
    const float line = dp(2);
    switch (entry.kind) {
        case Kind::purchase: {
            const ImVec2 a{at.x, at.y - r}, b{at.x + r, at.y}, c{at.x, at.y + r}, d{at.x - r, at.y};
            entry.ghost ? list->AddQuad(a, b, c, d, color, line)
                        : list->AddQuadFilled(a, b, c, d, color);
            break;
        }
        case Kind::renewal:
        case Kind::expiry: {
            const ImVec2 a{at.x - r, at.y - r}, b{at.x + r, at.y}, c{at.x - r, at.y + r};
            entry.ghost ? list->AddTriangle(a, b, c, color, line)
                        : list->AddTriangleFilled(a, b, c, color);
            break;
        }
        case Kind::macs:
        case Kind::outage:
        case Kind::other: list->AddCircleFilled(at, r, color); break;
    }
}

class CalendarChart {
public:
    CalendarChart(const CalendarView& view, const Box& box) : view_(view), box_(box) {
        // At the right there is room for half of a date.
        plot_.box = {{box.min.x + dp(8), box.min.y}, {box.max.x - dp(32), box.max.y - dp(24)}};
        plot_.x_to = std::max(1, view.to.days - view.from.days);
    }

    void paint() {
        paint_date_axis(plot_, view_.from);
        for (std::size_t i = 0; i < view_.lanes.size(); ++i) paint_lane(view_.lanes[i], top_of(i));
        const float now = x_of(view_.today);
        paint_line({now, plot_.box.min.y}, {now, plot_.box.max.y}, tokens().accent);
        const CalendarEntry* under_mouse = nullptr;
        for (const CalendarEntry& entry : view_.entries) {
            const ImVec2 at = place_of(entry);
            paint_mark(at, entry);
            const ImVec2 mouse = ImGui::GetMousePos();
            const float reach = dp(mark_radius + 3);
            if (std::abs(mouse.x - at.x) < reach && std::abs(mouse.y - at.y) < reach) {
                under_mouse = &entry;
            }
        }
        if (under_mouse != nullptr && ImGui::IsWindowHovered()) {
            tooltip(fmt::format("{}  {}{}", format_date(under_mouse->at), under_mouse->words,
                                under_mouse->ghost ? " (planned)" : ""));
        }
    }

private:
    float x_of(Date day) const {
        return std::round(
            plot_.x(std::clamp(day.days, view_.from.days, view_.to.days) - view_.from.days));
    }
    float top_of(std::size_t lane) const {
        return plot_.box.min.y + dp(lane_height) * static_cast<float>(lane);
    }
    ImVec2 place_of(const CalendarEntry& entry) const {
        std::size_t lane = 0;
        while (lane < view_.lanes.size() && view_.lanes[lane].id != entry.lane) ++lane;
        return {x_of(entry.at), top_of(lane) + dp(30)};
    }

    void paint_lane(const CalendarLane& lane, float top) {
        const Box name{{plot_.box.min.x, top + dp(2)}, {plot_.box.max.x, top + dp(20)}};
        paint_text_in(name, TextStyle::small, tokens().text_muted, lane.name);
        const float y = top + dp(30 - bar_height / 2);
        paint_rect({{x_of(lane.from), y}, {x_of(lane.to + 1), y + dp(bar_height)}}, tokens().free,
                   dp(3));
    }

    const CalendarView& view_;
    Box box_;
    Plot plot_;
};

}  // namespace

void draw_calendar_chart(const CalendarView& view) {
    const float lanes = static_cast<float>(view.lanes.size() + 1);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 size{ImGui::GetContentRegionAvail().x, dp(lane_height * lanes + 24)};
    ImGui::Dummy(size);
    const Box box{at, {at.x + size.x, at.y + size.y}};
    CalendarChart(view, box).paint();
    const auto ghosts = std::count_if(view.entries.begin(), view.entries.end(),
                                      [](const CalendarEntry& one) { return one.ghost; });
    describe_area("img", "Calendar",
                  fmt::format("{} to {}, {} entries, {} of them planned", format_date(view.from),
                              format_date(view.to), view.entries.size(), ghosts),
                  box.min, box.max);
}

}  // namespace headroom::ui
