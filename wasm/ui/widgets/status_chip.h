#pragma once
// State = colour + shape + word, never colour alone.

#include <imgui.h>

#include <string>
#include <string_view>

#include "core/app/view_models.h"
#include "wasm/ui/widgets/paint.h"

namespace headroom::ui {

struct Status {
    const char* icon = "";
    ImU32 color = 0;
    std::string word;
    ImU32 fill = 0;  // behind the icon, which is `color` then; 0: none
};

/// The icon in the middle of the box, on its fill when it has one.
void paint_status_icon(const Box& box, const Status& status, TextStyle style = TextStyle::table);

/// ok, at limit, over by n, not activated, expired, key revoked.
Status site_status(const app::SiteView& site);

/// The Problem Monitor icon of the documents: normal, yellow, no connection.
Status monitor_status(const app::SiteView& site);

/// The state of a key: ok, over by n, expired.
Status key_status(const app::LicenseRow& row);

/// "Active", "Grace period", "Expired" of a subscription (SUB-10).
Status subscription_status(const app::SubscriptionView& subscription);

/// Icon and word inside the box.
/// What the icon takes beside the word, in CSS pixels.
constexpr float status_icon_width = 23;

void paint_status(const Box& box, const Status& status);

/// A rounded tag at the cursor, as an item.
void status_chip(const Status& status);

}  // namespace headroom::ui
