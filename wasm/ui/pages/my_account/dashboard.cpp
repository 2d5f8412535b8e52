// Dashboard: a box per registered product, and Quick Actions (PAG-2).

#include <fmt/format.h>
#include <imgui.h>

#include <map>

#include "core/base/text.h"
#include "core/base/words.h"
#include "icons.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/pages/guide_state.h"
#include "wasm/ui/pages/my_account/pages.h"
#include "wasm/ui/pages/my_account/sheets.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/pressable.h"

namespace headroom::ui {
namespace {

struct ProductSum {
    Count subscriptions = 0;
    Count total = 0;
    Count used = 0;
    std::string next_expiry;
};

std::map<std::string, ProductSum> products_of(const PanelContext& context) {
    const bool live = guide_of(context).live;
    std::map<std::string, ProductSum> products;
    for (const app::SubscriptionDetails* view : shown_subscriptions(context)) {
        ProductSum& sum = products[view->product];
        ++sum.subscriptions;
        sum.total += view->total;
        sum.used += live ? view->live.used : view->reported.used;
        const bool sooner = sum.next_expiry.empty() || view->expiration_date < sum.next_expiry;
        if (sooner && view->status != "Expired") sum.next_expiry = view->expiration_date;
    }
    return products;
}

void draw_product(PanelContext& context, const std::string& product, const ProductSum& sum) {
    const Card card(("product-" + product).c_str());
    section_heading(product);
    gap(space_1);
    text_line(TextStyle::figure, tokens().text, fmt::format("{} of {}", sum.used, sum.total));
    text_line(TextStyle::table, tokens().text_muted, "licenses used");
    gap(space_2);
    std::string line = counted(sum.subscriptions, "subscription");
    if (!sum.next_expiry.empty()) {
        line += fmt::format(", next expiration {} ({})", long_date(sum.next_expiry),
                            relative_day(sum.next_expiry, context.overview.now));
    }
    text_wrapped(TextStyle::table, tokens().text_muted, line);
    gap(space_2);
    if (link(("View subscriptions##" + product).c_str())) {
        guide_of(context).product = product;
        guide_of(context).page = AccountPage::corporate_subscriptions;
    }
}

bool quick_action(const char* icon, const char* label, const char* what) {
    const ImVec2 size{ImGui::GetContentRegionAvail().x, dp(52)};
    const Pressed state = pressable(label, size, "button", label);
    if (state.hovered) paint_rect(state.box, tokens().hover, dp(corner_radius));
    const Box& box = state.box;
    paint_text_in({box.min, {box.min.x + dp(44), box.max.y}}, TextStyle::title, tokens().accent,
                  icon, Align::center);
    paint_text_in({{box.min.x + dp(50), box.min.y + dp(6)}, {box.max.x, box.min.y + dp(27)}},
                  TextStyle::strong, tokens().text, label);
    paint_text_in({{box.min.x + dp(50), box.min.y + dp(27)}, {box.max.x, box.max.y - dp(5)}},
                  TextStyle::small, tokens().text_muted, what);
    return state.clicked;
}

void draw_quick_actions(PanelContext& context) {
    const Card card("quick-actions");
    gap(space_1);
    section_heading("Quick Actions");
    gap(space_1);
    if (quick_action(icon_domain, "Create a business account",
                     "for a company or an organization")) {
        context.sink.open_sheet = make_create_business();
    }
    if (quick_action(icon_key_plus, "Register a license key",
                     "of a subscription that was bought")) {
        context.sink.open_sheet = make_register_key();
    }
    if (quick_action(icon_account_group, "Manage users of a business account",
                     "invite, make an administrator, block, delete")) {
        guide_of(context).page = AccountPage::manage_users;
    }
    if (quick_action(icon_account_key, "Manage business accounts", "see them, leave one")) {
        guide_of(context).page = AccountPage::business_accounts;
    }
}

void draw_products(PanelContext& context) {
    const auto products = products_of(context);
    if (products.empty()) {
        const Card card("no-products");
        const bool personal = guide_of(context).company.empty();
        empty_state(icon_key, "No registered products",
                    personal ? "Parallels Mac Management belongs to a business account."
                             : "Register a license key to begin.");
    }
    for (const auto& [product, sum] : products) {
        draw_product(context, product, sum);
        gap(space_3);
    }
}

}  // namespace

void draw_dashboard(PanelContext& context) {
    const GuideState& guide = guide_of(context);
    page_heading("Dashboard", guide.company.empty() ? "Products of your personal account."
                                                    : as_sentence("Products of " + guide.company));
    const float width = ImGui::GetContentRegionAvail().x;
    if (width < dp(640)) {
        draw_products(context);
        draw_quick_actions(context);
        return;
    }
    const float left = (width - dp(space_4)) * 0.5F;
    begin_part("products", left);
    draw_products(context);
    end_part();
    ImGui::SameLine(0, dp(space_4));
    begin_part("actions", 0);
    draw_quick_actions(context);
    end_part();
}

}  // namespace headroom::ui
