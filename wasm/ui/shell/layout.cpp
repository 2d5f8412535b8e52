#include "wasm/ui/shell/layout.h"

#include <imgui_internal.h>

#include <algorithm>
#include <string_view>

#include "wasm/ui/inspect/widget_groups.h"

#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"

namespace headroom::ui {
namespace {

// Widths of the page, in CSS pixels, at which its parts change their form.
constexpr float phone_below = 640;
constexpr float narrow_rail_below = 1100;
constexpr float inspector_column_from = 1280;
constexpr float lesson_column_from = 900;
constexpr float lesson_width = 320;
constexpr float stacked_time_bar_below = 900;

constexpr float top_height = 44;
constexpr float rail_width = 200;
constexpr float rail_icons_width = 56;
constexpr float bottom_rail_height = 52;
constexpr float inspector_width = 320;
constexpr float time_height = 56;
constexpr float stacked_time_height = 84;
constexpr float presenter_height = 92;
constexpr float presenter_rows_below = 560;  // its small controls have a row of their own
constexpr float presenter_row = 40;

void place_bars(const LayoutInput& in, ShellLayout& out) {
    const float below = out.rail_below ? dp(bottom_rail_height) : 0;
    const float time = dp(out.time_bar_stacked ? stacked_time_height : time_height);
    out.top_bar = {{0, 0}, {in.width, dp(top_height)}};
    const float floor = std::max(out.top_bar.max.y, in.height - below - time);
    out.time_bar = {{0, floor}, {in.width, in.height - below}};
    if (out.rail_below) {
        out.rail = {{0, in.height - below}, {in.width, in.height}};
    } else {
        const float width = dp(out.rail_icons_only ? rail_icons_width : rail_width);
        out.rail = {{0, out.top_bar.max.y}, {width, floor}};
    }
}

void place_presenter_bar(const LayoutInput& in, ShellLayout& out) {
    out.rail_below = false;
    const bool two_rows = in.width < dp(presenter_rows_below);
    const float high = dp(two_rows ? presenter_height + presenter_row : presenter_height);
    out.time_bar = {{0, std::max(0.0F, in.height - high)}, {in.width, in.height}};
    out.rail = {{0, 0}, {0, out.time_bar.min.y}};
}

}  // namespace

ShellLayout lay_out_shell(const LayoutInput& in) {
    ShellLayout out;
    out.rail_below = in.width < dp(phone_below);
    out.rail_icons_only = in.width < dp(narrow_rail_below);
    out.time_bar_stacked = in.width < dp(stacked_time_bar_below);
    if (!in.has_session) {
        out.top_bar = {{0, 0}, {in.width, dp(top_height)}};
        out.content = {{0, out.top_bar.max.y}, {in.width, in.height}};
        return out;
    }
    in.presenting ? place_presenter_bar(in, out) : place_bars(in, out);
    const float left = out.rail_below ? 0 : out.rail.max.x;
    out.content = {{left, out.top_bar.max.y}, {in.width, out.time_bar.min.y}};
    out.lesson_shown = in.lesson_wanted && !in.presenting && in.width >= dp(lesson_column_from);
    if (out.lesson_shown) {
        out.lesson = out.content;
        out.lesson.max.x = left + dp(lesson_width);
        out.content.min.x = out.lesson.max.x;
    }
    // Beside a lesson there is room for the inspector on wide screens only.
    const float beside = out.lesson_shown ? lesson_width : 0;
    out.inspector_over_page = in.width < dp(inspector_column_from + beside);
    out.inspector_shown = out.inspector_over_page ? in.inspector_opened : in.inspector_wanted;
    if (!out.inspector_shown) return out;
    const float begin = std::max(left, in.width - dp(inspector_width));
    out.inspector = {{begin, out.content.min.y}, {in.width, out.content.max.y}};
    if (!out.inspector_over_page) out.content.max.x = begin;
    return out;
}

namespace {

struct Landmark {
    std::string_view region;
    const char* role;
    const char* label;
};

Landmark landmark_of(std::string_view region) {
    static constexpr Landmark landmarks[] = {
        {"top-bar", "banner", "Headroom"},     {"rail", "navigation", "Pages"},
        {"lesson", "complementary", "Lesson"}, {"inspector", "complementary", "Explanation"},
        {"time-bar", "region", "Time"},        {"presenter", "region", "Presentation"},
        {"notice", "region", "Notice"},
    };
    for (const Landmark& landmark : landmarks) {
        if (landmark.region == region) return landmark;
    }
    const std::string_view prefix = "content-";
    const bool is_page = region.substr(0, prefix.size()) == prefix;
    return {region, "main", is_page ? region.data() + prefix.size() : region.data()};
}

}  // namespace

void begin_region(const char* name, const Box& box, ImU32 color, ImVec2 padding_css, bool scrolls) {
    ImGui::SetNextWindowPos(box.min);
    ImGui::SetNextWindowSize({std::max(1.0F, box.width()), std::max(1.0F, box.height())});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {dp(padding_css.x), dp(padding_css.y)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
    ImGui::PushStyleColor(ImGuiCol_WindowBg, color);
    ImGuiWindowFlags flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                             ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoCollapse |
                             ImGuiWindowFlags_NoSavedSettings |
                             ImGuiWindowFlags_NoBringToFrontOnFocus;
    // The canvas has the page's colour already; to fill it once more costs software renderers
    // dearly.
    if (color == tokens().background) flags |= ImGuiWindowFlags_NoBackground;
    if (!scrolls) flags |= ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
    ImGui::Begin(name, nullptr, flags);
    const Landmark landmark = landmark_of(name);
    begin_group(landmark.role, landmark.label, box.min, box.max);
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
}

void end_region() {
    end_group();
    ImGui::End();
}

void raise_region() {
    ImGuiWindow* region = ImGui::GetCurrentWindow();
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    ImGuiWindow* popup = g.OpenPopupStack.empty() ? nullptr : g.OpenPopupStack[0].Window;
    if (popup != nullptr) {
        ImGui::BringWindowToDisplayBehind(region, popup);
    } else {
        ImGui::BringWindowToDisplayFront(region);
    }
}

}  // namespace headroom::ui
