#include "core/app/diff/diff_walk.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/app/diff/diff_pairs.h"
#include "core/base/text.h"

namespace headroom::app::diff_parts {
namespace {

/// A pointer's next token (RFC 6901).
std::string with_token(const std::string& pointer, std::string_view token) {
    std::string result = pointer + '/';
    for (const char c : token) {
        if (c == '~') {
            result += "~0";
        } else if (c == '/') {
            result += "~1";
        } else {
            result += c;
        }
    }
    return result;
}

/// {value or mean, low, high}: one figure with its interval.
const char* estimated_member(const Json& object) {
    if (!object.is_object() || object.size() != 3) return nullptr;
    for (const char* name : {"value", "mean"}) {
        const bool all = object.contains(name) && object.contains("low") && object.contains("high");
        if (all && object[name].is_number() && object["low"].is_number() &&
            object["high"].is_number()) {
            return name;
        }
    }
    return nullptr;
}

/// Lists whose elements have names of their own, or are told one by one.
bool is_told_by_element(std::string_view list, const Json& first, const Json& second) {
    constexpr std::array<std::string_view, 4> told_as_a_whole{"log", "usageHistory", "mail",
                                                              "signedCsrs"};
    if (std::find(told_as_a_whole.begin(), told_as_a_whole.end(), list) != told_as_a_whole.end()) {
        return false;
    }
    const auto all_objects = [](const Json& elements) {
        return std::all_of(elements.begin(), elements.end(),
                           [](const Json& element) { return element.is_object(); });
    };
    return all_objects(first) && all_objects(second);
}

std::string sentence_start(const DiffPlace& place) {
    if (place.subject.empty()) return place.label;
    return place.label.empty() ? place.subject : place.subject + ": " + place.label;
}

}  // namespace

DiffPlace DiffWalk::inside(const DiffPlace& place, const std::string& name,
                           const Json& value) const {
    DiffPlace next = place;
    next.first = with_token(place.first, name);
    next.second = with_token(place.second, name);
    next.member = name;
    // Maps of named things: sites of a report, keys, people.
    const std::string subject = element_subject(place.member, value, name, 0);
    if (!subject.empty() && value.is_object()) {
        next.subject = subject;
        next.label.clear();
        next.unit = "";
        return next;
    }
    const MemberWords words = words_of(name);
    if (place.member == "refusals") {
        next.label = "refusals with " + name;
    } else if (place.member == "used" && !place.first.empty() && value.is_object()) {
        next.subject = "Site " + name;  // daily figures of a risk study
        next.label = "Macs a day";
    } else {
        next.label = place.label.empty() ? words.label : place.label + ", " + words.label;
    }
    if (!words.unit.empty()) next.unit = words.unit;
    const double weight = weight_of(name);
    if (weight < 50) next.weight = std::min(weight, place.weight);
    if (weight > 50 && place.weight >= 50) next.weight = std::max(weight, place.weight);
    return next;
}

void DiffWalk::add(Difference::What what, std::string text, double size, const DiffPlace& place) {
    Difference difference;
    difference.what = what;
    difference.text = std::move(text);
    difference.size = place.weight + size;
    if (what != Difference::What::only_in_second) difference.first_pointer = place.first;
    if (what != Difference::What::only_in_first) difference.second_pointer = place.second;
    found_.push_back(std::move(difference));
}

void DiffWalk::changed(const Json& first, const Json& second, const DiffPlace& place) {
    if (is_password(place.member)) {
        add(Difference::What::changed, sentence_start(place) + ": another one", 0.5, place);
        return;
    }
    add(Difference::What::changed,
        sentence_start(place) + ": " + value_words(second, place.unit) + " instead of " +
            value_words(first, place.unit) + change_words(first, second, place.unit),
        change_size(first, second, place.unit), place);
}

void DiffWalk::estimate_changed(const Json& first, const Json& second, const DiffPlace& place) {
    const char* const name = estimated_member(first);
    const auto words = [&](const Json& estimate) {
        return value_words(estimate[name], place.unit) + " [" +
               value_words(estimate["low"], place.unit) + ", " +
               value_words(estimate["high"], place.unit) + "]";
    };
    const bool apart = first["high"].get<double>() < second["low"].get<double>() ||
                       second["high"].get<double>() < first["low"].get<double>();
    add(Difference::What::changed,
        sentence_start(place) + ": " + words(second) + " instead of " + words(first) +
            change_words(first[name], second[name], place.unit) +
            (apart ? "" : "; the intervals overlap"),
        change_size(first[name], second[name], place.unit), place);
}

void DiffWalk::only_in_one(const Json& value, const DiffPlace& place, Difference::What what) {
    const std::string& file = what == Difference::What::only_in_first ? first_file_ : second_file_;
    std::string text = sentence_start(place);
    const bool is_told = !value.is_structured() && !is_password(place.member);
    text += is_told ? ": " + value_words(value, place.unit) + "," : ":";
    add(what, text + " only in " + file, 1, place);
}

void DiffWalk::compare_member(const std::string& name, const Json* first, const Json* second,
                              const DiffPlace& place) {
    const Json* const usual = has_defaults_ ? default_of(name) : nullptr;
    const DiffPlace next = inside(place, name, first != nullptr ? *first : *second);
    if (usual != nullptr && first == nullptr) first = usual;
    if (usual != nullptr && second == nullptr) second = usual;
    if (first != nullptr && second != nullptr) {
        compare(*first, *second, next);
    } else if (first != nullptr) {
        only_in_one(*first, next, Difference::What::only_in_first);
    } else {
        only_in_one(*second, next, Difference::What::only_in_second);
    }
}

void DiffWalk::compare_objects(const Json& first, const Json& second, const DiffPlace& place) {
    for (const auto& item : first.items()) {
        const auto other = second.find(item.key());
        compare_member(item.key(), &item.value(), other == second.end() ? nullptr : &*other, place);
    }
    for (const auto& item : second.items()) {
        if (!first.contains(item.key())) compare_member(item.key(), nullptr, &item.value(), place);
    }
}

/// Figures, names, lines of a log: the list as a whole.
void DiffWalk::compare_plain_lists(const Json& first, const Json& second, const DiffPlace& place) {
    const std::size_t both = std::min(first.size(), second.size());
    std::size_t differing = std::max(first.size(), second.size()) - both;
    std::size_t where = both;
    double largest = -1;
    for (std::size_t i = 0; i < both; ++i) {
        if (first[i] == second[i]) continue;
        ++differing;
        const double size = change_size(first[i], second[i], place.unit);
        if (size > largest) {
            largest = size;
            where = i;
        }
    }
    if (differing == 0) return;
    std::string text = sentence_start(place);
    if (first.size() != second.size()) {
        text += ": " + counted(static_cast<std::int64_t>(second.size()), "element") +
                " instead of " + std::to_string(first.size());
    } else {
        text += ": differs at " + std::to_string(differing) + " of " +
                counted(static_cast<std::int64_t>(both), "place");
    }
    if (where < both) {
        text += ", most at place " + std::to_string(where + 1) + ": " +
                value_words(second[where], place.unit) + " instead of " +
                value_words(first[where], place.unit);
    }
    add(Difference::What::changed, std::move(text), std::max(largest, 0.5), place);
}

void DiffWalk::compare_lists(const Json& first, const Json& second, const DiffPlace& place) {
    if (!is_told_by_element(place.member, first, second)) {
        compare_plain_lists(first, second, place);
        return;
    }
    const ListPairs lists = pair_lists(place.member, first, second);
    for (const auto& [i, j] : lists.pairs) {
        const Json& element = j != no_place ? second[j] : first[i];
        DiffPlace next = place;
        next.first = place.first + '/' + std::to_string(i);
        next.second = place.second + '/' + std::to_string(j);
        const std::string subject = element_subject(
            place.member, element, element_identity(place.member, element), i != no_place ? i : j);
        if (subject.empty()) {
            next.label += " " + std::to_string((j != no_place ? j : i) + 1);
        } else {
            next.subject = place.member == "rows" && !place.subject.empty()
                               ? place.subject + ", " + subject
                               : subject;
            next.label.clear();
        }
        next.member.clear();
        if (i == no_place) {
            only_in_one(element, next, Difference::What::only_in_second);
        } else if (j == no_place) {
            only_in_one(element, next, Difference::What::only_in_first);
        } else {
            compare(first[i], second[j], next);
        }
    }
    if (lists.same_order) return;
    add(Difference::What::order, sentence_start(place) + ": in another order", 0.1, place);
}

void DiffWalk::compare(const Json& first, const Json& second, const DiffPlace& place) {
    if (first == second) return;
    if (first.is_object() && second.is_object()) {
        if (estimated_member(first) != nullptr &&
            estimated_member(first) == estimated_member(second)) {
            estimate_changed(first, second, place);
        } else {
            compare_objects(first, second, place);
        }
    } else if (first.is_array() && second.is_array()) {
        compare_lists(first, second, place);
    } else {
        changed(first, second, place);
    }
}

std::vector<Difference> DiffWalk::take() {
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Difference& a, const Difference& b) { return a.size > b.size; });
    return std::move(found_);
}

}  // namespace headroom::app::diff_parts
