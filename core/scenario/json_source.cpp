#include "core/scenario/json_source.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

#include "core/base/text.h"

namespace headroom::scenario {
namespace {

constexpr int max_depth = 64;

InputError error_at(std::string_view file, std::string_view text, std::size_t offset,
                    std::string message) {
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const std::size_t line_start = before.rfind('\n');
    const std::string_view line =
        line_start == before.npos ? before : before.substr(line_start + 1);
    InputError error;
    error.file = std::string(file);
    error.line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
    error.column = 1 + static_cast<int>(character_count(line));
    error.message = std::move(message);
    return error;
}

// Walks text that is known to be valid JSON and notes where everything stands. Only duplicate
// members are still to be found; excessive depth was refused before.
class PlaceScanner {
public:
    PlaceScanner(std::string_view text, std::string_view file) : text_(text), file_(file) {}

    Place scan() {
        skip_blanks();
        return value("");
    }
    std::vector<InputError> duplicates;

private:
    Place value(const std::string& pointer) {
        Place place;
        place.line = line_;
        place.column = column_;
        switch (text_[at_]) {
            case '{': object(place, pointer); break;
            case '[': array(place, pointer); break;
            case '"': string(); break;
            default:
                while (at_ < text_.size() &&
                       std::string_view(",]} \t\r\n").find(text_[at_]) == std::string_view::npos) {
                    advance();
                }
        }
        return place;
    }

    void object(Place& place, const std::string& pointer) {
        std::set<std::string> names;
        advance();
        skip_blanks();
        while (text_[at_] != '}') {
            const int key_line = line_;
            const int key_column = column_;
            const std::size_t key_at = at_;
            string();
            const std::string name =
                Json::parse(text_.substr(key_at, at_ - key_at)).get<std::string>();
            const std::string member = pointer + "/" + name;
            if (!names.insert(name).second && duplicates.size() < max_errors) {
                duplicates.push_back({std::string(file_), key_line, key_column, member,
                                      "member \"" + name + "\" appears twice in this object"});
            }
            skip_blanks();
            advance();  // the colon
            skip_blanks();
            place.children.push_back(value(member));
            place.children.back().key_line = key_line;
            place.children.back().key_column = key_column;
            next_item();
        }
        advance();
    }

    void array(Place& place, const std::string& pointer) {
        advance();
        skip_blanks();
        while (text_[at_] != ']') {
            place.children.push_back(value(pointer + "/" + std::to_string(place.children.size())));
            next_item();
        }
        advance();
    }

    void next_item() {
        skip_blanks();
        if (text_[at_] != ',') return;
        advance();
        skip_blanks();
    }

    void string() {
        advance();
        while (text_[at_] != '"') {
            if (text_[at_] == '\\') advance();
            advance();
        }
        advance();
    }

    void skip_blanks() {
        while (at_ < text_.size() &&
               std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) {
            advance();
        }
    }

    void advance() {
        if (text_[at_] == '\n') {
            ++line_;
            column_ = 0;
        }
        ++at_;
        const bool starts_character =
            at_ >= text_.size() || (static_cast<unsigned char>(text_[at_]) & 0xC0) != 0x80;
        if (starts_character) ++column_;
    }

    std::string_view text_;
    std::string_view file_;
    std::size_t at_ = 0;
    int line_ = 1;
    int column_ = 1;
};

struct Excess {
    std::size_t offset = 0;
    std::string message;
};

// Where the text leaves the bounds of depth or of the number of values, if it does; brackets and
// commas in strings do not count. Looks at bytes only, so that a bomb costs no more than its bytes.
std::optional<Excess> excess_of(std::string_view text) {
    int depth = 0;
    std::size_t values = 1;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_string) {
            if (c == '\\') ++i;
            if (c == '"') in_string = false;
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            ++values;
            if (++depth > max_depth) return Excess{i, "nested deeper than 64 levels"};
        } else if (c == '}' || c == ']') {
            --depth;
        } else if (c == ',') {
            ++values;
        }
        if (values > max_values) {
            return Excess{
                i, "more than " + std::to_string(max_values) +
                       " values (members and elements); that is more than a scenario may have"};
        }
    }
    return std::nullopt;
}

// Start of the token that covers `offset`: the library names the end of what it did not expect.
std::size_t token_start(std::string_view text, std::size_t offset) {
    constexpr std::string_view separators = "{}[]:, \t\r\n";
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t start = at;
        if (text[at] == '"') {
            ++at;
            while (at < text.size() && text[at] != '"' && text[at] != '\n') {
                at += text[at] == '\\' ? 2U : 1U;
            }
            ++at;
        } else if (separators.find(text[at]) != separators.npos) {
            ++at;
        } else {
            while (at < text.size() && separators.find(text[at]) == separators.npos) ++at;
        }
        if (offset < at) return start;
    }
    return offset;
}

// Offset of the first number that no double can hold.
std::size_t too_large_number_at(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = token_start(text.substr(at), 0) + at;
        std::size_t end = start;
        while (end < text.size() &&
               std::string_view("+-.eE0123456789").find(text[end]) != std::string_view::npos) {
            ++end;
        }
        const std::string number(text.substr(start, end - start));
        if (!number.empty() && std::isinf(std::strtod(number.c_str(), nullptr))) return start;
        if (text[start] == '"') {
            for (end = start + 1; end < text.size() && text[end] != '"'; ++end) {
                if (text[end] == '\\') ++end;
            }
        }
        at = std::max(end, start + 1) + (text[start] == '"' ? 1U : 0U);
    }
    return 0;
}

// The library's message without its own position: "[json.exception...] parse error at ...: why".
std::string reason_of(const Json::parse_error& error) {
    const std::string_view what = error.what();
    const std::size_t at = what.find(": ");
    std::string reason(at == what.npos ? what : what.substr(at + 2));
    return "not valid JSON: " + reason;
}

}  // namespace

Result<JsonSource, std::vector<InputError>> parse_json(std::string_view text,
                                                       std::string_view file) {
    using Errors = std::vector<InputError>;
    if (text.starts_with("\xEF\xBB\xBF")) {
        return Errors{error_at(file, text, 0,
                               "the file begins with a byte order mark; save it as UTF-8 without "
                               "one")};
    }
    if (trim(text).empty()) {
        return Errors{error_at(file, text, 0, "the file is empty; a JSON object is expected")};
    }
    if (const auto excess = excess_of(text)) {
        return Errors{error_at(file, text, excess->offset, excess->message)};
    }
    if (!is_utf8(text)) {
        std::size_t good = 0;
        std::size_t step = text.size();
        for (; step > 0; step /= 2) {  // longest well-formed prefix, to within a character
            while (good + step <= text.size() && is_utf8(text.substr(good, step))) good += step;
        }
        return Errors{error_at(file, text, good, "not UTF-8 text")};
    }
    JsonSource source;
    source.file = std::string(file);
    try {
        source.value = Json::parse(text);
    } catch (const Json::parse_error& error) {
        const std::size_t offset = error.byte == 0 ? 0 : error.byte - 1;
        return Errors{error_at(file, text, token_start(text, offset), reason_of(error))};
    } catch (const Json::out_of_range&) {
        return Errors{error_at(file, text, too_large_number_at(text), "this number is too large")};
    }
    PlaceScanner scanner(text, file);
    source.place = scanner.scan();
    if (!scanner.duplicates.empty()) return std::move(scanner.duplicates);
    return source;
}

const Json* member(const Json& object, std::string_view name) {
    if (!object.is_object()) return nullptr;
    const auto found = object.find(name);
    return found == object.end() ? nullptr : &*found;
}

void add_new(Json& object, std::string name, Json value) {
    object.get_ref<Json::object_t&>().emplace_back(std::move(name), std::move(value));
}

}  // namespace headroom::scenario
