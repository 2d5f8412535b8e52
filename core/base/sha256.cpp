#include "core/base/sha256.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "core/base/inline.h"
#include "core/base/sha256_blocks.h"

namespace headroom {
namespace {

// A word of each of four blocks, side by side: what does not depend on the block before can be
// worked out for all of them at once.
using Words = std::uint32_t __attribute__((vector_size(16), may_alias));
using Bytes = std::uint8_t __attribute__((vector_size(16), may_alias));
constexpr std::size_t lanes = sizeof(Words) / sizeof(std::uint32_t);

template <class Word>
HEADROOM_ALWAYS_INLINE Word rotate_right(Word x, int n) {
    return (x >> n) | (x << (32 - n));
}

// Four words of one block; in a message the highest byte of a word comes first.
HEADROOM_ALWAYS_INLINE Words read_words(const std::uint8_t* from) {
    Bytes bytes;
    std::memcpy(&bytes, from, sizeof bytes);
    if constexpr (std::endian::native == std::endian::little) {
        bytes = __builtin_shufflevector(bytes, bytes, 3, 2, 1, 0, 7, 6, 5, 4,  //
                                        11, 10, 9, 8, 15, 14, 13, 12);
    }
    return reinterpret_cast<const Words&>(bytes);
}

struct Schedules {
    Words of_round[64];
};

// Makes the message schedules out of the blocks' own 16 words, and adds the constants of the
// rounds.
HEADROOM_ALWAYS_INLINE void make_schedules(Schedules& schedules) {
    Words* const w = schedules.of_round;
    for (std::size_t i = 16; i < 64; ++i) {
        const Words a = w[i - 15];
        const Words b = w[i - 2];
        w[i] = w[i - 16] + w[i - 7] + (rotate_right(a, 7) ^ rotate_right(a, 18) ^ (a >> 3)) +
               (rotate_right(b, 17) ^ rotate_right(b, 19) ^ (b >> 10));
    }
    for (std::size_t i = 0; i < 64; ++i) w[i] += sha256_round_constants[i];
}

// The exclusive or of x rotated by A, B and C. Nested like this, each rotation works in place.
template <int A, int B, int C>
HEADROOM_ALWAYS_INLINE std::uint32_t rotations(std::uint32_t x) {
    return rotate_right(rotate_right(rotate_right(x, C - B) ^ x, B - A) ^ x, A);
}

// One round (FIPS 180-4, 6.2.2). The standard moves the eight words along by one place; here the
// caller passes them in rotated order instead, and only d and h are written. `differs` holds b ^ c;
// on return it holds a ^ b, which is the b ^ c of the next round.
HEADROOM_ALWAYS_INLINE void one_round(std::uint32_t a, std::uint32_t b, std::uint32_t& differs,
                                      std::uint32_t& d, std::uint32_t e, std::uint32_t f,
                                      std::uint32_t g, std::uint32_t& h, std::uint32_t word) {
    const std::uint32_t choice = g ^ (e & (f ^ g));
    const std::uint32_t a_differs = a ^ b;
    const std::uint32_t majority = b ^ (a_differs & differs);
    differs = a_differs;
    h += rotations<6, 11, 25>(e) + choice + word;
    d += h;
    h += rotations<2, 13, 22>(a) + majority;
}

// The rounds of one block, given the words of its schedule.
HEADROOM_ALWAYS_INLINE void do_rounds(Sha256State& state, const std::uint32_t* words) {
    auto [a, b, c, d, e, f, g, h] = state;
    std::uint32_t differs = b ^ c;
    for (std::size_t i = 0; i < 64; i += 8, words += 8 * lanes) {
        const auto word = [words](std::size_t j) { return words[j * lanes]; };
        one_round(a, b, differs, d, e, f, g, h, word(0));
        one_round(h, a, differs, c, d, e, f, g, word(1));
        one_round(g, h, differs, b, c, d, e, f, word(2));
        one_round(f, g, differs, a, b, c, d, e, word(3));
        one_round(e, f, differs, h, a, b, c, d, word(4));
        one_round(d, e, differs, g, h, a, b, c, word(5));
        one_round(c, d, differs, f, g, h, a, b, word(6));
        one_round(b, c, differs, e, f, g, h, a, word(7));
    }
    const std::array<std::uint32_t, 8> rounds{a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < 8; ++i) state[i] += rounds[i];
}

// Up to four blocks. Those that are missing repeat the first, and nobody looks at them.
void compress(Sha256State& state, const std::uint8_t* blocks, std::size_t count) {
    const auto block = [&](std::size_t lane) { return blocks + (lane < count ? 64 * lane : 0); };
    const std::array<const std::uint8_t*, lanes> from{block(0), block(1), block(2), block(3)};
    Schedules schedules;
    for (std::size_t i = 0; i < 16; i += 4) {
        // Four words of each of four blocks become the four blocks' first words, their second ones,
        // ...
        const auto words = [&](std::size_t lane) { return read_words(from[lane] + 4 * i); };
        const Words a = words(0), b = words(1), c = words(2), d = words(3);
        const Words ab_low = __builtin_shufflevector(a, b, 0, 4, 1, 5);
        const Words ab_high = __builtin_shufflevector(a, b, 2, 6, 3, 7);
        const Words cd_low = __builtin_shufflevector(c, d, 0, 4, 1, 5);
        const Words cd_high = __builtin_shufflevector(c, d, 2, 6, 3, 7);
        schedules.of_round[i] = __builtin_shufflevector(ab_low, cd_low, 0, 1, 4, 5);
        schedules.of_round[i + 1] = __builtin_shufflevector(ab_low, cd_low, 2, 3, 6, 7);
        schedules.of_round[i + 2] = __builtin_shufflevector(ab_high, cd_high, 0, 1, 4, 5);
        schedules.of_round[i + 3] = __builtin_shufflevector(ab_high, cd_high, 2, 3, 6, 7);
    }
    make_schedules(schedules);
    const auto* const words = reinterpret_cast<const std::uint32_t*>(schedules.of_round);
    for (std::size_t lane = 0; lane < count; ++lane) do_rounds(state, words + lane);
}

using Blocks = void (*)(Sha256State&, const std::uint8_t*, std::size_t);

// Chosen once; both give the same bits.
void work_in(Sha256State& state, const std::uint8_t* blocks, std::size_t count) {
    static const Blocks best = has_sha_instructions() ? sha256_blocks_x86 : sha256_blocks_portable;
    best(state, blocks, count);
}

}  // namespace

void sha256_blocks_portable(Sha256State& state, const std::uint8_t* blocks, std::size_t count) {
    while (count != 0) {
        const std::size_t now = std::min(count, lanes);
        compress(state, blocks, now);
        blocks += 64 * now;
        count -= now;
    }
}

void Sha256::update(const void* data, std::size_t size_bytes) {
    const auto* bytes = static_cast<const std::uint8_t*>(data);
    const auto filled = static_cast<std::size_t>(length_bytes_ % 64);
    length_bytes_ += size_bytes;
    if (filled != 0) {
        const std::size_t part = std::min(size_bytes, 64 - filled);
        std::memcpy(block_.data() + filled, bytes, part);
        bytes += part;
        size_bytes -= part;
        if (filled + part < 64) return;
        work_in(state_, block_.data(), 1);
    }
    const std::size_t whole = size_bytes / 64;
    if (whole != 0) work_in(state_, bytes, whole);
    if (size_bytes % 64 != 0) std::memcpy(block_.data(), bytes + 64 * whole, size_bytes % 64);
}

Sha256::Digest Sha256::digest() const {
    Sha256 last = *this;
    const std::uint64_t length_bits = length_bytes_ * 8;
    const auto filled = static_cast<std::size_t>(length_bytes_ % 64);
    std::array<std::uint8_t, 72> padding{0x80};
    const std::size_t zeros_end = filled < 56 ? 56 - filled : 120 - filled;
    last.update(padding.data(), zeros_end);
    std::array<std::uint8_t, 8> length;
    for (std::size_t i = 0; i < 8; ++i) {
        length[i] = static_cast<std::uint8_t>(length_bits >> (56 - 8 * i));
    }
    last.update(length.data(), length.size());
    Digest out;
    for (std::size_t i = 0; i < 32; ++i) {
        out[i] = static_cast<std::uint8_t>(last.state_[i / 4] >> (24 - 8 * (i % 4)));
    }
    return out;
}

std::string to_hex(const Sha256::Digest& digest) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (const std::uint8_t byte : digest) {
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

std::string sha256_hex(std::string_view bytes) {
    Sha256 hash;
    hash.update(bytes);
    return to_hex(hash.digest());
}

}  // namespace headroom
