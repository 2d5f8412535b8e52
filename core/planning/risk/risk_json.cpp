#include "core/base/version.h"
#include "core/planning/numerics/rounded.h"
#include "core/planning/risk/risk_result.h"

namespace headroom::planning {
namespace {

using scenario::Json;

Json share(const Interval& i) { return {{"value", i.value}, {"low", i.low}, {"high", i.high}}; }
Json mean(const Interval& i) { return {{"mean", i.value}, {"low", i.low}, {"high", i.high}}; }

Json date(const std::optional<Date>& day) { return day ? Json(format_date(*day)) : Json(nullptr); }

Json site_json(const SiteRisk& site) {
    const auto& peak = site.peak_used;
    const auto& last = site.final_used;
    const auto& first = site.first_breach;
    return {{"breachProbability", share(site.breach_probability)},
            {"refusalProbability", share(site.refusal_probability)},
            {"refusedShare", share(site.refused_share)},
            {"overLimitDays", mean(site.over_limit_days)},
            {"peakUsed",
             {{"mean", peak.mean},
              {"p50", peak.p50},
              {"p90", peak.p90},
              {"p95", peak.p95},
              {"p99", peak.p99}}},
            {"finalUsed",
             {{"mean", last.mean},
              {"variance", last.variance},
              {"p05", last.p05},
              {"p50", last.p50},
              {"p95", last.p95}}},
            {"firstBreach",
             {{"p05", date(first.p05)}, {"p50", date(first.p50)}, {"p95", date(first.p95)}}},
            {"idleReservedDays", {{"mean", site.idle_reserved_days}}}};
}

Json closed_form_json(const ClosedForm& form) {
    const auto number = [](const std::optional<double>& value) {
        return value ? Json(*value) : Json(nullptr);
    };
    return {{"breachProbability", number(form.breach_probability)},
            {"refusalProbability", number(form.refusal_probability)},
            {"longRunRefusedShare", number(form.long_run_refused_share)},
            {"longRunOverLimitShare", number(form.long_run_over_limit_share)},
            {"why", form.why.empty() ? Json(nullptr) : Json(form.why)}};
}

Json daily_json(const RiskStudy& study, const RiskResult& result) {
    Json dates = Json::array();
    for (const Date day : study.horizon.dates) dates.push_back(format_date(day));
    Json used = Json::object();
    for (const SiteRisk& site : result.sites) {
        used[site.site] = {{"p05", site.used.p05},
                           {"p25", site.used.p25},
                           {"p50", site.used.p50},
                           {"p75", site.used.p75},
                           {"p95", site.used.p95}};
    }
    return {{"dates", std::move(dates)}, {"used", std::move(used)}};
}

// `idleReserved` is a part of `licenses`: the price of the licenses that are idle in Reserved keys.
Json cost_with_idle(const RiskStudy& study, const RiskResult& result) {
    double days = 0;
    for (const SiteRisk& site : result.sites) days += site.idle_reserved_days;
    Json cost = cost_json(*result.cost);
    cost["idleReserved"] = rounded(study.scenario.costs->license_year * days / 365);
    return cost;
}

}  // namespace

Json risk_json(const RiskStudy& study, const RiskResult& result,
               const std::vector<ClosedForm>& exact) {
    Json sites = Json::object();
    for (std::size_t i = 0; i < result.sites.size(); ++i) {
        const SiteRisk& site = result.sites[i];
        sites[site.site] = site_json(site);
        if (i < exact.size()) sites[site.site]["closedForm"] = closed_form_json(exact[i]);
    }
    Json document = {
        {"schema", "headroom/risk/1"},
        {"engine", {{"version", std::string(headroom::version)}}},
        {"scenario", {{"name", study.scenario.name}, {"sha256", study.scenario.sha256}}},
        {"method", {{"path", study.path == Path::counts ? "counts" : "full"}, {"why", study.why}}},
        {"replications", result.replications},
        {"complete", result.complete},
        {"parameters", parameters_word(study.scenario, study.options.parameters)},
        {"confidence", study.options.confidence},
        {"seed", study.scenario.seed},
        {"from", format_instant(study.horizon.start)},
        {"to", format_instant(study.horizon.end)},
        {"warmup", format_span(study.options.warmup)},
        {"failedSteps", result.failed_steps},
        {"sites", std::move(sites)},
        {"overall", {{"breachProbability", share(result.breach_probability)}}},
        {"daily", daily_json(study, result)}};
    if (result.cost) document["cost"] = cost_with_idle(study, result);
    return document;
}

}  // namespace headroom::planning
