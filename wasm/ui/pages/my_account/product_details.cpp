// Product Details (PAG-4) with the Sublicenses table (SBL-1 to SBL-5), live or as reported.

#include <fmt/format.h>
#include <imgui.h>

#include "icons.h"
#include "wasm/ui/dialogs/dialogs.h"
#include "wasm/ui/pages/guide_state.h"
#include "wasm/ui/pages/my_account/pages.h"
#include "wasm/ui/pages/my_account/parts.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/license_bar.h"
#include "wasm/ui/widgets/list_table.h"

namespace headroom::ui {
namespace {

constexpr int copy_column = 1;
constexpr int edit_column = 7;

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

const std::vector<Column>& product_details_columns() {
    // On a phone the name, what is available and Edit stay.
    static const std::vector<Column> all{
        {.title = "Name/Key", .share = 1},
        {.title = "", .width = 66, .rank = 5},
        {.title = "Type", .width = 66, .rank = 4},
        {.title = "Max lic.", .width = 50, .align = Align::right, .rank = 2},
        {.title = "Used", .width = 40, .align = Align::right, .rank = 1},
        {.title = "Available", .width = 58, .align = Align::right},
        {.title = "Expires on", .width = 116, .rank = 3},
        {.title = "", .width = 28},
    };
    return all;
}

const char* type_word(const app::LicenseRow& row) {
    if (row.type == "primary") return "Primary";
    return row.type == "dynamic" ? "Dynamic" : "Reserved";
}

ListRow row_of(const app::LicenseRow& row, std::size_t index) {
    const bool expired = row.status == "expired";
    ListCell name = text_cell(row.name, expired ? tokens().control : series_color(index));
    name.icon = icon_circle;
    name.second = row.key_text;
    return {
        .label = row.name,
        .cells = {
            name, action_cell("Copy key"), text_cell(type_word(row)), number_cell(row.max),
            number_cell(row.used, row.excess > 0 ? tokens().breach : 0), number_cell(row.available),
            text_cell(expired ? "Expired" : long_date(row.expires), expired ? tokens().warning : 0),
            action_cell(row.type == "primary" ? "" : "Edit")}};
}

/// The whole table with its keys, which are too long for the page.
std::string csv_of_rows(const app::SubscriptionView& view) {
    static const std::vector<Column> all{
        {.title = "Name"}, {.title = "Key"},       {.title = "Type"},      {.title = "Max lic."},
        {.title = "Used"}, {.title = "Available"}, {.title = "Expires on"}};
    std::vector<ListRow> rows;
    for (const app::LicenseRow& row : view.rows) {
        rows.push_back(
            {.label = row.name,
             .cells = {text_cell(row.name), text_cell(row.key_text), text_cell(type_word(row)),
                       number_cell(row.max), number_cell(row.used), number_cell(row.available),
                       text_cell(row.expires)}});
    }
    return csv_of(all, rows);
}

void draw_header(PanelContext& context, const app::SubscriptionDetails& details,
                 const app::SubscriptionView& view) {
    const Card card("product");
    section_heading("Product Details");
    gap(space_2);
    detail("Product", details.product);
    detail_name("License Key");
    key_with_copy(context, details.primary_key, "License Key");
    detail("", "Expires on " + long_date(details.expiration_date));
    detail("Total number of licenses", fmt::format("{}", view.total));
    beside_detail(text_size(TextStyle::table, "Quota").x);
    text_line(TextStyle::table, tokens().text_muted, "Quota");
    detail("Licenses used", fmt::format("{}", view.used));
    detail("Available", fmt::format("{}", view.available));
    detail("Available dynamic", fmt::format("{}", view.available_dynamic));
    detail("Available reserved", fmt::format("{}", view.available_reserved));
    gap(space_3);
    license_bar(view);
}

void draw_sublicenses(PanelContext& context, const app::SubscriptionView& view) {
    const Card card("sublicenses-card");
    section_heading("Sublicenses", view.caption);
    if (copy_csv_button("Copy as CSV")) context.sink.platform.copy_text = csv_of_rows(view);
    std::vector<ListRow> rows;
    for (std::size_t i = 0; i < view.rows.size(); ++i) rows.push_back(row_of(view.rows[i], i));
    const ListClick click = draw_list({.id = "sublicenses",
                                       .columns = product_details_columns(),
                                       .rows = rows,
                                       .two_lines = true});
    if (click.column < 0) return;
    const app::LicenseRow& row = view.rows[static_cast<std::size_t>(click.row)];
    if (click.column == copy_column) context.sink.platform.copy_text = row.key_text;
    if (click.column == edit_column) {
        // Editing checks against what is there, whatever the page shows (SBL-27).
        const app::SubscriptionView& live = *find_overview(context, view.id);
        context.sink.open_sheet =
            make_edit_sublicense(live, live.rows[static_cast<std::size_t>(click.row)]);
    }
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
