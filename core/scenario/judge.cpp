// Whether an expectation holds (scenario format). A pointer that leads nowhere never passes, except
// for `absent`.

#include "core/scenario/judge.h"

#include "core/scenario/object_reader.h"
#include "core/scenario/state_members.h"

namespace headroom::scenario {
namespace {

// The value at the pointer, or null where it leads nowhere.
const Json* find(const Json& document, const std::string& pointer) {
    try {
        return &document.at(Json::json_pointer(pointer));
    } catch (const Json::exception&) {
        return nullptr;
    }
}

// The longest beginning of the pointer that leads somewhere, for the message.
std::string known_part(const Json& document, std::string pointer) {
    while (!pointer.empty() && !find(document, pointer)) pointer.erase(pointer.rfind('/'));
    return pointer.empty() ? "the document" : pointer;
}

bool holds(Comparison comparison, const Json& expected, const Json& actual) {
    switch (comparison) {
        case Comparison::equals: return same_value(actual, expected);
        case Comparison::not_equals: return !same_value(actual, expected);
        case Comparison::at_least: return actual.is_number() && actual >= expected;
        case Comparison::at_most: return actual.is_number() && actual <= expected;
        case Comparison::contains:
            if (actual.is_string() && expected.is_string()) {
                return actual.get<std::string>().find(expected.get<std::string>()) !=
                       std::string::npos;
            }
            if (!actual.is_array()) return false;
            for (const Json& element : actual) {
                if (same_value(element, expected)) return true;
            }
            return false;
        case Comparison::length:
            return (actual.is_array() || actual.is_object()) && actual.size() == expected;
        case Comparison::absent: return false;
    }
    return false;
}

std::string wish(Comparison comparison, const Json& expected) {
    const std::string value = expected.dump();
    switch (comparison) {
        case Comparison::equals: return "expected " + value;
        case Comparison::not_equals: return "expected anything but " + value;
        case Comparison::at_least: return "expected at least " + value;
        case Comparison::at_most: return "expected at most " + value;
        case Comparison::contains: return "expected to contain " + value;
        case Comparison::length: return "expected " + value + " elements";
        case Comparison::absent: return "expected to be absent";
    }
    return "";
}

}  // namespace

bool same_value(const Json& a, const Json& b) {
    if (a.is_object() && b.is_object()) {
        if (a.size() != b.size()) return false;
        for (const auto& item : a.items()) {
            const auto other = b.find(item.key());
            if (other == b.end() || !same_value(item.value(), *other)) return false;
        }
        return true;
    }
    if (a.is_array() && b.is_array()) {
        if (a.size() != b.size()) return false;
        for (std::size_t i = 0; i < a.size(); ++i) {
            if (!same_value(a[i], b[i])) return false;
        }
        return true;
    }
    return a == b;
}

ExpectationResult judge(const Expectation& expectation, const Json& state) {
    ExpectationResult result;
    const Json* actual = find(state, expectation.get);
    if (actual) result.actual = *actual;
    if (expectation.comparison == Comparison::absent) {
        result.passed = actual == nullptr;
        if (actual) result.message = "expected to be absent, is " + describe(*actual);
        return result;
    }
    if (!actual) {
        result.passed = false;
        result.message = "the pointer leads nowhere: " + known_part(state, expectation.get) +
                         " exists, the rest does not";
        if (const auto problem = state_pointer_problem(expectation.get, nullptr)) {
            result.message += " (" + *problem + ")";
        }
        return result;
    }
    result.passed = holds(expectation.comparison, expectation.value, *actual);
    if (!*result.passed) {
        result.message = wish(expectation.comparison, expectation.value) + ", is " + actual->dump();
    }
    return result;
}

ExpectationResult Playback::judge(const Expectation& expectation, const Json& state) const {
    return scenario::judge(expectation, state);
}

}  // namespace headroom::scenario
