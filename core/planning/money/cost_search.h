#pragma once
// The split that costs least, and what other numbers of licenses cost.
//
// A site with a Reserved key costs its licenses and what its own refusals and Macs over the limit
// cost, whatever the others have; sites on a pool do so together. So the cost of a split is a sum
// of functions of one number each. Each of them falls by less with every further license (measured
// with the same random numbers throughout), so that a part has enough licenses as soon as one more
// saves less than it costs: the newsvendor's rule, found by bisection for all parts at once.

#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "core/planning/split/split_evaluator.h"
#include "core/planning/split/split_search.h"

namespace headroom::planning {

/// One number of licenses on the cost curve, with the cheapest way to divide it that was found.
struct CostPoint {
    Split split;
    CostResult cost;  // of the search's replications
    double idle_reserved_days = 0;
    double worst_risk = 0;  // the largest breach or refusal probability of any site
};

/// For each total the cheapest division that was found of the best choice of who reserves.
struct CostCurve {
    std::vector<CostPoint> points;  // by total, ascending; at most one for each total
    std::size_t optimum = 0;        // the cheapest one
};

/// For a scenario with prices.
class CostSearch {
public:
    /// `most`: totals above this are not looked for.
    CostSearch(const PlanProblem& problem, SplitEvaluator& evaluator, PlanTypes types,
               std::optional<Count> most);

    /// Called with the share that is done.
    using OnStep = std::function<void(double done)>;
    CostCurve find(const OnStep& on_step = {});

private:
    // Who competes for the pool, by site; the others have Reserved keys.
    using Choice = std::vector<bool>;
    // Licenses of each part: of the sites that reserve, in their order, then of the pool.
    using Parts = std::vector<Count>;

    std::vector<Choice> choices() const;
    std::size_t parts_of(const Choice& choice) const;
    Parts most_of(const Choice& choice) const;
    Split split_of(const Choice& choice, const Parts& parts) const;
    bool within(const Choice& choice, const Parts& parts) const;
    std::vector<double> penalties(const Choice& choice, const Parts& parts);
    Parts enough(const Choice& choice, double price);
    void shrink_to_fit(const Choice& choice, Parts& parts);
    void look_around(const Choice& choice, const Parts& best);
    void polish(const Choice& choice, Parts parts);
    double cost_of(const Choice& choice, const Parts& parts);
    void remember(Split split);
    void remember_current();
    CostCurve curve() const;

    const PlanProblem& problem_;
    SplitEvaluator& evaluator_;
    PlanTypes types_;
    Count most_;
    double refusal_price_ = 0;
    double mac_day_price_ = 0;
    std::map<Count, CostPoint> cheapest_;  // by total, of the best choice
};

}  // namespace headroom::planning
