#include "core/app/command_words.h"

#include "core/scenario/json_source.h"

namespace headroom::app {

using scenario::Json;

struct CommandWords::Arguments {
    Json values;
};

CommandWords::CommandWords(std::string_view command_json)
    : arguments_(std::make_unique<Arguments>(
          Arguments{Json::parse(command_json, nullptr, /*allow_exceptions=*/false)})) {
    if (!arguments_->values.is_object()) arguments_->values = Json::object();
}

CommandWords::~CommandWords() = default;

std::string CommandWords::verb() const { return text("do"); }

std::string CommandWords::text(std::string_view argument) const {
    const auto found = arguments_->values.find(std::string(argument));
    if (found == arguments_->values.end()) return "";
    if (found->is_string()) return found->get<std::string>();
    if (found->is_number_integer()) return std::to_string(found->get<Count>());
    std::string list;
    for (const Json& item : *found) {
        if (item.is_string()) list += (list.empty() ? "" : ", ") + item.get<std::string>();
    }
    return list;
}

Count CommandWords::number(std::string_view argument) const {
    const auto found = arguments_->values.find(std::string(argument));
    if (found == arguments_->values.end() || !found->is_number_integer()) return 0;
    return found->get<Count>();
}

}  // namespace headroom::app
