#include "wasm/platform/drawn_picture.h"

#include <imgui.h>

#include <cstring>
#include <span>

namespace headroom::platform {
namespace {

template <class T>
void append(std::vector<std::byte>& out, std::span<const T> values) {
    const auto bytes = std::as_bytes(values);
    out.insert(out.end(), bytes.begin(), bytes.end());
}

template <class T>
void append(std::vector<std::byte>& out, const T& value) {
    append(out, std::span(&value, 1));
}

template <class T>
std::span<const T> span_of(const ImVector<T>& values) {
    return {values.Data, static_cast<std::size_t>(values.Size)};
}

void append(std::vector<std::byte>& out, const ImDrawList& list) {
    append(out, list.CmdBuffer.Size);
    for (const ImDrawCmd& command : list.CmdBuffer) {
        append(out, command.ClipRect);
        append(out, command.TextureId);
        append(out, command.VtxOffset);
        append(out, command.IdxOffset);
        append(out, command.ElemCount);
    }
    append(out, span_of(list.VtxBuffer));
    append(out, span_of(list.IdxBuffer));
}

}  // namespace

bool DrawnPicture::take(const ImDrawData& frame, int width, int height, unsigned background) {
    next_.clear();
    append(next_, width);
    append(next_, height);
    append(next_, background);
    for (const ImDrawList* list : frame.CmdLists) append(next_, *list);
    // memcmp compares many bytes at once; the operator of vectors does not here.
    const bool same = next_.size() == picture_.size() &&
                      std::memcmp(next_.data(), picture_.data(), next_.size()) == 0;
    if (same) return false;
    picture_.swap(next_);
    return true;
}

}  // namespace headroom::platform
