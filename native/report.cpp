#include "native/report.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

namespace headroom::cli {
namespace {

using Json = nlohmann::ordered_json;

/// The text of a member, or nothing when it is missing or null.
std::string text_of(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const Json& array_of(const Json& object, const char* name) {
    static const Json empty = Json::array();
    const auto found = object.find(name);
    return found != object.end() && found->is_array() ? *found : empty;
}

const Json& entry_of(const Json& array, std::int64_t index) {
    static const Json empty = Json::object();
    const auto position = static_cast<std::size_t>(index);
    return index >= 0 && position < array.size() ? array[position] : empty;
}

std::optional<bool> verdict_of(const Json& object) {
    const auto found = object.find("passed");
    if (found == object.end() || !found->is_boolean()) return std::nullopt;
    return found->get<bool>();
}

StepResult read_step(const Json& step, const Json& scenario_steps) {
    StepResult result;
    result.index = step.value("index", std::int64_t{0});
    result.at = text_of(step, "at");
    result.command = text_of(step, "do");
    result.failure = text_of(step, "failure");
    const Json& asked = entry_of(scenario_steps, result.index);
    result.is_check = asked.contains("expectError") || asked.contains("expectArgs") ||
                      asked.contains("expectDone");
    return result;
}

std::string demand_of(const Json& expectation) {
    constexpr std::array operators{"equals",   "notEquals", "atLeast", "atMost",
                                   "contains", "length",    "absent"};
    for (const char* name : operators) {
        const auto found = expectation.find(name);
        if (found != expectation.end()) return std::string(name) + ' ' + found->dump();
    }
    return {};
}

ExpectationResult read_expectation(const Json& expectation, const Json& scenario_expect) {
    ExpectationResult result;
    result.index = expectation.value("index", std::int64_t{0});
    result.at = text_of(expectation, "at");
    result.pointer = text_of(expectation, "get");
    result.passed = verdict_of(expectation);
    result.message = text_of(expectation, "message");
    const Json& asked = entry_of(scenario_expect, result.index);
    result.demand = demand_of(asked);
    result.because = text_of(asked, "because");
    return result;
}

BreachResult read_breach(const Json& breach) {
    BreachResult result;
    result.site = text_of(breach, "site");
    result.key = text_of(breach, "key");
    result.from = text_of(breach, "from");
    result.to = text_of(breach, "to");
    result.cause = text_of(breach, "cause");
    result.peak_excess = breach.value("peakExcess", std::int64_t{0});
    return result;
}

// The document without these members: of a large fleet they are nearly all of it.
Json parse_without(std::string_view text, const std::set<std::string>& members) {
    const auto keep = [&](int depth, Json::parse_event_t event, const Json& parsed) {
        return depth != 1 || event != Json::parse_event_t::key ||
               !members.contains(parsed.get_ref<const std::string&>());
    };
    return Json::parse(text, keep);
}

}  // namespace

bool RunReport::judges_something() const {
    return !expectations.empty() ||
           std::any_of(steps.begin(), steps.end(),
                       [](const StepResult& step) { return step.is_check; });
}

RunReport read_report(std::string_view report_json, std::string_view scenario_json) {
    const Json report = parse_without(report_json, {"state"});
    const Json scenario = parse_without(scenario_json, {"world", "demand", "faults"});

    RunReport result;
    result.scenario_name = report.at("scenario").at("name").get<std::string>();
    result.from = text_of(report, "from");
    result.to = text_of(report, "to");
    result.seed = report.value("seed", std::uint64_t{0});
    result.passed = verdict_of(report);
    result.interrupted = report.value("interrupted", false);
    for (const Json& step : array_of(report, "steps")) {
        result.steps.push_back(read_step(step, array_of(scenario, "steps")));
    }
    for (const Json& expectation : array_of(report, "expectations")) {
        result.expectations.push_back(read_expectation(expectation, array_of(scenario, "expect")));
    }
    for (const Json& breach : array_of(report, "breaches")) {
        result.breaches.push_back(read_breach(breach));
    }
    for (const auto& [code, count] : report.at("refusals").items()) {
        result.refusals.emplace_back(code, count.get<std::int64_t>());
    }
    return result;
}

std::string report_with_links(std::string_view report_json,
                              const std::vector<ExpectationResult>& results) {
    Json report = Json::parse(report_json);
    Json& expectations = report.at("expectations");
    for (const ExpectationResult& result : results) {
        if (result.link.empty()) continue;
        expectations.at(static_cast<std::size_t>(result.index))["link"] = result.link;
    }
    return report.dump(2) + "\n";
}

}  // namespace headroom::cli
