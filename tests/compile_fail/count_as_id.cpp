#include "core/licensing/ids.h"

headroom::licensing::SiteId first() {
    const headroom::Count licenses = 3;
#ifdef HEADROOM_WRONG
    return headroom::licensing::SiteId{licenses};  // a number of licenses names nothing
#else
    return headroom::licensing::SiteId{static_cast<std::uint32_t>(licenses)};
#endif
}
