#include "core/licensing/ids.h"

headroom::licensing::KeyId key(headroom::licensing::SiteId site) {
#ifdef HEADROOM_WRONG
    return site;
#else
    return headroom::licensing::KeyId{site.value};
#endif
}
