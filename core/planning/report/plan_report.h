#pragma once
// A plan as one HTML file for people: no scripts, nothing fetched, prints on A4.

#include <string>

#include "core/planning/split/plan_together.h"

namespace headroom::planning {

/// Plays the recommended split once more for its charts.
std::string plan_report(const Plan& plan, const scenario::Scenario& scenario,
                        const PlanOptions& options);

/// The same of several subscriptions: a chapter for each, then the steps that apply all plans.
std::string plans_report(const PlansTogether& together, const scenario::Scenario& scenario,
                         const PlanOptions& options);

}  // namespace headroom::planning
