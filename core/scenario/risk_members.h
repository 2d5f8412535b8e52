#pragma once
// The figures of the risk document (`headroom/risk/1`) that `expectRisk` may bound, in one table:
// `validate` checks pointers against it, and a test compares it with documents of real studies.

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/scenario/pointer_table.h"

namespace headroom::scenario {

/// Types: "estimate" (an object of an estimate with `low` and `high`, or one of its members),
/// "number" and "count" (known by its replications alone), "exact" (without any error; may be
/// null).
std::span<const StateMember> risk_members();

/// The member that the pointer leads to; null when it leads to none.
const StateMember* find_risk_member(std::string_view pointer);

/// Why no figure of the scenario's risk documents is at this pointer, with the nearest name.
/// `has_costs`: the scenario has prices, so that its documents have a `cost`.
std::optional<std::string> risk_pointer_problem(std::string_view pointer, const NameTable& names,
                                                bool has_costs);

}  // namespace headroom::scenario
