#pragma once
// "CSV" and "PNG" of a chart: two buttons before it, and the picture once it is drawn.
//
//   if (chart_buttons(context, "usage-p01")) save_csv(context, "usage-p01", csv_of(chart, "used"));
//   picture_of(context, "usage-p01", line_chart(chart, zoom, 240));

#include <string>

#include "wasm/ui/app/panel_context.h"
#include "wasm/ui/widgets/paint.h"

namespace headroom::ui {

/// The buttons, on one line, for the chart of this file name (without its ending). True when the
/// figures are wanted; a picture is taken by picture_of().
bool chart_buttons(PanelContext& context, const std::string& name);
void save_csv(PanelContext& context, const std::string& name, std::string csv);

/// After the chart was drawn in `box`. A chart that is partly out of sight is scrolled to first,
/// which takes a few frames.
void picture_of(PanelContext& context, const std::string& name, const Box& box);

}  // namespace headroom::ui
