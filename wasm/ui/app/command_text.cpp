#include "wasm/ui/app/command_text.h"

#include <fmt/format.h>

namespace headroom::ui {

std::string json_escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
            out += c;
        }
    }
    return out;
}

CommandText::CommandText(std::string_view what) : text_("{") { add("do", what); }

void CommandText::add_name(std::string_view name) {
    if (text_.size() > 1) text_ += ',';
    text_ += fmt::format("\"{}\":", name);
}

CommandText& CommandText::add(std::string_view name, std::string_view value) {
    add_name(name);
    text_ += '"' + json_escaped(value) + '"';
    return *this;
}

CommandText& CommandText::add(std::string_view name, const char* value) {
    return add(name, std::string_view(value));
}

CommandText& CommandText::add(std::string_view name, Count value) {
    add_name(name);
    text_ += fmt::format("{}", value);
    return *this;
}

CommandText& CommandText::add_json(std::string_view name, std::string_view json) {
    add_name(name);
    text_ += json;
    return *this;
}

CommandText& CommandText::add_texts(std::string_view name, const std::vector<std::string>& values) {
    add_name(name);
    text_ += '[';
    for (const std::string& value : values) {
        if (text_.back() != '[') text_ += ',';
        text_ += '"' + json_escaped(value) + '"';
    }
    text_ += ']';
    return *this;
}

CommandText& CommandText::add_flag(std::string_view name, bool value) {
    add_name(name);
    text_ += value ? "true" : "false";
    return *this;
}

}  // namespace headroom::ui
