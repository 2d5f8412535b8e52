#pragma once
// The WebGL 2 context of the page's canvas, and ImGui's renderer on it.

namespace headroom::platform {

/// False when the browser gives no WebGL 2 context; boot.js then shows a plain message.
bool start_graphics(const char* canvas_selector);

/// Uploads ImGui's font atlas again, after it was rasterised for another pixel ratio.
void renew_font_texture();

/// Draws ImGui's last frame on a canvas of this size in device pixels.
void render(int width, int height, unsigned background);

}  // namespace headroom::platform
