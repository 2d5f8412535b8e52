#pragma once
// What a split comes to: a risk study of the scenario with the split in it.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/executor.h"
#include "core/planning/risk/risk_result.h"
#include "core/planning/split/split_plays.h"
#include "core/planning/split/split_scenario.h"

namespace headroom::planning {

struct SiteFigures {
    Interval breach, refusal;
    double over_limit_days = 0;
    double idle_reserved_days = 0;
    double refused = 0;  // enrollments, mean a replication
    double over_limit_mac_days = 0;
    Histogram first_trouble;  // SiteSums::first_trouble

    /// The one that the plan's risk is about: the larger of the two.
    const Interval& risk() const { return refusal.value > breach.value ? refusal : breach; }
};

struct SplitFigures {
    std::int64_t replications = 0;
    std::vector<SiteFigures> sites;  // by PlanProblem::sites
    Interval any_breach;
    double over_limit_days = 0;      // summed over sites, mean a replication
    double idle_reserved_days = 0;   // the same, in license-days
    std::optional<CostResult> cost;  // of the whole scenario, when it has prices
    std::size_t worst = 0;           // the site with the largest risk
    std::int64_t failed_steps = 0;   // replications with a step that did not go as it says
    /// The largest probability that these replications may have missed altogether; 0 where nothing
    /// is random, 1 where nothing was played.
    double unseen = 1;

    const Interval& worst_risk() const { return sites[worst].risk(); }
    double mean_risk() const;
    double largest_breach() const;
    double largest_refusal() const;
};

/// Fresh replications are kept apart: the search looks at other ones than the final judgement, so
/// that the winner is not the one that was merely lucky.
enum class Replications : std::uint8_t { search, final };

class SplitEvaluator {
public:
    struct Options {
        RiskOptions risk;  // `replications`: of the final judgement
        std::int64_t search_replications = 500;
        Executor for_each = one_after_the_other;
        Team team;
    };

    SplitEvaluator(const scenario::Scenario& scenario, const PlanProblem& problem, Options options);

    /// Played once for each split; then remembered. The final figures are those of `headroom risk`
    /// for the scenario with the split in it.
    const SplitFigures& evaluate(const Split& split, Replications which);
    /// What is remembered of a split: the final figures, else those of the search; nullptr:
    /// nothing.
    const SplitFigures* known(const Split& split) const;
    /// Figures of a split that was never played: every probability is between 0 and 1.
    SplitFigures not_played() const;
    /// All splits that the search has played.
    const std::vector<Split>& searched() const { return searched_; }

    /// The highest counts of each site that is wanted (by PlanProblem::sites), search replications;
    /// nothing of the others.
    std::vector<Histogram> peaks_of(const Split& split, const std::vector<char>& wanted);
    /// The highest count of some sites together, as they would use a pool; search replications.
    /// nullopt where only the full simulation knows.
    std::optional<Histogram> peaks_together(const std::vector<std::size_t>& sites);

    /// The whole risk study of a split, for charts. Final replications.
    RiskResult study_of(const Split& split, RiskStudy* study = nullptr);

    /// The largest risk of any site up to a date: the scenario as if it ended then.
    Interval worst_risk_until(const Split& split, Instant end);
    /// The largest risk of any planned site in another scenario, at most so many replications.
    Interval worst_risk_of(scenario::Scenario scenario, std::int64_t most_replications);

    const Options& options() const { return options_; }
    /// The scenario has prices.
    bool has_costs() const { return scenario_.costs.has_value(); }
    const scenario::Costs& costs() const { return *scenario_.costs; }
    /// What one license more costs over the scenario; 0 without prices.
    double license_price() const;
    std::size_t played() const { return cache_.size(); }
    /// How splits are played: by counts or in full, in a sentence.
    const std::string& method() const { return method_; }
    bool by_counts() const { return by_counts_; }

    /// The scenario with the split in it.
    scenario::Scenario scenario_with(const Split& split) const;
    /// The same with every site activated online.
    scenario::Scenario scenario_online(const Split& split) const;

private:
    ReplicationRange range_of(Replications which) const;
    std::int64_t peak_replications() const;
    ReplicationRange own_share(const ReplicationRange& range) const;
    Histogram merged(const Histogram& own) const;
    RiskPart play(const RiskStudy& study, const ReplicationRange& range);
    SplitSums sums_of(const Split& split, const ReplicationRange& range);
    SplitSums play_in_full(const Split& split, const ReplicationRange& range);
    std::size_t index_in(const RiskStudy& study, const PlanSite& site) const;
    SplitFigures figures_of(const SplitSums& sums) const;
    CostResult cost_of_split(const Split& split, const SplitSums& sums) const;
    Interval share_of(std::int64_t hits, std::int64_t n) const;

    const scenario::Scenario& scenario_;
    const PlanProblem& problem_;
    Options options_;
    RiskStudy study_;                    // of the scenario as it is
    std::unique_ptr<SplitPlays> plays_;  // where counts do for every split
    std::map<std::vector<Count>, SplitFigures> cache_;
    std::vector<Split> searched_;
    std::int64_t seconds_per_license_ = 0;  // that one license more is paid for
    std::string method_;
    bool by_counts_ = true;
};

/// A replication's number of events, roughly: what a search can afford depends on it.
double expected_events(const PlanProblem& problem);

/// Random numbers that the final judgement of one split takes, roughly: every Mac's coming and
/// stay.
double expected_draws(const PlanProblem& problem, std::int64_t replications);

}  // namespace headroom::planning
