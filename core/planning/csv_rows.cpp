#include "core/planning/csv_rows.h"

#include "core/base/text.h"

namespace headroom::planning {
namespace {

// Reads one field after the other; a quoted one may contain commas, line breaks and, doubled,
// quotes.
class CsvReader {
public:
    explicit CsvReader(std::string_view text) : text_(text) {}

    CsvTable read() {
        while (!at_end()) read_row();
        return std::move(table_);
    }

private:
    bool at_end() const { return next_ >= text_.size(); }
    char peek() const { return text_[next_]; }
    bool at_line_end() const { return at_end() || peek() == '\n' || peek() == '\r'; }

    char take() {
        const char c = text_[next_++];
        if (c == '\n') {
            ++line_;
            line_begin_ = next_;
        }
        return c;
    }

    int column() const { return static_cast<int>(next_ - line_begin_) + 1; }

    void skip_spaces() {
        while (!at_end() && (peek() == ' ' || peek() == '\t')) take();
    }

    void read_row() {
        CsvRow row;
        row.line = line_;
        while (true) {
            row.fields.push_back(read_field());
            if (at_end() || peek() != ',') break;
            take();
        }
        if (!at_end() && peek() == '\r') take();
        if (!at_end() && peek() == '\n') take();
        const bool empty = row.fields.size() == 1 && row.fields.front().text.empty();
        if (!empty) table_.rows.push_back(std::move(row));
    }

    CsvField read_field() {
        skip_spaces();
        CsvField field;
        field.column = column();
        if (!at_end() && peek() == '"') {
            read_quoted(field.text);
        }
        // What follows a closing quote belongs to the field, so that it is noticed, not lost.
        std::string rest;
        while (!at_line_end() && peek() != ',') rest += take();
        field.text += trim(rest);
        return field;
    }

    void read_quoted(std::string& text) {
        const int begin = line_;
        take();
        while (!at_end()) {
            const char c = take();
            if (c != '"') {
                text += c;
            } else if (!at_end() && peek() == '"') {
                text += take();
            } else {
                return;
            }
        }
        table_.unclosed_quote_line = begin;
    }

    std::string_view text_;
    std::size_t next_ = 0;
    std::size_t line_begin_ = 0;
    int line_ = 1;
    CsvTable table_;
};

}  // namespace

CsvTable parse_csv(std::string_view text) { return CsvReader(text).read(); }

std::string csv_field(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    quoted += '"';
    return quoted;
}

}  // namespace headroom::planning
