#pragma once
// The vendor: Sales desk and Online Store (docs/rules.md, Subscriptions, Trial).

#include <memory>

#include "core/app/subscription_details.h"
#include "wasm/ui/app/panel_context.h"

namespace headroom::ui {

void draw_vendor_desk(PanelContext& context);

enum class Sale : std::uint8_t { subscription, trial, store };
std::unique_ptr<Sheet> make_sale(Sale sale);
/// The new total of a subscription (SUB-26).
std::unique_ptr<Sheet> make_correction(const app::SubscriptionDetails& subscription);

}  // namespace headroom::ui
