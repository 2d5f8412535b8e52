#include "core/app/scenario_edit.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/scenario/object_reader.h"

namespace headroom::app {

using namespace scenario;

namespace {

constexpr std::string_view edit_verb = "scenario.edit";

std::string first_member(std::string_view pointer) {
    if (!pointer.starts_with('/')) return "";
    const std::string_view rest = pointer.substr(1);
    return std::string(rest.substr(0, rest.find('/')));
}

bool is_pointer(const std::string& text) {
    try {
        return !Json::json_pointer(text).empty();
    } catch (const Json::exception&) {
        return false;
    }
}

ScenarioEdit::Change read_change(const Node& node, ErrorList& errors) {
    ObjectReader reader(node, errors);
    ScenarioEdit::Change change;
    change.pointer = reader.required_text("pointer");
    const Node value = reader.member("value");
    const bool removes = reader.boolean("remove").value_or(false);
    reader.finish();
    if (!reader.ok()) return change;
    const auto& members = edited_members();
    const bool known =
        std::find(members.begin(), members.end(), first_member(change.pointer)) != members.end();
    if (!known || !is_pointer(change.pointer)) {
        reader.error(reader.member("pointer"),
                     "a JSON pointer like /demand/0/arrivals/perDay is expected, not " +
                         in_quotes(change.pointer));
    } else if (removes == static_cast<bool>(value)) {
        reader.error(removes ? "give \"value\" or \"remove\", not both"
                             : "\"value\" is missing; or say \"remove\": true");
    }
    if (value) change.value = *value.value;
    return change;
}

InputError leads_nowhere(const std::string& pointer) {
    return {"scenario", 0, 0, pointer, "this place does not exist in the scenario"};
}

std::optional<std::size_t> parse_index(const std::string& name) {
    const bool digits =
        std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (name.empty() || name.size() > 9 || !digits) return std::nullopt;
    return static_cast<std::size_t>(std::stoul(name));
}

// The place itself, made when it is a member of an object or "-".
Json* find_or_make(Json& document, Json::json_pointer pointer) {
    std::vector<std::string> names;
    for (; !pointer.empty(); pointer.pop_back()) names.push_back(pointer.back());
    Json* spot = &document;
    for (auto name = names.rbegin(); name != names.rend(); ++name) {
        if (spot->is_null()) *spot = *name == "-" ? Json::array() : Json::object();
        if (spot->is_object()) {
            spot = &(*spot)[*name];
        } else if (spot->is_array() && *name == "-") {
            spot = &spot->emplace_back(nullptr);
        } else {
            const auto index = parse_index(*name);
            if (!spot->is_array() || !index || *index >= spot->size()) return nullptr;
            spot = &(*spot)[*index];
        }
    }
    return spot;
}

// False when there is nothing to remove.
bool remove_at(Json& document, const Json::json_pointer& pointer) {
    if (!document.contains(pointer)) return false;
    Json& parent = document.at(pointer.parent_pointer());
    if (parent.is_array()) {
        parent.erase(static_cast<std::size_t>(std::stoul(pointer.back())));
    } else {
        parent.erase(pointer.back());
    }
    return true;
}

}  // namespace

const std::vector<std::string>& edited_members() {
    static const std::vector<std::string> all{
        "name",  "description", "seed",  "start",  "end",    "settings",   "world",
        "steps", "demand",      "costs", "faults", "expect", "expectRisk", "chapters"};
    return all;
}

std::string edit_command(const std::vector<ScenarioChange>& changes) {
    Json list = Json::array();
    for (const ScenarioChange& change : changes) {
        Json item{{"pointer", change.pointer}};
        if (change.value) {
            item["value"] = Json::parse(*change.value);
        } else {
            item["remove"] = true;
        }
        list.push_back(std::move(item));
    }
    return Json{{"do", edit_verb}, {"set", std::move(list)}}.dump();
}

bool is_scenario_edit(std::string_view command_json) {
    if (command_json.find(edit_verb) == std::string_view::npos) return false;
    const Json command = Json::parse(command_json, nullptr, false);
    const Json* given = command.is_object() ? member(command, "do") : nullptr;
    return given != nullptr && *given == edit_verb;
}

Result<ScenarioEdit, std::vector<InputError>> read_scenario_edit(std::string_view command_json) {
    auto source = parse_json(command_json, "command");
    if (!source) return std::move(source.error());
    ErrorList errors{"command"};
    ObjectReader reader({&source->value, &source->place, ""}, errors);
    reader.ignore("do");
    ScenarioEdit edit;
    reader.required("set");
    for (const Node& change : reader.array("set"))
        edit.changes.push_back(read_change(change, errors));
    reader.finish();
    if (!errors.empty()) return errors.take();
    return edit;
}

Json edit_document(const ScenarioEdit& edit) {
    Json list = Json::array();
    for (const ScenarioEdit::Change& change : edit.changes) {
        Json item{{"pointer", change.pointer}};
        if (change.value) {
            item["value"] = *change.value;
        } else {
            item["remove"] = true;
        }
        list.push_back(std::move(item));
    }
    return Json{{"given", edit.given}, {"set", std::move(list)}};
}

std::optional<InputError> apply_edit(Json& document, const ScenarioEdit& edit) {
    for (const ScenarioEdit::Change& change : edit.changes) {
        const Json::json_pointer pointer(change.pointer);
        if (!change.value) {
            if (!remove_at(document, pointer)) return leads_nowhere(change.pointer);
            continue;
        }
        Json* const spot = find_or_make(document, pointer);
        if (spot == nullptr) return leads_nowhere(change.pointer);
        *spot = *change.value;
    }
    return std::nullopt;
}

}  // namespace headroom::app
