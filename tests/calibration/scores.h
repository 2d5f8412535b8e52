#pragma once
// How often the forecasts of fitted histories hold, and how wide they are.

#include <cstdint>
#include <vector>

#include "core/planning/fit/site_estimate.h"
#include "tests/calibration/histories.h"

namespace headroom::calibration {

/// Shares of the sites, but for `width`.
struct Scores {
    int sites = 0;
    double inside = 0;  // the final count lay in the 90 % band
    double below = 0;
    double above = 0;
    double peak_held = 0;  // the peak was at most its 95 % quantile
    double risk = 0;       // P(the peak exceeds that quantile) under the true law
    double width = 0;      // of the bands, over those of a forecaster who knows the law
    double said_to_grow = 0;
    double good = 0;         // rated good
    double good_inside = 0;  // of those: in the band
};

/// Whether verdicts are asked for, which takes as long again.
enum class Verdicts : std::uint8_t { none, asked };

/// Fits `sites` histories of a kind and forecasts a year. Seeds go up from `seed`.
Scores score_kind(std::size_t kind, int years, int sites, std::uint64_t seed, Verdicts verdicts);

}  // namespace headroom::calibration
