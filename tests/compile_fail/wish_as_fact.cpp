#include "core/licensing/event.h"

headroom::licensing::Event happened() {
#ifdef HEADROOM_WRONG
    return headroom::licensing::EnrollMac{"P01", {}};  // a command may be refused, it is no event
#else
    return headroom::licensing::MacEnrolled{};
#endif
}
