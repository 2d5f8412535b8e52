#include "wasm/ui/inspect/widget_groups.h"

#include <algorithm>

#include "wasm/ui/inspect/widget_list.h"

namespace headroom::ui {
namespace {

struct Groups {
    std::vector<WidgetGroup> current;
    std::vector<WidgetGroup> last;
    std::vector<int> open;  // indices into `current`, the innermost last
};

Groups& all_groups() {
    static Groups instance;
    return instance;
}

bool takes_cells(const WidgetGroup& group) {
    return group.role == "row" || group.role == "table" || group.role == "list";
}

}  // namespace

const std::vector<WidgetGroup>& groups() { return all_groups().last; }

void begin_group(std::string_view role, std::string_view label, ImVec2 min, ImVec2 max) {
    Groups& all = all_groups();
    WidgetGroup group;
    group.parent = current_group();
    group.role = role;
    group.label = label.substr(0, label.find("##"));
    group.min = min;
    group.max = max;
    group.order = drawing_order();
    all.open.push_back(static_cast<int>(all.current.size()));
    all.current.push_back(std::move(group));
}

void end_group() {
    if (!all_groups().open.empty()) all_groups().open.pop_back();
}

void begin_item_group(std::string_view role, std::string_view label) {
    begin_group(role, label, ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
    all_groups().current.back().id = ImGui::GetItemID();
}

void note_cell(int column, std::string_view text) {
    Groups& all = all_groups();
    if (text.empty() || all.open.empty()) return;
    WidgetGroup& group = all.current[static_cast<std::size_t>(all.open.back())];
    if (takes_cells(group)) group.cells.push_back({column, std::string(text)});
}

void note_row(int number, int rows) {
    Groups& all = all_groups();
    if (all.open.empty()) return;
    WidgetGroup& row = all.current[static_cast<std::size_t>(all.open.back())];
    row.row = number;
    if (row.parent >= 0) all.current[static_cast<std::size_t>(row.parent)].rows = rows;
}

void tell_figures(std::string_view label, const std::vector<std::string>& headings,
                  std::size_t rows,
                  const std::function<std::string(std::size_t, std::size_t)>& cell) {
    if (rows == 0 || !keeps_drawn_texts()) return;
    const auto fill = [&](const auto& text_of) {
        for (std::size_t column = 0; column < headings.size(); ++column) {
            note_cell(static_cast<int>(column), text_of(column));
        }
    };
    begin_group("table", label);
    fill([&](std::size_t column) { return headings[column]; });
    const std::size_t told = std::min(rows, most_told_rows);
    for (std::size_t i = 0; i < told; ++i) {
        const std::size_t row = told == 1 ? rows - 1 : i * (rows - 1) / (told - 1);
        begin_group("row", "");
        fill([&](std::size_t column) { return cell(row, column); });
        note_row(static_cast<int>(row) + 1, static_cast<int>(rows));
        end_group();
    }
    end_group();
}

int current_group() {
    const Groups& all = all_groups();
    return all.open.empty() ? -1 : all.open.back();
}

void finish_groups() {
    Groups& all = all_groups();
    all.last.swap(all.current);
    all.current.clear();
    all.open.clear();
}

}  // namespace headroom::ui
