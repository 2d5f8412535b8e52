#include <fmt/core.h>

#include <algorithm>

#include "core/base/csv.h"
#include "core/base/version.h"
#include "core/planning/money/cost_plan.h"
#include "core/planning/numerics/rounded.h"
#include "core/planning/split/plan.h"

namespace headroom::planning {
namespace {

using scenario::Json;

Json interval_json(const Interval& interval) {
    // Rounding leaves the value inside.
    return {{"value", interval.value},
            {"low", std::min(interval.value, rounded(interval.low))},
            {"high", std::max(interval.value, rounded(interval.high))}};
}

Json date_json(const std::optional<Date>& date) {
    return date ? Json(format_date(*date)) : Json(nullptr);
}

Json row_json(const PlanProblem& problem, const PlanRow& row,
              const std::optional<scenario::Costs>& costs) {
    const SplitFigures& figures = row.figures;
    Json sites = Json::object();
    for (std::size_t i = 0; i < problem.sites.size(); ++i) {
        const SiteFigures& site = figures.sites[i];
        sites[problem.sites[i].code] = {{"breachProbability", interval_json(site.breach)},
                                        {"refusalProbability", interval_json(site.refusal)},
                                        {"overLimitDays", rounded(site.over_limit_days)},
                                        {"idleReservedDays", rounded(site.idle_reserved_days)}};
    }
    Json result = {{"rows", rows_json(problem, row.split)},
                   {"total", row.split.total},
                   {"breachProbability", figures.largest_breach()},
                   {"refusalProbability", figures.largest_refusal()},
                   {"overLimitDays", rounded(figures.over_limit_days)},
                   {"idleReservedDays", rounded(figures.idle_reserved_days)},
                   {"onFront", row.on_front},
                   {"label", row.label},
                   {"worstSite", problem.sites[row.worst].code},
                   {"risk", interval_json(row.risk_interval())},
                   {"worstRisk", interval_json(figures.sites[row.worst].risk())},
                   {"exactRisk", row.exact_risk ? Json(rounded(*row.exact_risk)) : Json(nullptr)},
                   {"riskBound", row.risk_bound ? Json(rounded(*row.risk_bound)) : Json(nullptr)},
                   {"anyBreachProbability", interval_json(figures.any_breach)},
                   {"replications", figures.replications},
                   {"failedSteps", figures.failed_steps},
                   {"pool", pool_of(problem, row.split)},
                   {"sites", std::move(sites)}};
    if (costs && figures.cost) {
        result["cost"] = cost_json(*figures.cost);
        result["idleReservedCost"] = rounded(idle_cost(*costs, figures.idle_reserved_days));
    }
    return result;
}

const char* name_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::met: return "met";
        case Verdict::unclear: return "inconclusive";
        case Verdict::missed: break;
    }
    return "missed";
}

Json goal_json(const PlanGoal& goal) {
    return {{"risk", goal.risk ? Json(*goal.risk) : Json(nullptr)},
            {"licenses", goal.licenses ? Json(*goal.licenses) : Json(nullptr)},
            {"minimize", goal.aim == PlanAim::cost ? "cost" : "licenses"},
            {"budget", goal.budget ? Json(*goal.budget) : Json(nullptr)}};
}

}  // namespace

Json plan_json(const Plan& plan, const scenario::Scenario& scenario, const PlanOptions& options) {
    Json splits = Json::array();
    for (const PlanRow& row : plan.rows)
        splits.push_back(row_json(plan.problem, row, scenario.costs));
    Json document = {
        {"schema", "headroom/plan/1"},
        {"engine", {{"version", version}}},
        {"scenario", {{"name", scenario.name}, {"sha256", scenario.sha256}}},
        {"subscription", plan.problem.subscription},
        {"goal", goal_json(plan.goal)},
        {"seed", options.risk.seed.value_or(scenario.seed)},
        {"parameters", parameters_word(scenario, options.risk.parameters)},
        {"confidence", options.risk.confidence},
        {"from", format_instant(plan.problem.start)},
        {"to", format_instant(plan.problem.end)},
        {"method", plan.method},
        {"total", plan.rows[plan.recommended].split.total},
        {"feasible", plan.feasible()},
        {"verdict", name_of(plan.verdict)},
        {"complete", plan.complete},
        {"licensesNeeded", plan.licenses_needed ? Json(*plan.licenses_needed) : Json(nullptr)},
        {"recommended", plan.recommended},
        {"recommendedReserved",
         plan.recommended_reserved ? Json(*plan.recommended_reserved) : Json(nullptr)},
        {"current", plan.current},
        {"targetRisk", plan.target_risk},
        {"passesTargetOn", date_json(plan.passes_on)},
        {"currentPassesTargetOn", date_json(plan.current_passes_on)},
        {"splits", std::move(splits)},
        {"explanation", plan.explanation},
        {"steps", plan.steps}};
    if (scenario.costs && options.cost_curve) {
        document["costCurve"] = cost_curve_json(*options.cost_curve, *scenario.costs);
    }
    return document;
}

std::string plan_csv(const Plan& plan) {
    std::string csv =
        "split,label,onFront,total,site,key,type,licenses,breachProbability,refusalProbability,"
        "overLimitDays,idleReservedDays\n";
    for (std::size_t r = 0; r < plan.rows.size(); ++r) {
        const PlanRow& row = plan.rows[r];
        for (std::size_t i = 0; i < plan.problem.sites.size(); ++i) {
            const SiteFigures& site = row.figures.sites[i];
            const Share& share = row.split.shares[i];
            csv += fmt::format("{},{},{},{},{},{},{},{},{:.6g},{:.6g},{:.6g},{:.6g}\n", r,
                               row.label, row.on_front ? "true" : "false", row.split.total,
                               csv_field(plan.problem.sites[i].code),
                               csv_field(plan.problem.sites[i].key), licensing::name_of(share.type),
                               share.licenses, site.breach.value, site.refusal.value,
                               site.over_limit_days, site.idle_reserved_days);
        }
    }
    return csv;
}

}  // namespace headroom::planning
