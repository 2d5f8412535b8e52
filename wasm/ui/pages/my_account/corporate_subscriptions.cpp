// Corporate Subscriptions: with more than one business product, one is chosen first (SUB-6).

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "core/base/text.h"
#include "icons.h"
#include "wasm/ui/pages/guide_state.h"
#include "wasm/ui/pages/my_account/pages.h"
#include "wasm/ui/pages/my_account/sheets.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/field.h"
#include "wasm/ui/widgets/list_table.h"

namespace headroom::ui {
namespace {

const std::vector<Column>& corporate_subscriptions_columns() {
    static const std::vector<Column> all{
        {.title = "Name", .share = 1},
        {.title = "Status", .width = 130},
        {.title = "Licenses", .width = 72, .align = Align::right, .rank = 1},
        {.title = "Used", .width = 56, .align = Align::right},
        {.title = "Available", .width = 76, .align = Align::right, .rank = 2},
        {.title = "Expiration date", .width = 150, .rank = 3},
    };
    return all;
}

Status status_of(const app::SubscriptionDetails& view) {
    app::SubscriptionView plain;
    plain.status = view.status;
    return subscription_status(plain);
}

std::vector<std::string> products_of(const std::vector<const app::SubscriptionDetails*>& all) {
    std::vector<std::string> products;
    for (const app::SubscriptionDetails* view : all) {
        if (std::find(products.begin(), products.end(), view->product) == products.end()) {
            products.push_back(view->product);
        }
    }
    return products;
}

/// The product whose subscriptions are shown.
std::string choose_product(const PanelContext& context, const std::vector<std::string>& products) {
    GuideState& guide = guide_of(context);
    const auto found = std::find(products.begin(), products.end(), guide.product);
    int chosen = found == products.end() ? 0 : static_cast<int>(found - products.begin());
    if (products.size() > 1) {
        if (dropdown("Product", products, chosen, {.width = 320})) {
            guide.product = products[static_cast<std::size_t>(chosen)];
        }
        gap(space_3);
    }
    return products[static_cast<std::size_t>(chosen)];
}

void draw_table(PanelContext& context, const std::vector<const app::SubscriptionDetails*>& all,
                const std::string& product) {
    GuideState& guide = guide_of(context);
    std::vector<const app::SubscriptionDetails*> shown;
    std::vector<ListRow> rows;
    for (const app::SubscriptionDetails* view : all) {
        if (view->product != product) continue;
        const auto& figures = guide.live ? view->live : view->reported;
        shown.push_back(view);
        rows.push_back({.label = view->name,
                        .cells = {link_cell(view->name), status_cell(status_of(*view)),
                                  number_cell(view->total), number_cell(figures.used),
                                  number_cell(figures.available),
                                  text_cell(long_date(view->expiration_date))}});
    }
    const Card card("subscriptions");
    section_heading(product, counted(static_cast<Count>(rows.size()), "subscription"));
    if (copy_csv_button("Copy as CSV")) {
        context.sink.platform.copy_text = csv_of(corporate_subscriptions_columns(), rows);
    }
    const ListClick click = draw_list({.id = "subscriptions",
                                       .columns = corporate_subscriptions_columns(),
                                       .rows = rows,
                                       .sort = &guide.sorts["subscriptions"],
                                       .selectable = true});
    if (!click) return;
    guide.subscription = shown[static_cast<std::size_t>(click.row)]->id;
    guide.page = AccountPage::subscription_details;
}

}  // namespace

void draw_corporate_subscriptions(PanelContext& context) {
    page_heading("Corporate Subscriptions", "Select a subscription to see its details.");
    if (button("Register a License Key", {.kind = ButtonKind::primary, .icon = icon_key_plus})) {
        context.sink.open_sheet = make_register_key();
    }
    gap(space_4);
    const auto all = shown_subscriptions(context);
    if (all.empty()) {
        const Card card("none");
        empty_state(icon_key, "No subscriptions yet",
                    "Buy one at the Vendor desk, then register its license key here.");
        return;
    }
    draw_table(context, all, choose_product(context, products_of(all)));
}

}  // namespace headroom::ui
