#pragma once
// Sweeps and sensitivity studies (study_series.h) for the page: which figures a scenario has, the
// questions, and the answers as plain values.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/app/forecast_views.h"

namespace headroom::app {

/// A figure of a scenario that can be varied.
struct VariedFigure {
    std::string name;     // "arrivals a day at P01"
    std::string pointer;  // where it stands in the scenario
    double value = 0;     // as the scenario has it
    bool whole = false;   // a number of licenses or Macs
    // Bounds within which the licensing rules hold, for example Reserved licenses <= total.
    double least = 0;
    double most = 1e9;
};
std::vector<VariedFigure> varied_figures(std::string_view scenario);

/// The values of a figure that a sweep plays: from, from + step, ... at most to.
struct VariedRange {
    double from = 0;
    double to = 0;
};
/// From 50 % to 150 % of the figure's value, within its bounds; a growth of 0 is varied from 0 to
/// 0.2.
VariedRange usual_range(const VariedFigure& figure);
/// The argument of `sweep --vary`, "POINTER=FROM..TO:STEP", with a step that divides the range into
/// about `steps` parts (at least 1; a figure of licenses or Macs gets a whole step).
std::string variation_text(const VariedFigure& figure, const VariedRange& range, int steps);

/// The request for `run_request` (planner.h). `vary`: one variation, or two for a heat map.
std::string sweep_request(std::string_view scenario, const std::vector<std::string>& vary,
                          std::int64_t replications, std::string_view output = "json");
/// The same for a study that moves every uncertain figure by 10 % down and up, or over its own
/// uncertainty where a fit has told it.
std::string sensitivity_request(std::string_view scenario, std::int64_t replications,
                                std::string_view output = "json");

struct SweepView {
    struct Axis {
        std::string pointer;
        std::vector<std::string> labels;
        std::vector<double> values;  // numbers, or places 0, 1, 2, ... of dates and spans
    };
    struct Point {
        Estimate risk;  // of a breach or a refusal, whichever is larger, at the worst site
        std::string site;
        std::optional<double> cost;
    };
    std::vector<Axis> axes;     // one or two
    std::vector<Point> points;  // row by row: the second axis varies fastest
};
std::optional<SweepView> read_sweep(std::string_view json);

struct SensitivityView {
    struct Side {
        std::string value;  // "90"; empty: none to tell
        Estimate risk;
    };
    struct Figure {
        std::string name;
        std::string value;
        std::optional<Side> low, high;
        double effect = 0;  // how far the largest risk moves
        bool clear = false;
        std::string why;  // a side could not be played
    };
    Estimate base;
    std::vector<Figure> figures;  // the one that matters most first
};
std::optional<SensitivityView> read_sensitivity(std::string_view json);

}  // namespace headroom::app
