#pragma once
// Tables with our own look: quiet headings, 32 px rows, hairlines, right-aligned figures. Columns
// give way on narrow pages in the order of their `needs`.
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

struct Column {
    const char* title = "";
    float width = 0;  // CSS pixels; 0 takes a share of the rest
    float share = 1;  // of the rest, when width is 0
    Align align = Align::left;
    float needs = 0;  // hidden while the table is narrower than this, in CSS pixels
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
    /// `inner_width_css` > 0 makes it scroll sideways as soon as there is less room than that.
    DataTable(const char* id, const std::vector<Column>& columns, float height_css = 0,
              float inner_width_css = 0);
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

    /// Moves to a column and gives its box, or an empty one while the column is hidden.
    bool cell(int column, Box& box);

    void text(int column, std::string_view value, ImU32 color = 0,
              TextStyle style = TextStyle::table);
    void number(int column, long long value, ImU32 color = 0);
    /// A number that can be asked about: true when it was clicked. `label` names it ("Used of
    /// Dept1").
    bool figure(int column, long long value, const std::string& label, ImU32 color = 0);

private:
    const std::vector<Column>& columns_;
    bool shown_ = false;
    float row_css_;
    Box row_box_;
};

}  // namespace headroom::ui
