#pragma once
// Figures of the risk document by their JSON pointers, with intervals whose two bounds are each
// wrong with a probability of at most a given error.

#include <optional>
#include <string_view>
#include <vector>

#include "core/planning/risk/closed_form.h"
#include "core/planning/risk/risk_study.h"

namespace headroom::planning {

/// The figure that the pointer leads to (scenario/risk_members.h), or to which the estimate belongs
/// that it leads into. Shares and quantiles have exact intervals, days over a limit have one that
/// holds for any distribution; those of other means and of ratios are normal approximations, good
/// for hundreds of replications. nullopt: there is no number, as of a closed form that does not
/// apply. Without any chance in the study, and for exact figures, the interval is the value.
std::optional<Interval> risk_figure(const RiskStudy& study, const RiskPart& part,
                                    const std::vector<ClosedForm>& exact, std::string_view pointer,
                                    double error);

}  // namespace headroom::planning
