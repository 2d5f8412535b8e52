#pragma once
// How wide the columns of a table are: each as wide as its texts need, the least important ones
// hidden while there is no room for them, and what is left over for those that may grow.

#include <vector>

namespace headroom::ui {

/// What one column asks for. All widths are of the content, without padding, in device pixels.
struct ColumnNeed {
    float natural = 0;    // shows every text uncut
    float least = 0;      // at most `natural`: so far it may be cut before another one is hidden
    int rank = 0;         // 0 is always shown; the highest rank is hidden first
    bool grows = false;   // takes a part of the room that nobody needs
    float share = 1;      // of that room
    float chosen = 0;     // dragged to this width by the user; 0: not dragged
    bool hidden = false;  // stays hidden, while the user's own widths hold
};

/// `room` is for everything between the table's edges; each shown column takes `around` more than
/// its content. Once the user has dragged a column, nothing else is hidden or cut: columns to the
/// right of it move. Returns the widths of the contents; a negative width hides the column.
std::vector<float> lay_out_columns(const std::vector<ColumnNeed>& needs, float room, float around);

}  // namespace headroom::ui
