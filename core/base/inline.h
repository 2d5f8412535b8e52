#pragma once
// For the few functions that run a million times in a second: a call would cost more than they do.

#define HEADROOM_ALWAYS_INLINE [[gnu::always_inline]] inline
