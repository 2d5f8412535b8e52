#pragma once
// What a split comes to: a risk study of the scenario with the split in it.

#include <map>
#include <string>
#include <vector>

#include "core/base/executor.h"
#include "core/planning/risk_result.h"
#include "core/planning/split_scenario.h"

namespace headroom::planning {

struct SiteFigures {
    Interval breach, refusal;
    double over_limit_days = 0;
    double idle_reserved_days = 0;

    /// The one that the plan's risk is about: the larger of the two.
    const Interval& risk() const { return refusal.value > breach.value ? refusal : breach; }
};

struct SplitFigures {
    std::int64_t replications = 0;
    std::vector<SiteFigures> sites;  // by PlanProblem::sites
    Interval any_breach;
    double over_limit_days = 0;      // summed over sites, mean a replication
    double idle_reserved_days = 0;   // the same, in license-days
    std::size_t worst = 0;           // the site with the largest risk

    const Interval& worst_risk() const { return sites[worst].risk(); }
    double mean_risk() const;
    double largest_breach() const;
    double largest_refusal() const;
};

/// Fresh replications are kept apart: the search looks at other ones than the final judgement, so
/// that the winner is not the one that was merely lucky.
enum class Replications : std::uint8_t {
    search,
    final,
    shown,  // the final ones, drawn exactly as `headroom risk` draws them: slower
};

class SplitEvaluator {
public:
    struct Options {
        RiskOptions risk;                 // `replications`: of the final judgement
        std::int64_t search_replications = 500;
        Executor for_each = one_after_the_other;
    };

    SplitEvaluator(const scenario::Scenario& scenario, const PlanProblem& problem, Options options);

    /// Played once for each split; then remembered.
    const SplitFigures& evaluate(const Split& split, Replications which);

    /// The highest counts of each site, search replications.
    std::vector<Histogram> peaks_of(const Split& split);

    /// The whole risk study of a split, for charts. Final replications.
    RiskResult study_of(const Split& split, RiskStudy* study = nullptr);

    /// The largest risk of any site up to a date: the scenario as if it ended then.
    Interval worst_risk_until(const Split& split, Instant end);

    const Options& options() const { return options_; }
    std::size_t played() const { return cache_.size(); }
    /// How the last split was played: by counts or in full, in a sentence.
    const std::string& method() const { return method_; }
    bool by_counts() const { return by_counts_; }

    /// The scenario with the split in it.
    scenario::Scenario scenario_with(const Split& split) const;

private:
    RiskPart play(const RiskStudy& study, std::int64_t first, std::int64_t count);
    std::size_t index_in(const RiskStudy& study, const PlanSite& site) const;
    SplitFigures figures_of(const RiskStudy& study, const RiskResult& result) const;

    const scenario::Scenario& scenario_;
    const PlanProblem& problem_;
    Options options_;
    std::map<std::vector<Count>, SplitFigures> cache_;
    std::string method_;
    bool by_counts_ = true;
};

/// A replication's number of events, roughly: what a search can afford depends on it.
double expected_events(const PlanProblem& problem);

}  // namespace headroom::planning
