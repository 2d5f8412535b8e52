#include "core/app/overview.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/licensing/terms.h"
#include "core/scenario/log_text.h"

namespace headroom::app {
namespace {

using namespace licensing;
using scenario::Playback;

std::string text_of(const std::optional<Instant>& t) { return t ? format_instant(*t) : ""; }

void write_row(LicenseRow& row, const World& world, KeyId id) {
    const LicenseKey& key = world.keys[id.index()];
    const Subscription& subscription = world.subscriptions[key.subscription.index()];
    const KeyFigures figures = figures_of(key.live_use(), subscription.live);
    row.id = key.id;
    row.name = key.name;
    row.key_text = key.text;
    row.type = name_of(key.type);
    row.max = figures.max;
    row.used = figures.used;
    row.available = figures.available;
    row.limit = server_limit(world, id);
    row.excess = row.used > row.limit ? row.used - row.limit : 0;
    row.starts = format_date(start_date(world, key));
    row.expires = format_date(end_date(world, key));
    row.on_date = key.expiry.on_date.has_value();
    row.status = key.valid || !subscription.owner.known() ? "active" : "expired";
    row.binding = name_of(key.binding);
    row.site.clear();
    if (key.site.valid()) row.site = world.sites[key.site.index()].code;
}

void write_subscription(SubscriptionView& view, const World& world,
                        const Subscription& subscription) {
    const bool expired = subscription.status == SubscriptionStatus::expired;
    const PoolSums& sums = subscription.live;
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
    std::size_t rows = 0;
    for (const KeyId id : subscription.keys) {
        if (world.keys[id.index()].deleted) continue;
        if (view.rows.size() == rows) view.rows.emplace_back();
        write_row(view.rows[rows++], world, id);
    }
    view.rows.resize(rows);
    // SBL-3: the counter counts the primary row, too; SBL-1: without a sublicense there is nothing
    // to count.
    view.caption = rows > 1 ? counted(static_cast<Count>(rows), "sublicense") : "";
}

void write_key_of(SiteView& view, const World& world, const Site& site) {
    view.method.clear();
    view.key_id.clear();
    view.key_name.clear();
    view.last_report.clear();
    if (site.method) view.method = name_of(*site.method);
    if (site.terms) {
        view.key_id = world.keys[site.terms->key.index()].id;
        view.key_name = world.keys[site.terms->key.index()].name;
    }
    if (site.server_key.valid()) {
        view.last_report = text_of(world.keys[site.server_key.index()].last_report);
    }
}

void write_site(SiteView& view, const World& world, SiteId id, Instant now) {
    const Site& site = world.sites[id.index()];
    view.code = site.code;
    view.description = site.description;
    view.hostname = site.hostname;
    view.license_status = name_of(site.status);
    write_key_of(view, world, site);
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
}

// Breaches that have ended stay as they are; going back takes the later ones away.
void write_breaches(Overview& overview, const World& world) {
    auto& views = overview.breaches;
    views.resize(std::min(views.size(), world.breaches.size()));
    for (std::size_t i = 0; i < world.breaches.size(); ++i) {
        const Breach& breach = world.breaches[i];
        const std::string& code = world.sites[breach.site.index()].code;
        if (i == views.size()) views.emplace_back();
        BreachView& view = views[i];
        view.site = code;
        view.key_id.clear();
        if (breach.key.valid()) view.key_id = world.keys[breach.key.index()].id;
        view.from = breach.from;
        view.to = breach.to;
        view.peak_excess = breach.peak_excess;
        view.cause = name_of(breach.cause);
    }
}

void add_mark(Overview& overview, std::size_t& count, TimeMark::Kind kind, Instant at,
              std::string_view text, std::string_view more = {}) {
    if (overview.marks.size() == count) overview.marks.emplace_back();
    TimeMark& mark = overview.marks[count++];
    mark.kind = kind;
    mark.at = at;
    mark.text = text;
    mark.text += more;
}

void write_marks(Overview& overview, const Playback& playback) {
    using Kind = TimeMark::Kind;
    std::size_t count = 0;
    for (const scenario::Step& step : playback.scenario().steps) {
        add_mark(overview, count, Kind::step, step.at, step.verb);
    }
    const World& world = playback.simulator().world();
    for (const Subscription& subscription : world.subscriptions) {
        const Instant at = midnight_of(subscription.expiration_date + 1);
        const bool renews = subscription.auto_renew;
        add_mark(overview, count, renews ? Kind::renewal : Kind::expiry, at, subscription.name,
                 renews ? " renews" : " expires");
        for (const KeyId id : subscription.keys) {
            const LicenseKey& key = world.keys[id.index()];
            if (key.deleted || !key.expiry.on_date) continue;
            add_mark(overview, count, Kind::expiry, midnight_of(*key.expiry.on_date + 1), key.name,
                     " expires");
        }
    }
    overview.marks.resize(count);
}

void write_expectations(Overview& overview, const Playback& playback) {
    const auto& expectations = playback.scenario().expectations;
    overview.expectations.resize(expectations.size());
    for (std::size_t i = 0; i < expectations.size(); ++i) {
        const scenario::ExpectationResult& result = playback.expectations()[i];
        ExpectationView& view = overview.expectations[i];
        view.pointer = expectations[i].get;
        view.because = expectations[i].because;
        view.passed = result.passed;
        view.text = result.message;
    }
}

}  // namespace

void update_overview(Overview& overview, const Playback& playback) {
    const World& world = playback.simulator().world();
    overview.now = playback.now();
    overview.scenario_name = playback.scenario().name;
    overview.scenario_description = playback.scenario().description;
    overview.server_up = world.server_up && world.server_outages == 0;
    overview.subscriptions.resize(world.subscriptions.size());
    for (std::size_t i = 0; i < world.subscriptions.size(); ++i) {
        write_subscription(overview.subscriptions[i], world, world.subscriptions[i]);
    }
    overview.sites.resize(world.sites.size());
    for (std::size_t i = 0; i < world.sites.size(); ++i) {
        write_site(overview.sites[i], world, SiteId{i}, playback.now());
    }
    write_breaches(overview, world);
    write_marks(overview, playback);
    write_expectations(overview, playback);
}

}  // namespace headroom::app
