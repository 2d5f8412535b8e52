#include "core/planning/study/replication.h"

namespace headroom::planning {
namespace {

// The output function of SplitMix64 (Steele, Lea and Flood 2014): a bijection of 64 bits.
std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

}  // namespace

std::uint64_t replication_seed(std::uint64_t seed, std::int64_t r) {
    if (r == 0) return seed;
    // Mixing the seed first keeps the sequences of neighbouring seeds apart.
    return mixed(mixed(seed) + static_cast<std::uint64_t>(r) * 0x9e3779b97f4a7c15u);
}

}  // namespace headroom::planning
