#include "core/app/proxy_servers_view.h"

#include "core/app/session_playback.h"
#include "core/licensing/terms.h"

namespace headroom::app {
namespace {

using namespace licensing;

void add_figures(ProxyServerView& view, const Subscription& subscription, const LicenseKey& key,
                 const PoolSums& reported) {
    const KeyFigures row = figures_of(key.reported_use(), reported);
    const KeyFigures live = figures_of(key.live_use(), subscription.live);
    view.max_licenses = row.max;
    view.used = row.used;
    view.available = row.available;
    view.live_used = live.used;
    view.live_available = live.available;
}

ProxyServerView view_of(const World& world, const Site& site, const LicenseKey& key,
                        const PoolSums& reported) {
    const Subscription& subscription = world.subscriptions[key.subscription.index()];
    ProxyServerView view;
    view.proxy_name = site.hostname;
    view.license_key = key.text;
    view.site_code = site.sccm_code;
    view.site_description = site.description;
    view.offline_allowed = subscription.offline_allowed;
    view.proxy_version = site.version;
    if (key.activation_date) view.activation_date = format_date(*key.activation_date);
    if (key.last_report) view.last_report_date = format_date(date_of(*key.last_report));
    view.expires_on = format_date(end_date(world, key));
    view.site = site.code;
    view.subscription = subscription.id;
    if (subscription.owner.company.valid()) {
        view.company = world.companies[subscription.owner.company.index()].profile.name;
    }
    view.release_pending = key.binding == Binding::release_pending;
    if (site.method && !view.release_pending) view.method = name_of(*site.method);
    for (const UsageReport& report : key.usage_history) {
        view.usage.push_back({format_date(report.date), report.used});
    }
    add_figures(view, subscription, key, reported);
    return view;
}

}  // namespace

std::vector<ProxyServerView> proxy_servers(const Session& session) {
    const World& world = playback_of(session).simulator().world();
    const std::vector<PoolSums> reported = reported_sums(world);
    std::vector<ProxyServerView> all;
    const auto add = [&](const Site& site, KeyId id) {
        const LicenseKey& key = world.keys[id.index()];
        all.push_back(view_of(world, site, key, reported[key.subscription.index()]));
    };
    for (const Site& site : world.sites) {
        if (site.server_key.valid()) add(site, site.server_key);
        for (const KeyId pending : site.pending_keys) {
            if (pending != site.server_key) add(site, pending);
        }
    }
    return all;
}

}  // namespace headroom::app
