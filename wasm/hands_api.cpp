// What web/js/input_pointer.js and preferences.js call: fingers that push what lies under them, and
// what the user prefers everywhere.

#include <emscripten.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cfloat>

#include "wasm/page_api.h"
#include "wasm/ui/app/shortcuts.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/preferences.h"
#include "wasm/ui/theme/style.h"

namespace headroom {
namespace {

/// The innermost window around `window` of which `can_scroll` is true; null when there is none.
template <class CanScroll>
ImGuiWindow* innermost(ImGuiWindow* window, CanScroll can_scroll) {
    while (window != nullptr && !can_scroll(*window)) {
        const bool is_child = (window->Flags & ImGuiWindowFlags_ChildWindow) != 0;
        window = is_child ? window->ParentWindow : nullptr;
    }
    return window;
}

/// The new scroll position. Pushes that come before the next frame add up.
float pushed(float now, float target, float most, float pixels) {
    const float from = target < FLT_MAX ? target : now;
    return std::clamp(from - pixels, 0.0F, most);
}

void push_sideways(ImGuiWindow* at, float pixels) {
    at = innermost(at, [](const ImGuiWindow& w) { return w.ScrollMax.x > 0; });
    if (at == nullptr || pixels == 0) return;
    ImGui::SetScrollX(at, pushed(at->Scroll.x, at->ScrollTarget.x, at->ScrollMax.x, pixels));
}

void push_down(ImGuiWindow* at, float pixels) {
    at = innermost(at, [](const ImGuiWindow& w) { return w.ScrollMax.y > 0; });
    if (at == nullptr || pixels == 0) return;
    ImGui::SetScrollY(at, pushed(at->Scroll.y, at->ScrollTarget.y, at->ScrollMax.y, pixels));
}

}  // namespace
}  // namespace headroom

using namespace headroom;

extern "C" {

/// A finger has moved by this many CSS pixels: what lies under it goes with it.
EMSCRIPTEN_KEEPALIVE void headroom_pan(double x, double y) {
    ImGuiWindow* at = ImGui::GetCurrentContext()->HoveredWindow;
    const auto ratio = static_cast<double>(ui::device_ratio());
    push_sideways(at, static_cast<float>(x * ratio));
    push_down(at, static_cast<float>(y * ratio));
    page_app().request_frames();
}

/// Tells whether Shift is down while the wheel turns. The key event is missing when Shift was
/// pressed before the window got the keyboard.
EMSCRIPTEN_KEEPALIVE void headroom_shift(int down) {
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, down != 0);
}

/// Whether single keys are shortcuts, as the user has chosen it.
EMSCRIPTEN_KEEPALIVE void headroom_set_single_keys(int allowed) {
    ui::allow_single_keys(allowed != 0);
}
EMSCRIPTEN_KEEPALIVE int headroom_single_keys() { return ui::single_keys() ? 1 : 0; }

EMSCRIPTEN_KEEPALIVE void headroom_prefer(int more_contrast, int less_motion) {
    ui::prefer_more_contrast(more_contrast != 0);
    ui::prefer_less_motion(less_motion != 0);
    ui::apply_style();
    page_app().request_frames();
}

}  // extern "C"
