#include "wasm/ui/widgets/data_table.h"

#include <fmt/format.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "icons.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/pressable.h"

namespace headroom::ui {
namespace {

constexpr float cell_padding = 10.0F;

ImGuiTableColumnFlags flags_of(const Column& column, float table_width) {
    ImGuiTableColumnFlags flags =
        column.width > 0 ? ImGuiTableColumnFlags_WidthFixed : ImGuiTableColumnFlags_WidthStretch;
    if (table_width < dp(column.needs)) flags |= ImGuiTableColumnFlags_Disabled;
    return flags;
}

/// Tells ImGui how far the cell's text goes: a double click on a column's border makes it that wide.
void note_width(float left, float width) {
    ImVec2& reached = ImGui::GetCurrentWindow()->DC.CursorMaxPos;
    reached.x = std::max(reached.x, left + width);
}

void paint_heading(const Box& box, const Column& column, bool sorted, bool descending) {
    const ImU32 ink = sorted ? tokens().text : tokens().text_muted;
    std::string title = column.title;
    if (sorted) title += fmt::format(" {}", descending ? icon_arrow_down : icon_arrow_up);
    paint_text_in(box, TextStyle::label, ink, title, column.align);
    ImGuiTable& table = *ImGui::GetCurrentTable();
    float& reached = table.Columns[table.CurrentColumn].ContentMaxXHeadersIdeal;
    reached = std::max(reached, box.min.x + text_size(TextStyle::label, title).x);
}

}  // namespace

DataTable::DataTable(const char* id, const std::vector<Column>& columns, float height_css,
                     float inner_width_css)
    : columns_(columns), row_css_(row_height) {
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {dp(cell_padding), 0});
    ImGuiTableFlags flags = ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_NoSavedSettings |
                            ImGuiTableFlags_SizingStretchProp | ImGuiTableFlags_PadOuterX |
                            // Columns are dragged at their headings; in the body, links have priority.
                            ImGuiTableFlags_Resizable | ImGuiTableFlags_BordersInnerV |
                            ImGuiTableFlags_NoBordersInBody;
    if (height_css > 0) flags |= ImGuiTableFlags_ScrollY;
    const float width = ImGui::GetContentRegionAvail().x;
    const bool sideways = dp(inner_width_css) > width;
    if (sideways) flags |= ImGuiTableFlags_ScrollX | ImGuiTableFlags_ScrollY;
    shown_ = ImGui::BeginTable(id, static_cast<int>(columns.size()), flags,
                               {0, height_css > 0 ? dp(height_css) : 0},
                               sideways ? dp(inner_width_css) : 0);
    if (!shown_) return;
    for (const Column& column : columns) {
        const float size = column.width > 0 ? dp(column.width) : column.share;
        ImGui::TableSetupColumn(column.title, flags_of(column, width), size);
    }
    if (height_css > 0) ImGui::TableSetupScrollFreeze(0, 1);
}

DataTable::~DataTable() {
    if (shown_) ImGui::EndTable();
    ImGui::PopStyleVar();
}

void DataTable::header(SortOrder* sort) {
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers, dp(row_height));
    // Rows scroll below the headings: they hide what is under them, in the colour around the table.
    const bool in_sheet =
        (ImGui::GetCurrentWindow()->RootWindow->Flags & ImGuiWindowFlags_Popup) != 0;
    ImGui::TableSetBgColor(ImGuiTableBgTarget_RowBg0,
                           in_sheet ? tokens().raised : tokens().surface);
    for (int i = 0; i < static_cast<int>(columns_.size()); ++i) {
        if (!ImGui::TableSetColumnIndex(i)) continue;
        const Column& column = columns_[static_cast<std::size_t>(i)];
        const bool sorted = sort != nullptr && sort->column == i;
        const ImVec2 size{ImGui::GetContentRegionAvail().x, dp(row_height)};
        if (sort == nullptr || *column.title == '\0') {
            const ImVec2 at = ImGui::GetCursorScreenPos();
            paint_heading({at, {at.x + size.x, at.y + size.y}}, column, false, false);
            continue;
        }
        ImGui::PushID(i);
        const Pressed state =
            pressable("##heading", size, "columnheader", column.title,
                      sorted ? (sort->descending ? "descending" : "ascending") : "");
        ImGui::PopID();
        paint_heading(state.box, column, sorted, sort->descending);
        if (!state.clicked) continue;
        *sort = sorted && sort->descending ? SortOrder{} : SortOrder{i, sorted};
    }
}

bool DataTable::row(const RowOptions& options) {
    ImGui::TableNextRow(0, dp(row_css_));
    ImGui::TableSetColumnIndex(0);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    row_box_ = {at, {at.x, at.y + dp(row_css_)}};
    ImGui::PushStyleColor(ImGuiCol_Header, options.selected ? tokens().selected : 0);
    if (!options.selectable) {
        ImGui::PushStyleColor(ImGuiCol_HeaderHovered, faded(tokens().hover, 0.6F));
        ImGui::PushStyleColor(ImGuiCol_HeaderActive, faded(tokens().hover, 0.6F));
    }
    // The spacing would make the highlight stick out above and below the row.
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    const std::string id = "##" + options.label;
    const bool clicked = ImGui::Selectable(
        id.c_str(), true, ImGuiSelectableFlags_SpanAllColumns | ImGuiSelectableFlags_AllowOverlap,
        {0, dp(row_css_)});
    ImGui::PopStyleVar();
    ImGui::PopStyleColor(options.selectable ? 1 : 3);
    describe_item("row", options.label, options.value);
    return clicked && options.selectable;
}

bool DataTable::cell(int column, Box& box) {
    if (!place(column, box)) return false;
    // What is painted there is not known: its column's own width fits it.
    const float own = columns_[static_cast<std::size_t>(column)].width;
    note_width(box.min.x, own > 0 ? dp(own - 2 * cell_padding) : box.width());
    return true;
}

bool DataTable::place(int column, Box& box) {
    if (!ImGui::TableSetColumnIndex(column)) return false;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    // In the first column the cursor is already below the row's own item.
    box = {{at.x, row_box_.min.y},
           {at.x + ImGui::GetContentRegionAvail().x, row_box_.min.y + dp(row_css_)}};
    return true;
}

void DataTable::text(int column, std::string_view value, ImU32 color, TextStyle style) {
    Box box;
    if (!place(column, box)) return;
    const Align align = columns_[static_cast<std::size_t>(column)].align;
    paint_text_in(box, style, color != 0 ? color : tokens().text, value, align);
    note_width(box.min.x, text_size(style, value).x);
}

void DataTable::number(int column, long long value, ImU32 color) {
    text(column, fmt::format("{}", value), color);
}

bool DataTable::figure(int column, long long value, const std::string& label, ImU32 color) {
    Box box;
    if (!place(column, box)) return false;
    const std::string text = fmt::format("{}", value);
    const ImVec2 size = text_size(TextStyle::table, text);
    note_width(box.min.x, size.x + dp(6));
    const float left = std::max(box.min.x, box.max.x - size.x - dp(6));
    ImGui::SetCursorScreenPos({left, box.min.y + dp(4)});
    const Pressed state = pressable(("##" + label).c_str(), {box.max.x - left, dp(row_height - 8)},
                                    "figure", label, text);
    paint_text_in(box, TextStyle::table, color != 0 ? color : tokens().text, text, Align::right);
    if (state.hovered) {
        const float y = std::round(box.center().y + size.y / 2);
        paint_line({box.max.x - size.x, y}, {box.max.x, y}, tokens().accent);
    }
    return state.clicked;
}

}  // namespace headroom::ui
