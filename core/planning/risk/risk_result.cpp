#include "core/planning/risk/risk_result.h"

#include <fmt/format.h>

#include "core/base/csv.h"

namespace headroom::planning {
namespace {

std::optional<Date> first_breach_quantile(const SiteTally& tally, std::int64_t n, double share) {
    if (!tally.first_breach.has_quantile(share, n)) return std::nullopt;
    return Date{static_cast<std::int32_t>(tally.first_breach.quantile(share, n))};
}

// Of a scenario without anything random, what was seen is what will be.
void make_certain(Interval& interval) { interval.low = interval.high = interval.value; }

// Where nothing was ever over its limit, the time over it is bounded by the probability that it
// ever will be, times all the time there is.
void bound_unseen(Interval& over_limit_days, std::int64_t n, double z, double days) {
    if (over_limit_days.value == 0) over_limit_days.high = unseen_bound(n, z) * days;
}

SiteRisk risk_of(const std::string& code, const SiteTally& tally, std::int64_t n, double z,
                 double counted_days) {
    SiteRisk risk;
    risk.site = code;
    risk.breach_probability = share_interval(tally.breached, n, z);
    risk.refusal_probability = share_interval(tally.turned_away, n, z);
    risk.refused_share =
        ratio_interval({static_cast<double>(tally.refused), static_cast<double>(tally.attempted),
                        tally.refused_squared.value(), tally.attempted_squared.value(),
                        tally.refused_by_attempted.value()},
                       n, z);
    risk.over_limit_days = mean_interval(
        static_cast<double>(tally.over_limit_seconds) / seconds_per_day,
        tally.over_limit_seconds_squared.value() / seconds_per_day / seconds_per_day, n, z);
    bound_unseen(risk.over_limit_days, n, z, counted_days);
    const Histogram& peak = tally.peak_used;
    risk.peak_used = {peak.mean(), peak.quantile(0.50), peak.quantile(0.90), peak.quantile(0.95),
                      peak.quantile(0.99)};
    const Histogram& last = tally.final_used;
    risk.final_used = {last.mean(), last.variance(), last.quantile(0.05), last.quantile(0.50),
                       last.quantile(0.95)};
    risk.first_breach = {first_breach_quantile(tally, n, 0.05),
                         first_breach_quantile(tally, n, 0.50),
                         first_breach_quantile(tally, n, 0.95)};
    if (n > 0) {
        risk.idle_reserved_days = static_cast<double>(tally.idle_license_seconds) /
                                  seconds_per_day / static_cast<double>(n);
    }
    for (const Histogram& day : tally.used_at_looks) {
        risk.used.p05.push_back(day.quantile(0.05));
        risk.used.p25.push_back(day.quantile(0.25));
        risk.used.p50.push_back(day.quantile(0.50));
        risk.used.p75.push_back(day.quantile(0.75));
        risk.used.p95.push_back(day.quantile(0.95));
    }
    return risk;
}

// What may be that no replication showed. A site has a refusal, or is over its limit, with at most
// `unseen_bound`; then it refuses at most what comes, which is the more the likelier it is to be
// met (size-biased sampling, as in ratio_interval), or is over with at most its peak, all the time.
UnseenCost unseen_cost(const RiskPart& part, double z, double counted_seconds) {
    UnseenCost unseen;
    const double likely = unseen_bound(part.replications, z);
    for (const SiteTally& site : part.sites) {
        if (site.attempted > 0) {
            unseen.refused +=
                likely * site.attempted_squared.value() / static_cast<double>(site.attempted);
        }
        if (const auto range = site.peak_used.range()) {
            unseen.mac_seconds += likely * static_cast<double>(range->second) * counted_seconds;
        }
    }
    return unseen;
}

}  // namespace

CostResult cost_result(const RiskStudy& study, const RiskPart& part, double z) {
    UnseenCost unseen;
    const bool certain = study.certain && part.replications > 0;
    if (!certain) {
        unseen = unseen_cost(part, z, study.horizon.counted_days() * seconds_per_day);
    }
    return cost_of(*study.scenario.costs, study.license_seconds, {&part.cost, 1}, unseen,
                   part.replications, z);
}

RiskResult summarize(const RiskStudy& study, const RiskPart& part) {
    const double z = two_sided_z(study.options.confidence);
    RiskResult result;
    result.replications = part.replications;
    result.complete = next_target(study, part) <= part.replications;
    result.failed_steps = part.failed_steps;
    result.breach_probability = share_interval(part.breached, part.replications, z);
    if (study.scenario.costs) result.cost = cost_result(study, part, z);
    const SiteTally nothing;
    for (std::size_t i = 0; i < study.sites.size(); ++i) {
        const SiteTally& tally = i < part.sites.size() ? part.sites[i] : nothing;
        result.sites.push_back(
            risk_of(study.sites[i], tally, part.replications, z, study.horizon.counted_days()));
    }
    if (study.certain && part.replications > 0) {
        make_certain(result.breach_probability);
        for (SiteRisk& site : result.sites) {
            for (Interval* interval : {&site.breach_probability, &site.refusal_probability,
                                       &site.refused_share, &site.over_limit_days}) {
                make_certain(*interval);
            }
        }
    }
    return result;
}

std::string risk_csv(const RiskResult& result) {
    std::string csv =
        "site,breachProbability,breachLow,breachHigh,refusalProbability,refusalLow,refusalHigh,"
        "refusedShare,refusedShareLow,refusedShareHigh,overLimitDays,overLimitDaysLow,"
        "overLimitDaysHigh,peakUsedMean,peakUsedP95,finalUsedMean,finalUsedP05,finalUsedP95,"
        "firstBreachP50,idleReservedDays\r\n";
    const auto interval = [](const Interval& i) {
        return fmt::format("{},{},{}", i.value, i.low, i.high);
    };
    for (const SiteRisk& site : result.sites) {
        const auto& first = site.first_breach.p50;
        csv += fmt::format("{},{},{},{},{},{},{},{},{},{},{},{}\r\n", csv_field(site.site),
                           interval(site.breach_probability), interval(site.refusal_probability),
                           interval(site.refused_share), interval(site.over_limit_days),
                           site.peak_used.mean, site.peak_used.p95, site.final_used.mean,
                           site.final_used.p05, site.final_used.p95,
                           first ? format_date(*first) : "", site.idle_reserved_days);
    }
    return csv;
}

}  // namespace headroom::planning
