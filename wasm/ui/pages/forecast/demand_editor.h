#pragma once
// The demand of one site in a planner's words. Every change is an edit of the scenario.

#include <array>
#include <string>
#include <vector>

#include "core/app/demand_waves.h"
#include "wasm/ui/app/panel_context.h"

namespace headroom::ui {

/// What is being typed or drawn and not taken over yet, and what was read for the site.
struct DemandEditor {
    std::string site;
    std::uint64_t revision = 0;  // of the session when `waves` and `course` were read
    std::vector<app::Wave> waves;
    std::vector<Count> course;  // Macs to expect, from now to the end
    bool drawing = false;       // months, with the mouse held
    std::array<double, 12> months{};
    Count wave_macs = 50;
    std::string wave_day;
};

void draw_demand_editor(DemandEditor& editor, const app::SiteDemand& demand, PanelContext& context);

}  // namespace headroom::ui
