#include "core/planning/split/search_effort.h"

#include <algorithm>

#include "core/planning/study/stoppable.h"

namespace headroom::planning {
namespace {

constexpr std::size_t most_candidates = 3;  // judged besides the current split ...
constexpr double many_draws = 3e7;          // ... but one where a judgement takes so much work
constexpr std::int64_t most_replications_in_full = 1000;

std::int64_t affordable_replications(const PlanProblem& problem) {
    if (!problem.exact()) return 64;
    const double draws = std::max(1.0, expected_draws(problem, 1));
    return std::clamp<std::int64_t>(static_cast<std::int64_t>(8e6 / draws), 512, 4096);
}

}  // namespace

std::size_t affordable_candidates(const PlanProblem& problem, std::int64_t replications) {
    return expected_draws(problem, replications) > many_draws ? 1 : most_candidates;
}

std::function<bool()> asks_to_stop(const PlanOptions& options) {
    if (options.should_stop) return options.should_stop;
    return [stop = options.risk.stop] { return stop.is_set(); };
}

SplitEvaluator::Options search_effort(const PlanProblem& problem, const PlanOptions& options) {
    SplitEvaluator::Options result{options.risk, affordable_replications(problem),
                                   stoppable(options.for_each, asks_to_stop(options)),
                                   options.team};
    result.risk.precision.reset();
    // Who asks for few replications does not want to wait for a thorough search.
    result.search_replications =
        std::min(result.search_replications, 2 * options.risk.replications + 6);
    if (!problem.exact()) {
        result.risk.replications = std::min(result.risk.replications, most_replications_in_full);
    }
    return result;
}

}  // namespace headroom::planning
