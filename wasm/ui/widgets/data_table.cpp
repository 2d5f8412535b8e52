#include "wasm/ui/widgets/data_table.h"

#include <fmt/format.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "icons.h"
#include "wasm/ui/inspect/widget_groups.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/column_layout.h"
#include "wasm/ui/widgets/pressable.h"
#include "wasm/ui/widgets/tooltip.h"

namespace headroom::ui {
namespace {

constexpr float cell_padding = 10.0F;

/// Tells ImGui how far the cell's text goes: a double click on a column's border makes it that
/// wide.
void note_width(float left, float width) {
    ImVec2& reached = ImGui::GetCurrentWindow()->DC.CursorMaxPos;
    reached.x = std::max(reached.x, left + width);
}

std::string heading_of(const Column& column, bool sorted, bool descending) {
    if (!sorted) return column.title;
    return fmt::format("{} {}", column.title, descending ? icon_arrow_down : icon_arrow_up);
}

void paint_heading(const Box& box, const Column& column, bool sorted, bool descending) {
    const ImU32 ink = sorted ? tokens().text : tokens().text_muted;
    const std::string title = heading_of(column, sorted, descending);
    paint_text_in(box, TextStyle::label, ink, title, column.align);
    ImGuiTable& table = *ImGui::GetCurrentTable();
    float& reached = table.Columns[table.CurrentColumn].ContentMaxXHeadersIdeal;
    reached = std::max(reached, box.min.x + text_size(TextStyle::label, title).x);
}

bool tables_need_a_frame = false;

}  // namespace

struct DataTable::Memory {
    float pixel_ratio = 0;
    float room = 0;
    int last_frame = -1;
    std::vector<std::string> titles;
    std::vector<float> needed;   // content, in device pixels
    std::vector<float> dragged;  // 0 where the user dragged nothing
    std::vector<float> given;    // the widths of the last frame; negative: hidden

    static Memory& of(ImGuiID id) {
        static std::map<ImGuiID, Memory> all;
        return all[id];
    }

    /// Begins anew with other columns, another scale, or after the table was away for a while.
    void begin(const std::vector<Column>& columns) {
        std::vector<std::string> now;
        for (const Column& column : columns) now.emplace_back(column.title);
        const bool same = now == titles && pixel_ratio == ui::pixel_ratio();
        const bool was_away = last_frame < ImGui::GetFrameCount() - 1;
        last_frame = ImGui::GetFrameCount();
        if (same && !was_away) return;
        if (!same) {
            dragged.assign(columns.size(), 0);
            given.assign(columns.size(), 0);
        }
        titles = std::move(now);
        pixel_ratio = ui::pixel_ratio();
        needed.clear();
        for (const Column& column : columns) {
            needed.push_back(text_size(TextStyle::label, column.title).x);
        }
    }
};

void hold_rows_out_of_sight(ImGuiListClipper& clipper) {
    constexpr int most_held = 64;
    if (clipper.ItemsCount <= most_held) clipper.IncludeItemsByIndex(0, clipper.ItemsCount);
}

bool take_tables_unsettled() { return std::exchange(tables_need_a_frame, false); }

DataTable::DataTable(const char* id, const std::vector<Column>& columns, float height_css,
                     bool sideways)
    : columns_(columns), row_css_(row_height) {
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {dp(cell_padding), 0});
    ImGuiTableFlags flags =
        ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_NoSavedSettings |
        ImGuiTableFlags_SizingFixedFit | ImGuiTableFlags_PadOuterX |
        // Columns are dragged at their headings; in the body, links have priority.
        ImGuiTableFlags_Resizable | ImGuiTableFlags_BordersInnerV | ImGuiTableFlags_NoBordersInBody;
    if (height_css > 0) flags |= ImGuiTableFlags_ScrollY;
    if (sideways) flags |= ImGuiTableFlags_ScrollX | ImGuiTableFlags_ScrollY;
    shown_ = ImGui::BeginTable(id, static_cast<int>(columns.size()), flags,
                               {0, height_css > 0 ? dp(height_css) : 0});
    if (!shown_) return;
    const ImGuiTable& table = *ImGui::GetCurrentTable();
    begin_group("table", id, table.OuterRect.Min, table.OuterRect.Max);
    memory_ = &Memory::of(table.ID);
    memory_->begin(columns);
    lay_out();
    if (height_css > 0) ImGui::TableSetupScrollFreeze(0, 1);
}

DataTable::~DataTable() {
    if (shown_) {
        end_row();
        end_group();
        ImGui::EndTable();
    }
    ImGui::PopStyleVar();
}

/// What ImGui has changed since the last frame is what the user has dragged. The columns to the
/// left keep their widths then, or the dragged one would run away from the mouse. In a table of
/// another width, all of them are laid out anew.
void DataTable::keep_dragged_widths(float room) {
    const ImGuiTable& table = *ImGui::GetCurrentTable();
    if (std::abs(memory_->room - room) > 0.5F) memory_->dragged.assign(columns_.size(), 0);
    memory_->room = room;
    if (table.IsInitializing) {
        memory_->dragged.assign(columns_.size(), 0);
        return;
    }
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const float width = table.Columns[static_cast<int>(i)].WidthRequest;
        const bool changed = memory_->given[i] > 0 && std::abs(width - memory_->given[i]) > 0.5F;
        if (!changed) continue;
        memory_->dragged[i] = std::max(dp(16), width);
        for (std::size_t left = 0; left < i; ++left) {
            float& kept = memory_->dragged[left];
            if (kept <= 0) kept = std::max(0.0F, memory_->given[left]);
        }
    }
}

/// Nothing grows or is hidden. Columns that may be cut are, as long as that saves the scrolling.
void DataTable::fit_sideways(std::vector<ColumnNeed>& needs, float room, float around) const {
    float missing = -room;
    for (const ColumnNeed& need : needs) missing += need.natural + around;
    for (std::size_t i = 0; i < needs.size(); ++i) {
        ColumnNeed& need = needs[i];
        need.grows = false;
        if (columns_[i].least > 0) {
            const float spare = std::max(0.0F, need.natural - dp(columns_[i].least));
            const float cut = std::clamp(missing, 0.0F, spare);
            need.natural -= cut;
            missing -= cut;
        }
        need.least = need.natural;
    }
}

void DataTable::lay_out() {
    ImGuiTable& table = *ImGui::GetCurrentTable();
    keep_dragged_widths(table.WorkRect.GetWidth());
    const bool dragged = std::any_of(memory_->dragged.begin(), memory_->dragged.end(),
                                     [](float width) { return width > 0; });
    std::vector<ColumnNeed> needs;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const Column& column = columns_[i];
        const float natural = std::ceil(memory_->needed[i]) + dp(1);
        const bool grows = column.width <= 0;
        // A name may be cut, with a tip, but only when there is hardly room for anything else.
        const float least =
            grows ? std::min(natural, dp(column.rank == 0 ? 240.0F : 96.0F)) : natural;
        needs.push_back({natural, least, column.rank, grows, column.share, memory_->dragged[i],
                         dragged && memory_->given[i] < 0});
    }
    const bool sideways = (table.Flags & ImGuiTableFlags_ScrollX) != 0;
    const float around = 2 * table.CellPaddingX + table.CellSpacingX1 + table.CellSpacingX2;
    const float room = sideways ? 1e6F : table.WorkRect.GetWidth() - 2 * table.OuterPaddingX;
    if (sideways) fit_sideways(needs, table.WorkRect.GetWidth() - 2 * table.OuterPaddingX, around);
    memory_->given = lay_out_columns(needs, room, around);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const float width = memory_->given[i];
        ImGuiTableColumnFlags flags = ImGuiTableColumnFlags_WidthFixed;
        if (width < 0) flags |= ImGuiTableColumnFlags_Disabled;
        ImGui::TableSetupColumn(columns_[i].title, flags, std::max(1.0F, width));
        ImGuiTableColumn& given = table.Columns[static_cast<int>(i)];
        given.WidthRequest = std::max(1.0F, width);
        given.AutoFitQueue = 0;
    }
}

void DataTable::note_need(int column, float width) {
    float& needed = memory_->needed[static_cast<std::size_t>(column)];
    if (width <= needed + 0.5F) return;
    needed = width;
    tables_need_a_frame = true;
}

void DataTable::note_hidden(int column, std::string_view text) {
    const auto index = static_cast<std::size_t>(column);
    if (!row_hovered_ || text.empty() || memory_->given[index] >= 0) return;
    if (!hidden_.empty()) hidden_ += '\n';
    hidden_ += fmt::format("{}: {}", columns_[index].title, text);
}

/// The tip of a row tells what is hidden in it.
void DataTable::end_row() {
    essential_text = false;
    if (!hidden_.empty()) tooltip(std::exchange(hidden_, {}));
    row_hovered_ = false;
    if (std::exchange(in_row_, false)) end_group();
}

void DataTable::header(SortOrder* sort) {
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers, dp(row_height));
    // Rows scroll below the headings: they hide what is under them, in the colour around the table.
    const bool in_sheet =
        (ImGui::GetCurrentWindow()->RootWindow->Flags & ImGuiWindowFlags_Popup) != 0;
    ImGui::TableSetBgColor(ImGuiTableBgTarget_RowBg0,
                           in_sheet ? tokens().raised : tokens().surface);
    for (int i = 0; i < static_cast<int>(columns_.size()); ++i) {
        const Column& column = columns_[static_cast<std::size_t>(i)];
        const bool sorted = sort != nullptr && sort->column == i;
        note_cell(i, column.title);
        const std::string heading = heading_of(column, sorted, sorted && sort->descending);
        note_need(i, text_size(TextStyle::label, heading).x);
        if (!ImGui::TableSetColumnIndex(i)) continue;
        const ImVec2 size{ImGui::GetContentRegionAvail().x, dp(row_height)};
        essential_text = column.rank == 0;
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

namespace {

/// Tables that draw only the rows in sight do so by a clipper, which knows all of them.
void tell_row() {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    if (g.ClipperTempDataStacked == 0 || g.CurrentTable == nullptr) return;
    const ImGuiListClipper* clipper = g.ClipperTempData[g.ClipperTempDataStacked - 1].ListClipper;
    if (clipper != nullptr) note_row(g.CurrentTable->CurrentRow, clipper->ItemsCount);
}

}  // namespace

bool DataTable::row(const RowOptions& options) {
    end_row();
    ImGui::TableNextRow(0, dp(row_css_));
    int first = 0;
    while (first + 1 < static_cast<int>(columns_.size()) &&
           memory_->given[static_cast<std::size_t>(first)] < 0) {
        ++first;
    }
    ImGui::TableSetColumnIndex(first);
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
    row_hovered_ = ImGui::IsItemHovered();
    describe_item("row", options.label, options.value);
    begin_item_group("row", options.label);
    tell_row();
    in_row_ = true;
    return clicked && options.selectable;
}

bool DataTable::cell(int column, Box& box, std::string_view words, float extra_css,
                     TextStyle style) {
    // Without words it is not known what is painted there: its column's own width fits it.
    const float own = dp(columns_[static_cast<std::size_t>(column)].width);
    const float needed = words.empty() ? own : text_size(style, words).x + dp(extra_css);
    note_need(column, needed);
    note_hidden(column, words);
    note_cell(column, words);
    if (!place(column, box)) return false;
    note_width(box.min.x, needed > 0 ? needed : box.width());
    return true;
}

bool DataTable::place(int column, Box& box) {
    essential_text = columns_[static_cast<std::size_t>(column)].rank == 0;
    if (!ImGui::TableSetColumnIndex(column)) return false;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    // In the first column the cursor is already below the row's own item.
    box = {{at.x, row_box_.min.y},
           {at.x + ImGui::GetContentRegionAvail().x, row_box_.min.y + dp(row_css_)}};
    return true;
}

void DataTable::text(int column, std::string_view value, ImU32 color, TextStyle style) {
    note_need(column, text_size(style, value).x);
    note_hidden(column, value);
    note_cell(column, value);
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
    const std::string text = fmt::format("{}", value);
    const ImVec2 size = text_size(TextStyle::table, text);
    note_need(column, size.x + dp(6));
    note_hidden(column, text);
    Box box;
    if (!place(column, box)) return false;
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
