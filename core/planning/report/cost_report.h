#pragma once
// What a plan says about money, for its HTML report.

#include "core/planning/report/html_report.h"
#include "core/planning/split/plan.h"

namespace headroom::planning {

/// The cost of the recommended split and of the others, and the cost curve where there is one.
/// Nothing without prices.
void add_cost_section(HtmlReport& report, const Plan& plan, const scenario::Scenario& scenario,
                      const PlanOptions& options);

/// The curve as a chart: licenses across, cost upwards, by its parts; the optimum is marked.
std::string cost_chart(const CostCurve& curve, const std::string& currency);

}  // namespace headroom::planning
