#pragma once

#include "wasm/ui/pages/forecast/forecast_state.h"

namespace headroom::ui {

/// Risk against licenses: every split that was tried as a point, the front as a line, the wanted
/// risk as a labelled line. The plan has to be there.
void draw_front_chart(Recommendation& recommendation, PanelContext& context);

}  // namespace headroom::ui
