#include "wasm/ui/inspect/widget_groups.h"

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

bool takes_cells(const WidgetGroup& group) { return group.role == "row" || group.role == "table"; }

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
