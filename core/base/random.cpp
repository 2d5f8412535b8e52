#include "core/base/random.h"

#include <cmath>

#include "core/base/exact_math.h"

// Random123 knows processors by name and refuses WebAssembly; any one it takes for a plain 64-bit
// machine gives the same portable code and the same bits.
#if defined(__wasm__) && !defined(__riscv)
#define __riscv 1
#define HEADROOM_UNDEFINE_RISCV 1
#endif
#include <Random123/philox.h>
#ifdef HEADROOM_UNDEFINE_RISCV
#undef __riscv
#endif

namespace headroom {
namespace {

std::uint32_t low(std::uint64_t value) { return static_cast<std::uint32_t>(value); }
std::uint32_t high(std::uint64_t value) { return static_cast<std::uint32_t>(value >> 32); }

struct Block {
    std::uint64_t first;
    std::uint64_t second;
};

Block philox_block(std::uint64_t seed, std::uint64_t entity, std::uint32_t purpose,
                   std::uint32_t item, std::uint64_t number) {
    r123::Philox4x32 philox;
    // The block of a stream stays below 2^28; the purpose takes the bits above.
    const r123::Philox4x32::ctr_type counter{
        {low(number) | purpose << 28, item, low(entity), high(entity)}};
    const r123::Philox4x32::key_type key{{low(seed), high(seed)}};
    const auto out = philox(counter, key);
    return {std::uint64_t{out[0]} << 32 | out[1], std::uint64_t{out[2]} << 32 | out[3]};
}

}  // namespace

RandomStream::RandomStream(std::uint64_t seed, std::uint64_t entity, Purpose purpose,
                           std::uint32_t item)
    : key_(seed), entity_(entity), item_(item), purpose_(static_cast<std::uint32_t>(purpose)) {}

std::uint64_t RandomStream::new_block(std::uint64_t number) {
    const Block block = philox_block(key_, entity_, purpose_, item_, number);
    second_ = block.second;
    return block.first;
}

double RandomStream::uniform() { return uniform_of(bits()); }

double RandomStream::exponential(double mean) { return -mean * exact_log(uniform()); }

double RandomStream::normal() {
    for (;;) {
        const double x = 2 * uniform() - 1;
        const double y = 2 * uniform() - 1;
        const double square = x * x + y * y;
        if (square >= 1 || square == 0) continue;
        return x * std::sqrt(-2 * exact_log(square) / square);
    }
}

double RandomStream::gamma(double shape) {
    if (shape < 1) return gamma(shape + 1) * exact_pow(uniform(), 1 / shape);
    const double d = shape - 1.0 / 3.0;
    const double c = 1 / std::sqrt(9 * d);
    for (;;) {
        const double x = normal();
        const double root = 1 + c * x;
        if (root <= 0) continue;
        const double v = root * root * root;
        if (exact_log(uniform()) < 0.5 * x * x + d - d * v + d * exact_log(v)) return d * v;
    }
}

std::uint64_t entity_of(std::string_view name) {
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const char c : name) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3u;
    }
    return hash;
}

}  // namespace headroom
