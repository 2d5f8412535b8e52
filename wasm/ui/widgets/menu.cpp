#include "wasm/ui/widgets/menu.h"

#include <algorithm>
#include <string_view>

#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/pressable.h"

namespace headroom::ui {

bool begin_menu(const char* id, const Box& anchor, float width_css) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float width = std::min(dp(width_css), screen.x - dp(16));
    const float x = std::clamp(anchor.min.x, dp(8), std::max(dp(8), screen.x - width - dp(8)));
    const float y = anchor.max.y + dp(space_1);
    ImGui::SetNextWindowPos({x, y});
    ImGui::SetNextWindowSizeConstraints({width, 0}, {width, screen.y - y - dp(8)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {dp(6), dp(6)});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    const bool open = ImGui::BeginPopup(id, ImGuiWindowFlags_NoMove);
    if (!open) ImGui::PopStyleVar(2);
    return open;
}

void end_menu() {
    ImGui::EndPopup();
    ImGui::PopStyleVar(2);
}

bool menu_entry(const char* icon, const char* label, const char* detail) {
    const std::string_view all(label);
    const std::string_view text = all.substr(0, all.find("##"));
    const bool two_lines = *detail != '\0';
    const ImVec2 size{ImGui::GetContentRegionAvail().x, dp(two_lines ? 48 : 34)};
    const Pressed state = pressable(label, size, "menuitem", label);
    if (state.hovered) paint_rect(state.box, tokens().hover, dp(corner_radius - 2));
    const Box icon_box{state.box.min, {state.box.min.x + dp(34), state.box.max.y}};
    paint_text_in(icon_box, TextStyle::body, tokens().text_muted, icon, Align::center);
    Box line{{icon_box.max.x, state.box.min.y}, {state.box.max.x - dp(8), state.box.max.y}};
    if (two_lines) {
        line = {{line.min.x, state.box.min.y + dp(5)}, {line.max.x, state.box.min.y + dp(25)}};
        paint_text_in({{line.min.x, line.max.y - dp(1)}, {line.max.x, line.max.y + dp(18)}},
                      TextStyle::small, tokens().text_muted, detail);
    }
    paint_text_in(line, TextStyle::table, tokens().text, text);
    if (state.clicked) ImGui::CloseCurrentPopup();
    return state.clicked;
}

void menu_heading(const char* text) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    paint_text_in({{at.x + dp(8), at.y}, {at.x + width, at.y + dp(26)}}, TextStyle::label,
                  tokens().text_muted, text);
    ImGui::Dummy({width, dp(26)});
}

void menu_separator() {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    paint_line({at.x, at.y + dp(4)}, {at.x + width, at.y + dp(4)}, tokens().border);
    ImGui::Dummy({width, dp(9)});
}

}  // namespace headroom::ui
