// The loop of stay_kernel.h in AVX-512F; called only where the processor has it.
#include "core/planning/counts/daily/stay_kernel.h"

#if defined(__x86_64__)

#include <immintrin.h>

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // in GCC's own header, and false
#endif

namespace headroom::planning {
namespace {

struct Lanes {
    __m512i s0, s1, s2, s3;

    __m512i next_bits() {
        const __m512i bits = s0 + _mm512_rol_epi64(s0 + s3, 23);
        const __m512i shifted = _mm512_slli_epi64(s1, 17);
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= shifted;
        s3 = _mm512_rol_epi64(s3, 45);
        return bits;
    }
};

__m512i load_days(const std::uint16_t* from) {
    return _mm512_cvtepu16_epi64(_mm_loadu_si128(reinterpret_cast<const __m128i*>(from)));
}

void store_days(std::uint16_t* to, __m512i days) {
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to), _mm512_cvtepi64_epi16(days));
}

}  // namespace

void draw_stays_avx512(StayLanes& shared, const StayRun& run) {
    Lanes lanes{_mm512_load_si512(shared.random[0]), _mm512_load_si512(shared.random[1]),
                _mm512_load_si512(shared.random[2]), _mm512_load_si512(shared.random[3])};
    const __m512i low = _mm512_set1_epi64(0xFFFFFFFF);
    const __m512i sixteen = _mm512_set1_epi64(0xFFFF);
    const __m512i day_mask = _mm512_set1_epi64(static_cast<long long>(run.day_mask));
    const __m512i last = _mm512_add_epi64(_mm512_set1_epi64(static_cast<long long>(run.last)),
                                          _mm512_setr_epi64(0, 1, 2, 3, 4, 5, 6, 7));
    const __m128i index_shift = _mm_cvtsi32_si128(run.index_shift);
    const __m128i part_shift = _mm_cvtsi32_si128(run.index_shift - 32);
    for (std::int32_t at = 0; at < run.count; at += stay_lanes) {
        const __m512i bits = lanes.next_bits();
        const __m512i entry =
            _mm512_i64gather_epi64(_mm512_srl_epi64(bits, index_shift), run.table, 8);
        const __m512i part = _mm512_and_epi64(_mm512_srl_epi64(bits, part_shift), low);
        const __mmask8 own = _mm512_cmplt_epu64_mask(part, _mm512_and_epi64(entry, low));
        const __m512i other_stay = _mm512_srli_epi64(entry, 48);
        const __m512i stay =
            _mm512_mask_and_epi64(other_stay, own, _mm512_srli_epi64(entry, 32), sixteen);
        const __m512i came =
            _mm512_add_epi64(load_days(run.came + at), _mm512_and_epi64(bits, day_mask));
        store_days(run.came + at, came);
        store_days(run.leaves + at, _mm512_min_epu64(_mm512_add_epi64(came, stay), last));
    }
    _mm512_store_si512(shared.random[0], lanes.s0);
    _mm512_store_si512(shared.random[1], lanes.s1);
    _mm512_store_si512(shared.random[2], lanes.s2);
    _mm512_store_si512(shared.random[3], lanes.s3);
}

}  // namespace headroom::planning

#endif
