#pragma once
// Members of planning documents as plain values: what the view models of risk, plan, schedule,
// sweep and sensitivity have in common. What is missing, or of another kind, reads as 0, as empty
// or as nothing.

#include <optional>
#include <string>
#include <vector>

#include "core/app/forecast_views.h"
#include "core/scenario/json_source.h"

namespace headroom::app::views {

double number(const scenario::Json* object, const char* name);
std::string text(const scenario::Json* object, const char* name);

/// {"value", "low", "high"} or {"mean", "low", "high"} or a plain number.
Estimate estimate(const scenario::Json& object, const char* name);

/// The elements of an array member; an empty array when there is none.
const scenario::Json& list(const scenario::Json& object, const char* name);

/// The member `cost` of a risk document or of a plan's split, with what stands idle.
std::optional<CostView> read_cost(const scenario::Json& object);
/// The member `costCurve` of a plan.
CostCurveView read_cost_curve(const scenario::Json& plan);
/// The member `check` of a risk document.
std::vector<RiskVerdict> read_verdicts_of(const scenario::Json& risk);

}  // namespace headroom::app::views
