#pragma once
// What a usage history leaves unknown about a site's demand: a sample from the posterior law of an
// immigration-death process with few parameters (docs/forecasting.md has the model and its
// sources).
//
// From one count N to the next, `days` later, the N Macs survive with p = exp(-mu * days) each, and
// those that came and stayed number a on average: mean N p + a, variance N p (1 - p) + v a, where v
// is 1 for Macs that come alone and more for groups. The likelihood is normal with these moments
// for changes over some weeks. How much the counts vary within those weeks tells the turnover:
// their sum of squares has a gamma law with the mean and the variance that the process gives it.

#include <cstdint>
#include <optional>
#include <vector>

namespace headroom::planning {

/// One change of a history, summed over enough days to be near normal.
struct CountInterval {
    double days = 0;
    double before = 0;  // Macs
    double after = 0;
    double middle_years = 0;  // of its middle, from the end of the history: below 0
    double weight = 1;        // mean calendar weight of its days
    double gap_days = 0;      // from the middle of the interval before; 0 for the first
    /// The counts within it: how many changes there are beyond the first one, and the sum of their
    /// squares around the interval's mean change, each over its days.
    double inner_changes = 0;
    double inner_squares = 0;
};

/// What a device list says of how fast Macs leave (stay_estimate.h).
struct KnownLeaving {
    double rate = 0;        // a day and Mac, as seen
    double log_spread = 0;  // how sure that is for one site: standard deviation of the logarithm
    double mean_stay_days = 0;  // of the law of stays, in the long run
};

struct PosteriorInput {
    std::vector<CountInterval> intervals;  // in the order of time; not empty
    double first_count = 0;
    double mean_count = 0;
    double years = 0;              // length of the history
    double step_days = 1;          // from one count to the next within an interval, on average
    double scheduled_per_day = 0;  // Macs a day that come in waves, net
    /// Of a fleet that began from nothing: how much older its Macs will be, on average over the
    /// next year, than they were on average over the history; 1 for a fleet of unknown ages.
    double ageing = 1;
    std::optional<KnownLeaving> leaving;
    std::uint64_t entity = 0;  // of the random streams: a site's own
};

/// One demand that the history does not rule out.
struct DemandDraw {
    double per_day = 0;          // arrivals at the end of the history, without calendar weights
    double growth_per_year = 0;  // of the arrivals, from the end on: 0.2 is a fifth more a year
    double stay_days = 0;        // mean of an exponential stay; 0: for ever
    double group_size = 1;       // Macs that come together, on average
    double wave_factor = 1;      // of the sizes of waves to come
    double past_log_growth = 0;  // of the history, a year; what "grows" is judged by
    double expected_change = 0;  // Macs over the year after the history
};

/// `count` draws of equal weight, ordered by the change that they expect. The same input gives the
/// same draws on every machine.
std::vector<DemandDraw> sample_posterior(const PosteriorInput& input, std::size_t count,
                                         int rounds);

}  // namespace headroom::planning
