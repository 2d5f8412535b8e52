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
#include "wasm/ui/widgets/field_frame.h"
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

}  // namespace

bool number_field(const char* label, Count& value, const NumberOptions& options) {
    const Count before = value;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::PushID(label);
    push_field_frame(options.invalid, control_height, 8);
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
    mark_field_focus();
    pop_field_frame();
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
    push_field_frame(false, height_css, 8);
    ImGui::SetNextItemWidth(dp(width_css));
    const auto asked = take_asked_number(ImGui::GetID("##decimal"));
    double typed = asked.value_or(value);
    const bool entered = ImGui::InputScalar("##decimal", ImGuiDataType_Double, &typed, nullptr,
                                            nullptr, "%.2f", ImGuiInputTextFlags_EnterReturnsTrue);
    describe_item("textbox", label, fmt::format("{:.2f}", value));
    mark_field_focus();
    pop_field_frame();
    ImGui::PopID();
    if ((!entered && !asked) || typed == value) return false;
    value = typed;
    return true;
}

}  // namespace headroom::ui
