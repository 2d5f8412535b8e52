#include "core/scenario/json_writer.h"

namespace headroom::scenario {
namespace {

constexpr std::size_t spaces_a_level = 2;

}  // namespace

void JsonWriter::next_item() {
    std::string text = is_empty_ ? "\n" : ",\n";
    text.append(depth_ * spaces_a_level, ' ');
    sink_(text);
    is_empty_ = false;
}

void JsonWriter::write_name(std::string_view name) { sink_(Json(name).dump() + ": "); }

// Line breaks in a dumped value stand between its parts only; those in texts are escaped.
void JsonWriter::write_value(const Json& value) {
    const std::string text = value.dump(static_cast<int>(spaces_a_level));
    if (!value.is_structured()) return sink_(text);
    std::string indented;
    std::size_t from = 0;
    for (std::size_t to; (to = text.find('\n', from)) != std::string::npos; from = to + 1) {
        indented.append(text, from, to + 1 - from);
        indented.append(depth_ * spaces_a_level, ' ');
    }
    indented.append(text, from);
    sink_(indented);
}

void JsonWriter::member(std::string_view name, const Json& value) {
    next_item();
    write_name(name);
    write_value(value);
}

void JsonWriter::element(const Json& value) {
    next_item();
    write_value(value);
}

void JsonWriter::begin(std::string_view name, char bracket) {
    next_item();
    write_name(name);
    sink_(std::string_view(&bracket, 1));
    ++depth_;
    is_empty_ = true;
}

void JsonWriter::end(char bracket) {
    --depth_;
    if (!is_empty_) {
        std::string text = "\n";
        text.append(depth_ * spaces_a_level, ' ');
        sink_(text);
    }
    sink_(std::string_view(&bracket, 1));
    is_empty_ = false;
}

}  // namespace headroom::scenario
