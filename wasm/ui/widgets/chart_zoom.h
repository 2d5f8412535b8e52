#pragma once
// The part of a chart that is shown. The wheel zooms along the time axis, a double click shows all;
// with the keyboard on the chart, + and - do the same.

#include "wasm/ui/widgets/chart_axes.h"

namespace headroom::ui {

/// As shares of the whole; the page keeps it.
struct ChartZoom {
    double from = 0;
    double to = 1;
};

/// Takes wheel, double click and keys for the item just submitted, whose plot this is.
void zoom_chart(const Plot& plot, ChartZoom& zoom);

}  // namespace headroom::ui
