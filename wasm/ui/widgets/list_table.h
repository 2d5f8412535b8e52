#pragma once
// A table of plain values: sorted by a click on a heading, with links, ticks and states in its
// cells, and a copy of itself as CSV.
//
//   ListTable table{.id = "proxies", .columns = columns, .rows = rows, .sort = &sort};
//   if (const ListClick click = draw_list(table); click.is_at(0, ...)) ...

#include <string>
#include <string_view>
#include <vector>

#include "wasm/ui/widgets/data_table.h"
#include "wasm/ui/widgets/status_chip.h"

namespace headroom::ui {

struct ListCell {
    enum class Kind : std::uint8_t { text, number, link, tick, action };
    Kind kind = Kind::text;
    std::string text;
    std::string second;    // a line below the text, small and quiet, where rows have two lines
    long long number = 0;  // what a number cell is sorted by
    bool ticked = false;
    const char* icon = nullptr;
    ImU32 fill = 0;   // behind the icon
    ImU32 color = 0;  // of the text, or of the icon when there is one; 0 = text
    TextStyle style = TextStyle::table;
};

ListCell text_cell(std::string text, ImU32 color = 0);
ListCell mono_cell(std::string text);
ListCell number_cell(long long number, ImU32 color = 0);
ListCell link_cell(std::string text, TextStyle style = TextStyle::table);
/// A link that is told apart in the widget list by what stands in front of it in the row.
ListCell action_cell(std::string text);
ListCell tick_cell(bool ticked);
ListCell status_cell(const Status& status);

struct ListRow {
    std::string label;  // names the row in the widget list
    std::vector<ListCell> cells;
    bool selected = false;
};

struct ListTable {
    const char* id = "";
    const std::vector<Column>& columns;
    const std::vector<ListRow>& rows;
    SortOrder* sort = nullptr;
    float height = 0;        // CSS pixels; 0 shows all rows
    bool sideways = false;   // hides no column, but scrolls sideways when there is less room
    bool two_lines = false;  // rows have room for ListCell::second
    bool selectable = false;
};

/// What was pressed: a row (column -1), or a link or tick in one of its cells.
struct ListClick {
    int row = -1;  // index into ListTable::rows
    int column = -1;
    bool secondary = false;  // the other mouse button, on the row
    explicit operator bool() const { return row >= 0; }
};

ListClick draw_list(const ListTable& table);

/// The table as CSV (RFC 4180), in the order of its rows, without ticks.
std::string csv_of(const std::vector<Column>& columns, const std::vector<ListRow>& rows);

/// A quiet button at the right end of the current line; gives the CSV when pressed.
bool copy_csv_button(const char* label);

}  // namespace headroom::ui
