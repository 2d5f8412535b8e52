#include "core/base/time.h"

bool is_over(headroom::Date day, headroom::Instant now) {
#ifdef HEADROOM_WRONG
    return day < now;  // a date is valid to its end (CLK-6): say which instant is meant
#else
    return headroom::midnight_of(day + 1) <= now;
#endif
}
