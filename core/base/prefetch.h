#pragma once
// A hint to the processor that memory will be asked for soon.

#include <cstddef>

#include "core/base/inline.h"

namespace headroom {

/// There is something at `address`.
HEADROOM_ALWAYS_INLINE void prefetch(const void* address) {
#if defined(__wasm__)
    // WebAssembly has no such hint. A read of which nobody wants the value is the next best.
    (void)*static_cast<const volatile char*>(address);
#else
    __builtin_prefetch(address);
#endif
}

/// For how much to ask at once. A hint costs nothing; a read holds up what comes after it for a
/// while, but then many at a time take no longer than one.
#if defined(__wasm__)
inline constexpr std::size_t prefetches_at_once = 32;
#else
inline constexpr std::size_t prefetches_at_once = 1;
#endif

}  // namespace headroom
