#include "wasm/ui/widgets/pressable.h"

#include <imgui_internal.h>

#include <algorithm>

#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/widgets/dragging.h"

namespace headroom::ui {
namespace {
int held_slider_frame = -10;
}

bool dragging() { return ImGui::GetFrameCount() - held_slider_frame <= 1; }

Pressed pressable(const char* id, ImVec2 size, std::string_view role, std::string_view label,
                  std::string_view value) {
    Pressed result;
    const ImVec2 whole{std::max(1.0F, size.x), std::max(1.0F, size.y)};
    result.clicked = ImGui::InvisibleButton(id, whole);
    result.hovered = ImGui::IsItemHovered();
    result.held = ImGui::IsItemActive();
    if (result.held && role == "slider") held_slider_frame = ImGui::GetFrameCount();
    result.box = {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
    const ImRect ring(result.box.min, result.box.max);
    ImGui::RenderNavHighlight(ring, ImGui::GetItemID(), ImGuiNavHighlightFlags_TypeThin);
    describe_item(role, label, value);
    if (result.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    return result;
}

}  // namespace headroom::ui
