#include "wasm/ui/widgets/list_table.h"

#include <imgui_internal.h>

#include <algorithm>
#include <numeric>

#include "core/base/csv.h"
#include "core/base/text.h"
#include "icons.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/pressable.h"
#include "wasm/ui/widgets/tooltip.h"

namespace headroom::ui {
namespace {

using CellKind = ListCell::Kind;

constexpr std::size_t rows_before_scrolling = 14;
constexpr float two_line_height = 48;

const ListCell& cell_of(const ListRow& row, int column) {
    static const ListCell empty;
    const auto index = static_cast<std::size_t>(column);
    return index < row.cells.size() ? row.cells[index] : empty;
}

bool comes_before(const ListCell& a, const ListCell& b) {
    if (a.kind == CellKind::number && b.kind == CellKind::number) return a.number < b.number;
    if (a.kind == CellKind::tick) return a.ticked < b.ticked;
    return to_lower(a.text) < to_lower(b.text);
}

std::vector<std::size_t> order_of(const ListTable& table) {
    std::vector<std::size_t> order(table.rows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (table.sort == nullptr || table.sort->column < 0) return order;
    const int column = table.sort->column;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const ListCell& first = cell_of(table.rows[a], column);
        const ListCell& second = cell_of(table.rows[b], column);
        return table.sort->descending ? comes_before(second, first) : comes_before(first, second);
    });
    return order;
}

bool draw_link(const Box& box, const ListRow& row, const ListCell& cell, Align align) {
    const std::string text = shortened(cell.style, cell.text, box.width());
    const ImVec2 size = text_size(cell.style, text);
    const float x = align == Align::right ? box.max.x - size.x : box.min.x;
    ImGui::SetCursorScreenPos({x, box.center().y - size.y / 2});
    const bool names_row = cell.kind == CellKind::action;
    const std::string label = names_row ? cell.text + " " + row.label : cell.text;
    const Pressed state = pressable("##link", size, "link", label);
    paint_text(state.box.min, cell.style, tokens().accent, text);
    if (state.hovered && text != cell.text) tooltip(cell.text);
    if (state.hovered) {
        const float y = state.box.max.y - hairline();
        paint_line({state.box.min.x, y}, {state.box.max.x, y}, tokens().accent);
    }
    return state.clicked;
}

/// Below the row's cells, over as many columns as it needs.
void paint_second_line(const Box& row, const ListCell& cell) {
    const float indent = cell.icon != nullptr ? dp(23) : 0;
    const Box line{{row.min.x + indent, std::round(row.center().y)},
                   {row.min.x + indent + text_size(TextStyle::mono, cell.second).x + dp(4),
                    row.max.y - dp(4)}};
    const ImRect window = ImGui::GetCurrentWindowRead()->InnerClipRect;
    ImGui::PushClipRect({std::max(line.min.x, window.Min.x), std::max(line.min.y, window.Min.y)},
                        {std::min(line.max.x, window.Max.x), std::min(line.max.y, window.Max.y)},
                        false);
    paint_text_in(line, TextStyle::mono, tokens().text_muted, cell.second);
    ImGui::PopClipRect();
}

bool draw_tick(const Box& box, const ListRow& row, const ListCell& cell) {
    const float side = dp(18);
    ImGui::SetCursorScreenPos({box.min.x, box.center().y - side / 2});
    const Pressed state = pressable("##tick", {side, side}, "checkbox", "Select " + row.label,
                                    cell.ticked ? "on" : "off");
    const Tokens& t = tokens();
    paint_rect(state.box, cell.ticked ? t.accent_fill : t.raised, dp(4));
    paint_frame(state.box, cell.ticked || state.hovered ? t.accent : t.control, dp(4));
    if (cell.ticked) {
        paint_text_in(state.box, TextStyle::small, t.on_accent, icon_check, Align::center);
    }
    return state.clicked;
}

/// True when something in the cell was pressed.
bool draw_cell(const Box& box, const ListRow& row, const ListCell& cell, Align align) {
    if (cell.kind == CellKind::tick) return draw_tick(box, row, cell);
    const bool is_link = cell.kind == CellKind::link || cell.kind == CellKind::action;
    if (is_link && !cell.text.empty()) return draw_link(box, row, cell, align);
    Box rest = box;
    if (cell.fill != 0) {
        paint_status(box, {cell.icon, cell.color, cell.text, cell.fill});
        return false;
    }
    if (cell.icon != nullptr) {
        paint_text_in({rest.min, {rest.min.x + dp(22), rest.max.y}}, TextStyle::table, cell.color,
                      cell.icon);
        rest.min.x += dp(23);
    }
    const ImU32 ink = cell.icon == nullptr && cell.color != 0 ? cell.color : tokens().text;
    paint_text_in(rest, cell.style, ink, cell.text, align);
    return false;
}

std::string row_value(const ListRow& row) {
    std::string value;
    for (const ListCell& cell : row.cells) {
        if (cell.kind == CellKind::tick || cell.kind == CellKind::action) continue;
        if (!value.empty()) value += " | ";
        value += cell.text;
        if (!cell.second.empty()) value += " | " + cell.second;
    }
    return value;
}

void draw_row(DataTable& drawn, const ListTable& table, std::size_t index, ListClick& click) {
    const ListRow& row = table.rows[index];
    ImGui::PushID(static_cast<int>(index));
    const bool pressed = drawn.row({.label = row.label,
                                    .value = row_value(row),
                                    .selectable = table.selectable,
                                    .selected = row.selected});
    const bool secondary = ImGui::IsItemClicked(ImGuiMouseButton_Right);
    int column_pressed = -1;
    for (int column = 0; column < static_cast<int>(table.columns.size()); ++column) {
        Box box;
        const ListCell& cell = cell_of(row, column);
        const float icon = cell.icon != nullptr ? 23 : 0;
        if (!drawn.cell(column, box, cell.text, icon, cell.style)) continue;
        ImGui::PushID(column);
        if (table.two_lines) {
            if (!cell.second.empty()) paint_second_line(box, cell);
            box = {{box.min.x, box.min.y + dp(3)}, {box.max.x, std::round(box.center().y) + dp(1)}};
        }
        const Align align = table.columns[static_cast<std::size_t>(column)].align;
        if (draw_cell(box, row, cell, align)) column_pressed = column;
        ImGui::PopID();
    }
    ImGui::PopID();
    if (pressed || secondary || column_pressed >= 0) {
        click = {static_cast<int>(index), column_pressed, secondary};
    }
}

}  // namespace

ListCell text_cell(std::string text, ImU32 color) {
    ListCell cell;
    cell.text = std::move(text);
    cell.color = color;
    return cell;
}

ListCell mono_cell(std::string text) {
    ListCell cell = text_cell(std::move(text));
    cell.style = TextStyle::mono;
    return cell;
}

ListCell number_cell(long long number, ImU32 color) {
    ListCell cell = text_cell(std::to_string(number), color);
    cell.kind = CellKind::number;
    cell.number = number;
    return cell;
}

ListCell link_cell(std::string text, TextStyle style) {
    ListCell cell = text_cell(std::move(text));
    cell.style = style;
    cell.kind = CellKind::link;
    return cell;
}

ListCell action_cell(std::string text) {
    ListCell cell = text_cell(std::move(text));
    cell.kind = CellKind::action;
    return cell;
}

ListCell tick_cell(bool ticked) {
    ListCell cell;
    cell.kind = CellKind::tick;
    cell.ticked = ticked;
    return cell;
}

ListCell status_cell(const Status& status) {
    ListCell cell = text_cell(status.word, status.color);
    cell.icon = status.icon;
    cell.fill = status.fill;
    return cell;
}

ListClick draw_list(const ListTable& table) {
    ListClick click;
    const float row_css = table.two_lines ? two_line_height : row_height;
    const float all = row_css * static_cast<float>(table.rows.size()) + row_height + 18;
    const bool sideways = table.sideways;
    // Long tables scroll below their headings.
    const bool is_long = table.rows.size() > rows_before_scrolling;
    const float scrolling = row_css * static_cast<float>(rows_before_scrolling) + row_height;
    float height = table.height;
    if (height <= 0) height = is_long ? scrolling : sideways ? all : 0;
    DataTable drawn(table.id, table.columns, height, table.sideways);
    if (!drawn.shown()) return click;
    drawn.set_row_height(row_css);
    drawn.header(table.sort);
    const std::vector<std::size_t> order = order_of(table);
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(order.size()), dp(row_css));
    hold_rows_out_of_sight(clipper);
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            draw_row(drawn, table, order[static_cast<std::size_t>(i)], click);
        }
    }
    return click;
}

std::string csv_of(const std::vector<Column>& columns, const std::vector<ListRow>& rows) {
    std::string csv;
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (*columns[i].title != '\0') shown.push_back(i);
    }
    for (std::size_t n = 0; n < shown.size(); ++n) {
        csv += (n > 0 ? "," : "") + csv_field(columns[shown[n]].title);
    }
    csv += '\n';
    for (const ListRow& row : rows) {
        for (std::size_t n = 0; n < shown.size(); ++n) {
            if (n > 0) csv += ',';
            csv += csv_field(cell_of(row, static_cast<int>(shown[n])).text);
        }
        csv += '\n';
    }
    return csv;
}

bool copy_csv_button(const char* label) {
    const ButtonOptions options{.kind = ButtonKind::quiet,
                                .icon = icon_content_copy,
                                .tooltip = "The table as CSV on the clipboard"};
    const float width = button_width(label, options);
    const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
    ImGui::SameLine();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({std::max(at.x, right - width), at.y - dp(6)});
    return button(label, options);
}

}  // namespace headroom::ui
