// Vectors of four lanes: SSE2, NEON, and the 128 bits of WebAssembly.
#include "core/planning/counts/chain/chain_kernel_loop.h"

namespace headroom::planning {

ChainKernel chain_kernel_portable(ChainDuty duty) { return kernel_of_width<4>(duty); }

}  // namespace headroom::planning
