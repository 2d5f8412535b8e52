#include "core/base/time.h"

headroom::Instant later(headroom::Instant a) {
#ifdef HEADROOM_WRONG
    return a + a;  // two moments have no sum
#else
    return a + headroom::Span::hours(1);
#endif
}
