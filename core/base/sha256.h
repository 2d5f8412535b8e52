#pragma once
// SHA-256 (FIPS 180-4), streaming. Used for trace hashes, state digests and the integrity digest of
// offline files; it gives the same bits on every build, which std::hash does not.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace headroom {

class Sha256 {
public:
    using Digest = std::array<std::uint8_t, 32>;

    void update(const void* data, std::size_t size_bytes);
    void update(std::string_view bytes) { update(bytes.data(), bytes.size()); }

    /// The digest of everything so far. The stream may go on afterwards: this copies the state.
    [[nodiscard]] Digest digest() const;

private:
    std::array<std::uint32_t, 8> state_{0x6a09e667u, 0xbb67ae85u, 0x3c6ef372u, 0xa54ff53au,
                                        0x510e527fu, 0x9b05688cu, 0x1f83d9abu, 0x5be0cd19u};
    std::array<std::uint8_t, 64> block_{};
    std::uint64_t length_bytes_ = 0;
};

/// Lower-case hexadecimal of a digest, 64 characters.
std::string to_hex(const Sha256::Digest& digest);

/// Hexadecimal SHA-256 of the bytes.
std::string sha256_hex(std::string_view bytes);

}  // namespace headroom
