#pragma once
// What belongs together on the page: landmarks, dialogs, tables and their rows. Widgets carry the
// number of the group in which they were drawn; the mirror for screen readers (web/js/mirror.js)
// makes elements of both.
//
//   begin_group("dialog", "New sublicense");
//   ...            // widgets drawn here carry this group
//   end_group();

#include <imgui.h>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace headroom::ui {

/// A text that was painted into a column of a table's row.
struct TableCell {
    int column = 0;
    std::string text;
};

/// One group of the last complete frame, in device pixels.
struct WidgetGroup {
    int parent = -1;    // index into groups(); -1: the page itself
    std::string role;   // ARIA: "banner", "navigation", "main", "dialog", "table", "row" ...
    std::string label;  // its accessible name
    ImGuiID id = 0;     // of a row: of the item that selects it
    std::vector<TableCell> cells;  // of a table: its headings; of a row or a list: its texts
    int rows = 0;  // of a table that draws only what is in sight: all of its rows, without headings
    int row = 0;   // of a row of a table: its number among all, from 1
    int order = 0;  // drawn before the widget with this `order` (widget_list.h)
    ImVec2 min;
    ImVec2 max;
};

const std::vector<WidgetGroup>& groups();

/// Groups nest; every begin needs its end within the frame.
void begin_group(std::string_view role, std::string_view label, ImVec2 min = {}, ImVec2 max = {});
void end_group();

/// The group of the item just submitted: a table's row.
void begin_item_group(std::string_view role, std::string_view label);

/// Adds a text to the innermost group. Does nothing outside of tables and lists.
void note_cell(int column, std::string_view text);

/// Says of the innermost group that it is row `row` of a table with `rows` rows.
void note_row(int number, int rows);

/// A table of texts that nobody sees: the figures of a chart, for those who read them. At most
/// `most_told_rows` rows are told, evenly chosen, the last one among them.
///
///   tell_figures("Figures of " + title, {"Date", "Used"}, count, [&](size_t row, size_t column) {
///       return column == 0 ? date : figure;
///   });
void tell_figures(std::string_view label, const std::vector<std::string>& headings,
                  std::size_t rows,
                  const std::function<std::string(std::size_t, std::size_t)>& cell);
inline constexpr std::size_t most_told_rows = 16;

/// The `order` that the next widget gets.
int drawing_order();

/// Index of the innermost group, for a widget that is drawn now; -1 outside of all.
int current_group();

/// The collected frame becomes the one that groups() tells; called by finish_widget_list().
void finish_groups();

}  // namespace headroom::ui
