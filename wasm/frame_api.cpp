// What web/js/frame.js and embed.js call: the page inside another page.

#include <emscripten.h>
#include <imgui.h>
#include <imgui_internal.h>

#include "wasm/page_api.h"
#include "wasm/ui/app/tab_order.h"
#include "wasm/ui/inspect/asked.h"
#include "wasm/ui/shell/embedding.h"

namespace headroom {
namespace {

/// Whether anything is left in this direction; positive: down, or to the right.
bool has_more(float scroll, float most, double delta) {
    if (delta == 0 || most <= 0) return false;
    return delta > 0 ? scroll < most : scroll > 0;
}

}  // namespace
}  // namespace headroom

using namespace headroom;

extern "C" {

EMSCRIPTEN_KEEPALIVE void headroom_set_embedded(int embedded) {
    ui::set_embedded(embedded != 0);
    page_app().request_frames();
}

/// 1 when Tab leaves the page.
EMSCRIPTEN_KEEPALIVE int headroom_tab_leaves(int backwards) {
    return ui::tab_leaves(backwards != 0) ? 1 : 0;
}

/// Tab enters the page: the focus goes to the first widget, or backwards to the last one.
EMSCRIPTEN_KEEPALIVE void headroom_enter_by_tab(int backwards) {
    if (const unsigned id = ui::tab_end(backwards != 0)) ui::ask_keyboard(id);
    page_app().request_frames();
}

/// 1 when the wheel scrolls or zooms something under the pointer; positive is down and right.
EMSCRIPTEN_KEEPALIVE int headroom_wheel_moves(double x, double y) {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    const bool zooms = ImGui::GetKeyOwner(ImGuiKey_MouseWheelY) != ImGuiKeyOwner_None;
    if (!g.OpenPopupStack.empty() || zooms) return 1;
    for (const ImGuiWindow* at = g.HoveredWindow; at != nullptr; at = at->ParentWindow) {
        if (has_more(at->Scroll.y, at->ScrollMax.y, y)) return 1;
        if (has_more(at->Scroll.x, at->ScrollMax.x, x)) return 1;
    }
    return 0;
}

}  // extern "C"
