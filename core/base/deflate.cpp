#include "core/base/deflate.h"

#define ZLIB_CONST  // inputs are const, as they are here
#include <zlib.h>

#include <algorithm>
#include <array>
#include <new>
#include <stdexcept>

namespace headroom {
namespace {

constexpr int raw_window_bits = -15;  // negative: no header and no check sum around the data
constexpr int most_memory = 9;
// zlib counts in 32 bits; nobody puts more into a link.
constexpr std::size_t longest_input = 1U << 30U;

const Bytef* bytes_of(std::string_view text) {
    return static_cast<const Bytef*>(static_cast<const void*>(text.data()));
}

void give_input(z_stream& stream, std::string_view bytes) {
    if (bytes.size() > longest_input) throw std::length_error("too much to compress");
    stream.next_in = bytes_of(bytes);
    stream.avail_in = static_cast<uInt>(bytes.size());
}

// Calls `step` until it has given all its output, or `most_bytes` of it; the last code it returned.
template <class Step>
int collect(z_stream& stream, std::string& out, std::size_t most_bytes, Step step) {
    std::array<Bytef, 16 * 1024> room;
    int code = Z_OK;
    do {
        stream.next_out = room.data();
        stream.avail_out = static_cast<uInt>(room.size());
        code = step();
        const auto made = static_cast<std::ptrdiff_t>(room.size() - stream.avail_out);
        if (out.size() + static_cast<std::size_t>(made) > most_bytes) return Z_MEM_ERROR;
        out.append(room.begin(), room.begin() + made);
    } while (code == Z_OK && stream.avail_out == 0);
    return code;
}

}  // namespace

std::string deflate(std::string_view bytes) {
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, raw_window_bits, most_memory,
                     Z_DEFAULT_STRATEGY) != Z_OK) {
        throw std::bad_alloc();
    }
    give_input(stream, bytes);
    std::string out;
    collect(stream, out, out.max_size(), [&] { return ::deflate(&stream, Z_FINISH); });
    deflateEnd(&stream);
    return out;
}

std::optional<std::string> inflate(std::string_view compressed, std::size_t most_bytes) {
    if (compressed.size() > longest_input) return std::nullopt;
    z_stream stream{};
    if (inflateInit2(&stream, raw_window_bits) != Z_OK) throw std::bad_alloc();
    give_input(stream, compressed);
    std::string out;
    const int code =
        collect(stream, out, most_bytes, [&] { return ::inflate(&stream, Z_NO_FLUSH); });
    const bool complete = code == Z_STREAM_END && stream.avail_in == 0;
    inflateEnd(&stream);
    if (!complete) return std::nullopt;
    return out;
}

std::uint32_t adler32_of(std::string_view bytes) {
    return static_cast<std::uint32_t>(adler32_z(1, bytes_of(bytes), bytes.size()));
}

}  // namespace headroom
