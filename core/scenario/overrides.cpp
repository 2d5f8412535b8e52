#include "core/scenario/overrides.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace headroom::scenario {
namespace {

// A value of the document with its place.
struct Spot {
    Json* value;
    Place* place;
};

using Found = std::optional<Spot>;

// The member or element `name`, made when it is a member or "-".
Found step_into(Spot parent, const std::string& name) {
    Json& value = *parent.value;
    std::vector<Place>& places = parent.place->children;
    if (value.is_object()) {
        std::size_t index = 0;
        for (const auto& item : value.items()) {
            if (item.key() == name) return Spot{&value[name], &places[index]};
            ++index;
        }
        places.emplace_back();
        return Spot{&value[name], &places.back()};
    }
    if (!value.is_array()) return std::nullopt;
    if (name == "-") {
        places.emplace_back();
        return Spot{&value.emplace_back(nullptr), &places.back()};
    }
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const bool is_index = !name.empty() && name.size() < 10 &&
                          std::all_of(name.begin(), name.end(), is_digit) &&
                          (name.size() == 1 || name.front() != '0');  // RFC 6901 knows no 01
    if (!is_index || std::stoul(name) >= value.size()) return std::nullopt;
    return Spot{&value[std::stoul(name)], &places[std::stoul(name)]};
}

Found find_or_make(JsonSource& source, Json::json_pointer pointer) {
    std::vector<std::string> names;
    for (; !pointer.empty(); pointer.pop_back()) names.push_back(pointer.back());
    Found spot = Spot{&source.value, &source.place};
    for (auto name = names.rbegin(); name != names.rend() && spot; ++name) {
        if (spot->value->is_null()) *spot->value = *name == "-" ? Json::array() : Json::object();
        spot = step_into(*spot, *name);
    }
    return spot;
}

// A place that is nowhere in the file, for a value and all that is in it.
void forget_lines(Place& place) {
    place.line = place.column = place.key_line = place.key_column = 0;
    for (Place& child : place.children) forget_lines(child);
}

InputError refused(const Override& change, std::string message) {
    return {"--set", 0, 0, change.pointer, std::move(message)};
}

std::optional<InputError> apply_one(JsonSource& source, const Override& change) {
    JsonSource given;
    given.value = change.value;
    if (Json::accept(change.value)) {
        auto parsed = parse_json(change.value, "--set");
        if (!parsed) return refused(change, parsed.error().front().message);
        given = std::move(*parsed);
        forget_lines(given.place);
    }
    Found spot;
    try {
        spot = find_or_make(source, Json::json_pointer(change.pointer));
    } catch (const Json::exception&) {
        return refused(change, "a JSON pointer like /world/sites/0/macs is expected");
    }
    if (!spot) return refused(change, "this place does not exist in the scenario");
    *spot->value = std::move(given.value);
    *spot->place = std::move(given.place);
    return std::nullopt;
}

bool leads_into(std::string_view outer, std::string_view inner) {
    return inner.starts_with(outer) && (inner.size() == outer.size() || inner[outer.size()] == '/');
}

}  // namespace

std::optional<InputError> apply_overrides(JsonSource& source,
                                          const std::vector<Override>& overrides) {
    for (const Override& change : overrides) {
        if (auto error = apply_one(source, change)) return error;
    }
    return std::nullopt;
}

void blame_overrides(std::vector<InputError>& errors, const std::vector<Override>& overrides) {
    for (InputError& error : errors) {
        const bool ours = std::any_of(overrides.begin(), overrides.end(), [&](const Override& one) {
            const std::string_view made = one.pointer;
            const bool appended = made.ends_with("/-");
            return leads_into(appended ? made.substr(0, made.size() - 2) : made, error.pointer) ||
                   leads_into(error.pointer, made);
        });
        if (error.line == 0 && ours) error.file = "--set";
    }
}

}  // namespace headroom::scenario
