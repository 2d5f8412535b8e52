#pragma once
// The compression function of SHA-256 over whole blocks, portable and with the processor's own
// instructions. For sha256.cpp and its tests; both give the same bits.

#include <array>
#include <cstddef>
#include <cstdint>

namespace headroom {

using Sha256State = std::array<std::uint32_t, 8>;

/// Works `count` blocks of 64 bytes into the state.
void sha256_blocks_portable(Sha256State& state, const std::uint8_t* blocks, std::size_t count);

/// The same with the SHA extensions of x86-64. Call it only where `has_sha_instructions()`.
void sha256_blocks_x86(Sha256State& state, const std::uint8_t* blocks, std::size_t count);

/// Whether this processor has them; false wherever sha256_blocks_x86 was not built.
bool has_sha_instructions();

}  // namespace headroom
