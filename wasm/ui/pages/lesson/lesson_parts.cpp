#include "wasm/ui/pages/lesson/lesson_parts.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "icons.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/pressable.h"

namespace headroom::ui::lesson_parts {
namespace {

constexpr float mark_width = 26;
constexpr float star_step = 20;

float text_room() { return ImGui::GetContentRegionAvail().x - dp(mark_width); }

void paint_marked(const Box& box, const char* icon, ImU32 color, std::string_view text) {
    const ImVec2 mark{box.min.x, box.min.y + dp(6)};
    paint_text(mark, TextStyle::body, color, icon);
    paint_wrapped({box.min.x + dp(mark_width), box.min.y + dp(6)}, TextStyle::table, tokens().text,
                  text, box.width() - dp(mark_width));
}

}  // namespace

bool choice(const char* id, std::string_view text, bool chosen, bool enabled) {
    const float height = wrapped_height(TextStyle::table, text, text_room()) + dp(12);
    const ImVec2 size{ImGui::GetContentRegionAvail().x, std::max(dp(32), height)};
    ImGui::BeginDisabled(!enabled);
    const Pressed state = pressable(id, size, "radio", text, chosen ? "on" : "off");
    ImGui::EndDisabled();
    if (enabled && state.hovered) paint_rect(state.box, tokens().hover, dp(corner_radius));
    paint_marked(state.box, chosen ? icon_circle : icon_circle_outline,
                 chosen ? tokens().accent : tokens().control, text);
    return enabled && state.clicked;
}

void marked_line(const char* icon, ImU32 color, std::string_view text, std::string_view role,
                 std::string_view value) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height =
        std::max(dp(28), wrapped_height(TextStyle::table, text, text_room()) + dp(10));
    const Box box{at, {at.x + ImGui::GetContentRegionAvail().x, at.y + height}};
    paint_marked(box, icon, color, text);
    ImGui::Dummy({box.width(), height});
    describe_area(role, text, value, box.min, box.max);
}

float stars_width() { return dp(3 * star_step); }

// The icon font may lack a star: five points around a centre, drawn.
void paint_stars(ImVec2 at, int stars) {
    constexpr float turn = 3.14159265F / 5;
    ImDrawList* draw = ImGui::GetWindowDrawList();
    for (int i = 0; i < 3; ++i) {
        const ImVec2 center{at.x + dp(star_step * static_cast<float>(i) + star_step / 2),
                            at.y + dp(9)};
        std::array<ImVec2, 10> points;
        for (std::size_t k = 0; k < points.size(); ++k) {
            const float radius = dp(k % 2 == 0 ? 8.0F : 3.4F);
            const float angle = turn * static_cast<float>(k);
            points[k] = {center.x + radius * std::sin(angle), center.y - radius * std::cos(angle)};
        }
        const ImU32 color = i < stars ? tokens().yellow : tokens().border;
        for (std::size_t k = 0; k < points.size(); ++k) {
            draw->AddTriangleFilled(center, points[k], points[(k + 1) % points.size()], color);
        }
    }
}

}  // namespace headroom::ui::lesson_parts
