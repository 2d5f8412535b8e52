#pragma once
// Demand out of a usage history, for front ends: a CSV text in, documents out.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/planning/fit/stay_estimate.h"
#include "core/planning/fit/usage_csv.h"
#include "core/scenario/input_error.h"

namespace headroom::app {

struct FitRequest {
    std::optional<Date> start;        // of what is planned; default: the day after the last count
    bool found_by_discovery = false;  // Macs come by auto-discovery, not by manual enrollment
    std::optional<std::int64_t> licenses;  // of the subscription in the scenario
    Span horizon = Span::days(365);        // of the scenario
};

/// All as text, each ending in a line break.
struct FitDocuments {
    std::string fit_json;       // headroom/fit/1
    std::string demand_json;    // the `demand` array
    std::string scenario_json;  // to plan with
    std::string recorded_json;  // a scenario that plays the history again and expects its counts
    std::string comparison_csv;
};

/// Why a scenario cannot begin on that day with that horizon; nullopt: it can.
std::optional<std::string> start_problem(Date start, Span horizon);

/// Fits every site of a history. An error: the scenario would end after 9999.
/// `stays`: of the device list that the history is made of.
Result<FitDocuments, std::vector<scenario::InputError>> fit_history(
    const planning::UsageHistory& history, const FitRequest& request,
    const std::optional<planning::StayEstimate>& stays = std::nullopt);

/// Reads a usage history or a device list (import.h) and fits every site. Errors are those of the
/// file, all together.
Result<FitDocuments, std::vector<scenario::InputError>> fit_usage(std::string_view csv,
                                                                  std::string_view file,
                                                                  const FitRequest& request);

/// How well the demand of one site describes its history.
struct FitVerdict {
    std::string site;
    std::string quality;  // "good", "fair", "poor" ...
    std::string words;
    std::string entry;  // its entry of `demand`, as JSON text
};

/// The verdicts in FitDocuments::fit_json.
std::vector<FitVerdict> read_verdicts(std::string_view fit_json);

}  // namespace headroom::app
