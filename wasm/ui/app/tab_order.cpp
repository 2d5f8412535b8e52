#include "wasm/ui/app/tab_order.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <cstddef>
#include <vector>

#include "wasm/ui/inspect/widget_list.h"

namespace headroom::ui {
namespace {

/// Rows of a table are one stop: the arrows walk from row to row.
bool is_later_row(const std::vector<Widget>& all, std::size_t i) {
    if (all[i].role != "row") return false;
    for (std::size_t before = i; before-- > 0;) {
        if (all[before].window != all[i].window) return false;
        if (all[before].role == "row") return true;
        if (all[before].role == "columnheader") return false;
    }
    return false;
}

bool is_stop(const std::vector<Widget>& all, std::size_t i) {
    return all[i].window != nullptr && all[i].enabled && !is_later_row(all, i);
}

/// The stop after, or before, what has the keyboard; null when there is none at all.
const Widget* neighbour(int direction) {
    const std::vector<Widget>& all = widgets();
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    const ImGuiID here = g.ActiveId != 0 ? g.ActiveId : g.NavId;
    const auto count = static_cast<std::ptrdiff_t>(all.size());
    std::ptrdiff_t place = direction > 0 ? -1 : 0;
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        if (here != 0 && all[static_cast<std::size_t>(i)].id == here) place = i;
    }
    for (std::ptrdiff_t way = 1; way <= count; ++way) {
        const auto i = static_cast<std::size_t>((place + direction * way + 2 * count) % count);
        if (is_stop(all, i)) return &all[i];
    }
    return nullptr;
}

}  // namespace

void give_keyboard_to(const Widget& widget) {
    ImGuiContext& g = *ImGui::GetCurrentContext();
    ImGui::ClearActiveID();
    ImGuiWindow* const region = widget.window->RootWindowForNav;
    ImGui::FocusWindow(region);
    const ImRect box(widget.min, widget.max);
    ImGui::SetNavID(widget.id, ImGuiNavLayer_Main, widget.focus_scope,
                    ImGui::WindowRectAbsToRel(region, box));
    g.NavDisableHighlight = false;
    g.NavDisableMouseHover = true;
    g.NavInputSource = ImGuiInputSource_Keyboard;
    ImGui::ScrollToRect(widget.window, box, ImGuiScrollFlags_KeepVisibleEdgeY);
    if (widget.role != "textbox") return;
    g.NavNextActivateId = widget.id;
    g.NavNextActivateFlags = ImGuiActivateFlags_PreferInput | ImGuiActivateFlags_FromTabbing;
}

unsigned tab_end(bool last) {
    const std::vector<Widget>& all = widgets();
    for (std::size_t way = 0; way < all.size(); ++way) {
        const std::size_t i = last ? all.size() - 1 - way : way;
        if (is_stop(all, i)) return all[i].id;
    }
    return 0;
}

bool tab_leaves(bool backwards) {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    if (!g.OpenPopupStack.empty()) return false;
    const ImGuiID here = g.ActiveId != 0 ? g.ActiveId : g.NavId;
    const ImGuiID end = tab_end(!backwards);
    return end == 0 || here == end;
}

bool walk_with_tab() {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    if (!g.OpenPopupStack.empty()) return false;
    static const ImGuiID owner = ImHashStr("headroom-tab");
    const bool pressed = ImGui::IsKeyPressed(ImGuiKey_Tab, owner, ImGuiInputFlags_Repeat) &&
                         !g.IO.KeyCtrl && !g.IO.KeyAlt;
    // Has to be said every frame before the press, or ImGui takes the key for itself.
    ImGui::SetKeyOwner(ImGuiKey_Tab, owner);
    if (!pressed) return false;
    const Widget* const next = neighbour(g.IO.KeyShift ? -1 : 1);
    if (next != nullptr) give_keyboard_to(*next);
    return next != nullptr;
}

}  // namespace headroom::ui
