#pragma once

#include "core/app/view_models.h"

namespace headroom::ui {

/// The figures of one key and the equation of its limit (docs/rules.md, Arithmetic).
void license_bar_row_tooltip(const app::SubscriptionView& all, const app::LicenseRow& row);

/// What is free in the main license pool, and what is idle in reserved slices.
void license_bar_free_tooltip(const app::SubscriptionView& all);

}  // namespace headroom::ui
