// The page's module: makes the App and its graphics, takes input, and draws a frame when
// web/loop.js asks for one. The loop itself lives in JavaScript, because the browser decides when
// frames are due.

#include <emscripten.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_internal.h>

#include <cmath>
#include <ctime>
#include <memory>
#include <vector>

#include "wasm/page_api.h"
#include "wasm/platform/drawn_picture.h"
#include "wasm/platform/graphics.h"
#include "wasm/platform/keys.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/theme/fonts.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/other_scripts.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/dragging.h"

namespace headroom {
namespace {

std::unique_ptr<ui::App> the_app;
platform::DrawnPicture the_picture;
int frame_count = 0;
std::vector<double> work_milliseconds;  // of the latest frames, the oldest one overwritten next
constexpr std::size_t remembered_frames = 600;

void remember_work(double milliseconds) {
    if (work_milliseconds.size() < remembered_frames) {
        work_milliseconds.push_back(milliseconds);
    } else {
        work_milliseconds[static_cast<std::size_t>(frame_count) % remembered_frames] = milliseconds;
    }
}

void set_modifiers(int modifiers) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Shift, (modifiers & 1) != 0);
    io.AddKeyEvent(ImGuiMod_Ctrl, (modifiers & 2) != 0);
    io.AddKeyEvent(ImGuiMod_Alt, (modifiers & 4) != 0);
    io.AddKeyEvent(ImGuiMod_Super, (modifiers & 8) != 0);
}

}  // namespace

ui::App& page_app() { return *the_app; }

int frames_drawn() { return frame_count; }

std::vector<double> frame_work() { return work_milliseconds; }

}  // namespace headroom

using namespace headroom;

extern "C" {

/// Makes the page. 0 when there is no WebGL 2.
EMSCRIPTEN_KEEPALIVE int headroom_start() {
    the_app = std::make_unique<ui::App>();
    the_app->view().today = date_of(Instant{static_cast<std::int64_t>(std::time(nullptr))});
    ui::keep_drawn_texts(true);  // for the mirror
    return platform::start_graphics("#canvas") ? 1 : 0;
}

/// Draws one frame of `width` x `height` CSS pixels. Returns when the next one is due, in
/// milliseconds: 0 at once, negative only after input.
EMSCRIPTEN_KEEPALIVE double headroom_frame(double width, double height, double pixel_ratio,
                                           double elapsed) {
    ++frame_count;
    if (ui::take_new_letters()) {
        ui::build_fonts();
        platform::renew_font_texture();
        the_picture.forget();
    }
    ImGui_ImplOpenGL3_NewFrame();
    const double began = emscripten_get_now();
    const bool new_fonts = page_app().new_frame({.width = static_cast<float>(width),
                                                 .height = static_cast<float>(height),
                                                 .pixel_ratio = static_cast<float>(pixel_ratio),
                                                 .elapsed = elapsed});
    remember_work(emscripten_get_now() - began);
    if (new_fonts) platform::renew_font_texture();
    // The browser is only sure to have the picture in the very task that drew it.
    if (new_fonts || page_app().saves_picture()) the_picture.forget();
    const auto wide = static_cast<int>(std::lround(width * pixel_ratio));
    const auto high = static_cast<int>(std::lround(height * pixel_ratio));
    const unsigned background = ui::tokens().background;
    if (the_picture.take(*ImGui::GetDrawData(), wide, high, background)) {
        platform::render(wide, high, background);
        page_app().request_frames(2);  // ImGui rests once a frame looks like the one before
    }
    if (page_app().wants_frame()) return 0.0;
    const double wake = page_app().next_wake();
    return wake < 0 ? -1.0 : wake * 1000.0;
}

// Input. Positions are in CSS pixels, as the browser tells them.

EMSCRIPTEN_KEEPALIVE void headroom_pointer_move(double x, double y, double pixel_ratio, int touch) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(touch != 0 ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
    io.AddMousePosEvent(static_cast<float>(x * pixel_ratio), static_cast<float>(y * pixel_ratio));
    page_app().request_frames();
}

EMSCRIPTEN_KEEPALIVE void headroom_pointer_leave() {
    ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    page_app().request_frames();
}

EMSCRIPTEN_KEEPALIVE void headroom_pointer_button(int button, int down) {
    // The browser counts left, middle, right; ImGui left, right, middle.
    const int mapped = button == 1 ? 2 : button == 2 ? 1 : button;
    if (mapped < 0 || mapped >= ImGuiMouseButton_COUNT) return;
    ImGui::GetIO().AddMouseButtonEvent(mapped, down != 0);
    page_app().request_frames();
}

EMSCRIPTEN_KEEPALIVE void headroom_wheel(double x, double y) {
    ImGui::GetIO().AddMouseWheelEvent(static_cast<float>(x), static_cast<float>(y));
    page_app().request_frames();
}

EMSCRIPTEN_KEEPALIVE void headroom_key(const char* code, const char* key, int down, int modifiers) {
    set_modifiers(modifiers);
    const ImGuiKey mapped = platform::key_of(code, key);
    if (mapped != ImGuiKey_None) ImGui::GetIO().AddKeyEvent(mapped, down != 0);
    page_app().request_frames();
}

EMSCRIPTEN_KEEPALIVE void headroom_text(const char* utf8) {
    ImGui::GetIO().AddInputCharactersUTF8(utf8);
    page_app().request_frames();
}

/// The window has lost the keyboard: whatever was held down is no longer.
EMSCRIPTEN_KEEPALIVE void headroom_focus(int focused) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddFocusEvent(focused != 0);
    if (focused == 0) {
        io.ClearInputKeys();
        for (int button = 0; button < ImGuiMouseButton_COUNT; ++button) {
            io.AddMouseButtonEvent(button, false);
        }
    }
    page_app().request_frames();
}

/// Something outside has changed, for example the window: the next frame is drawn in any case.
EMSCRIPTEN_KEEPALIVE void headroom_request_frames() {
    the_picture.forget();
    page_app().request_frames();
}

EMSCRIPTEN_KEEPALIVE void headroom_set_theme(int dark) {
    page_app().view().theme = dark != 0 ? ui::ThemeName::dark : ui::ThemeName::light;
    page_app().request_frames();
}

EMSCRIPTEN_KEEPALIVE int headroom_is_dark() {
    return page_app().view().theme == ui::ThemeName::dark ? 1 : 0;
}

// What the page wants of the browser after a frame.

/// 1 while a finger moves something instead of the page.
EMSCRIPTEN_KEEPALIVE int headroom_drags() { return ui::dragging() ? 1 : 0; }
EMSCRIPTEN_KEEPALIVE int headroom_cursor() { return ImGui::GetMouseCursor(); }
EMSCRIPTEN_KEEPALIVE int headroom_wants_text() { return ImGui::GetIO().WantTextInput ? 1 : 0; }

/// Where text is being typed, in CSS pixels: input methods open their list there.
EMSCRIPTEN_KEEPALIVE double headroom_caret(int axis) {
    const ImGuiPlatformImeData& data = ImGui::GetCurrentContext()->PlatformImeData;
    return static_cast<double>((axis == 0 ? data.InputPos.x : data.InputPos.y) /
                               ui::device_ratio());
}

}  // extern "C"

int main() { return 0; }
