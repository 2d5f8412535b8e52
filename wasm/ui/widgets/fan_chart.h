#pragma once
// A chart of figures by date with quantile bands: 5 to 95 %, 25 to 75 %, the median, the limit as a
// labelled line, and points of what came. Crosshair with the values; the wheel zooms in time, a
// double click shows all.

#include <optional>
#include <string>
#include <vector>

#include "core/base/strong_id.h"
#include "core/base/time.h"
#include "wasm/ui/widgets/chart_zoom.h"
#include "wasm/ui/widgets/paint.h"

namespace headroom::ui {

struct FanChart {
    std::string title;                                // "Used licenses, P01"
    Date first;                                       // the day of the first value
    const std::vector<std::int32_t>* days = nullptr;  // of each value, after the first; ascending
    const std::vector<double>* p05 = nullptr;
    const std::vector<double>* p25 = nullptr;
    const std::vector<double>* p50 = nullptr;
    const std::vector<double>* p75 = nullptr;
    const std::vector<double>* p95 = nullptr;
    std::optional<Count> limit;
    std::string limit_label;         // "limit 36"
    std::optional<Date> marked_day;  // the median day of the first breach
    const char* marked_words = "first breach, median";
    // Of the outer band. A band of whole paths is none of single days.
    const char* low_words = "5 %";
    const char* high_words = "95 %";
    const std::vector<std::optional<Count>>* came = nullptr;  // of each value; drawn as points
};

/// Fills the width, its title included. Returns where it was drawn, for a picture of it.
Box fan_chart(const FanChart& chart, ChartZoom& zoom, float height_css);

}  // namespace headroom::ui
