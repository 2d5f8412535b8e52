#pragma once
// Looks for splits: all Reserved, all competing for the pool, and mixtures of the two.
//
// Reserved keys do not feel each other, so that for them the answer is exact (peak_law.h). What a
// pool comes to is found by simulation: its size by bisection, since a larger pool is never worse.
// Up to four sites every choice of who reserves is tried; beyond, the ones that can matter.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/planning/laws/peak_count_law.h"
#include "core/planning/split/pool_bounds.h"
#include "core/planning/split/split_evaluator.h"

namespace headroom::planning {

/// Which keys a plan may use: any, or Reserved ones alone.
enum class PlanTypes : std::uint8_t { any, reserved };

/// What a plan has the least of.
enum class PlanAim : std::uint8_t { licenses, cost };

struct PlanGoal {
    std::optional<double> risk;     // no site's breach or refusal probability above this ...
    std::optional<Count> licenses;  // ... with this many licenses; without: with the fewest
    PlanTypes types = PlanTypes::any;
    PlanAim aim = PlanAim::licenses;
    std::optional<double> budget;  // for licenses over the scenario; money/cost_plan.h
};

struct Candidate {
    Split split;
    /// The largest risk of any site in closed form, where there is one.
    std::optional<double> exact_risk;
};

class SplitSearch {
public:
    SplitSearch(const PlanProblem& problem, SplitEvaluator& evaluator, PlanTypes types);
    SplitSearch(const SplitSearch&) = delete;
    SplitSearch& operator=(const SplitSearch&) = delete;

    /// Called after each choice with the share of the choices that is done.
    using OnChoice = std::function<void(double done)>;

    /// For each choice of who reserves, the split with the fewest licenses for this risk; those
    /// left out for which no number of licenses was found.
    std::vector<Candidate> fewest_licenses(double risk, const OnChoice& on_choice = {});
    /// For each choice of who reserves, the best split of this many licenses. Empty when there are
    /// fewer licenses than sites.
    std::vector<Candidate> best_splits(Count licenses, const OnChoice& on_choice = {});
    /// With fewer licenses there is none for some site.
    Count least_possible() const;

    /// Every site Reserved; the primary key keeps its own out of the pool.
    Candidate all_reserved(double risk) const;
    std::optional<Candidate> all_reserved_of(Count licenses) const;

    /// The candidate with `more` licenses: a larger pool, or, all Reserved, a smaller risk.
    Candidate with_more(const Candidate& candidate, Count more, double risk) const;
    /// The split with one license fewer, taken where it hurts least; nullopt when a site has
    /// only 1.
    std::optional<Candidate> with_fewer(const Split& split) const;
    Candidate with_exact_risk(Split split) const;
    /// More licenses for every site than it will ever want.
    Split plenty() const;

    /// The split's largest risk in closed form; nullopt when sites compete or demand has none.
    std::optional<double> exact_risk(const Split& split) const;
    /// The same of one site of a split, and the site that has the largest.
    std::optional<double> exact_risk_at(const Split& split, std::size_t site) const;
    std::optional<std::size_t> exact_worst(const Split& split) const;

    /// No site of the split risks more than this, in closed form, where sites compete for the pool;
    /// and the splits with the fewest licenses whose bound is at most `risk`, one for each choice
    /// of who reserves. For risks that no number of replications shows (pool_bounds.h).
    std::optional<double> risk_bound(const Split& split) const { return bounds_.of(split); }
    std::vector<Candidate> bounded_pools(double risk) const;

    /// The first day by whose end the risk of a site is above this, by its law alone; nullopt:
    /// none. Only where the site has one (has_law) and does not share a pool.
    bool has_law(std::size_t site) const { return laws_[site].is_closed_form(); }
    std::optional<Date> day_above(const Split& split, std::size_t site, double risk) const;

    /// For --licenses: what counts is the worst site, then all sites together.
    static bool better(const SplitFigures& a, const SplitFigures& b);

private:
    using Choice = std::vector<bool>;  // by site: it competes for the pool

    std::vector<Choice> choices() const;
    bool must_pool(std::size_t site) const { return problem_.sites[site].type == KeyType::primary; }
    std::size_t pooled(const Choice& choice) const;
    Split make_split(const Choice& choice, const std::vector<Count>& reserved, Count total) const;
    std::vector<Count> needs(double risk) const;
    std::optional<Candidate> least_pool(const Choice& choice, double risk);
    std::size_t pool_users(const Split& split) const;
    std::optional<Candidate> best_division(const Choice& choice, Count licenses);
    std::optional<Candidate> with_ceilings(Count licenses);
    double pool_risk(const Split& split, const Choice& choice);
    Count enough_for_pool(const Choice& choice, const std::vector<Count>& licenses, double risk);
    void prepare_laws(double risk) const;

    const PlanProblem& problem_;
    SplitEvaluator& evaluator_;
    PlanTypes types_;
    std::vector<PeakCountLaw> laws_;
    PoolBounds bounds_;  // of laws_
};

}  // namespace headroom::planning
