// Whether a pointer leads to a figure that can be varied, and which one was meant.

#include <string>
#include <string_view>
#include <vector>

#include "core/base/strong_id.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/planning/sweep/variation.h"
#include "core/scenario/object_reader.h"

namespace headroom::planning {
namespace {

using scenario::Json;

bool is_time(const std::string& text) { return parse_instant(text) || parse_span(text); }

// The value at the pointer; null when there is none.
const Json* value_at(const Json& document, const std::string& pointer) {
    try {
        const Json::json_pointer path(pointer);
        return document.contains(path) ? &document.at(path) : nullptr;
    } catch (const Json::exception&) {  // no pointer, or an index like "01"
        return nullptr;
    }
}

std::string escaped_name(std::string name) {
    std::string escaped;
    for (const char c : name) {
        if (c == '~') {
            escaped += "~0";
        } else if (c == '/') {
            escaped += "~1";
        } else {
            escaped += c;
        }
    }
    return escaped;
}

void collect_figures(const Json& value, const std::string& pointer, std::vector<std::string>& all) {
    if (value.is_object()) {
        for (const auto& item : value.items()) {
            collect_figures(item.value(), pointer + "/" + escaped_name(item.key()), all);
        }
    } else if (value.is_array()) {
        for (std::size_t i = 0; i < value.size(); ++i) {
            collect_figures(value[i], pointer + "/" + std::to_string(i), all);
        }
    } else if (value.is_number() || (value.is_string() && is_time(value.get<std::string>()))) {
        all.push_back(pointer);
    }
}

// What is at the longest part of the pointer that leads somewhere.
std::string what_is_there(const Json& document, std::string pointer) {
    while (!pointer.empty() && value_at(document, pointer) == nullptr) {
        pointer = pointer.substr(0, pointer.rfind('/'));
    }
    const Json& value = pointer.empty() ? document : *value_at(document, pointer);
    const std::string place = pointer.empty() ? "it" : pointer;
    if (value.is_array())
        return place + " has " + counted(static_cast<Count>(value.size()), "element");
    if (!value.is_object()) return place + " is " + scenario::describe(value);
    std::string names;
    for (const auto& item : value.items()) {
        if (names.size() > 200) return place + " has " + names + " and more";
        names += (names.empty() ? "" : ", ") + item.key();
    }
    return place + " has " + (names.empty() ? "no members" : names);
}

}  // namespace

bool leads_somewhere(const Json& document, const std::string& pointer) {
    return value_at(document, pointer) != nullptr;
}

std::optional<std::string> why_not_varied(const Json& document, const Variation& variation) {
    const Json* const there = value_at(document, variation.pointer);
    if (there == nullptr || there->is_null()) return std::nullopt;
    const bool by_numbers = variation.kind == Variation::Kind::number;
    if (there->is_number()) {
        if (by_numbers) return std::nullopt;
        return variation.pointer + " is a number; give numbers from FROM to TO";
    }
    // "withSubscription" may stand where a date is meant.
    const bool ends = variation.pointer.ends_with("/expires");
    if (there->is_string() && (ends || is_time(there->get<std::string>()))) {
        if (!by_numbers) return std::nullopt;
        return variation.pointer + " is a date or span; give dates or spans from FROM to TO";
    }
    return variation.pointer + " is " + scenario::describe(*there) +
           "; numbers, dates and spans can be varied";
}

std::string no_such_figure(const Json& document, const std::string& pointer) {
    std::vector<std::string> figures;
    collect_figures(document, "", figures);
    const std::vector<std::string_view> names(figures.begin(), figures.end());
    const std::string_view near = nearest(pointer, names);
    std::string message = "there is no figure " + pointer + " in the scenario; ";
    if (!near.empty()) return message + "did you mean " + std::string(near) + "?";
    return message + what_is_there(document, pointer);
}

}  // namespace headroom::planning
