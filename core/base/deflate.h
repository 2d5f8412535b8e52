#pragma once
// Compressed bytes in the format of RFC 1951 ("raw deflate"), by zlib, so that links can be read
// and written by anything that knows the format.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace headroom {

/// Compressed as small as zlib can.
std::string deflate(std::string_view bytes);

/// The bytes behind compressed ones; nullopt when they are damaged, cut off, followed by others, or
/// would exceed `most_bytes`.
std::optional<std::string> inflate(std::string_view compressed, std::size_t most_bytes);

/// The check sum Adler-32 (RFC 1950).
std::uint32_t adler32_of(std::string_view bytes);

}  // namespace headroom
