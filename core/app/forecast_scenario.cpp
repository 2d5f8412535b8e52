#include "core/app/forecast_scenario.h"

#include <algorithm>
#include <map>

#include "core/app/session_playback.h"
#include "core/base/exact_math.h"
#include "core/scenario/json_source.h"

namespace headroom::app {
namespace {

using scenario::Json;
using scenario::member;

Json parsed(std::string_view text) { return Json::parse(text, nullptr, false); }

double number(const Json& object, const char* name, double otherwise) {
    const Json* value = member(object, name);
    return value != nullptr && value->is_number() ? value->get<double>() : otherwise;
}

std::string text(const Json& object, const char* name) {
    const Json* value = member(object, name);
    return value != nullptr && value->is_string() ? value->get<std::string>() : "";
}

/// The entries of the scenario's own `world`, for what no view shows, by code; others came later.
std::map<std::string, const Json*> written_sites(const Json& source) {
    std::map<std::string, const Json*> by_code;
    const Json* world = member(source, "world");
    const Json* sites = world != nullptr ? member(*world, "sites") : nullptr;
    if (sites == nullptr || !sites->is_array()) return by_code;
    for (const Json& site : *sites) by_code.emplace(text(site, "code"), &site);
    return by_code;
}

/// Poisson arrivals without weights and exponential or endless stays are what the page can edit.
bool is_simple(const Json& entry) {
    const Json* arrivals = member(entry, "arrivals");
    const Json* stay = member(entry, "stay");
    if (arrivals == nullptr || stay == nullptr) return false;
    if (arrivals->contains("weekdays") || arrivals->contains("months")) return false;
    const std::string model = text(*arrivals, "model");
    const std::string law = text(*stay, "model");
    return (model == "poisson" || model == "none") && (law == "exponential" || law == "forever");
}

/// Batches and recorded days that are still to come, at instants instead of spans.
Json still_to_come(Json entry, Instant start, Instant now) {
    Json* arrivals = entry.contains("arrivals") ? &entry["arrivals"] : nullptr;
    if (arrivals == nullptr || !arrivals->is_object()) return entry;
    for (const char* list : {"batches", "recorded"}) {
        if (!arrivals->contains(list)) continue;
        Json kept = Json::array();
        for (Json item : arrivals->at(list)) {
            const char* when = item.contains("at") ? "at" : "date";
            auto at = parse_instant(text(item, when));
            if (const auto span = parse_span(text(item, when))) at = start + *span;
            if (!at || *at < now) continue;
            if (item.contains("at")) item["at"] = format_instant(*at);
            kept.push_back(std::move(item));
        }
        (*arrivals)[list] = std::move(kept);
    }
    return entry;
}

SiteDemand read_entry(const Json& entry, double elapsed_years) {
    SiteDemand demand;
    demand.site = text(entry, "site");
    demand.by_discovery = text(entry, "method") == "discovery";
    if (const Json* arrivals = member(entry, "arrivals")) {
        demand.growth_per_year = number(*arrivals, "growthPerYear", 0);
        // The rate counts from the scenario's start; the forecast begins later.
        const double grown = exact_pow(1 + demand.growth_per_year, elapsed_years);
        demand.per_day = number(*arrivals, "perDay", 0) * grown;
    }
    if (const Json* stay = member(entry, "stay")) {
        demand.mean_stay_days = number(*stay, "meanDays", number(*stay, "days", 0));
    }
    if (!is_simple(entry)) {
        Json kept = entry;
        if (demand.per_day > 0) kept["arrivals"]["perDay"] = demand.per_day;
        demand.as_written = kept.dump();
    }
    return demand;
}

/// Without a demand of its own: what the site has gained so far, as a rate.
SiteDemand observed(const Session& session, const SiteView& site) {
    SiteDemand demand{.site = site.code};
    const double days = days_in(session.now() - session.start());
    const std::vector<Count> used = session.trend(site.code);
    if (days < 1 || used.size() < 2) return demand;
    const Count gained = site.managed - used.front();
    if (gained > 0) demand.per_day = static_cast<double>(gained) / days;
    return demand;
}

Json entry_of(const SiteDemand& demand) {
    if (!demand.as_written.empty()) return parsed(demand.as_written);
    Json arrivals = {{"model", "none"}};
    if (demand.per_day > 0) {
        arrivals = {{"model", "poisson"}, {"perDay", demand.per_day}};
        if (demand.growth_per_year != 0) arrivals["growthPerYear"] = demand.growth_per_year;
    }
    Json stay = {{"model", "forever"}};
    if (demand.mean_stay_days > 0) {
        stay = {{"model", "exponential"}, {"meanDays", demand.mean_stay_days}};
    }
    return {{"site", demand.site},
            {"arrivals", std::move(arrivals)},
            {"stay", std::move(stay)},
            {"method", demand.by_discovery ? "discovery" : "manual"},
            {"existing", "memoryless"}};
}

SubscriptionView split_of(const SubscriptionView& now, const ForecastInput& input) {
    if (!input.split || input.split->subscription != now.id) return now;
    return view_of(now, *input.split);
}

Json sublicenses_json(const SubscriptionView& split) {
    Json list = Json::array();
    int created = 0;
    for (const LicenseRow& row : split.rows) {
        if (row.type == "primary" || row.status == "expired") continue;
        const std::string id = row.id.empty() ? "new-" + std::to_string(++created) : row.id;
        list.push_back({{"id", id},
                        {"name", row.name},
                        {"type", row.type},
                        {"licenses", row.max},
                        {"expires", row.on_date ? row.expires : std::string("withSubscription")}});
    }
    return list;
}

Json subscriptions_json(const Session& session, const ForecastInput& input) {
    const licensing::World& world = playback_of(session).simulator().world();
    Json list = Json::array();
    for (const SubscriptionView& view : session.overview().subscriptions) {
        if (view.status == "Unregistered" || view.status == "Expired") continue;
        const licensing::Subscription* const known = world.find_subscription(view.id);
        const SubscriptionView split = split_of(view, input);
        Json entry = {{"id", view.id},           {"name", view.name},
                      {"product", view.product}, {"kind", view.kind},
                      {"licenses", view.total},  {"expires", view.expiration_date}};
        if (known != nullptr) {
            const bool trial = known->kind == licensing::SubscriptionKind::trial;
            entry["starts"] = format_date(known->start_date);
            if (known->auto_renew && !trial) entry["autoRenew"] = true;
            if (known->offline_allowed) entry["offlineAllowed"] = true;
            if (!trial) entry["months"] = known->duration_months;
        }
        entry["sublicenses"] = sublicenses_json(split);
        list.push_back(std::move(entry));
    }
    return list;
}

bool key_is_usable(const Overview& overview, const std::string& id) {
    for (const SubscriptionView& view : overview.subscriptions) {
        if (view.status == "Unregistered" || view.status == "Expired") continue;
        for (const LicenseRow& row : view.rows) {
            if (row.id == id && row.status != "expired") return true;
        }
    }
    return false;
}

Json sites_json(const Session& session, const ForecastInput& input, const Json& source) {
    const auto written_by_code = written_sites(source);
    const Overview& overview = session.overview();
    Json list = Json::array();
    for (const SiteView& site : overview.sites) {
        Json entry = {{"code", site.code}};
        if (!site.description.empty()) entry["description"] = site.description;
        if (!site.hostname.empty()) entry["hostname"] = site.hostname;
        const auto written = written_by_code.find(site.code);
        if (written != written_by_code.end() && written->second->contains("discoveryWhenFull")) {
            entry["discoveryWhenFull"] = written->second->at("discoveryWhenFull");
        }
        bool removed = false;
        if (input.split) {
            for (const SplitRow& row : input.split->rows) {
                removed = removed || (row.removed && row.id == site.key_id && !row.id.empty());
            }
        }
        if (!removed && key_is_usable(overview, site.key_id)) {
            entry["key"] = site.key_id;
            entry["method"] = site.method == "offline" ? "offline" : "online";
        }
        entry["macs"] = site.managed;
        list.push_back(std::move(entry));
    }
    return list;
}

std::string admin_of(const Json& source, const char* name, const char* otherwise) {
    const Json* world = member(source, "world");
    const std::string value = world != nullptr ? text(*world, name) : "";
    return value.empty() ? otherwise : value;
}

}  // namespace

std::vector<SiteDemand> demand_of(const Session& session) {
    const Json source = parsed(session.scenario_json());
    const double years =
        static_cast<double>((session.now() - session.start()).seconds) / (365.0 * 86400.0);
    std::vector<SiteDemand> all;
    for (const SiteView& site : session.overview().sites) {
        SiteDemand demand = observed(session, site);
        if (const Json* entries = member(source, "demand"); entries && entries->is_array()) {
            for (const Json& entry : *entries) {
                if (text(entry, "site") != site.code) continue;
                demand = read_entry(still_to_come(entry, session.start(), session.now()), years);
            }
        }
        all.push_back(std::move(demand));
    }
    return all;
}

std::string forecast_scenario(const Session& session, const ForecastInput& input) {
    const Json source = parsed(session.scenario_json());
    Json demand = Json::array();
    for (const SiteDemand& entry : input.demand) {
        demand.push_back(entry_of(entry));
    }
    Json document = {
        {"schema", "headroom/scenario/1"},
        {"name", session.scenario_name() + ", forecast"},
        {"seed", source.contains("seed") ? source.at("seed") : Json(1)},
        {"start", format_instant(session.now())},
        {"end", std::to_string(std::max(1, input.horizon_days)) + "d"}};
    if (source.contains("settings")) document["settings"] = source.at("settings");
    document["world"] = {{"company", admin_of(source, "company", "Company")},
                         {"admin", admin_of(source, "admin", "admin@company.example")},
                         {"subscriptions", subscriptions_json(session, input)},
                         {"sites", sites_json(session, input, source)}};
    document["demand"] = std::move(demand);
    return document.dump(2) + "\n";
}

std::string risk_request(std::string_view scenario, std::int64_t replications,
                         std::uint64_t seed) {
    return Json{{"verb", "risk"},
                {"scenario", scenario},
                {"options", {{"replications", replications}, {"seed", seed}}}}
        .dump();
}

std::string plan_request(std::string_view scenario, const PlanTarget& target,
                         std::string_view output) {
    Json goal = Json::object();
    if (target.risk) goal["risk"] = *target.risk;
    if (target.licenses) goal["licenses"] = *target.licenses;
    return Json{{"verb", "plan"},
                {"scenario", scenario},
                {"goal", std::move(goal)},
                {"options", {{"seed", 1}}},
                {"output", output}}
        .dump();
}

int take_fitted(std::string_view demand_json, std::vector<SiteDemand>& demand,
                std::vector<std::string>& unknown) {
    const Json document = parsed(demand_json);
    const Json* wrapped = member(document, "demand");
    const Json& entries = wrapped != nullptr ? *wrapped : document;
    if (!entries.is_array()) return 0;
    int taken = 0;
    for (const Json& entry : entries) {
        const std::string site = text(entry, "site");
        const auto found = std::find_if(demand.begin(), demand.end(),
                                        [&](const SiteDemand& d) { return d.site == site; });
        if (found == demand.end()) {
            unknown.push_back(site);
            continue;
        }
        *found = read_entry(entry, 0);
        ++taken;
    }
    return taken;
}

}  // namespace headroom::app
