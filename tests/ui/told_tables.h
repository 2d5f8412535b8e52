#pragma once
// Tables that the page tells to screen readers, as rows of texts.

#include <string>
#include <string_view>
#include <vector>

#include "tests/ui/ui_driver.h"
#include "wasm/ui/inspect/widget_groups.h"

namespace headroom::ui {

/// Headings first, then the rows that are told; empty when there is no such table.
inline std::vector<std::vector<std::string>> told_table(UiDriver& page, std::string_view label) {
    keep_drawn_texts(true);
    page.frame();
    keep_drawn_texts(false);
    std::vector<std::vector<std::string>> rows;
    const auto texts = [](const WidgetGroup& group) {
        std::vector<std::string> all;
        for (const TableCell& cell : group.cells) all.push_back(cell.text);
        return all;
    };
    const auto& all = groups();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool inside =
            all[i].parent >= 0 && all[static_cast<std::size_t>(all[i].parent)].label == label;
        if ((all[i].role == "table" && all[i].label == label) || (all[i].role == "row" && inside)) {
            rows.push_back(texts(all[i]));
        }
    }
    return rows;
}

}  // namespace headroom::ui
