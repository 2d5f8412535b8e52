#pragma once
// What the report of a run (report format) says, as values for the outputs that people and CI
// servers read. The report text itself is passed on unchanged.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace headroom::cli {

struct StepResult {
    std::int64_t index = 0;
    std::string at;
    std::string command;    // "sublicense.edit"
    std::string failure;    // why it makes the run fail; empty when it went as the scenario says
    bool is_check = false;  // the scenario says what is to become of it
};

struct ExpectationResult {
    std::int64_t index = 0;
    std::string at;
    std::string pointer;
    std::string demand;  // "equals 12"
    std::string because;
    std::optional<bool> passed;  // nullopt: not judged, the run ended before
    std::string message;         // what was wrong
    std::string link;            // opens the page at this moment; empty without --page
};

struct BreachResult {
    std::string site, key, from, cause;
    std::string to;  // empty while it lasts
    std::int64_t peak_excess = 0;
};

struct RunReport {
    std::string scenario_name;
    std::string from, to;
    std::uint64_t seed = 0;
    std::optional<bool> passed;  // nullopt: inconclusive
    bool interrupted = false;
    std::vector<StepResult> steps;
    std::vector<ExpectationResult> expectations;
    std::vector<BreachResult> breaches;
    std::vector<std::pair<std::string, std::int64_t>> refusals;  // code and how often

    /// The scenario makes a demand: an expectation, or on what becomes of a step.
    bool judges_something() const;
};

/// Reads a report together with the scenario it was made from, which knows what was demanded.
/// Both texts come from the core; a malformed one is a bug and throws.
RunReport read_report(std::string_view report_json, std::string_view scenario_json);

/// The same report with a member `link` in each expectation that has one in `results`. Holds the
/// whole report in memory.
std::string report_with_links(std::string_view report_json,
                              const std::vector<ExpectationResult>& results);

}  // namespace headroom::cli
