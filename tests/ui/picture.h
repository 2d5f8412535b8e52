#pragma once
// The last frame as a picture, drawn by a small software rasteriser: what the page looks like,
// without a window, a browser or a GPU. For people to look at; see pictures_test.cpp.

#include <string>

namespace headroom::ui {

/// Writes ImGui's last draw data as a PNG file (not compressed). False when it cannot be written.
bool save_picture(const std::string& file);

}  // namespace headroom::ui
