#pragma once
// What web/*.js calls. Texts are UTF-8; returned texts are valid until the next call and are copied
// by the glue (web/module.js).

#include <vector>

#include "wasm/ui/app/app.h"

namespace headroom {

/// The one App of the page; made by main().
ui::App& page_app();

/// Frames drawn so far, for window.headroom.frames().
int frames_drawn();

/// Milliseconds of work in up to 600 latest frames, without the graphics, in no order.
std::vector<double> frame_work();

}  // namespace headroom
