#include "wasm/ui/widgets/chart_zoom.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>

namespace headroom::ui {
namespace {

void zoom_around(ChartZoom& zoom, double share, double factor) {
    const double middle = zoom.from + (zoom.to - zoom.from) * share;
    zoom.from = std::clamp(middle - (middle - zoom.from) * factor, 0.0, 1.0);
    zoom.to = std::clamp(middle + (zoom.to - middle) * factor, 0.0, 1.0);
    if (zoom.to - zoom.from > 0.98) zoom = {};
}

}  // namespace

void zoom_chart(const Plot& plot, ChartZoom& zoom) {
    constexpr double closer = 0.8;
    if (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible) {
        if (ImGui::IsKeyPressed(ImGuiKey_Equal)) zoom_around(zoom, 0.5, closer);
        if (ImGui::IsKeyPressed(ImGuiKey_Minus)) zoom_around(zoom, 0.5, 1 / closer);
    }
    if (!ImGui::IsItemHovered()) return;
    const ImGuiIO& io = ImGui::GetIO();
    ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelY);
    if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) zoom = {};
    if (io.MouseWheel == 0) return;
    const float share = (io.MousePos.x - plot.box.min.x) / std::max(1.0F, plot.box.width());
    zoom_around(zoom, static_cast<double>(std::clamp(share, 0.0F, 1.0F)),
                io.MouseWheel > 0 ? closer : 1 / closer);
}

}  // namespace headroom::ui
