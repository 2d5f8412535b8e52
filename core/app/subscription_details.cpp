#include "core/app/subscription_details.h"

#include <array>

#include "core/app/session_playback.h"
#include "core/base/text.h"

namespace headroom::app {
namespace {

using namespace licensing;

constexpr std::array durations{1, 12, 24, 36};  // SUB-22

SubscriptionFiguresView header_figures(const Subscription& subscription, const PoolSums& sums) {
    const bool expired = subscription.status == SubscriptionStatus::expired;
    SubscriptionFiguresView view;
    view.used = sums.used();
    view.available = expired ? 0 : sums.available();
    view.available_dynamic = expired ? 0 : sums.main_pool();
    view.available_reserved = expired ? 0 : sums.idle_reserved;
    return view;
}

void add_figures(SubscriptionDetails& view, const World& world, const Subscription& subscription,
                 const SubscriptionView& overview) {
    const PoolSums sums = reported_sums(world, subscription);
    view.live = header_figures(subscription, subscription.live);
    view.live.rows = overview.rows;
    view.reported = header_figures(subscription, sums);
    view.reported.rows = overview.rows;
    std::size_t row = 0;
    for (const KeyId id : subscription.keys) {
        const LicenseKey& key = world.keys[id.index()];
        if (key.deleted) continue;
        const KeyFigures figures = figures_of(key.reported_use(), sums);
        LicenseRow& shown = view.reported.rows[row++];
        shown.max = figures.max;
        shown.used = figures.used;
        shown.available = figures.available;
        shown.limit = figures.limit;
        shown.excess = figures.excess;
    }
}

void add_owner(SubscriptionDetails& view, const World& world, const Subscription& subscription) {
    if (subscription.owner.company.valid()) {
        view.company = world.companies[subscription.owner.company.index()].profile.name;
    } else if (subscription.owner.person.valid()) {
        view.person = world.people[subscription.owner.person.index()].email;
    }
}

/// SUB-16. Orders tell what was ordered; the contract tells the total after each, too.
void add_contract(SubscriptionDetails& view, const Subscription& subscription) {
    view.origin = name_of(subscription.origin);
    view.sales_representative = sales_representative(subscription.origin);
    view.contract_number = subscription.contract_number;
    Count total = 0;
    for (const Order& order : subscription.orders) {
        const bool renews =
            order.kind == OrderKind::renewal || order.kind == OrderKind::automatic_renewal;
        if (!renews) total += order.licenses;
        view.orders.push_back({format_date(order.date), std::string(name_of(order.kind)),
                               order.licenses, total, order.months});
    }
}

void add_renewal_choices(SubscriptionDetails& view, const Subscription& subscription, Date today) {
    const bool expired = subscription.status == SubscriptionStatus::expired;
    const Date from = expired ? today : subscription.expiration_date;
    for (const int months : durations) {
        view.renewal_choices.push_back({months, format_date(add_months(from, months))});
    }
}

SubscriptionDetails details_of(const World& world, const Subscription& subscription,
                               const SubscriptionView& overview, Date today) {
    SubscriptionDetails view;
    view.id = subscription.id;
    view.name = subscription.name;
    view.product = subscription.product;
    view.kind = name_of(subscription.kind);
    view.status = name_of(subscription.status);
    view.expiring_soon = subscription.status == SubscriptionStatus::active &&
                         subscription.expiration_date - today < world.settings.expiring_soon_days;
    view.primary_key = world.keys[subscription.primary().index()].text;
    view.total = subscription.total;
    if (subscription.issue_date) view.issue_date = format_date(*subscription.issue_date);
    view.start_date = format_date(subscription.start_date);
    view.expiration_date = format_date(subscription.expiration_date);
    view.duration_months = subscription.duration_months;
    view.auto_renew = subscription.auto_renew;
    view.offline_allowed = subscription.offline_allowed;
    add_contract(view, subscription);
    add_owner(view, world, subscription);
    add_renewal_choices(view, subscription, today);
    add_figures(view, world, subscription, overview);
    return view;
}

}  // namespace

std::vector<SubscriptionDetails> subscription_details(const Session& session) {
    const World& world = playback_of(session).simulator().world();
    const Overview& overview = session.overview();
    std::vector<SubscriptionDetails> all;
    for (std::size_t i = 0; i < world.subscriptions.size(); ++i) {
        all.push_back(details_of(world, world.subscriptions[i], overview.subscriptions[i],
                                 date_of(session.now())));
    }
    return all;
}

bool payment_works(const Session& session) {
    return playback_of(session).simulator().world().payment_works;
}

std::string duration_in_words(int months) {
    const bool years = months > 0 && months % 12 == 0;
    const int count = years ? months / 12 : months;
    return counted(count, years ? "year" : "month");
}

std::string contract_text(const SubscriptionDetails& subscription) {
    std::string text = "Contract Details\n\n";
    const auto line = [&](const char* name, const std::string& value) {
        text.append(name).append(": ").append(value).append("\n");
    };
    line("Contract number", subscription.contract_number);
    line("Company", subscription.company);
    line("Product", subscription.product);
    line("Number of licenses", std::to_string(subscription.total));
    line("Start date", subscription.start_date);
    line("Expiration date", subscription.expiration_date);
    line("Duration", duration_in_words(subscription.duration_months));
    line("Origin", subscription.origin);
    line("Sales representative", subscription.sales_representative);
    text += "\nOrders\n";
    for (const OrderView& order : subscription.orders) {
        text.append(order.date).append("  ").append(order.kind).append("  ");
        text.append(std::to_string(order.licenses));
        text.append(order.licenses == 1 || order.licenses == -1 ? " license" : " licenses");
        text.append(", ").append(std::to_string(order.total)).append(" in all");
        if (order.months > 0) text.append(", ").append(duration_in_words(order.months));
        text += '\n';
    }
    return text;
}

}  // namespace headroom::app
