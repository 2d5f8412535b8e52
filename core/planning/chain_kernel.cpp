#include "core/planning/chain_kernel.h"

// Vectors of 512 bits were tried and are no faster: the loop waits for its own results.

namespace headroom::planning {

ChainKernel chain_kernel(ChainDuty duty) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") != 0) return chain_kernel_avx2(duty);
#endif
    return chain_kernel_portable(duty);
}

}  // namespace headroom::planning
