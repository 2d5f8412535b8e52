#include "core/base/time.h"

headroom::Instant earlier(headroom::Instant a) {
#ifdef HEADROOM_WRONG
    return headroom::Span::hours(1) - a;
#else
    return a - headroom::Span::hours(1);
#endif
}
