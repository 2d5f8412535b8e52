#include "core/planning/fit/uncertainty_json.h"

#include <algorithm>
#include <cmath>

#include "core/base/exact_math.h"
#include "core/planning/numerics/rounded.h"

namespace headroom::planning {
namespace {

using scenario::Json;

constexpr double least_told_rate = 1e-6;  // a day

template <class Numbers>
Json factor_list(const Numbers& numbers) {
    Json list = Json::array();
    for (const double number : numbers) list.push_back(rounded(number, 4));
    return list;
}

double years_to_start(const SiteFit& fit, const PlannedTime& time) {
    return (time.start - fit.usage.last_date()) / 365.0;
}

double rate_at_start(const SiteFit& fit, const PlannedTime& time) {
    return rounded(fit.per_day_at(time.start), 4);
}

double growth_of(const SiteFit& fit) {
    return fit.grows ? rounded(fit.process().growth_per_year(), 4) : 0;
}

// Waves (sign 1) or the ends of terms (sign -1) within the planned time.
Json changes_to_come(const SiteFit& fit, const PlannedTime& time, int sign) {
    Json list = Json::array();
    for (const ScheduledChange& change : fit.site.scheduled.to_come) {
        const auto macs = static_cast<Count>(std::lround(change.macs * sign));
        if (macs <= 0 || change.date < time.start || change.date >= time.end) continue;
        list.push_back({{"at", format_date(change.date)}, {"count", macs}});
    }
    return list;
}

bool all_one(const std::vector<double>& factors) {
    return std::all_of(factors.begin(), factors.end(), [](double factor) { return factor == 1; });
}

// The mean of the stay that the scenario has, for factors of it.
double told_stay_days(const SiteFit& fit) {
    return fit.stay_law ? fit.stay_law->mean_days : rounded(fit.mean_stay_days(), 4);
}

// Whether the mean stay is a number that a scenario may hold; a single reading leaves none.
bool has_mean_stay(const SiteFit& fit) {
    constexpr double longest = 1e7;
    const double days = fit.stay_law ? fit.stay_law->mean_days : fit.mean_stay_days();
    return fit.leaves && days >= 1e-3 && days <= longest;
}

}  // namespace

Json arrivals_json(const SiteFit& fit, const PlannedTime& time) {
    const double rate = rate_at_start(fit, time);
    Json batches = changes_to_come(fit, time, 1), departures = changes_to_come(fit, time, -1);
    if (rate < least_told_rate && batches.empty() && departures.empty()) return {{"model", "none"}};
    Json arrivals{{"model", "poisson"}, {"perDay", rate}};
    if (fit.grows) arrivals["growthPerYear"] = growth_of(fit);
    if (fit.weekdays_used) arrivals["weekdays"] = factor_list(fit.process().weights.weekdays);
    if (fit.months_used) arrivals["months"] = factor_list(fit.process().weights.months);
    if (!batches.empty()) arrivals["batches"] = std::move(batches);
    if (!departures.empty()) arrivals["departures"] = std::move(departures);
    return arrivals;
}

Json law_json(const FittedStay& law) {
    Json stay{{"model", name_of(law.form)}};
    switch (law.form) {
        case StayForm::weibull:
            stay["shape"] = rounded(law.shape, 4);
            stay["scaleDays"] = rounded(law.scale_days, 4);
            break;
        case StayForm::lognormal:
            stay["meanDays"] = rounded(law.mean_days, 4);
            stay["sigma"] = rounded(law.sigma, 4);
            break;
        case StayForm::fixed: stay["days"] = rounded(law.mean_days, 4); break;
        case StayForm::exponential: stay["meanDays"] = rounded(law.mean_days, 4); break;
    }
    return stay;
}

Json stay_json(const SiteFit& fit) {
    if (!has_mean_stay(fit)) return {{"model", "forever"}};
    if (fit.stay_law) return law_json(*fit.stay_law);
    return {{"model", "exponential"}, {"meanDays", rounded(fit.mean_stay_days(), 4)}};
}

Json uncertainty_json(const SiteFit& fit, const PlannedTime& time) {
    const double rate = rate_at_start(fit, time);
    const Json quality{{"quality", name_of(fit.quality)}};
    if (fit.site.draws.empty() || rate < least_told_rate) return quality;
    std::vector<double> rates, growths, mean_stays, group_sizes, batches;
    for (const DemandDraw& draw : fit.site.draws) {
        const double growth = 1 + draw.growth_per_year;
        const double log_grown = years_to_start(fit, time) * exact_log(growth);
        const double grown = exact_exp(std::clamp(log_grown, -10.0, 10.0));
        rates.push_back(std::min(draw.per_day * grown / rate, 1e6));
        growths.push_back(growth / (1 + growth_of(fit)));
        mean_stays.push_back(has_mean_stay(fit) ? draw.stay_days / told_stay_days(fit) : 1);
        group_sizes.push_back(draw.group_size);
        batches.push_back(draw.wave_factor);
    }
    Json uncertainty{{"perDay", factor_list(rates)}, {"growth", factor_list(growths)}};
    if (!all_one(mean_stays)) uncertainty["stay"] = factor_list(mean_stays);
    if (!all_one(group_sizes)) uncertainty["groupSize"] = factor_list(group_sizes);
    if (!changes_to_come(fit, time, 1).empty()) uncertainty["batches"] = factor_list(batches);
    uncertainty["quality"] = name_of(fit.quality);
    return uncertainty;
}

}  // namespace headroom::planning
