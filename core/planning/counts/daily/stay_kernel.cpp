#include "core/planning/counts/daily/stay_kernel.h"

namespace headroom::planning {

StayKernel stay_kernel() {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f") != 0) return draw_stays_avx512;
#endif
    return draw_stays_portable;
}

}  // namespace headroom::planning
