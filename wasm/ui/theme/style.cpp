#include "wasm/ui/theme/style.h"

#include <imgui.h>

#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"

namespace headroom::ui {
namespace {

void apply_sizes(ImGuiStyle& style) {
    const float radius = dp(corner_radius);
    style.WindowPadding = {0, 0};
    style.WindowBorderSize = 0;
    style.WindowRounding = 0;
    style.WindowMinSize = {dp(32), dp(32)};
    style.ChildBorderSize = 0;
    style.ChildRounding = 0;
    style.PopupBorderSize = hairline();
    style.PopupRounding = radius;
    style.FrameBorderSize = hairline();
    style.FrameRounding = radius;
    style.FramePadding = {dp(10), dp(6)};
    style.ItemSpacing = {dp(space_2), dp(space_2)};
    style.ItemInnerSpacing = {dp(6), dp(space_1)};
    style.CellPadding = {dp(10), dp(6)};
    style.IndentSpacing = dp(space_4);
    style.ScrollbarSize = dp(9);
    style.ScrollbarRounding = dp(5);
    style.GrabMinSize = dp(24);
    style.GrabRounding = radius;
    style.SeparatorTextBorderSize = hairline();
    style.CurveTessellationTol = 0.6F;
    style.CircleTessellationMaxError = 0.15F;
    style.DisabledAlpha = 0.45F;
}

void set(ImGuiStyle& style, ImGuiCol slot, ImU32 color) {
    style.Colors[slot] = ImGui::ColorConvertU32ToFloat4(color);
}

void apply_text_and_surfaces(ImGuiStyle& style, const Tokens& t) {
    set(style, ImGuiCol_Text, t.text);
    set(style, ImGuiCol_TextDisabled, t.text_muted);
    set(style, ImGuiCol_WindowBg, t.background);
    set(style, ImGuiCol_ChildBg, 0);
    set(style, ImGuiCol_PopupBg, t.raised);
    set(style, ImGuiCol_Border, t.border);
    set(style, ImGuiCol_BorderShadow, 0);
    set(style, ImGuiCol_ModalWindowDimBg, t.dim);
    set(style, ImGuiCol_TextSelectedBg, faded(t.accent, 0.35F));
    set(style, ImGuiCol_NavHighlight, t.accent);
    set(style, ImGuiCol_Separator, t.border);
}

void apply_controls(ImGuiStyle& style, const Tokens& t) {
    set(style, ImGuiCol_FrameBg, t.raised);
    set(style, ImGuiCol_FrameBgHovered, t.raised);
    set(style, ImGuiCol_FrameBgActive, t.raised);
    set(style, ImGuiCol_Button, 0);
    set(style, ImGuiCol_ButtonHovered, t.hover);
    set(style, ImGuiCol_ButtonActive, t.selected);
    set(style, ImGuiCol_Header, t.selected);
    set(style, ImGuiCol_HeaderHovered, t.hover);
    set(style, ImGuiCol_HeaderActive, t.selected);
    set(style, ImGuiCol_CheckMark, t.accent);
    set(style, ImGuiCol_SliderGrab, t.accent);
    set(style, ImGuiCol_SliderGrabActive, t.accent);
    set(style, ImGuiCol_ScrollbarBg, 0);
    set(style, ImGuiCol_ScrollbarGrab, faded(t.control, 0.4F));
    set(style, ImGuiCol_ScrollbarGrabHovered, faded(t.control, 0.7F));
    set(style, ImGuiCol_ScrollbarGrabActive, t.control);
    set(style, ImGuiCol_TableHeaderBg, t.surface);
    set(style, ImGuiCol_TableBorderStrong, t.border);
    set(style, ImGuiCol_TableBorderLight, t.border);
    set(style, ImGuiCol_TableRowBg, 0);
    set(style, ImGuiCol_TableRowBgAlt, 0);
}

}  // namespace

void apply_style() {
    ImGuiStyle& style = ImGui::GetStyle();
    style = ImGuiStyle();
    apply_sizes(style);
    apply_text_and_surfaces(style, tokens());
    apply_controls(style, tokens());
}

}  // namespace headroom::ui
