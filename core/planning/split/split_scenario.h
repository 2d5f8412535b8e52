#pragma once
// A split put into the scenario that it was made for, and into words.

#include <string>

#include "core/planning/split/plan_problem.h"

namespace headroom::planning {

/// The file's document with the split's licenses and types in `world`.
scenario::Json with_split(const scenario::Json& source, const PlanProblem& problem,
                          const Split& split);

/// The rows of the contract: site, key, type, licenses.
scenario::Json rows_json(const PlanProblem& problem, const Split& split);

/// The commands that turn the first split into the second on a live subscription, at the start, as
/// scenario steps. None is refused when the second is within reach: licenses are bought first, then
/// what gives licenses back to the pool, then what takes some, and a smaller total comes last
/// (SBL-31, SBL-33, SUB-26).
scenario::Json steps_json(const PlanProblem& problem, const Split& from, const Split& to);

/// The split, or the nearest to it that the live subscription can be changed to. A reservation
/// grows only by what the pool has beyond the Macs that use it now (SBL-31, SBL-33), so that a pool
/// with fewer licenses than its Macs lets none grow: what is too much stays in the pool.
Split within_reach(const PlanProblem& problem, const Split& split);

/// "P01 Reserved 40, P02 Dynamic 25, pool 30".
std::string describe(const PlanProblem& problem, const Split& split);

/// What a site gets, in words: "40 reserved licenses", "the pool with a ceiling of 25".
std::string describe(const PlanProblem& problem, const Split& split, std::size_t site);

}  // namespace headroom::planning
