#include "core/licensing/ids.h"

void remove(headroom::licensing::MacId);

void use() {
#ifdef HEADROOM_WRONG
    remove(7U);
#else
    remove(headroom::licensing::MacId{7U});
#endif
}
