#pragma once
// Tables with our own look: quiet headings, 32 px rows, hairlines, right-aligned figures. Columns
// are as wide as their texts (column_layout.h); on narrow pages those with the highest `rank` are
// hidden, and a tip on the row tells what they hold.
//
//   DataTable table("sites", columns);
//   table.header();
//   for (...) { table.row({.label = site.code}); table.text(0, site.code); table.number(1, 12); }

#include <imgui.h>

#include <string>
#include <string_view>
#include <vector>

#include "wasm/ui/widgets/paint.h"
#include "wasm/ui/widgets/sort_order.h"

namespace headroom::ui {

struct ColumnNeed;

struct Column {
    const char* title = "";
    float width = 0;  // CSS pixels: of a picture, or before the texts are known; 0 takes spare room
    float share = 1;  // of the spare room, when width is 0
    Align align = Align::left;
    int rank = 0;  // 0: essential, never hidden; the higher, the earlier it is hidden
    /// CSS pixels; above 0, a table that scrolls sideways cuts the column down to this first.
    float least = 0;
};

struct RowOptions {
    std::string label;  // names the row in the widget list
    std::string value;
    bool selectable = false;
    bool selected = false;
};

class DataTable {
public:
    /// `height_css` > 0 makes the body scroll below a heading that stays; 0 shows all rows.
    /// With `sideways` it hides no column, but scrolls sideways when there is less room than they
    /// need.
    DataTable(const char* id, const std::vector<Column>& columns, float height_css = 0,
              bool sideways = false);
    ~DataTable();
    DataTable(const DataTable&) = delete;
    DataTable& operator=(const DataTable&) = delete;

    /// False when nothing of the table is on the screen: then draw no rows.
    bool shown() const { return shown_; }

    /// Rows that hold two lines, for example; in CSS pixels. Before the first row.
    void set_row_height(float css) { row_css_ = css; }

    /// Headings; with `sort`, a click on one changes it.
    void header(SortOrder* sort = nullptr);

    /// Begins a row; true when it was clicked.
    bool row(const RowOptions& options);

    /// Moves to a column and gives its box; false while the column is hidden. `words` is the text
    /// that is painted there, and `extra_css` the room that it needs beside the text (an icon);
    /// without words the column's own width is what it needs.
    bool cell(int column, Box& box, std::string_view words = {}, float extra_css = 0,
              TextStyle style = TextStyle::table);

    void text(int column, std::string_view value, ImU32 color = 0,
              TextStyle style = TextStyle::table);
    void number(int column, long long value, ImU32 color = 0);
    /// A number that can be asked about: true when it was clicked. `label` names it ("Used of
    /// Dept1").
    bool figure(int column, long long value, const std::string& label, ImU32 color = 0);

private:
    bool place(int column, Box& box);
    void lay_out();
    void fit_sideways(std::vector<ColumnNeed>& needs, float room, float around) const;
    void keep_dragged_widths(float room);
    void note_need(int column, float width);
    void note_hidden(int column, std::string_view text);
    void end_row();

    struct Memory;  // what the columns need, and what the user dragged
    const std::vector<Column>& columns_;
    Memory* memory_ = nullptr;
    bool shown_ = false;
    float row_css_;
    Box row_box_;
    bool row_hovered_ = false;
    bool in_row_ = false;
    std::string hidden_;  // of this row: what its hidden columns would show
};

/// True once after a frame whose tables need another one, because a text was wider than known.
bool take_tables_unsettled();

/// After ImGuiListClipper::Begin(): a table of at most 64 rows holds all of them, also those out of
/// sight, so that Tab and screen readers find what is in them.
void hold_rows_out_of_sight(ImGuiListClipper& clipper);

}  // namespace headroom::ui
