#include "native/text_table.h"

#include <algorithm>
#include <numeric>

#include "core/base/text.h"

namespace headroom::cli {
namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t narrowest = 8;  // a shrunk column still says something

std::string padded(const Cell& cell, const Column& column, std::size_t width,
                   const Screen& screen) {
    const std::string text = shorten(cell.text, static_cast<int>(width));
    const std::string space(width - std::min(width, character_count(text)), ' ');
    const std::string painted = screen.paint(cell.tone, text);
    return column.align == Column::Align::right ? space + painted : painted + space;
}

std::string line_of(const std::vector<Cell>& cells, const std::vector<Column>& columns,
                    const std::vector<std::size_t>& widths, const Screen& screen) {
    std::string line;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        line.append(gap, ' ').append(padded(cells[i], columns[i], widths[i], screen));
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line + '\n';
}

}  // namespace

std::vector<std::size_t> TextTable::natural_widths() const {
    std::vector<std::size_t> widths;
    for (const Column& column : columns_) widths.push_back(character_count(column.title));
    for (const std::vector<Cell>& row : rows_) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], character_count(row[i].text));
        }
    }
    return widths;
}

void TextTable::fit(std::vector<std::size_t>& widths, std::size_t available) const {
    const std::size_t gaps = gap * widths.size();
    while (std::accumulate(widths.begin(), widths.end(), gaps) > available) {
        // The widest of those that may shrink gives one character, so that they end up alike.
        std::size_t* widest = nullptr;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (!columns_[i].may_shrink || widths[i] <= narrowest) continue;
            if (widest == nullptr || widths[i] > *widest) widest = &widths[i];
        }
        if (widest == nullptr) return;
        --*widest;
    }
}

std::string TextTable::render(const Screen& screen) const {
    std::vector<std::size_t> widths = natural_widths();
    if (screen.is_terminal) fit(widths, static_cast<std::size_t>(screen.width));

    std::vector<Cell> titles;
    for (const Column& column : columns_) titles.push_back({column.title, Tone::quiet});
    std::string text = line_of(titles, columns_, widths, screen);
    for (const std::vector<Cell>& row : rows_) text += line_of(row, columns_, widths, screen);
    return text;
}

}  // namespace headroom::cli
