#pragma once
// Comma-separated values (RFC 4180), read in pieces and written so that no spreadsheet runs a cell.
//
//   CsvParser parser([&](const CsvRow& row) { return use(row); });
//   while (read(piece)) parser.feed(piece);
//   parser.finish();
//
// Reading is generous: a byte order mark is skipped; `,`, `;` and tabs may separate fields (the
// header line decides, or Excel's line "sep=;"); lines end in LF, CR LF or CR; quoted fields may
// contain all of these. Memory is that of one row.
//
// Writing guards cells: a spreadsheet takes a cell that begins with = + - @ or a tab for a formula,
// and may run it. Such a text is written with an apostrophe before it, and the reader takes the
// apostrophe away, so that every text reads back as it was. Plain numbers like -5 need no guard.

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace headroom {

struct CsvField {
    std::string text;  // without quotes, surrounding spaces and the guard
    int column = 1;    // of its first character, from 1, in characters
};

struct CsvRow {
    int line = 1;                      // where it begins, from 1
    std::span<const CsvField> fields;  // at least one; valid until the next row
};

/// Takes one row; false ends the reading.
using CsvRowTaker = std::function<bool(const CsvRow&)>;

class CsvParser {
public:
    static constexpr std::size_t most_field_bytes = 1'000'000;
    static constexpr std::size_t most_fields = 20'000;

    /// `separator` 0: found from the first line.
    explicit CsvParser(CsvRowTaker take_row, char separator = 0);

    /// False when nothing more is wanted: the taker has enough, or `problem` says what is wrong.
    bool feed(std::string_view piece);
    /// The end of the text: hands out a last row without a line break.
    void finish();

    char separator() const { return separator_; }

    struct Problem {
        int line = 0;         // 0: none
        std::string message;  // "a quoted field begins here and never ends; add \""
    };
    const Problem& problem() const { return problem_; }

private:
    enum class State : unsigned char { field_begin, plain, quoted, quote_in_quoted, after_quote };

    bool begin(bool at_end);
    void parse(std::string_view text);
    void take(char c);
    void take_plain(char c, State state);
    void begin_field();
    void end_field();
    void end_row();
    void add(char c, bool too_long = false);
    void add_run(std::string_view run);
    void next_line();
    void fail(int line, std::string message);

    CsvRowTaker take_row_;
    char separator_;
    std::string beginning_;  // until the first line is complete
    bool begun_ = false;
    bool done_ = false;
    bool after_carriage_return_ = false;
    State state_ = State::field_begin;
    int line_ = 1;
    int column_ = 1;
    int row_line_ = 1;
    int quote_line_ = 1;
    bool row_begun_ = false;
    std::size_t quoted_size_ = 0;   // bytes of the field that stood in quotes
    std::vector<CsvField> fields_;  // the first `count_` are those of this row
    std::size_t count_ = 0;
    Problem problem_;
};

/// A whole text as rows that own their fields, without empty lines.
struct CsvTable {
    struct Row {
        int line = 1;
        std::vector<CsvField> fields;
    };
    std::vector<Row> rows;
    CsvParser::Problem problem;
};
CsvTable parse_csv(std::string_view text);

/// The field as it is written to a CSV file: guarded, and in quotes where it has to be.
std::string csv_field(std::string_view text);

}  // namespace headroom
