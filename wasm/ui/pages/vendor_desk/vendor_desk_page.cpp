#include <fmt/format.h>
#include <imgui.h>

#include "icons.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/pages/guide_state.h"
#include "wasm/ui/pages/my_account/sheets.h"
#include "wasm/ui/pages/vendor_desk/vendor_desk.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/list_table.h"
#include "wasm/ui/widgets/menu.h"
#include "wasm/ui/widgets/segmented.h"

namespace headroom::ui {
namespace {

constexpr int actions = 7;

const std::vector<Column>& vendor_desk_columns() {
    static const std::vector<Column> all{
        {.title = "Name", .share = 1},
        {.title = "Kind", .width = 60, .rank = 4},
        {.title = "Status", .width = 120, .rank = 1},
        {.title = "Registered to", .width = 120, .rank = 5},
        {.title = "Licenses", .width = 72, .align = Align::right},
        {.title = "Offline", .width = 90, .rank = 2},
        {.title = "Expires", .width = 88, .rank = 3},
        {.title = "", .width = 66},
    };
    return all;
}

void draw_sales(PanelContext& context) {
    section_heading("Sales desk", "Parallels Sales, partners and resellers");
    gap(space_2);
    if (button("Sell a subscription", {.kind = ButtonKind::primary, .icon = icon_receipt})) {
        context.sink.open_sheet = make_sale(Sale::subscription);
    }
    ImGui::SameLine(0, dp(space_2));
    if (button("Issue a trial", {.icon = icon_timer})) {
        context.sink.open_sheet = make_sale(Sale::trial);
    }
}

void draw_store(PanelContext& context) {
    section_heading("Online Store");
    gap(space_2);
    const bool works = app::payment_works(context.session);
    if (toggle("Payment works", works)) {
        context.sink.submit(CommandText("store.setPayment").add_flag("works", !works).text(),
                            works ? "Payments for automatic renewals fail from now on"
                                  : "Payments for automatic renewals work");
    }
    text_wrapped(TextStyle::small, tokens().text_muted,
                 "When a payment fails, the subscription goes into its grace period and the "
                 "renewal is tried again every day.");
    gap(space_2);
    if (button("Buy a subscription", {.icon = icon_store})) {
        context.sink.open_sheet = make_sale(Sale::store);
    }
}

void allow_offline(PanelContext& context, const app::SubscriptionDetails& view) {
    context.sink.submit(CommandText("sales.allowOffline")
                            .add("subscription", view.id)
                            .add_flag("allowed", !view.offline_allowed)
                            .text(),
                        view.offline_allowed ? "Offline activation is no longer allowed"
                                             : "Offline activation is allowed");
}

void action_menu(PanelContext& context, const app::SubscriptionDetails& view, ImVec2 at) {
    if (!begin_menu("subscription-menu", {at, at}, 260)) return;
    menu_heading(view.name.c_str());
    if (menu_entry(icon_plus_circle, "Upgrade##vendor")) {
        context.sink.open_sheet = make_upgrade(view);
    }
    if (menu_entry(icon_pencil, "Correct the total")) {
        context.sink.open_sheet = make_correction(view);
    }
    const char* offline =
        view.offline_allowed ? "Forbid offline activation" : "Allow offline activation";
    if (menu_entry(icon_cloud_off, offline)) allow_offline(context, view);
    if (menu_entry(icon_content_copy, "Copy the license key")) {
        context.sink.platform.copy_text = view.primary_key;
    }
    end_menu();
}

void draw_subscriptions(PanelContext& context) {
    GuideState& guide = guide_of(context);
    const auto& all = all_subscriptions(context);
    std::vector<ListRow> rows;
    for (const app::SubscriptionDetails& view : all) {
        app::SubscriptionView plain;
        plain.status = view.status;
        rows.push_back(
            {.label = view.name,
             .cells = {text_cell(view.name), text_cell(state_word(view.kind)),
                       status_cell(subscription_status(plain)),
                       text_cell(view.company.empty() ? "\xE2\x80\x93" : view.company),
                       number_cell(view.total),
                       text_cell(view.offline_allowed ? "Allowed" : "Not allowed"),
                       text_cell(long_date(view.expiration_date)), action_cell("Actions")},
             .selected = false});
    }
    const Card card("sold");
    section_heading("Subscriptions", fmt::format("{} sold", rows.size()));
    if (copy_csv_button("Copy as CSV"))
        context.sink.platform.copy_text = csv_of(vendor_desk_columns(), rows);
    if (rows.empty()) {
        empty_state(icon_key, "Nothing sold yet", "Sell a subscription or issue a trial above.");
        return;
    }
    const ListClick click = draw_list({.id = "sold-table",
                                       .columns = vendor_desk_columns(),
                                       .rows = rows,
                                       .sort = &guide.sorts["sold"],
                                       .selectable = true});
    static std::size_t chosen = 0;
    static ImVec2 at;
    if (click && (click.secondary || click.column == actions || click.column < 0)) {
        chosen = static_cast<std::size_t>(click.row);
        at = ImGui::GetMousePos();
        ImGui::OpenPopup("subscription-menu");
    }
    if (chosen < all.size()) action_menu(context, all[chosen], at);
}

}  // namespace

void draw_vendor_desk(PanelContext& context) {
    page_heading("Vendor desk",
                 "What Parallels does: sell, upgrade, correct, allow offline "
                 "activation.");
    card_pair(
        "upper", [&] { draw_sales(context); }, [&] { draw_store(context); });
    gap(space_4);
    draw_subscriptions(context);
    gap(space_6);
}

}  // namespace headroom::ui
