#pragma once
// What a fit would have forecast in the past: the history is cut, its first part is fitted, and
// what came is put beside the band of the forecast.

#include <vector>

#include "core/planning/fit/count_process.h"
#include "core/planning/fit/site_estimate.h"

namespace headroom::planning {

/// A 90 % band for the count of a date, in Macs.
struct ForecastBand {
    double low = 0;
    double high = 0;
};

/// Of the count `days` after the end of the history that was estimated; `last` is its last count.
ForecastBand forecast_band(const SiteEstimate& estimate, double last, Date from, int days);

/// One look back: a forecast from `from` for `to`, and what came.
struct HoldOut {
    Date from, to;
    Count used = 0;
    ForecastBand band;

    bool inside() const {
        const auto x = static_cast<double>(used);
        return x >= band.low && x <= band.high;
    }
};

/// Forecasts from three cuts of the history, each for two later dates. Empty when it is too short:
/// less than a year, or fewer than 12 counts.
std::vector<HoldOut> hold_out(const SiteUsage& usage, const CalendarWeights& weights);

}  // namespace headroom::planning
