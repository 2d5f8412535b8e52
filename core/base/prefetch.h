#pragma once
// A hint to the processor that memory will be asked for soon.

#include "core/base/inline.h"

namespace headroom {

/// There is something at `address`.
HEADROOM_ALWAYS_INLINE void prefetch(const void* address) {
#if defined(__wasm__)
    // WebAssembly has no such hint. A value that nobody waits for is nearly one.
    (void)*static_cast<const volatile char*>(address);
#else
    __builtin_prefetch(address);
#endif
}

}  // namespace headroom
