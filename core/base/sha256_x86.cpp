// SHA-256 with the SHA extensions of x86-64 (Intel SDM vol. 2: SHA256RNDS2, SHA256MSG1/2).

#include "core/base/sha256_blocks.h"

#if defined(__x86_64__) && !defined(__wasm__)

#include <cpuid.h>
#include <immintrin.h>

namespace headroom {
namespace {

const __m128i* words(const void* bytes) { return static_cast<const __m128i*>(bytes); }

}  // namespace

bool has_sha_instructions() {
    unsigned a = 0;
    unsigned b = 0;
    unsigned c = 0;
    unsigned d = 0;
    if (__get_cpuid(1, &a, &b, &c, &d) == 0) return false;
    const bool ssse3 = (c & (1u << 9)) != 0;
    const bool sse41 = (c & (1u << 19)) != 0;
    if (__get_cpuid_count(7, 0, &a, &b, &c, &d) == 0) return false;
    return ssse3 && sse41 && (b & (1u << 29)) != 0;
}

// The instructions want the state as ABEF and CDGH, and four message words at a time.
__attribute__((target("sha,sse4.1,ssse3"))) void sha256_blocks_x86(Sha256State& state,
                                                                   const std::uint8_t* blocks,
                                                                   std::size_t count) {
    const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    const __m128i dcba = _mm_shuffle_epi32(_mm_loadu_si128(words(&state[0])), 0xB1);
    const __m128i hgfe = _mm_shuffle_epi32(_mm_loadu_si128(words(&state[4])), 0x1B);
    __m128i abef = _mm_alignr_epi8(dcba, hgfe, 8);
    __m128i cdgh = _mm_blend_epi16(hgfe, dcba, 0xF0);
    for (; count != 0; --count, blocks += 64) {
        const __m128i abef_before = abef;
        const __m128i cdgh_before = cdgh;
        __m128i w[4];
        for (int i = 0; i < 4; ++i) {
            w[i] = _mm_shuffle_epi8(_mm_loadu_si128(words(blocks + 16 * i)), big_endian);
        }
#ifdef __clang__
#pragma unroll
#else
#pragma GCC unroll 16
#endif
        for (int i = 0; i < 16; ++i) {
            if (i >= 4) {  // w[t] from w[t-16], w[t-15], w[t-7] and w[t-2]
                const __m128i nine = _mm_alignr_epi8(w[(i + 3) & 3], w[(i + 2) & 3], 4);
                const __m128i sum =
                    _mm_add_epi32(_mm_sha256msg1_epu32(w[i & 3], w[(i + 1) & 3]), nine);
                w[i & 3] = _mm_sha256msg2_epu32(sum, w[(i + 3) & 3]);
            }
            const __m128i k = _mm_load_si128(words(sha256_round_constants.data() + 4 * i));
            const __m128i message = _mm_add_epi32(w[i & 3], k);
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, message);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(message, 0x0E));
        }
        abef = _mm_add_epi32(abef, abef_before);
        cdgh = _mm_add_epi32(cdgh, cdgh_before);
    }
    const __m128i feba = _mm_shuffle_epi32(abef, 0x1B);
    const __m128i dchg = _mm_shuffle_epi32(cdgh, 0xB1);
    const __m128i low = _mm_blend_epi16(feba, dchg, 0xF0);
    const __m128i high = _mm_alignr_epi8(dchg, feba, 8);
    alignas(16) std::uint32_t out[8];
    _mm_store_si128(static_cast<__m128i*>(static_cast<void*>(&out[0])), low);
    _mm_store_si128(static_cast<__m128i*>(static_cast<void*>(&out[4])), high);
    for (std::size_t i = 0; i < 8; ++i) state[i] = out[i];
}

}  // namespace headroom

#else

namespace headroom {

bool has_sha_instructions() { return false; }
void sha256_blocks_x86(Sha256State& state, const std::uint8_t* blocks, std::size_t count) {
    sha256_blocks_portable(state, blocks, count);
}

}  // namespace headroom

#endif
