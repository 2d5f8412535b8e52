#pragma once

#include "wasm/ui/app/panel_context.h"

namespace headroom::ui {

/// One subscription: its state, the license bar, and the Sublicenses table (docs/rules.md,
/// Sublicenses).
void draw_subscription_card(PanelContext& context, const app::SubscriptionView& subscription);

/// The Sublicenses table: primary row first, Edit on the others.
void draw_sublicense_table(PanelContext& context, const app::SubscriptionView& subscription);

}  // namespace headroom::ui
