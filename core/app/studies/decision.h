#pragma once
// The page of decision of a plan, for whoever signs it: what to have and to buy, what it costs,
// what it avoids, how sure that is, both answers, and what is otherwise than in the last report.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/scenario/input_error.h"

namespace headroom::app {

/// Sentences of a plan's document (`headroom/plan/1`, with the schedule of `plan --years` in it).
struct Decision {
    std::vector<std::string> decided;
    std::vector<std::string> schedule;              // empty: none was asked for
    std::optional<std::vector<std::string>> since;  // empty list: nothing that matters is otherwise
    std::string since_when;                         // what the last report planned from, a date
};

/// `last`: the document of an earlier plan, with the name of its file for messages. Errors: it is
/// no plan, or one of another subscription.
struct LastPlan {
    std::string text;
    std::string file;
};
Result<Decision, std::vector<scenario::InputError>> make_decision(
    std::string_view plan_json, const std::optional<LastPlan>& last);

/// A plan's HTML report with the decision in front of everything else.
std::string report_with_decision(const std::string& html, const Decision& decision);

}  // namespace headroom::app
