// Subscription Details (docs/rules.md, Subscriptions): three sections, as in the documents.

#include <fmt/format.h>
#include <imgui.h>

#include "icons.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/pages/guide_state.h"
#include "wasm/ui/pages/my_account/pages.h"
#include "wasm/ui/pages/my_account/parts.h"
#include "wasm/ui/pages/my_account/sheets.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/segmented.h"

namespace headroom::ui {
namespace {

Status status_of(const app::SubscriptionDetails& view) {
    app::SubscriptionView plain;
    plain.status = view.status;
    Status status = subscription_status(plain);
    if (view.expiring_soon) {
        status = {icon_clock_outline, tokens().warning, "Active, expiring soon"};
    }
    return status;
}

void draw_automatic_renewal(PanelContext& context, const app::SubscriptionDetails& view) {
    detail_name("Automatic renewal");
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({at.x, at.y - dp(7)});
    if (view.kind == "trial") {
        ImGui::SetCursorScreenPos(at);
        text_line(TextStyle::table, tokens().text, "No (a trial is never renewed)");
        return;
    }
    if (toggle(view.auto_renew ? "Yes##auto-renew" : "No##auto-renew", view.auto_renew,
               "Automatic renewal")) {
        context.sink.submit(
            CommandText("subscription.setAutoRenew")
                .add("subscription", view.id)
                .add_flag("on", !view.auto_renew)
                .text(),
            view.auto_renew ? "Automatic renewal is off" : "Automatic renewal is on");
    }
}

void draw_expiration(PanelContext& context, const app::SubscriptionDetails& view) {
    detail("Expiration date", long_date(view.expiration_date));
    if (view.kind != "trial") {
        beside_detail(text_size(TextStyle::table, "Renew online").x);
        if (link("Renew online")) guide_of(context).page = AccountPage::renewing;
    }
    const std::string when = relative_day(view.expiration_date, context.overview.now);
    beside_detail(text_size(TextStyle::table, when).x);
    text_line(TextStyle::table, tokens().text_muted, when);
}

void draw_details(PanelContext& context, const app::SubscriptionDetails& view) {
    const Card card("details");
    section_heading("Subscription Details");
    gap(space_2);
    detail("Name", view.name);
    beside_detail(text_size(TextStyle::table, "Edit").x);
    if (link("Edit##name")) context.sink.open_sheet = make_rename(view);
    detail("Status", status_of(view));
    draw_automatic_renewal(context, view);
    detail("Issue date", long_date(view.issue_date));
    draw_expiration(context, view);
    gap(space_2);
    if (link("Contract Details")) context.sink.open_sheet = make_contract_details(view);
}

void draw_keys(PanelContext& context, const app::SubscriptionDetails& view) {
    const Card card("keys");
    section_heading("License Keys");
    gap(space_2);
    detail_name("License key");
    key_with_copy(context, view.primary_key, "License Key");
}

void draw_products(PanelContext& context, const app::SubscriptionDetails& view) {
    const Card card("products");
    section_heading("Products");
    gap(space_2);
    const auto& figures = guide_of(context).live ? view.live : view.reported;
    detail("Product", view.product);
    detail("Licenses used", fmt::format("{} of {}", figures.used, view.total));
    gap(space_2);
    if (link("Manage Proxy Servers")) guide_of(context).page = AccountPage::proxy_servers;
    ImGui::SameLine(0, dp(space_4));
    if (link("Details")) guide_of(context).page = AccountPage::product_details;
    ImGui::SameLine(0, dp(space_4));
    if (link("Upgrade")) context.sink.open_sheet = make_upgrade(view);
}

}  // namespace

void draw_subscription_details(PanelContext& context) {
    GuideState& guide = guide_of(context);
    const app::SubscriptionDetails* view = find_subscription(context, guide.subscription);
    if (view == nullptr) {
        guide.page = AccountPage::corporate_subscriptions;
        return;
    }
    if (crumb("Corporate Subscriptions##crumb")) guide.page = AccountPage::corporate_subscriptions;
    crumb_here(view->name);
    page_heading("Subscription Details", "");
    draw_details(context, *view);
    gap(space_3);
    draw_keys(context, *view);
    gap(space_3);
    draw_products(context, *view);
}

}  // namespace headroom::ui
