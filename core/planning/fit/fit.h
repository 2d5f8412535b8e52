#pragma once
// Demand out of a usage history: for every site how many Macs come a day, whether that grows or
// follows the calendar, how long Macs stay, and how far the history supports it.
//
//   const auto history = read_usage_csv(text, "usage.csv");
//   const std::vector<SiteFit> fits = fit_history(*history);
//   fits[0].verdict;          // sentences with numbers
//
// Figures come with what the history leaves open: draws of the whole demand (posterior.h), of which
// every replication of a study plays one. Two laws of stays with the
// same mean give the same counts, so the fit takes exponential or endless stays unless a device
// list shows the law (stay_estimate.h). Counts do not show enrollments that were refused.

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/planning/fit/calendar_weights.h"
#include "core/planning/fit/count_process.h"
#include "core/planning/fit/hold_out.h"
#include "core/planning/fit/site_estimate.h"
#include "core/planning/fit/stay_estimate.h"
#include "core/planning/fit/usage_csv.h"

namespace headroom::planning {

enum class FitQuality { good, fair, poor, too_little_data };
std::string_view name_of(FitQuality quality);  // "good", "fair", "poor", "tooLittleData"

/// One count beside what the fitted demand, started from the first count, says of that date.
struct FittedCount {
    Date date;
    Count used = 0;
    double mean = 0;
    double low = 0;   // 5 of 100 histories would be below
    double high = 0;  // 5 of 100 would be above
};

/// A figure, and where it lies with 90 % probability.
struct FigureRange {
    double value = 0;
    double low = 0;
    double high = 0;
};

struct SiteFit {
    SiteUsage usage;    // as read
    SiteEstimate site;  // what was left out, what follows a calendar, and the draws
    std::optional<FittedStay> stay_law;  // of a device list; counts alone tell none
    std::vector<HoldOut> hold_outs;
    std::vector<CountStep> steps;
    Estimate estimate;    // the mean of the draws, as a process from the first date on
    FigureRange per_day;  // at the end of the history, Macs that come alone or in groups
    FigureRange growth_per_year;
    FigureRange stay_days;  // of the draws that end
    FigureRange group_size;
    bool leaves = false;  // a mean stay could be estimated; otherwise Macs stay for ever
    bool grows = false;   // or shrinks: 97.5 % of the draws agree on the direction
    std::optional<WeightTest> weekdays, months;  // as tested; used only when `*_used`
    bool weekdays_used = false, months_used = false;

    // How it fits. The p-values are two-sided, under the fitted demand.
    double dispersion = 1;  // variance of the changes over the fitted one
    double dispersion_p = 1;
    // The spread is fitted when stays are; groups then show in the tails: every Mac that comes or
    // goes alone gives a standardized change the kurtosis 3 + 1 / variance.
    double kurtosis = 3, expected_kurtosis = 3;
    double kurtosis_p = 1;
    double skewness = 0, expected_skewness = 0;  // groups that come, but leave one by one
    double skewness_p = 1;

    bool groups_suspected() const { return std::min(kurtosis_p, skewness_p) < 0.005; }
    double autocorrelation = 0;  // of successive changes, standardized
    double autocorrelation_p = 1;
    double explained = 0;    // share of the counts' variance (R squared), from the first count
    double inside_band = 1;  // share of the counts between low and high
    std::optional<Count> ceiling;  // a highest count at which the history stood still
    double share_at_ceiling = 0;
    std::vector<FittedCount> comparison;

    FitQuality quality = FitQuality::too_little_data;
    std::vector<std::string> verdict;  // sentences

    const CountProcess& process() const { return estimate.process; }
    double mean_stay_days() const { return 1 / process().leave_rate; }
    /// Arrivals a day at a later date, without calendar weights and waves.
    double per_day_at(Date date) const { return process().rate_after(date - usage.first_date()); }
    std::size_t hold_outs_inside() const;
};

/// `stays`: of the devices that the counts are of, where their list is known.
SiteFit fit_site(const SiteUsage& usage, const std::optional<StayEstimate>& stays = std::nullopt);
std::vector<SiteFit> fit_history(const UsageHistory& history,
                                 const std::optional<StayEstimate>& stays = std::nullopt);

}  // namespace headroom::planning
