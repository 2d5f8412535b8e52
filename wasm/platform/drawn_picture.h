#pragma once
// Remembers what is on the canvas, so that a frame which looks the same is not drawn again: most
// frames after an input only let ImGui come to rest.

#include <cstddef>
#include <vector>

struct ImDrawData;

namespace headroom::platform {

class DrawnPicture {
public:
    /// Takes the frame as the new picture. False when it is what stands on the canvas already.
    bool take(const ImDrawData& frame, int width, int height, unsigned background);

    /// What stands on the canvas is no longer known.
    void forget() { picture_.clear(); }

private:
    std::vector<std::byte> picture_;  // everything that the renderer reads of a frame
    std::vector<std::byte> next_;
};

}  // namespace headroom::platform
