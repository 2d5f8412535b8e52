#pragma once
// Curves and heat maps of studies that vary a figure, as SVG text (see svg_chart.h).

#include <string>
#include <vector>

namespace headroom::planning {

/// Shares, from 0 to 1, against a figure that is varied.
struct CurveChart {
    struct Series {
        std::string label;
        std::vector<double> values;     // by `x`
        std::vector<double> low, high;  // the interval of each value
    };
    std::string title;
    std::string x_title;
    std::vector<double> x;              // growing
    std::vector<std::string> x_labels;  // what is written at each x; some are left out where many
    std::vector<Series> series;         // at most 7 have a colour of their own
};
/// Empty when there is nothing to draw.
std::string curve_chart(const CurveChart& chart);

/// Shares, from 0 to 1, against two figures: one cell for each pair.
struct HeatMap {
    std::string title;
    std::string column_title, row_title;
    std::vector<std::string> columns, rows;
    std::vector<std::vector<double>> values;  // by row, then column; below 0: not known
};
/// Empty when there is nothing to draw.
std::string heat_map(const HeatMap& map);

}  // namespace headroom::planning
