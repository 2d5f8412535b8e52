#pragma once
// Plays splits by counts, and only what a split can change. Pieces (count_piece.h) do not feel each
// other, so that what was played of one serves all splits in which it is the same. And a piece is
// played once with more licenses than anybody wants: of any limit, only the replications that would
// have met it are played again. Every number is what a risk study of the scenario with the split
// gives, but for licenses idle below the limit of a site that is counted by days (daily_counts.h):
// which days it plays and of which it takes the mean depends on the limit, so that both are
// estimates of the same mean.

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "core/base/executor.h"
#include "core/planning/risk/risk_study.h"
#include "core/planning/split/plan_problem.h"
#include "core/planning/split/split_sums.h"

namespace headroom::planning {

/// Replications [first, first + count) of the scenario's seed.
struct ReplicationRange {
    std::int64_t first = 0;
    std::int64_t count = 0;
    friend auto operator<=>(const ReplicationRange&, const ReplicationRange&) = default;
};

class SplitPlays {
public:
    /// nullptr unless counts do for every split. The study is of the scenario as it is, without
    /// warm-up; it and the problem have to outlive the plays.
    static std::unique_ptr<SplitPlays> make(const RiskStudy& study, const PlanProblem& problem,
                                            Executor for_each);
    ~SplitPlays();

    SplitSums play(const Split& split, const ReplicationRange& range);

    /// The highest counts of a planned site when nobody is refused.
    Histogram peaks(std::size_t site, const ReplicationRange& range);
    /// The same of sites taken together, as they would use a pool.
    Histogram peaks_together(const std::vector<std::size_t>& sites, const ReplicationRange& range);

private:
    class Plays;
    explicit SplitPlays(std::unique_ptr<Plays> plays);
    std::unique_ptr<Plays> plays_;
};

}  // namespace headroom::planning
