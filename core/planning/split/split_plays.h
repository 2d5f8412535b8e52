#pragma once
// Plays splits by counts, and only what a split can change. Pieces (count_piece.h) are independent,
// so the result of a piece serves all splits that contain it. Each piece is played once with more
// licenses than any split gives it; for a smaller limit only the replications that reach that limit
// are played again. Every number equals that of a risk study of the scenario with the split, with
// one exception: the idle licenses of a site that is counted by days (daily_counts.h) are an
// estimate of the same mean, because the limit decides which days are played and which are
// averaged.

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
