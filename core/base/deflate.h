#pragma once
// Compressed bytes in the format of RFC 1951 ("raw deflate"), so that links can be read and written
// by anything that knows the format. Small rather than fast: meant for texts of up to a few MB.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace headroom {

/// Compresses with matches of up to 258 bytes in a window of 32 KB and codes fitted to the text.
std::string deflate(std::string_view bytes);

/// The bytes behind compressed ones; nullopt when they are damaged or would exceed `most_bytes`.
std::optional<std::string> inflate(std::string_view compressed, std::size_t most_bytes);

}  // namespace headroom
