#pragma once
// A line over time with axes and the limit as a labelled line. Crosshair with the nearest value;
// zooms as chart_zoom.h says.

#include <optional>
#include <string>
#include <vector>

#include "core/base/strong_id.h"
#include "core/base/time.h"
#include "wasm/ui/widgets/chart_zoom.h"

namespace headroom::ui {

struct ChartPoint {
    Instant at;
    Count value = 0;
};

struct LineChart {
    std::string title;               // "Used licenses, P01"
    std::vector<ChartPoint> points;  // in the order of time
    std::optional<Count> limit;
    std::string limit_label;   // "limit 36"
    bool point_marks = false;  // a dot for each: they are reports, not samples
    std::string spoken;        // its value in the widget list; what it shows, in words
};

/// Fills the width, its title included. Returns where it was drawn, for a picture of it.
Box line_chart(const LineChart& chart, ChartZoom& zoom, float height_css);

/// "date,NAME" with a line for each point.
std::string csv_of(const LineChart& chart, const std::string& column);

}  // namespace headroom::ui
