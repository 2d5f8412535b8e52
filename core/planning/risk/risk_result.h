#pragma once
// What a risk study says, in the shape of the document of `risk --json`.

#include <optional>
#include <string>
#include <vector>

#include "core/planning/numerics/intervals.h"
#include "core/planning/risk/closed_form.h"
#include "core/planning/risk/cost.h"
#include "core/planning/risk/risk_study.h"

namespace headroom::planning {

struct SiteRisk {
    std::string site;
    Interval breach_probability;
    Interval refusal_probability;
    Interval refused_share;
    Interval over_limit_days;  // mean a replication
    struct {
        double mean = 0;
        Count p50 = 0, p90 = 0, p95 = 0, p99 = 0;
    } peak_used;
    struct {
        double mean = 0, variance = 0;
        Count p05 = 0, p50 = 0, p95 = 0;
    } final_used;
    struct {  // nullopt where fewer than that share of replications ever breach
        std::optional<Date> p05, p50, p95;
    } first_breach;
    double idle_reserved_days = 0;  // license-days, mean a replication
    struct {                        // by Horizon::dates
        std::vector<Count> p05, p25, p50, p75, p95;
    } used;
};

struct RiskResult {
    std::int64_t replications = 0;
    bool complete = false;  // all that were asked for, or as many as the precision takes
    std::int64_t failed_steps = 0;
    Interval breach_probability;     // of any site
    std::optional<CostResult> cost;  // when the scenario has prices
    std::vector<SiteRisk> sites;
};

/// The estimates from what was played so far; `part` may be any part, also an empty one.
RiskResult summarize(const RiskStudy& study, const RiskPart& part);

/// What was played costs, at the scenario's prices. `z`: of the intervals.
CostResult cost_result(const RiskStudy& study, const RiskPart& part, double z);

/// The document `headroom/risk/1`. `exact` is by site (closed_form.h), or empty.
scenario::Json risk_json(const RiskStudy& study, const RiskResult& result,
                         const std::vector<ClosedForm>& exact);

/// One line a site, for spreadsheets; RFC 4180 with a header line.
std::string risk_csv(const RiskResult& result);

}  // namespace headroom::planning
