#include "wasm/ui/pages/chart_exports.h"

#include <imgui_internal.h>

#include <algorithm>

#include "icons.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/button.h"

namespace headroom::ui {
namespace {

constexpr int frames_to_scroll = 4;

bool is_in_sight(const Box& box) {
    const ImRect seen = ImGui::GetCurrentWindowRead()->ClipRect;
    return seen.Contains(ImRect(box.min, box.max));
}

}  // namespace

bool chart_buttons(PanelContext& context, const std::string& name) {
    const std::string csv = "CSV##" + name;
    const std::string png = "PNG##" + name;
    const bool figures = button(
        csv.c_str(), {.icon = icon_download, .tooltip = "The figures of the chart as a file"});
    ImGui::SameLine(0, dp(space_2));
    if (button(png.c_str(), {.icon = icon_download, .tooltip = "The chart as a picture"})) {
        context.view.wanted_picture = {name, frames_to_scroll};
    }
    return figures;
}

void save_csv(PanelContext& context, const std::string& name, std::string csv) {
    context.sink.platform.save_file = FileToSave{name + ".csv", "text/csv", std::move(csv)};
}

void picture_of(PanelContext& context, const std::string& name, const Box& box) {
    WantedPicture& wanted = context.view.wanted_picture;
    if (wanted.name != name) return;
    context.sink.keep_drawing = true;
    if (--wanted.frames_left > 0 && !is_in_sight(box)) {
        ImGui::ScrollToRect(ImGui::GetCurrentWindow(), ImRect(box.min, box.max),
                            ImGuiScrollFlags_KeepVisibleEdgeY);
        return;
    }
    ImRect seen(box.min, box.max);
    seen.ClipWith(ImGui::GetCurrentWindow()->ClipRect);
    context.sink.platform.save_picture =
        PictureToSave{name + ".png", seen.Min.x, seen.Min.y, std::max(1.0F, seen.GetWidth()),
                      std::max(1.0F, seen.GetHeight())};
    wanted = {};
}

}  // namespace headroom::ui
