#include "core/licensing/ids.h"

bool same(headroom::licensing::SiteId site, headroom::licensing::KeyId key) {
#ifdef HEADROOM_WRONG
    return site == key;
#else
    return site.value == key.value;
#endif
}
