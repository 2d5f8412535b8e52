#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>

#include "icons.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/pages/breach_list.h"
#include "wasm/ui/pages/pages.h"
#include "wasm/ui/pages/site_table.h"
#include "wasm/ui/pages/subscription_card.h"
#include "wasm/ui/shell/why_panel.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/card.h"

namespace headroom::ui {
namespace {

FigureTile used_tile(const app::Overview& overview) {
    Count used = 0;
    Count total = 0;
    for (const app::SubscriptionView& s : overview.subscriptions) used += s.used, total += s.total;
    const bool over = used > total;
    return {"Licenses used", fmt::format("{}", used), fmt::format("of {}", total),
            over ? tokens().breach : 0, over ? icon_alert : nullptr};
}

FigureTile pool_tile(const app::Overview& overview) {
    Count pool = 0;
    Count idle = 0;
    for (const app::SubscriptionView& s : overview.subscriptions) {
        pool += s.available_dynamic;
        idle += s.available_reserved;
    }
    return {"Main license pool", fmt::format("{}", pool),
            idle > 0 ? fmt::format("and {} reserved", idle) : "free for all keys"};
}

FigureTile sites_tile(const app::Overview& overview) {
    const auto over = std::count_if(overview.sites.begin(), overview.sites.end(),
                                    [](const app::SiteView& s) { return s.exceeded; });
    const std::string of =
        fmt::format("of {}", counted(static_cast<Count>(overview.sites.size()), "site"));
    return {"Over the limit", fmt::format("{}", over), of, over > 0 ? tokens().breach : tokens().ok,
            over > 0 ? icon_alert : icon_check_circle};
}

FigureTile expiry_tile(const app::Overview& overview) {
    std::string next;
    const std::string today = format_date(date_of(overview.now));
    const auto consider = [&](const std::string& date) {
        if (date >= today && (next.empty() || date < next)) next = date;
    };
    for (const app::SubscriptionView& s : overview.subscriptions) {
        consider(s.expiration_date);
        for (const app::LicenseRow& row : s.rows) {
            if (row.status != "expired") consider(row.expires);
        }
    }
    if (next.empty()) return {"Next expiry", "\xE2\x80\x93", "nothing left to expire"};
    const int days = *parse_date(next) - date_of(overview.now);
    const std::string figure = days == 0 ? "Today" : counted(days, "day");
    const ImU32 color = days <= 30 ? tokens().warning : 0;
    return {"Next expiry", figure, next, color, days <= 30 ? icon_clock_outline : nullptr};
}

FigureTile breach_tile(const app::Overview& overview) {
    if (overview.breaches.empty())
        return {"Last breach", "None", "so far", tokens().ok, icon_check_circle};
    const app::BreachView& last = overview.breaches.back();
    return {"Last breach", last.site,
            last.to ? fmt::format("to {}", format_date(date_of(*last.to))) : "still open",
            last.to ? 0 : tokens().breach, last.to ? nullptr : icon_alert};
}

/// A click on a headline figure asks where it comes from. With several subscriptions, the first one
/// answers for the sums; the others have their own cards.
void ask_about(PanelContext& context, int tile) {
    using About = app::Question::About;
    constexpr std::array<About, 5> about{About::licenses_used, About::main_pool, About::sites_over,
                                         About::next_expiry, About::breach};
    if (tile < 0) return;
    app::Question question{.about = about[static_cast<std::size_t>(tile)]};
    const app::Overview& overview = context.overview;
    if (!overview.subscriptions.empty()) question.subscription = overview.subscriptions[0].id;
    if (question.about == About::breach) {
        if (overview.breaches.empty()) return;
        question.site = overview.breaches.back().site;
        question.cause = overview.breaches.back().cause;
    }
    ask_why(context.view, std::move(question));
}

void draw_sites(PanelContext& context) {
    const Card card("sites-card");
    section_heading("Sites", "least headroom first");
    gap(space_2);
    if (context.overview.sites.empty()) {
        empty_state(icon_server_network, "No sites yet",
                    "Add one on the page Site and Macs.");
        return;
    }
    draw_site_table(context, "planner-sites", context.view.planner_sites, SiteTableKind::brief);
}

}  // namespace

void draw_planner_page(PanelContext& context) {
    const app::Overview& overview = context.overview;
    page_heading(overview.scenario_name, overview.scenario_description);
    const FigureTile tiles[] = {used_tile(overview), pool_tile(overview), sites_tile(overview),
                                expiry_tile(overview), breach_tile(overview)};
    ask_about(context, figure_tiles(tiles, 5));
    gap(space_4);
    if (overview.subscriptions.empty()) {
        empty_state(icon_key, "No subscription yet",
                    "Buy one at the Vendor desk, then register its license key in My Account.");
    }
    for (const app::SubscriptionView& subscription : overview.subscriptions) {
        draw_subscription_card(context, subscription);
        gap(space_4);
    }
    draw_sites(context);
    gap(space_4);
    draw_breach_card(context);
    gap(space_6);
}

}  // namespace headroom::ui
