#pragma once
// Columns of text for people.

#include <cstddef>
#include <string>
#include <vector>

#include "native/terminal.h"

namespace headroom::cli {

struct Column {
    enum class Align : unsigned char { left, right };
    std::string title;
    Align align = Align::left;
    bool may_shrink = false;  // gives way when the terminal is too narrow
};

struct Cell {
    std::string text;  // printable
    Tone tone = Tone::plain;
};

/// A table whose columns are as wide as their content. On a terminal that is too narrow the columns
/// that may shrink are cut with "..."; elsewhere (files, pipes) nothing is ever cut.
class TextTable {
public:
    explicit TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {}

    /// One cell for each column.
    void add_row(std::vector<Cell> cells) { rows_.push_back(std::move(cells)); }
    bool empty() const { return rows_.empty(); }

    /// Title line and rows, each with two spaces in front and a line break at the end.
    std::string render(const Screen& screen) const;

private:
    std::vector<std::size_t> natural_widths() const;
    void fit(std::vector<std::size_t>& widths, std::size_t available) const;

    std::vector<Column> columns_;
    std::vector<std::vector<Cell>> rows_;
};

}  // namespace headroom::cli
