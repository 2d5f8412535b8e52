// Compiled for AVX2 where the compiler targets x86-64; called only where the processor has it.
#include "core/planning/counts/chain/chain_kernel_loop.h"

namespace headroom::planning {

ChainKernel chain_kernel_avx2(ChainDuty duty) { return kernel_of_width<8>(duty); }

}  // namespace headroom::planning
