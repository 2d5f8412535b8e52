#pragma once
// What the Set-up page remembers: the beginning of the scenario as it was read last, and what is
// selected. Everything that is typed becomes an edit of the scenario at once.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/app/setup/prices.h"
#include "core/app/setup/problems.h"
#include "core/app/setup/setup_edits.h"
#include "wasm/ui/app/panel_context.h"
#include "wasm/ui/pages/forecast/demand_editor.h"

namespace headroom::ui {

struct SetupState {
    std::uint64_t loads = ~std::uint64_t{0};  // of the scenario that it belongs to
    std::uint64_t revision = 0;               // of the session, when what follows was read
    app::Setup setup;
    std::optional<app::Prices> prices;
    std::vector<app::SetupProblem> problems;
    std::map<std::string, std::vector<Count>> courses;  // Macs to expect, by site; made when drawn
    std::string site;                                   // whose expectation is being edited
    DemandEditor editor;
};

/// The state for the scenario that is loaded, read again when it has changed.
SetupState& setup_state(PanelContext& context);

/// Submits an edit; an empty one does nothing.
void submit_edit(PanelContext& context, const std::string& command, std::string done_text = {});
/// Submits the edit of a site, or tells why it cannot be had.
void submit_site(PanelContext& context, const app::SiteEdit& edit);
/// Tells at the bottom of the page what cannot be done.
void refuse(PanelContext& context, std::string text);

/// Fields side by side, in a further line where there is no room for the next one.
class FieldRow {
public:
    /// Before each field, with its width in CSS pixels.
    void next(float width_css);

private:
    bool first_ = true;
};

// The parts of the page, from top to bottom.
void draw_plan_card(SetupState& state, PanelContext& context);
void draw_live_card(SetupState& state, PanelContext& context);
void draw_problems_card(SetupState& state, PanelContext& context);
void draw_prices_card(SetupState& state, PanelContext& context);
void draw_subscriptions_card(SetupState& state, PanelContext& context);
void draw_sites_card(SetupState& state, PanelContext& context);
void draw_expectations_card(SetupState& state, PanelContext& context);
void draw_to_come_card(SetupState& state, PanelContext& context);

}  // namespace headroom::ui
