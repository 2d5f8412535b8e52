#include "core/planning/risk/closed_form.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/planning/counts/count_model.h"
#include "core/planning/laws/loss_formulas.h"

namespace headroom::planning {
namespace {

using simulation::ArrivalModel;
using simulation::StayModel;

constexpr double most_work = 3e8;  // multiplications for one site: a few tenths of a second

bool has_constant_rate(const ArrivalModel& model) {
    return model.growth_per_year == 0 && model.group_size == 1 && model.batches.empty() &&
           model.is_even();
}

// The rates of [from, to), day by day; equal neighbours are one stage.
std::vector<Stage> stages_of(const ArrivalModel& model, Instant from, Instant to) {
    std::vector<Stage> stages;
    for (Instant at = from; at < to;) {
        const Instant next = std::min(to, next_midnight(at));
        const double days = days_in(next - at);
        const double rate = model.rate_on(date_of(at));
        if (!stages.empty() && stages.back().arrivals_per_day == rate) {
            stages.back().days += days;
        } else {
            stages.push_back({days, rate});
        }
        at = next;
    }
    return stages;
}

// The mean of the stays; nullopt for stays without end, and where it takes a gamma function.
std::optional<double> mean_of_law(const StayModel& stay) {
    switch (stay.kind) {
        case StayModel::Kind::fixed:
        case StayModel::Kind::exponential:
        case StayModel::Kind::lognormal: return stay.mean_days;
        case StayModel::Kind::forever:
        case StayModel::Kind::weibull: break;
    }
    return std::nullopt;
}

// How long a Mac is enrolled on average: its stay, and the delay until it is removed.
std::optional<double> mean_stay(const simulation::SiteDemand& demand) {
    const auto stay = mean_of_law(demand.stay);
    if (!stay || !demand.removed_after) return stay;
    const auto delay = mean_of_law(*demand.removed_after);
    if (!delay) return std::nullopt;
    return *stay + *delay;
}

double work_of(const std::vector<Stage>& stages, double stay_days, Count limit) {
    double steps = 0;
    for (const Stage& stage : stages) {
        steps += stage.days * (stage.arrivals_per_day + static_cast<double>(limit) / stay_days);
    }
    return steps * std::min(static_cast<double>(limit), 600.0);
}

// What decides over the passage of a site, so that sites that are alike are computed once.
using Alike = std::tuple<double, double, Count, Count, std::vector<double>>;

class ClosedForms {
public:
    explicit ClosedForms(const RiskStudy& study) : study_(study), forms_(study.sites.size()) {}

    std::vector<ClosedForm> all() {
        if (!study_.counts) {
            for (ClosedForm& form : forms_) form.why = study_.why;
            return std::move(forms_);
        }
        for (const CountPiece& piece : study_.counts->pieces) {
            if (piece.sites.size() == 1) {
                alone(piece.sites.front(), piece.sites.front().cap);
            } else {
                sharing(piece.sites, piece.licenses);
            }
        }
        return std::move(forms_);
    }

private:
    void alone(const CountSite& site, Count limit) {
        ClosedForm& form = forms_[site.index];
        if (!site.has_demand) {
            form.why = "nobody comes or goes: there is nothing to compute";
            return;
        }
        const simulation::SiteDemand& demand = site.demand;
        if (demand.is_uncertain()) {
            form.why = "the demand is uncertain: every replication draws its own";
            return;
        }
        long_run(site, limit, form);
        if (demand.stay.kind != StayModel::Kind::exponential) {
            form.why = "the probability over the horizon needs exponential stays";
        } else if (demand.removed_after) {
            form.why =
                "the probability over the horizon needs Macs that are removed when they leave";
        } else if (demand.arrivals.growth_per_year != 0 || demand.arrivals.group_size != 1 ||
                   !demand.arrivals.batches.empty()) {
            form.why = "the probability over the horizon needs Poisson arrivals without growth";
        } else if (site.gated && study_.options.warmup.seconds > 0) {
            form.why = "after a warm-up with refusals the number of Macs has no simple law";
        } else {
            over_horizon(site, limit, form);
        }
    }

    void long_run(const CountSite& site, Count limit, ClosedForm& form) {
        const ArrivalModel& arrivals = site.demand.arrivals;
        const auto stay = mean_stay(site.demand);
        if (!stay || !has_constant_rate(arrivals)) return;
        const double offered = arrivals.rate_on(date_of(study_.horizon.start)) * *stay;
        if (site.gated) {
            form.long_run_refused_share = erlang_b(offered, limit);
        } else {
            form.long_run_over_limit_share = poisson_tail(offered, limit);
        }
    }

    void over_horizon(const CountSite& site, Count limit, ClosedForm& form) {
        const double stay = site.demand.stay.mean_days;
        const Horizon& horizon = study_.horizon;
        const ArrivalModel& arrivals = site.demand.arrivals;
        const auto stages = stages_of(arrivals, horizon.counted_from, horizon.end);
        if (work_of(stages, stay, std::max(limit, site.start)) > most_work) {
            form.why = "the site is so large that the exact value takes too long";
            return;
        }
        // Manual enrollment: refused for the first time exactly where the limit would be exceeded.
        // With more Macs than the limit from the start, the next Mac that comes is refused.
        (site.gated ? form.refusal_probability : form.breach_probability) =
            passage(site, limit, stages);
        if (!site.gated) {
            form.refusal_probability = 0;
        } else if (site.start <= limit) {
            form.breach_probability = 0;
        } else {
            form.refusal_probability.reset();
            form.breach_probability = 1;
            form.why = "the site begins above its limit: when it refuses has no simple law";
        }
    }

    double passage(const CountSite& site, Count limit, const std::vector<Stage>& stages) {
        const ArrivalModel& arrivals = site.demand.arrivals;
        std::vector<double> weights(arrivals.weekdays.begin(), arrivals.weekdays.end());
        weights.insert(weights.end(), arrivals.months.begin(), arrivals.months.end());
        const double stay = site.demand.stay.mean_days;
        const Alike alike{arrivals.per_day, stay, site.start, limit, std::move(weights)};
        const auto known = known_.find(alike);
        if (known != known_.end()) return known->second;
        CountDistribution start{site.start, {1.0}};
        const Horizon& horizon = study_.horizon;
        if (horizon.counted_from > horizon.start) {
            start = count_after(site.start,
                                stages_of(arrivals, horizon.start, horizon.counted_from), stay);
        }
        const double result = first_passage(start, stages, stay, limit);
        known_.emplace(alike, result);
        return result;
    }

    // Dynamic keys and the primary key on one pool: the product form, where all Macs may be
    // refused and all rates are constant.
    void sharing(const std::vector<CountSite>& sites, Count licenses) {
        std::string why = "sites share a pool: only the long-run shares of refusals are known";
        std::vector<PoolKey> keys;
        for (const CountSite& site : sites) {
            const auto stay = mean_stay(site.demand);
            const bool fits = site.has_demand && site.gated && stay && site.start <= site.cap &&
                              has_constant_rate(site.demand.arrivals);
            if (!fits) {
                why = "sites share a pool, and site " + site.code +
                      " is not of manual enrollment at a constant rate with stays of known mean";
                keys.clear();
                break;
            }
            const double rate = site.demand.arrivals.rate_on(date_of(study_.horizon.start));
            keys.push_back({rate * *stay, site.cap});
        }
        for (const CountSite& site : sites) forms_[site.index].why = why;
        if (keys.empty()) return;
        const std::vector<double> shares = shared_pool_refused_shares(licenses, keys);
        for (std::size_t k = 0; k < keys.size(); ++k) {
            forms_[sites[k].index].long_run_refused_share = shares[k];
        }
    }

    const RiskStudy& study_;
    std::vector<ClosedForm> forms_;
    std::map<Alike, double> known_;
};

}  // namespace

std::vector<ClosedForm> closed_forms(const RiskStudy& study) { return ClosedForms(study).all(); }

}  // namespace headroom::planning
