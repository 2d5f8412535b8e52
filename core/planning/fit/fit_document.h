#pragma once
// What a fit gives away: the document of `headroom fit --json`, demand blocks, whole scenarios.

#include <optional>

#include "core/licensing/site.h"
#include "core/planning/fit/fit.h"
#include "core/scenario/json_source.h"

namespace headroom::planning {

struct FitOptions {
    std::optional<Date> start;  // of what is planned; default: the day after the last count
    licensing::EnrollMethod method = licensing::EnrollMethod::manual;
    std::optional<Count> licenses;  // of the subscription in the scenario; default: the peaks
    Span horizon = Span::days(365);
    std::optional<StayEstimate> stays;  // of the device list that the fits are of

    Date start_after(const UsageHistory& history) const;
};

/// `headroom/fit/1`: demand, Macs, verdicts and the comparison of each site.
scenario::Json fit_json(const UsageHistory& history, const std::vector<SiteFit>& fits,
                        const FitOptions& options);

/// The `demand` array of a scenario that begins at the start of the options (scenario format).
scenario::Json demand_json(const UsageHistory& history, const std::vector<SiteFit>& fits,
                           const FitOptions& options);

/// A scenario to plan with: every site with the Macs of its last count, on a Reserved sublicense of
/// its peak, and the fitted demand.
scenario::Json fitted_scenario(const UsageHistory& history, const std::vector<SiteFit>& fits,
                               const FitOptions& options);

/// A scenario that plays the history again and expects every count of it.
scenario::Json recorded_scenario(const UsageHistory& history);

/// site,date,used,fitted,low,high
std::string comparison_csv(const std::vector<SiteFit>& fits);

}  // namespace headroom::planning
