#pragma once
// How many Macs a site reaches when nobody is refused: the law of its highest count. A Reserved key
// is breached, or refuses a Mac, exactly when that exceeds its licenses, whatever the other sites
// do. So splits that reserve for every site can be judged, and the best one found, without a
// search.

#include <map>
#include <optional>
#include <vector>

#include "core/planning/laws/loss_formulas.h"
#include "core/planning/numerics/tally.h"
#include "core/planning/split/plan_problem.h"

namespace headroom::planning {

class PeakCountLaw {
public:
    /// In closed form (first passage of the birth-death chain): random arrivals, stays that are
    /// exponential or for ever. nullopt for other demand.
    static std::optional<PeakCountLaw> closed_form(const PlanSite& site, Instant start,
                                                   Instant end);
    /// The highest count of several sites together, in closed form: exact where all of them have
    /// the same mean stay, else from above, as if every Mac stayed as long as those that stay
    /// longest in the mean (a longer stay never makes a count smaller). nullopt where one site has
    /// no form.
    static std::optional<PeakCountLaw> of_all(const std::vector<const PlanSite*>& sites,
                                              Instant start, Instant end);
    /// From the highest counts of replications with licenses for all.
    static PeakCountLaw observed(Histogram peaks);
    /// Of a site without demand: its Macs stay as they are.
    static PeakCountLaw constant(Count macs);

    bool is_closed_form() const { return !peaks_; }

    /// P(the highest count exceeds `licenses`).
    double risk(Count licenses) const;
    /// The least number of licenses, at least 1, whose risk is at most `risk`.
    Count least_licenses(double risk) const;
    /// In closed form: the first day by whose end P(the count exceeded `licenses`) is above `risk`;
    /// nullopt: none before the end.
    std::optional<Date> day_above(Count licenses, double risk) const;

private:
    static std::optional<PeakCountLaw> of_demands(const std::vector<const PlanSite*>& sites,
                                                  Instant start, Instant end);
    double risk_of_chain(Count licenses) const;
    Count least_from_closed_form(double risk) const;
    Count likely_licenses(double risk) const;
    Count beyond_reach() const;

    Instant begin_, end_;
    Count start_ = 0;
    Count fixed_ = 0;  // Macs of sites without demand, beside those of the chain
    double mean_stay_days_ = 0;
    std::vector<Stage> stages_;       // closed form
    std::optional<Histogram> peaks_;  // observed
    mutable std::map<Count, double> known_;
    Count beyond_reach_ = 0;  // closed form: no risk from so many licenses on
};

/// Licenses for each site so that no other division of `total` among Reserved keys has a smaller
/// largest risk: bisection for the risk that can be had, then one license after the other to the
/// site with the largest. Each gets at least 1; nullopt when there are fewer licenses than sites.
std::optional<std::vector<Count>> divide_reserved(const std::vector<PeakCountLaw>& laws,
                                                  Count total);

}  // namespace headroom::planning
