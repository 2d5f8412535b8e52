#include "wasm/ui/widgets/number_field.h"

#include <fmt/format.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "icons.h"
#include "wasm/ui/inspect/asked.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/pressable.h"

namespace headroom::ui {
namespace {

bool step_button(const char* icon, const std::string& label, ImVec2 at, bool enabled) {
    ImGui::SetCursorScreenPos(at);
    ImGui::BeginDisabled(!enabled);
    ImGui::PushButtonRepeat(true);
    const Pressed state = pressable(label.c_str(), {dp(28), dp(control_height)}, "button", label);
    ImGui::PopButtonRepeat();
    ImGui::EndDisabled();
    if (state.hovered) paint_rect(state.box, tokens().hover, dp(corner_radius));
    paint_text_in(state.box, TextStyle::table, enabled ? tokens().text : tokens().text_muted, icon,
                  Align::center);
    return state.clicked;
}

void push_style(bool invalid, float height_css) {
    ImGui::PushStyleColor(ImGuiCol_Border, invalid ? tokens().breach : tokens().control);
    ImGui::PushStyleColor(ImGuiCol_NavHighlight, 0);
    const float padding = std::max(0.0F, (dp(height_css) - ImGui::GetFontSize()) / 2);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {dp(8), padding});
}

void pop_style() {
    ImGui::PopStyleVar();
    ImGui::PopStyleColor(2);
}

void mark_focus() {
    const bool walked_to =
        ImGui::IsItemFocused() && !ImGui::GetCurrentContext()->NavDisableHighlight;
    if (!ImGui::IsItemActive() && !walked_to) return;
    ImGui::GetWindowDrawList()->AddRect(ImGui::GetItemRectMin(), ImGui::GetItemRectMax(),
                                        tokens().accent, dp(corner_radius), 0,
                                        std::max(1.5F, dp(2)));
}

}  // namespace

bool number_field(const char* label, Count& value, const NumberOptions& options) {
    const Count before = value;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::PushID(label);
    push_style(options.invalid, control_height);
    ImGui::SetNextItemWidth(dp(options.width) - 2 * dp(28));
    std::int64_t typed = value;
    const auto asked = take_asked_number(ImGui::GetID("##number"));
    if (asked) typed = static_cast<std::int64_t>(std::clamp(std::round(*asked), -1e9, 1e9));
    if (ImGui::InputScalar("##number", ImGuiDataType_S64, &typed) || asked) {
        value = std::clamp<std::int64_t>(typed, -1'000'000'000, 1'000'000'000);
    }
    describe_item("textbox", label, fmt::format("{}", value));
    describe_range({static_cast<double>(options.least), static_cast<double>(options.most),
                    static_cast<double>(value)});
    mark_focus();
    pop_style();
    const float x = at.x + dp(options.width) - 2 * dp(28);
    if (step_button(icon_minus, std::string("Less: ") + label, {x, at.y}, value > options.least)) {
        --value;
    }
    if (step_button(icon_plus, std::string("More: ") + label, {x + dp(28), at.y},
                    value < options.most)) {
        ++value;
    }
    ImGui::PopID();
    return value != before;
}

bool decimal_field(const char* label, double& value, float width_css, float height_css) {
    ImGui::PushID(label);
    push_style(false, height_css);
    ImGui::SetNextItemWidth(dp(width_css));
    const auto asked = take_asked_number(ImGui::GetID("##decimal"));
    double typed = asked.value_or(value);
    const bool entered = ImGui::InputScalar("##decimal", ImGuiDataType_Double, &typed, nullptr,
                                            nullptr, "%.2f", ImGuiInputTextFlags_EnterReturnsTrue);
    describe_item("textbox", label, fmt::format("{:.2f}", value));
    mark_focus();
    pop_style();
    ImGui::PopID();
    if ((!entered && !asked) || typed == value) return false;
    value = typed;
    return true;
}

}  // namespace headroom::ui
