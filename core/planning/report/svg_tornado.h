#pragma once
// The tornado chart of a sensitivity study, as SVG text (see svg_chart.h).

#include <optional>
#include <string>
#include <vector>

namespace headroom::planning {

/// One bar a figure, from the result at its low side to that at its high side, around the
/// scenario's own result.
struct TornadoChart {
    struct Bar {
        std::string label;
        std::optional<double> low, high;    // results; nullopt: not played
        std::string low_label, high_label;  // the figure's values: "1.8", "2.2"
    };
    std::string title;
    double base = 0;
    bool shares = true;     // results are shares from 0 to 1, written in percent
    std::vector<Bar> bars;  // the longest first
};
/// Empty when there is nothing to draw.
std::string tornado_chart(const TornadoChart& chart);

}  // namespace headroom::planning
