#include "core/app/overview.h"

#include "core/licensing/terms.h"
#include "core/scenario/log_text.h"

namespace headroom::app {
namespace {

using namespace licensing;
using scenario::Playback;

constexpr std::size_t trend_points = 60;

std::string text_of(const std::optional<Instant>& t) { return t ? format_instant(*t) : ""; }

LicenseRow row_view(const World& world, KeyId id) {
    const LicenseKey& key = world.keys[id.index()];
    const Subscription& subscription = world.subscriptions[key.subscription.index()];
    const KeyFigures figures = figures_of(key.live_use(), subscription.live);
    LicenseRow row;
    row.id = key.id;
    row.name = key.name;
    row.key_text = key.text;
    row.type = name_of(key.type);
    row.max = figures.max;
    row.used = figures.used;
    row.available = figures.available;
    row.limit = server_limit(world, id);
    row.excess = row.used > row.limit ? row.used - row.limit : 0;
    row.expires = format_date(end_date(world, key));
    row.on_date = key.expiry.on_date.has_value();
    row.status = key.valid || !subscription.owner.known() ? "active" : "expired";
    row.binding = name_of(key.binding);
    if (key.site.valid()) row.site = world.sites[key.site.index()].code;
    return row;
}

SubscriptionView subscription_view(const World& world, const Subscription& subscription) {
    const bool expired = subscription.status == SubscriptionStatus::expired;
    const PoolSums& sums = subscription.live;
    SubscriptionView view;
    view.id = subscription.id;
    view.name = subscription.name;
    view.product = subscription.product;
    view.kind = name_of(subscription.kind);
    view.status = name_of(subscription.status);
    view.expiration_date = format_date(subscription.expiration_date);
    view.total = sums.total;
    view.used = sums.used();
    view.available = expired ? 0 : sums.available();
    view.main_pool_raw = sums.main_pool_raw();
    view.available_dynamic = expired ? 0 : sums.main_pool();
    view.available_reserved = expired ? 0 : sums.idle_reserved;
    view.primary_max = sums.primary_max();
    for (const KeyId id : subscription.keys) {
        if (!world.keys[id.index()].deleted) view.rows.push_back(row_view(world, id));
    }
    view.caption = std::to_string(view.rows.size()) + " sublicenses";
    return view;
}

SiteView site_view(const World& world, SiteId id, const Journal& journal, Instant now) {
    const Site& site = world.sites[id.index()];
    SiteView view;
    view.code = site.code;
    view.description = site.description;
    view.hostname = site.hostname;
    view.license_status = name_of(site.status);
    if (site.method) view.method = name_of(*site.method);
    if (site.terms) {
        view.key_id = world.keys[site.terms->key.index()].id;
        view.key_name = world.keys[site.terms->key.index()].name;
    }
    view.managed = world.macs.at(id).count;
    view.discovered = static_cast<Count>(site.unmanaged.size());
    view.limit = applied_limit(world, id);
    view.excess = view.managed > view.limit ? view.managed - view.limit : 0;
    view.exceeded = view.excess > 0;
    view.at_limit = view.managed == view.limit;
    view.internet = site.has_internet();
    view.up = site.running();
    view.monitor_icon = name_of(site.monitor.icon);
    view.monitor_message = scenario::monitor_text(world, site, now);
    view.balloons = site.monitor.balloons;
    view.last_refresh = text_of(site.last_refresh);
    if (site.server_key.valid()) {
        view.last_report = text_of(world.keys[site.server_key.index()].last_report);
    }
    view.recent_used = journal.trend(world, id, now, trend_points);
    return view;
}

void add_marks(Overview& overview, const Playback& playback) {
    for (const scenario::Step& step : playback.scenario().steps) {
        overview.marks.push_back({TimeMark::Kind::step, step.at, std::nullopt, step.verb});
    }
    for (const BreachView& breach : overview.breaches) {
        overview.marks.push_back({TimeMark::Kind::breach, breach.from, breach.to,
                                  breach.site + " over its limit (" + breach.cause + ")"});
    }
    const World& world = playback.simulator().world();
    for (const Subscription& subscription : world.subscriptions) {
        const Instant at = midnight_of(subscription.expiration_date + 1);
        const auto kind = subscription.auto_renew ? TimeMark::Kind::renewal : TimeMark::Kind::expiry;
        const char* what = subscription.auto_renew ? " renews" : " expires";
        overview.marks.push_back({kind, at, std::nullopt, subscription.name + what});
        for (const KeyId id : subscription.keys) {
            const LicenseKey& key = world.keys[id.index()];
            if (key.deleted || !key.expiry.on_date) continue;
            overview.marks.push_back({TimeMark::Kind::expiry, midnight_of(*key.expiry.on_date + 1),
                                      std::nullopt, key.name + " expires"});
        }
    }
}

void add_expectations(Overview& overview, const Playback& playback) {
    const auto& expectations = playback.scenario().expectations;
    for (std::size_t i = 0; i < expectations.size(); ++i) {
        const scenario::ExpectationResult& result = playback.expectations()[i];
        overview.expectations.push_back(
            {expectations[i].get, expectations[i].because, result.passed, result.message});
    }
}

}  // namespace

Overview make_overview(const Playback& playback, const Journal& journal) {
    const World& world = playback.simulator().world();
    Overview overview;
    overview.now = playback.now();
    overview.scenario_name = playback.scenario().name;
    overview.scenario_description = playback.scenario().description;
    overview.server_up = world.server_up && world.server_outages == 0;
    for (const Subscription& subscription : world.subscriptions) {
        overview.subscriptions.push_back(subscription_view(world, subscription));
    }
    for (std::size_t i = 0; i < world.sites.size(); ++i) {
        overview.sites.push_back(site_view(world, SiteId{i}, journal, playback.now()));
    }
    for (const Breach& breach : world.breaches) {
        overview.breaches.push_back({world.sites[breach.site.index()].code,
                                     breach.key.valid() ? world.keys[breach.key.index()].id : "",
                                     breach.from, breach.to, breach.peak_excess,
                                     std::string(name_of(breach.cause))});
    }
    add_marks(overview, playback);
    add_expectations(overview, playback);
    for (const Journal::Line& line : journal.lines(world)) {
        overview.log.push_back(
            {line.at, line.site, line.kind, line.text, line.is_refusal, line.is_breach});
    }
    overview.log_dropped = journal.dropped();
    return overview;
}

}  // namespace headroom::app
