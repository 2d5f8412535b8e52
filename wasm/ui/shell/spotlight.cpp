#include "wasm/ui/shell/spotlight.h"

#include <imgui_internal.h>

#include <algorithm>

#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/shell/presenter.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"

namespace headroom::ui {
namespace {

constexpr ImU32 shade = IM_COL32(0, 0, 0, 168);
constexpr float light_margin = 6;  // of light around the control

const Widget* lit_widget(const Spotlight& light) {
    const Widget* first = nullptr;
    for (const Widget& widget : widgets()) {
        if (!widget.visible || widget.label != light.label) continue;
        if (light.id == 0 || widget.id == light.id) return &widget;
        if (first == nullptr) first = &widget;
    }
    return first;
}

/// The smallest one around the place: what lies in a row or a card is meant before these.
const Widget* widget_at(ImVec2 place) {
    const Widget* smallest = nullptr;
    float least = 0;
    for (const Widget& widget : widgets()) {
        const Box box{widget.min, widget.max};
        if (!widget.visible || widget.label.empty() || !box.contains(place)) continue;
        const float area = box.width() * box.height();
        if (smallest != nullptr && area >= least) continue;
        smallest = &widget;
        least = area;
    }
    return smallest;
}

Box light_around(const Widget& widget, const Box& stage) {
    return {{std::max(stage.min.x, widget.min.x - dp(light_margin)),
             std::max(stage.min.y, widget.min.y - dp(light_margin))},
            {std::min(stage.max.x, widget.max.x + dp(light_margin)),
             std::min(stage.max.y, widget.max.y + dp(light_margin))}};
}

void frame_in_light(ImDrawList* list, const Box& box) {
    list->AddRect(box.min, box.max, tokens().accent, dp(corner_radius), 0, dp(3));
}

void dim_around(ImDrawList* list, const Box& light, const Box& stage) {
    list->AddRectFilled(stage.min, {stage.max.x, light.min.y}, shade);
    list->AddRectFilled({stage.min.x, light.max.y}, stage.max, shade);
    list->AddRectFilled({stage.min.x, light.min.y}, {light.min.x, light.max.y}, shade);
    list->AddRectFilled({light.max.x, light.min.y}, {stage.max.x, light.max.y}, shade);
    frame_in_light(list, light);
}

/// A pane over the whole stage: the click that chooses presses nothing below.
void choose_light(Spotlight& light, const Box& stage) {
    ImGui::SetNextWindowPos(stage.min);
    ImGui::SetNextWindowSize({stage.width(), stage.height()});
    constexpr ImGuiWindowFlags pane = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                      ImGuiWindowFlags_NoSavedSettings |
                                      ImGuiWindowFlags_NoBackground;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::Begin("spotlight", nullptr, pane);
    ImGui::PopStyleVar();
    raise_region();
    const bool clicked = ImGui::InvisibleButton("##choose", {stage.width(), stage.height()});
    const bool here = ImGui::IsItemHovered();
    ImGui::End();
    const Widget* widget = here || clicked ? widget_at(ImGui::GetMousePos()) : nullptr;
    if (widget == nullptr) return;
    frame_in_light(ImGui::GetForegroundDrawList(), light_around(*widget, stage));
    if (clicked) light = {widget->label, widget->id, false};
}

}  // namespace

void draw_spotlight(PanelContext& context, const ShellLayout& layout) {
    Spotlight& light = context.view.presenter->spotlight;
    const Box stage{{0, 0}, {layout.time_bar.max.x, layout.time_bar.min.y}};
    if (light.choosing) return choose_light(light, stage);
    if (light.label.empty()) return;
    const Widget* widget = lit_widget(light);
    if (widget == nullptr || widget->min.y >= stage.max.y) return;
    dim_around(ImGui::GetForegroundDrawList(), light_around(*widget, stage), stage);
}

}  // namespace headroom::ui
