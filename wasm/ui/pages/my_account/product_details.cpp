// Product Details (PAG-4) with the Sublicenses table (SBL-1 to SBL-5), live or as reported.

#include <fmt/format.h>
#include <imgui.h>

#include "icons.h"
#include "wasm/ui/dialogs/dialogs.h"
#include "wasm/ui/pages/guide_state.h"
#include "wasm/ui/pages/my_account/pages.h"
#include "wasm/ui/pages/my_account/parts.h"
#include "wasm/ui/pages/subscription_card.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/license_bar.h"
#include "wasm/ui/widgets/list_table.h"

namespace headroom::ui {
namespace {

/// The subscription with the figures that the switch asks for.
app::SubscriptionView shown_figures(const app::SubscriptionView& overview,
                                    const app::SubscriptionFiguresView& figures) {
    app::SubscriptionView view = overview;
    view.used = figures.used;
    view.available = figures.available;
    view.available_dynamic = figures.available_dynamic;
    view.available_reserved = figures.available_reserved;
    view.rows = figures.rows;
    return view;
}

std::string csv_of_rows(const app::SubscriptionView& view) {
    static const std::vector<Column> columns{
        {.title = "Name"}, {.title = "Key"},       {.title = "Type"},      {.title = "Max lic."},
        {.title = "Used"}, {.title = "Available"}, {.title = "Expires on"}};
    std::vector<ListRow> rows;
    for (const app::LicenseRow& row : view.rows) {
        rows.push_back({.label = row.name,
                        .cells = {text_cell(row.name), text_cell(row.key_text), text_cell(row.type),
                                  number_cell(row.max), number_cell(row.used),
                                  number_cell(row.available), text_cell(row.expires)}});
    }
    return csv_of(columns, rows);
}

void draw_header(PanelContext& context, const app::SubscriptionDetails& details,
                 const app::SubscriptionView& view) {
    const Card card("product", 20);
    section_heading("Product Details");
    gap(space_2);
    detail("Product", details.product);
    detail_name("License Key");
    key_with_copy(context, details.primary_key, "License Key");
    detail("", "Expires on " + long_date(details.expiration_date));
    detail("Total number of licenses", fmt::format("{}", view.total));
    detail("Licenses used", fmt::format("{}", view.used));
    detail("Available", fmt::format("{}", view.available));
    detail("Available dynamic", fmt::format("{}", view.available_dynamic));
    detail("Available reserved", fmt::format("{}", view.available_reserved));
    gap(space_3);
    license_bar(view);
}

void draw_sublicenses(PanelContext& context, const app::SubscriptionView& view) {
    const Card card("sublicenses-card", 12);
    section_heading("Sublicenses", view.caption);
    if (copy_csv_button("Copy as CSV")) context.sink.platform.copy_text = csv_of_rows(view);
    draw_sublicense_table(context, view);
}

}  // namespace

void draw_product_details(PanelContext& context) {
    GuideState& guide = guide_of(context);
    const app::SubscriptionDetails* details = find_subscription(context, guide.subscription);
    const app::SubscriptionView* overview = find_overview(context, guide.subscription);
    if (details == nullptr || overview == nullptr) {
        guide.page = AccountPage::corporate_subscriptions;
        return;
    }
    if (crumb("Corporate Subscriptions##crumb")) guide.page = AccountPage::corporate_subscriptions;
    if (crumb((details->name + "##crumb").c_str())) guide.page = AccountPage::subscription_details;
    crumb_here("Details");
    page_heading("Product Details", guide.live ? "Macs managed right now."
                                               : "Macs as the Proxies last reported them.");
    const auto view = shown_figures(*overview, guide.live ? details->live : details->reported);
    draw_header(context, *details, view);
    gap(space_3);
    if (button("Create a Sublicense", {.kind = ButtonKind::primary, .icon = icon_plus})) {
        context.sink.open_sheet = make_new_sublicense(details->id);
    }
    gap(space_3);
    if (view.rows.size() > 1) draw_sublicenses(context, view);
}

}  // namespace headroom::ui
