#include "core/base/result.h"

headroom::Result<int, char> read();

void use() {
#ifdef HEADROOM_WRONG
    read();  // nobody looks whether it worked
#else
    if (!read()) return;
#endif
}
