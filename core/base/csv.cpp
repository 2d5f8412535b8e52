#include "core/base/csv.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/text.h"

namespace headroom {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t most_beginning_bytes = 65'536;

// Characters that begin a formula, and their full-width forms, which some spreadsheets treat alike.
bool begins_formula(std::string_view text) {
    static constexpr std::array<std::string_view, 11> starters{"=",
                                                               "+",
                                                               "-",
                                                               "@",
                                                               "\t",
                                                               "\r",
                                                               "\n",
                                                               "\xEF\xBC\x9D",
                                                               "\xEF\xBC\x8B",
                                                               "\xEF\xBC\x8D",
                                                               "\xEF\xBC\xA0"};
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    return std::any_of(starters.begin(), starters.end(),
                       [&](std::string_view starter) { return text.starts_with(starter); });
}

// True for a sign, digits with at most one point, and an optional percent sign. Spreadsheets read
// that as a number, so it needs no guard.
bool is_signed_number(std::string_view text) {
    if (text.ends_with(" %"))
        text.remove_suffix(2);
    else if (text.ends_with('%'))
        text.remove_suffix(1);
    if (text.size() < 2 || (text[0] != '-' && text[0] != '+')) return false;
    text.remove_prefix(1);
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto points = std::count(text.begin(), text.end(), '.');
    return is_digit(text.front()) && points <= 1 &&
           std::all_of(text.begin(), text.end(), [&](char c) { return is_digit(c) || c == '.'; });
}

bool needs_guard(std::string_view text) {
    const std::size_t apostrophes = std::min(text.find_first_not_of('\''), text.size());
    if (!begins_formula(text.substr(apostrophes))) return false;
    return apostrophes > 0 || !is_signed_number(text);
}

// The inverse of the guard: one apostrophe less where apostrophes stand before a formula.
void remove_guard(std::string& text) {
    if (text.empty() || text.front() != '\'') return;
    const std::size_t apostrophes = std::min(text.find_first_not_of('\''), text.size());
    if (begins_formula(std::string_view(text).substr(apostrophes))) text.erase(0, 1);
}

// The first line that is not empty, when the text holds all of it; a line break in quotes ends
// none.
std::string_view first_line(std::string_view text, bool at_end) {
    bool quoted = false;
    std::size_t begin = std::min(text.find_first_not_of("\r\n"), text.size());
    for (std::size_t i = begin; i < text.size(); ++i) {
        if (text[i] == '"') quoted = !quoted;
        if (!quoted && (text[i] == '\n' || text[i] == '\r')) return text.substr(begin, i - begin);
    }
    return at_end ? text.substr(begin) : std::string_view();
}

char separator_of(std::string_view line) {
    constexpr std::string_view separators = ",;\t";
    std::array<std::size_t, separators.size()> counts{};
    bool quoted = false;
    for (const char c : line) {
        if (c == '"') quoted = !quoted;
        const std::size_t which = separators.find(c);
        if (!quoted && which != separators.npos) ++counts[which];
    }
    const auto most = std::max_element(counts.begin(), counts.end());
    return separators[static_cast<std::size_t>(most - counts.begin())];
}

}  // namespace

CsvParser::CsvParser(CsvRowTaker take_row, char separator)
    : take_row_(std::move(take_row)), separator_(separator) {}

void CsvParser::fail(int line, std::string message) {
    problem_ = {line, std::move(message)};
    done_ = true;
}

// Skips the byte order mark and finds the separator; false while the first line is incomplete.
bool CsvParser::begin(bool at_end) {
    std::string_view text = beginning_;
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        fail(1, "the file is UTF-16; save it as \"CSV UTF-8\"");
        return false;
    }
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    const bool enough = at_end || text.size() >= most_beginning_bytes;
    const std::string_view line = first_line(text, enough);
    if (line.empty() && !enough) return false;
    begun_ = true;
    std::string rest(text);
    if (line.size() == 5 && to_lower(line.substr(0, 4)) == "sep=") {
        separator_ = line[4];
        const auto end = static_cast<std::size_t>(line.data() + line.size() - text.data());
        std::size_t next = std::min(end, rest.size());
        if (next < rest.size() && rest[next] == '\r') ++next;
        if (next < rest.size() && rest[next] == '\n') ++next;
        line_ = 1 + static_cast<int>(std::count(
                        rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(next), '\n'));
        rest.erase(0, next);
    }
    if (separator_ == 0) separator_ = separator_of(line);
    beginning_.clear();
    parse(rest);
    return true;
}

bool CsvParser::feed(std::string_view piece) {
    if (done_) return false;
    if (!begun_) {
        beginning_ += piece;
        begin(false);
    } else {
        parse(piece);
    }
    return !done_;
}

void CsvParser::finish() {
    if (!done_ && !begun_) begin(true);
    if (done_) return;
    if (state_ == State::quoted) {
        fail(quote_line_, "a quoted field begins here and never ends; add \"");
        return;
    }
    if (row_begun_ || count_ > 0) {
        if (state_ == State::field_begin) begin_field();
        end_field();
        end_row();
    }
    done_ = true;
}

void CsvParser::parse(std::string_view text) {
    for (std::size_t i = 0; i < text.size() && !done_;) {
        // Most characters only lengthen a field: they are taken in runs.
        if (state_ == State::plain || state_ == State::quoted) {
            std::size_t end = i;
            if (state_ == State::plain) {
                while (end < text.size() && text[end] != separator_ && text[end] != '\n' &&
                       text[end] != '\r')
                    ++end;
            } else {
                while (end < text.size() && text[end] != '"' && text[end] != '\n') ++end;
            }
            if (end > i) add_run(text.substr(i, end - i));
            i = end;
            if (i == text.size()) return;
            if (done_) return;
        }
        take(text[i++]);
    }
}

void CsvParser::add_run(std::string_view run) {
    after_carriage_return_ = false;
    std::string& text = fields_[count_].text;
    if (text.size() + run.size() > most_field_bytes) return add(run.front(), true);
    text += run;
    column_ += static_cast<int>(character_count(run));
}

void CsvParser::next_line() {
    ++line_;
    column_ = 1;
}

void CsvParser::take(char c) {
    const bool ends_pair = after_carriage_return_ && c == '\n';
    after_carriage_return_ = false;
    if (ends_pair) return;  // CR LF is one line break
    if (state_ == State::quoted) {
        if (c == '"') {
            state_ = State::quote_in_quoted;
            quoted_size_ = fields_[count_].text.size();
        } else {
            add(c);
        }
        if (c == '\n') next_line();
    } else if (state_ == State::quote_in_quoted && c == '"') {
        add(c);
        state_ = State::quoted;
    } else {
        if (state_ == State::quote_in_quoted) state_ = State::after_quote;
        take_plain(c, state_);
        if (c == '\n' || c == '\r') return;  // the line is counted with its row
    }
    if (c != '\n' && (static_cast<unsigned char>(c) & 0xC0) != 0x80) ++column_;
}

void CsvParser::take_plain(char c, State state) {
    if (c == '\n' || c == '\r') {
        if (row_begun_ || count_ > 0) {
            if (state == State::field_begin) begin_field();
            end_field();
            end_row();
        }
        after_carriage_return_ = c == '\r';
        next_line();
        return;
    }
    if (!row_begun_) row_line_ = line_;
    row_begun_ = true;
    if (c == separator_) {
        if (state == State::field_begin) begin_field();
        end_field();
        return;
    }
    if (state == State::field_begin) {
        if (c == ' ' || c == '\t') return;
        begin_field();
        if (c == '"') {
            quote_line_ = line_;
            state_ = State::quoted;
            return;
        }
        state_ = State::plain;
    }
    // What follows a closing quote belongs to the field, so that it is noticed, not lost.
    add(c);
}

void CsvParser::begin_field() {
    if (count_ == fields_.size()) fields_.emplace_back();
    fields_[count_].text.clear();
    fields_[count_].column = column_;
    quoted_size_ = 0;
}

void CsvParser::add(char c, bool too_long) {
    std::string& text = fields_[count_].text;
    if (!too_long && text.size() < most_field_bytes) {
        text += c;
        return;
    }
    const bool quoted = state_ == State::quoted || state_ == State::quote_in_quoted;
    fail(quoted ? quote_line_ : line_,
         quoted ? "a quoted field begins here and does not end within 1000000 characters; add \""
                : "a field is longer than 1000000 characters");
}

void CsvParser::end_field() {
    if (done_) return;
    std::string& text = fields_[count_].text;
    std::size_t size = text.size();
    while (size > quoted_size_ && (text[size - 1] == ' ' || text[size - 1] == '\t')) --size;
    text.resize(size);
    remove_guard(text);
    state_ = State::field_begin;
    if (++count_ > most_fields) {
        fail(row_line_,
             "the line has more than 20000 fields; the first line decides whether commas, "
             "semicolons or tabs separate fields");
    }
}

void CsvParser::end_row() {
    if (done_) return;
    const bool is_empty = count_ == 1 && fields_.front().text.empty();
    if (!is_empty && !take_row_({row_line_, {fields_.data(), count_}})) done_ = true;
    count_ = 0;
    row_begun_ = false;
}

CsvTable parse_csv(std::string_view text) {
    CsvTable table;
    CsvParser parser([&](const CsvRow& row) {
        table.rows.push_back({row.line, {row.fields.begin(), row.fields.end()}});
        return true;
    });
    parser.feed(text);
    parser.finish();
    table.problem = parser.problem();
    return table;
}

std::string csv_field(std::string_view text) {
    const bool guarded = needs_guard(text);
    const bool outer_blanks = !text.empty() && (text.front() == ' ' || text.back() == ' ' ||
                                                text.front() == '\t' || text.back() == '\t');
    if (text.find_first_of(",;\t\"\r\n") == text.npos && !outer_blanks) {
        return std::string(guarded ? "'" : "").append(text);
    }
    std::string quoted = guarded ? "\"'" : "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    quoted += '"';
    return quoted;
}

}  // namespace headroom
