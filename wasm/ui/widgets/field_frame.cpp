#include "wasm/ui/widgets/field_frame.h"

#include <imgui_internal.h>

#include <algorithm>
#include <string>

#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"

namespace headroom::ui {

void push_field_frame(bool invalid, float height_css, float side_css) {
    ImGui::PushStyleColor(ImGuiCol_Border, invalid ? tokens().breach : tokens().control);
    ImGui::PushStyleColor(ImGuiCol_NavHighlight, 0);
    const float padding = std::max(0.0F, (dp(height_css) - ImGui::GetFontSize()) / 2);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {dp(side_css), padding});
}

void pop_field_frame() {
    ImGui::PopStyleVar();
    ImGui::PopStyleColor(2);
}

void mark_field_focus() {
    const bool walked_to =
        ImGui::IsItemFocused() && !ImGui::GetCurrentContext()->NavDisableHighlight;
    if (!ImGui::IsItemActive() && !walked_to) return;
    ImGui::GetWindowDrawList()->AddRect(ImGui::GetItemRectMin(), ImGui::GetItemRectMax(),
                                        tokens().accent, dp(corner_radius), 0,
                                        std::max(1.5F, dp(2)));
}

int grow_text(ImGuiInputTextCallbackData* data) {
    if (data->EventFlag != ImGuiInputTextFlags_CallbackResize) return 0;
    auto& text = *static_cast<std::string*>(data->UserData);
    text.resize(static_cast<std::size_t>(data->BufTextLen));
    data->Buf = text.data();
    return 0;
}

}  // namespace headroom::ui
