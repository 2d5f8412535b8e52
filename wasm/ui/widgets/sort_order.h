#pragma once

namespace headroom::ui {

/// Which column rows are sorted by; -1 leaves them in their own order.
struct SortOrder {
    int column = -1;
    bool descending = false;
};

}  // namespace headroom::ui
