#pragma once
// The `costs` and `expectRisk` members of a scenario (costs.h).

#include "core/scenario/costs.h"
#include "core/scenario/names.h"
#include "core/scenario/object_reader.h"

namespace headroom::scenario {

/// Most of an amount, in units of the currency.
inline constexpr double most_money = 1e12;

/// Reads `costs`. The currency is required; an amount that is missing is 0.
Costs read_costs(const Node& node, ErrorList& errors);

/// Reads one entry of `expectRisk`. What is malformed goes to `errors`. A pointer that no risk
/// document of this scenario has goes to `doubts`; `has_costs`: whether its documents tell a cost.
RiskExpectation read_risk_expectation(const Node& node, const NameTable& names, bool has_costs,
                                      ErrorList& errors, ErrorList& doubts);

/// Checks the syntax of a JSON pointer (RFC 6901); `example` is what the message shows.
void check_pointer_syntax(ObjectReader& reader, const Node& node, const std::string& pointer,
                          const char* example);

}  // namespace headroom::scenario
