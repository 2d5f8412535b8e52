#pragma once
// For the few functions that run a million times in a second: a call would cost more than they do.

#define HEADROOM_ALWAYS_INLINE [[gnu::always_inline]] inline

/// The same for a lambda: [&](int x) HEADROOM_INLINE_LAMBDA { ... }.
#define HEADROOM_INLINE_LAMBDA __attribute__((always_inline))
