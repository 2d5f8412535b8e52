#include "core/app/shrink/candidate.h"

#include <algorithm>
#include <array>
#include <utility>

namespace headroom::app::shrink_parts {
namespace {

Json* array_at(Json& object, const char* name) {
    if (!object.is_object()) return nullptr;
    const auto found = object.find(name);
    return found != object.end() && found->is_array() ? &*found : nullptr;
}

void remove_from(Json& object, const char* name, const Indices& places) {
    Json* const list = array_at(object, name);
    if (list == nullptr) return;
    Json kept = Json::array();
    for (std::size_t i = 0; i < list->size(); ++i) {
        if (!places.contains(i)) kept.push_back(std::move((*list)[i]));
    }
    if (kept.empty()) {
        object.erase(name);
    } else {
        *list = std::move(kept);
    }
}

std::string named(const Json& object, const char* name) {
    const Json* const found = scenario::member(object, name);
    return found != nullptr && found->is_string() ? found->get<std::string>() : std::string();
}

/// Places of the elements one of whose members is one of the names.
Indices naming(const Json& list, const std::set<std::string>& names,
               std::initializer_list<const char*> members) {
    Indices places;
    for (std::size_t i = 0; i < list.size(); ++i) {
        for (const char* member : members) {
            if (names.contains(named(list[i], member))) places.insert(i);
        }
    }
    return places;
}

std::set<std::string> names_at(const Json& list, const Indices& places, const char* member) {
    std::set<std::string> names;
    for (const std::size_t i : places) names.insert(named(list[i], member));
    return names;
}

/// What the steps would do with the keys goes as well. A key that a site is on stays: without it
/// the site had no license, and would be over its limit for another reason.
std::optional<Candidate> without_keys(const Candidate& from, const std::set<std::string>& keys) {
    const Json& world = from.document.at("world");
    if (!naming(list_in(world, "sites"), keys, {"key"}).empty()) return std::nullopt;
    return without_steps(from, naming(list_in(from.document, "steps"), keys,
                                      {"key", "sublicense", "subscription", "id"}));
}

}  // namespace

const Json& list_in(const Json& object, const char* name) {
    static const Json empty = Json::array();
    const Json* const found = scenario::member(object, name);
    return found != nullptr && found->is_array() ? *found : empty;
}

std::optional<Instant> start_of(const Json& document) {
    return parse_instant(named(document, "start"));
}

std::optional<Instant> instant_in(const Json& document, const Json& at) {
    if (!at.is_string()) return std::nullopt;
    if (const auto instant = parse_instant(at.get<std::string>())) return instant;
    const auto span = parse_span(at.get<std::string>());
    const auto start = start_of(document);
    if (!span || !start) return std::nullopt;
    return *start + *span;
}

std::optional<Candidate> without_steps(const Candidate& from, const Indices& steps) {
    Candidate next = from;
    if (from.target.is_step) {
        if (steps.contains(from.target.index)) return std::nullopt;
        next.target.index -= static_cast<std::size_t>(
            std::distance(steps.begin(), steps.lower_bound(from.target.index)));
    }
    remove_from(next.document, "steps", steps);
    return next;
}

std::optional<Candidate> without_demand(const Candidate& from, const Indices& entries) {
    Candidate next = from;
    remove_from(next.document, "demand", entries);
    return next;
}

std::optional<Candidate> without_faults(const Candidate& from, const Indices& entries) {
    Candidate next = from;
    remove_from(next.document, "faults", entries);
    return next;
}

std::optional<Candidate> without_sites(const Candidate& from, const Indices& sites) {
    const Json& world = from.document.at("world");
    const std::set<std::string> codes = names_at(list_in(world, "sites"), sites, "code");
    Candidate next = from;
    remove_from(next.document["world"], "sites", sites);
    remove_from(next.document, "demand", naming(list_in(from.document, "demand"), codes, {"site"}));
    remove_from(next.document, "faults", naming(list_in(from.document, "faults"), codes, {"site"}));
    return without_steps(
        next, naming(list_in(from.document, "steps"), codes, {"site", "code", "replaces"}));
}

std::size_t sublicense_count(const Json& document) {
    const Json* const world = scenario::member(document, "world");
    std::size_t count = 0;
    if (world == nullptr) return 0;
    for (const Json& subscription : list_in(*world, "subscriptions")) {
        count += list_in(subscription, "sublicenses").size();
    }
    return count;
}

std::optional<Candidate> without_sublicenses(const Candidate& from, const Indices& sublicenses) {
    Candidate next = from;
    std::set<std::string> keys;
    std::size_t place = 0;
    for (Json& subscription : next.document["world"]["subscriptions"]) {
        Indices here;
        const Json& list = list_in(subscription, "sublicenses");
        for (std::size_t i = 0; i < list.size(); ++i, ++place) {
            if (!sublicenses.contains(place)) continue;
            here.insert(i);
            keys.insert(named(list[i], "id"));
        }
        if (!here.empty()) remove_from(subscription, "sublicenses", here);
    }
    return without_keys(next, keys);
}

std::optional<Candidate> without_subscriptions(const Candidate& from,
                                               const Indices& subscriptions) {
    const Json& list = list_in(from.document.at("world"), "subscriptions");
    std::set<std::string> keys;
    for (const std::size_t i : subscriptions) {
        keys.insert(named(list[i], "id"));
        for (const Json& sublicense : list_in(list[i], "sublicenses")) {
            keys.insert(named(sublicense, "id"));
        }
    }
    Candidate next = from;
    remove_from(next.document["world"], "subscriptions", subscriptions);
    return without_keys(next, keys);
}

Candidate without_words(const Candidate& from) {
    Candidate next = from;
    for (const char* name :
         {"description", "costs", "expectRisk", "chapters", "comment", "$schema"}) {
        next.document.erase(name);
    }
    if (from.target.is_step) {
        next.document.erase("expect");
    } else {
        Json kept = Json::array({from.document.at("expect").at(from.target.index)});
        next.document["expect"] = std::move(kept);
        next.target.index = 0;
    }
    return next;
}

std::optional<Candidate> ending_at(const Candidate& from, Instant end) {
    const auto start = start_of(from.document);
    if (!start || end < *start) return std::nullopt;
    Indices late;
    const Json& steps = list_in(from.document, "steps");
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto at = instant_in(from.document, steps[i].at("at"));
        if (at && *at > end) late.insert(i);
    }
    auto next = without_steps(from, late);
    if (!next) return std::nullopt;
    const bool was_span = parse_span(named(from.document, "end")).has_value();
    next->document["end"] =
        was_span && end > *start ? format_span(end - *start) : format_instant(end);
    return next;
}

ScenarioSize size_of(const Json& document) {
    ScenarioSize size;
    size.steps = static_cast<std::int64_t>(list_in(document, "steps").size());
    size.demand = static_cast<std::int64_t>(list_in(document, "demand").size());
    size.faults = static_cast<std::int64_t>(list_in(document, "faults").size());
    size.sublicenses = static_cast<std::int64_t>(sublicense_count(document));
    if (const Json* const world = scenario::member(document, "world")) {
        const Json& sites = list_in(*world, "sites");
        size.sites = static_cast<std::int64_t>(sites.size());
        for (const Json& site : sites) {
            const Json* const macs = scenario::member(site, "macs");
            if (macs != nullptr && macs->is_number_integer()) {
                size.macs += macs->get<std::int64_t>();
            }
        }
    }
    const auto start = start_of(document);
    const Json* const end = scenario::member(document, "end");
    if (start && end != nullptr) {
        size.seconds = (instant_in(document, *end).value_or(*start) - *start).seconds;
    }
    return size;
}

}  // namespace headroom::app::shrink_parts
