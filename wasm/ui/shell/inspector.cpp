#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "icons.h"
#include "wasm/ui/pages/site_inspector.h"
#include "wasm/ui/shell/shell.h"
#include "wasm/ui/shell/why_panel.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/fact_list.h"

namespace headroom::ui {
namespace {

const app::SiteView* selected_site(const PanelContext& context) {
    for (const app::SiteView& site : context.overview.sites) {
        if (site.code == context.view.selected_site) return &site;
    }
    return nullptr;
}

struct PoolParts {
    Count primary_used = 0;
    Count dynamic_used = 0;
    Count reserved = 0;
};

PoolParts parts_of(const app::SubscriptionView& subscription) {
    PoolParts parts;
    for (const app::LicenseRow& row : subscription.rows) {
        if (row.status == "expired") continue;
        if (row.type == "primary") parts.primary_used += row.used;
        if (row.type == "dynamic") parts.dynamic_used += row.used;
        if (row.type == "reserved") parts.reserved += row.max;
    }
    return parts;
}

/// "Why this number": the main license pool with its live terms.
void draw_pool_equation(const app::SubscriptionView& subscription) {
    const PoolParts parts = parts_of(subscription);
    const Card card(("pool-" + subscription.id).c_str(), 12);
    text_wrapped(TextStyle::strong, tokens().text, subscription.name);
    gap(space_2);
    fact("Total number of licenses", fmt::format("{}", subscription.total));
    fact("- used with the primary key", fmt::format("{}", parts.primary_used));
    fact("- used with Dynamic keys", fmt::format("{}", parts.dynamic_used));
    fact("- set aside by Reserved keys", fmt::format("{}", parts.reserved));
    fact_rule();
    const bool negative = subscription.main_pool_raw < 0;
    fact("= main license pool", fmt::format("{}", subscription.main_pool_raw),
         negative ? tokens().breach : tokens().text);
    gap(space_1);
    text_wrapped(TextStyle::small, tokens().text_muted,
                 negative ? "More is in use than the subscription has. Buy licenses, or shrink an "
                            "idle Reserved sublicense."
                          : "What the primary key and all Dynamic keys can still take, first come "
                            "first served.");
}

void draw_overview(const PanelContext& context) {
    text_line(TextStyle::strong, tokens().text, "Why these numbers");
    gap(2);
    text_wrapped(TextStyle::small, tokens().text_muted,
                 "Select a figure to see where it comes from, or a site to see its License "
                 "Information and what can be done there.");
    gap(space_3);
    for (const app::SubscriptionView& subscription : context.overview.subscriptions) {
        draw_pool_equation(subscription);
        gap(space_3);
    }
}

void close_button(PanelContext& context, const ShellLayout& layout) {
    ImGui::SetCursorScreenPos({layout.inspector.max.x - dp(44), layout.inspector.min.y + dp(10)});
    const bool has_site = selected_site(context) != nullptr || context.view.why;
    if (!has_site && !layout.inspector_over_page) return;
    if (!icon_button(icon_close, "Close inspector")) return;
    context.view.why ? context.view.why.reset() : context.view.selected_site.clear();
    context.view.inspector_as_sheet = false;
}

}  // namespace

void draw_inspector(PanelContext& context, const ShellLayout& layout) {
    if (!layout.inspector_shown) return;
    begin_region("inspector", layout.inspector, tokens().surface, {space_4, space_4}, true);
    if (layout.inspector_over_page) raise_region();
    if (draw_why_panel(context)) {
        // It has the whole column.
    } else if (const app::SiteView* site = selected_site(context)) {
        draw_site_inspector(context, *site);
    } else {
        draw_overview(context);
    }
    close_button(context, layout);
    const Box& box = layout.inspector;
    paint_line(box.min, {box.min.x, box.max.y}, tokens().border);
    end_region();
}

}  // namespace headroom::ui
