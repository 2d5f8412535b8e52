#include "core/licensing/terms.h"
#include "core/scenario/advice.h"
#include "core/scenario/log_text.h"
#include "core/scenario/state_parts.h"

namespace headroom::scenario {
namespace {

using namespace licensing;

// The License Information dialog: empty fields while the installation is not activated.
Json license_information(const World& world, SiteId id) {
    const Site& site = world.sites[id.index()];
    if (!site.terms) {
        return {{"startDate", nullptr},
                {"endDate", nullptr},
                {"numberOfLicenses", nullptr},
                {"usedLicenses", nullptr},
                {"remainingLicenses", nullptr}};
    }
    const Count used = world.macs.at(id).count;
    const Count limit = applied_limit(world, id);
    return {{"startDate", format_date(site.terms->start_date)},
            {"endDate", format_date(site.terms->end_date)},
            {"numberOfLicenses", site.terms->max},
            {"usedLicenses", used},
            {"remainingLicenses", limit > used ? limit - used : 0}};
}

const LicenseKey* server_key(const World& world, const Site& site) {
    return site.server_key.valid() ? &world.keys[site.server_key.index()] : nullptr;
}

Json usage_document(const std::vector<UsageReport>& reports) {
    Json lines = Json::array();
    for (const UsageReport& report : reports) {
        lines.push_back({{"date", format_date(report.date)}, {"used", report.used}});
    }
    return lines;
}

Json log_document(const World& world, const Site& site) {
    Json lines = Json::array();
    for (const LogEntry& entry : site.log) {
        lines.push_back({{"at", format_instant(entry.at)}, {"text", log_text(world, entry)}});
    }
    return lines;
}

}  // namespace

Json site_document(const World& world, SiteId id, Instant now) {
    const Site& site = world.sites[id.index()];
    const LicenseKey* key = server_key(world, site);
    const Count managed = world.macs.at(id).count;
    const Count limit = applied_limit(world, id);
    const Count excess = managed > limit ? managed - limit : 0;
    const std::string message = monitor_text(world, site, now);
    Json document{
        {"licenseStatus", name_of(site.status)},
        {"method", site.method ? Json(name_of(*site.method)) : Json(nullptr)},
        {"key", site.terms ? Json(world.keys[site.terms->key.index()].id) : Json(nullptr)}};
    document.update(license_information(world, id));
    document.update(
        {{"managed", managed},
         {"discovered", site.unmanaged.size()},
         {"limit", limit},
         {"excess", excess},
         {"exceeded", excess > 0},
         {"atLimit", managed == limit},
         {"internet", site.internet},
         {"up", site.running()},
         {"lastRefresh", or_null(site.last_refresh)},
         {"lastReport", key ? or_null(key->last_report) : Json(nullptr)},
         {"activationDate",
          site.terms ? or_null(std::optional(date_of(*site.activated_at))) : Json(nullptr)},
         {"problemMonitor",
          {{"icon", name_of(site.monitor.icon)},
           {"message", message.empty() ? Json(nullptr) : Json(message)},
           {"balloons", site.monitor.balloons}}},
         {"advice", advice_document(world, id)},
         {"log", log_document(world, site)},
         {"usageHistory", usage_document(key ? key->usage_history : std::vector<UsageReport>{})},
         {"refusals", refusals_document(site.refusals)}});
    return document;
}

namespace {

Json proxy_server_row(const World& world, const Site& site, const LicenseKey& key,
                      std::span<const PoolSums> reported) {
    const Subscription& subscription = world.subscriptions[key.subscription.index()];
    const KeyFigures row = figures_of(key.reported_use(), reported[key.subscription.index()]);
    return {{"proxyName", site.hostname},
            {"licenseKey", key.text},
            {"siteCode", site.sccm_code},
            {"siteDescription", site.description},
            {"offlineAllowed", subscription.offline_allowed},
            {"proxyVersion", site.version},
            {"activationDate", or_null(key.activation_date)},
            {"lastReportDate",
             key.last_report ? Json(format_date(date_of(*key.last_report))) : Json(nullptr)},
            {"maxLicenses", row.max},
            {"used", row.used},
            {"available", row.available},
            {"expiresOn", format_date(end_date(world, key))}};
}

}  // namespace

Json proxy_server_document(const World& world, SiteId id, std::span<const PoolSums> reported) {
    const Site& site = world.sites[id.index()];
    const LicenseKey* key = server_key(world, site);
    if (!key) return nullptr;
    Json row = proxy_server_row(world, site, *key, reported);
    Json others = Json::array();  // PAG-5: keys given up before, their releases still pending
    for (const KeyId pending : site.pending_keys) {
        if (pending == site.server_key) continue;
        others.push_back(proxy_server_row(world, site, world.keys[pending.index()], reported));
    }
    if (!others.empty()) row["releasePending"] = std::move(others);
    return row;
}

}  // namespace headroom::scenario
