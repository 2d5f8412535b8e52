#include "core/planning/counts/chain/chain_kernel.h"

namespace headroom::planning {

ChainKernel chain_kernel(ChainDuty duty) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f") != 0) return chain_kernel_avx512(duty);
    if (__builtin_cpu_supports("avx2") != 0) return chain_kernel_avx2(duty);
#endif
    return chain_kernel_portable(duty);
}

}  // namespace headroom::planning
