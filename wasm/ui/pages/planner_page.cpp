#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <vector>

#include "icons.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/pages/breach_list.h"
#include "wasm/ui/pages/expectation_card.h"
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
    const bool over = std::any_of(overview.subscriptions.begin(), overview.subscriptions.end(),
                                  [](const auto& s) { return s.used > s.total; });
    const auto count = static_cast<Count>(overview.subscriptions.size());
    std::string of = fmt::format("of {}", total);
    if (count > 1) of += fmt::format(" in {}", counted(count, "subscription"));
    return {"Licenses used", fmt::format("{}", used), of, over ? tokens().breach : 0,
            over ? icon_alert : nullptr};
}

/// A tile for each subscription: pools are never added up (SUB-7).
FigureTile pool_tile(const app::SubscriptionView& subscription, bool only_one) {
    const Count idle = subscription.available_reserved;
    FigureTile tile{"Main license pool", fmt::format("{}", subscription.available_dynamic),
                    idle > 0 ? fmt::format("and {} reserved", idle) : "free for all keys"};
    if (only_one) return tile;
    tile.name = "Main license pool of " + subscription.name;
    tile.detail = "of " + subscription.name;
    return tile;
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

/// More pools than this stand on the cards of their subscriptions only.
constexpr std::size_t most_pool_tiles = 4;

/// A headline figure, and what a click on it asks.
struct Headline {
    FigureTile tile;
    app::Question question;
};

std::vector<Headline> headlines_of(const app::Overview& overview) {
    using About = app::Question::About;
    const auto& subscriptions = overview.subscriptions;
    const bool only_one = subscriptions.size() == 1;
    std::vector<Headline> headlines;
    headlines.push_back({used_tile(overview), {.about = About::licenses_used}});
    if (only_one) headlines[0].question.subscription = subscriptions[0].id;
    for (std::size_t i = 0; i < subscriptions.size() && subscriptions.size() <= most_pool_tiles;
         ++i) {
        headlines.push_back({pool_tile(subscriptions[i], only_one),
                             {.about = About::main_pool, .subscription = subscriptions[i].id}});
    }
    headlines.push_back({sites_tile(overview), {.about = About::sites_over}});
    headlines.push_back({expiry_tile(overview), {.about = About::next_expiry}});
    headlines.push_back({breach_tile(overview), {.about = About::breach}});
    if (!overview.breaches.empty()) {
        headlines.back().question = question_about(overview.breaches.back());
    }
    return headlines;
}

/// A click on a headline figure asks where it comes from.
void draw_headlines(PanelContext& context) {
    std::vector<Headline> headlines = headlines_of(context.overview);
    std::vector<FigureTile> tiles;
    for (const Headline& headline : headlines) tiles.push_back(headline.tile);
    const int clicked = figure_tiles(tiles.data(), static_cast<int>(tiles.size()));
    if (clicked < 0) return;
    app::Question& question = headlines[static_cast<std::size_t>(clicked)].question;
    const bool no_breach = question.about == app::Question::About::breach && question.site.empty();
    if (!no_breach) ask_why(context.view, std::move(question));
}

void draw_sites(PanelContext& context) {
    const Card card("sites-card");
    section_heading("Sites", "least headroom first");
    gap(space_2);
    if (context.overview.sites.empty()) {
        empty_state(icon_server_network, "No sites yet", "Add one on the page Site and Macs.");
        return;
    }
    draw_site_table(context, "planner-sites", context.view.planner_sites);
}

}  // namespace

void draw_planner_page(PanelContext& context) {
    const app::Overview& overview = context.overview;
    page_heading(overview.scenario_name, overview.scenario_description);
    draw_headlines(context);
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
    gap(space_4);
    draw_expectation_card(context);
    gap(space_6);
}

}  // namespace headroom::ui
