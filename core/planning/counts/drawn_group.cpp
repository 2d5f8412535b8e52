#include "core/planning/counts/drawn_group.h"

#include <algorithm>

#include "core/base/exact_math.h"

namespace headroom::planning {
namespace {

// Everything but the weights of the days.
void set_rates(DailyRates& rates, const simulation::ArrivalModel& model, const Horizon& horizon) {
    rates.per_day = model.per_day / model.group_size;
    rates.growth_per_year = model.growth_per_year;
    const auto growth_at = [&](double days) {
        return model.growth_per_year == 0 ? 1.0 : exact_pow(1 + model.growth_per_year, days / 365);
    };
    const Span length = horizon.end - horizon.start;
    const double days = static_cast<double>(length.seconds) / seconds_per_day;
    rates.highest = rates.per_day * rates.heaviest * std::max(1.0, growth_at(days));
}

DailyRates make_rates(const CountSite& site, const Horizon& horizon) {
    DailyRates rates;
    if (!site.has_demand) return rates;
    const simulation::ArrivalModel& model = site.demand.arrivals;
    for (Date day = date_of(horizon.start); day <= date_of(horizon.end); day = day + 1) {
        const CalendarDay calendar = calendar_of(day);
        rates.weights.push_back(model.weekdays[calendar.weekday] *
                                model.months[calendar.month - 1]);
        rates.heaviest = std::max(rates.heaviest, rates.weights.back());
    }
    set_rates(rates, model, horizon);
    return rates;
}

}  // namespace

SweepGroup make_sweep_group(std::vector<CountSite> members, Count licenses,
                            const Horizon& horizon) {
    SweepGroup group;
    group.licenses = licenses;
    for (std::size_t k = 0; k < members.size(); ++k) {
        group.entity ^= members[k].entity;
        group.rates.push_back(make_rates(members[k], horizon));
        if (!members[k].has_demand) continue;
        for (const auto& batch : members[k].demand.arrivals.batches) {
            if (batch.at < horizon.start || batch.at > horizon.end) continue;
            group.timed.push_back(
                {static_cast<double>((batch.at - horizon.start).seconds), k, batch.count});
        }
    }
    std::stable_sort(group.timed.begin(), group.timed.end(),
                     [](const TimedArrivals& a, const TimedArrivals& b) { return a.at < b.at; });
    group.members = std::move(members);
    return group;
}

DrawnGroup::DrawnGroup(const SweepGroup& group, const Horizon& horizon)
    : group_(group), horizon_(horizon), drawn_(group) {
    for (CountSite& member : drawn_.members) member.demand.uncertainty.clear();
}

const SweepGroup& DrawnGroup::draw(std::uint64_t seed) {
    std::vector<const simulation::DemandFactors*> factors(group_.members.size(), nullptr);
    for (std::size_t k = 0; k < group_.members.size(); ++k) {
        const CountSite& member = group_.members[k];
        if (!member.has_demand || !member.demand.is_uncertain()) continue;
        factors[k] = &member.demand.factors_of(seed);
        simulation::SiteDemand& drawn = drawn_.members[k].demand;
        drawn = simulation::with_factors(member.demand, *factors[k]);
        set_rates(drawn_.rates[k], drawn.arrivals, horizon_);
    }
    for (std::size_t i = 0; i < group_.timed.size(); ++i) {
        const TimedArrivals& timed = group_.timed[i];
        if (timed.count <= 0 || factors[timed.member] == nullptr) continue;
        drawn_.timed[i].count =
            simulation::batch_times(timed.count, factors[timed.member]->batches);
    }
    return drawn_;
}

}  // namespace headroom::planning
