#pragma once
// The last points of a good split: ceilings of Dynamic keys, and single licenses moved between
// keys. A ceiling keeps a busy site from taking what the others will need, which no size of the
// pool does.

#include "core/planning/split/split_evaluator.h"

namespace headroom::planning {

/// The split, or a better one of as many licenses: steps to the first better neighbor, by what the
/// search replications show, until there is none or `most_plays` splits were looked at. Neighbors
/// have one ceiling changed, or up to two licenses moved between two Reserved keys or a Reserved
/// key and the pool. `wanted` is the risk that suffices; lower ones of the worst site are then no
/// better.
Split polished(const PlanProblem& problem, SplitEvaluator& evaluator, Split split,
               std::size_t most_plays, double wanted = 0);

}  // namespace headroom::planning
