#include "core/app/scenario_from_now.h"

#include <algorithm>
#include <map>

#include "core/app/session_playback.h"
#include "core/base/exact_math.h"
#include "core/base/written_instant.h"
#include "core/scenario/read_scenario.h"

namespace headroom::app {
namespace {

using scenario::Json;
using scenario::member;

std::string text(const Json& object, const char* name) {
    const Json* value = member(object, name);
    return value != nullptr && value->is_string() ? value->get<std::string>() : "";
}

std::optional<Instant> moment(const Json& object, const char* name, Instant start) {
    return parse_instant_or_span(text(object, name), start);
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

/// Batches and recorded days that are still to come, at instants instead of spans.
void keep_what_comes(Json& arrivals, Instant start, Instant now) {
    for (const char* list : {"batches", "departures", "recorded"}) {
        if (!arrivals.contains(list)) continue;
        Json kept = Json::array();
        for (Json item : arrivals.at(list)) {
            const bool is_batch = item.contains("at");
            const auto at = moment(item, is_batch ? "at" : "date", start);
            if (!at || (is_batch ? *at <= now : *at < now)) continue;
            if (is_batch) item["at"] = format_instant(*at);
            kept.push_back(std::move(item));
        }
        arrivals[list] = std::move(kept);
    }
}

Json demand_to_come(const Session& session, const Json& source) {
    const double years =
        static_cast<double>((session.now() - session.start()).seconds) / (365.0 * 86400.0);
    Json list = Json::array();
    const Json* entries = member(source, "demand");
    if (entries == nullptr || !entries->is_array()) return list;
    for (Json entry : *entries) {
        if (entry.contains("arrivals")) {
            Json& arrivals = entry["arrivals"];
            keep_what_comes(arrivals, session.start(), session.now());
            const double growth = arrivals.value("growthPerYear", 0.0);
            // The rate counts from the scenario's start.
            if (growth != 0 && arrivals.contains("perDay")) {
                arrivals["perDay"] =
                    arrivals.at("perDay").get<double>() * exact_pow(1 + growth, years);
            }
        }
        if (session.now() > session.start()) entry["existing"] = "memoryless";
        list.push_back(std::move(entry));
    }
    return list;
}

SubscriptionView split_of(const SubscriptionView& now, const std::optional<SplitDraft>& split) {
    return split && split->subscription == now.id ? view_of(now, *split) : now;
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

Json subscriptions_json(const Session& session, const std::optional<SplitDraft>& split) {
    const licensing::World& world = playback_of(session).simulator().world();
    Json list = Json::array();
    for (const SubscriptionView& view : session.overview().subscriptions) {
        if (view.status == "Unregistered" || view.status == "Expired") continue;
        const licensing::Subscription* const known = world.find_subscription(view.id);
        const SubscriptionView then = split_of(view, split);
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
        entry["sublicenses"] = sublicenses_json(then);
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

bool is_removed(const std::optional<SplitDraft>& split, const std::string& key) {
    if (!split || key.empty()) return false;
    return std::any_of(split->rows.begin(), split->rows.end(),
                       [&](const SplitRow& row) { return row.removed && row.id == key; });
}

Json sites_json(const Session& session, const std::optional<SplitDraft>& split,
                const Json& source) {
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
        if (!is_removed(split, site.key_id) && key_is_usable(overview, site.key_id)) {
            entry["key"] = site.key_id;
            entry["method"] = site.method == "offline" ? "offline" : "online";
        }
        entry["macs"] = site.managed;
        list.push_back(std::move(entry));
    }
    return list;
}

/// Verbs that change no license count; the world from now does not know the people they are about.
bool is_about_people(const std::string& verb) {
    return verb.starts_with("account.") || verb.starts_with("users.") || verb == "portal.signCsr" ||
           verb == "console.task";
}

Json steps_to_come(const Session& session, const Json& source) {
    Json list = Json::array();
    const Json* steps = member(source, "steps");
    if (steps == nullptr || !steps->is_array()) return list;
    for (Json step : *steps) {
        const auto at = moment(step, "at", session.start());
        if (!at || *at <= session.now() || is_about_people(text(step, "do"))) continue;
        step["at"] = format_instant(*at);
        step.erase("as");  // the one administrator does it
        list.push_back(std::move(step));
    }
    return list;
}

Json faults_to_come(const Session& session, const Json& source) {
    Json list = Json::array();
    const Json* faults = member(source, "faults");
    if (faults == nullptr || !faults->is_array()) return list;
    for (Json fault : *faults) {
        if (fault.contains("to")) {
            const auto from = moment(fault, "from", session.start());
            const auto to = moment(fault, "to", session.start());
            if (!from || !to || *to <= session.now()) continue;
            fault["from"] = format_instant(std::max(*from, session.now()));
            fault["to"] = format_instant(*to);
        }
        list.push_back(std::move(fault));
    }
    return list;
}

std::string in_words(const Json& step) {
    return text(step, "at").substr(0, 10) + ": " + text(step, "do");
}

/// The place in `list` ("/steps/3/site" with "/steps/": 3) that an error is about.
std::optional<std::size_t> place_in(const std::string& pointer, std::string_view list) {
    if (!pointer.starts_with(list)) return std::nullopt;
    const std::string digits =
        pointer.substr(list.size(), pointer.find('/', list.size()) - list.size());
    if (digits.empty() || digits.find_first_not_of("0123456789") != digits.npos)
        return std::nullopt;
    return static_cast<std::size_t>(std::stoul(digits));
}

/// Steps that name what a world from now does not have.
void leave_out_what_does_not_fit(Json& document, std::vector<std::string>& left_out) {
    constexpr int rounds = 20;  // a step that goes may have made what another one names
    for (int round = 0; round < rounds; ++round) {
        const auto read = scenario::read_scenario(document.dump(), "forecast");
        if (read) return;
        std::vector<std::size_t> wrong;
        for (const scenario::InputError& error : read.error()) {
            if (const auto step = place_in(error.pointer, "/steps/")) wrong.push_back(*step);
        }
        std::sort(wrong.begin(), wrong.end());
        wrong.erase(std::unique(wrong.begin(), wrong.end()), wrong.end());
        if (wrong.empty()) return;  // the planner will say what is wrong
        Json& steps = document["steps"];
        for (auto i = wrong.rbegin(); i != wrong.rend(); ++i) {
            if (*i >= steps.size()) continue;
            left_out.push_back(in_words(steps[*i]));
            steps.erase(*i);
        }
    }
}

}  // namespace

LicenseOwner owner_of(const Session& session, const Json& document) {
    LicenseOwner owner;
    if (const Json* world = member(document, "world")) {
        if (world->contains("company")) owner.company = text(*world, "company");
        if (world->contains("admin")) owner.admin = text(*world, "admin");
        return owner;
    }
    for (const licensing::Company& company : playback_of(session).simulator().world().companies) {
        for (const auto& [email, member] : company.members) {
            if (member.group != licensing::Group::administrator ||
                member.status != licensing::MemberStatus::active) {
                continue;
            }
            return {company.profile.name, member.email};
        }
    }
    return owner;
}

Json scenario_from_now(const Session& session, const std::optional<SplitDraft>& split,
                       std::vector<std::string>& left_out) {
    const Json source = Json::parse(session.scenario_json());
    const LicenseOwner owner = owner_of(session, source);
    Json document = {
        {"schema", "headroom/scenario/1"},
        {"name", session.scenario_name() + ", from " + format_date(date_of(session.now()))},
        {"seed", source.contains("seed") ? source.at("seed") : Json(1)},
        {"start", format_instant(session.now())},
        {"end", format_instant(session.end())}};
    for (const char* same : {"settings", "costs", "expectRisk"}) {
        if (source.contains(same)) document[same] = source.at(same);
    }
    document["world"] = {{"company", owner.company},
                         {"admin", owner.admin},
                         {"subscriptions", subscriptions_json(session, split)},
                         {"sites", sites_json(session, split, source)}};
    document["steps"] = steps_to_come(session, source);
    document["demand"] = demand_to_come(session, source);
    document["faults"] = faults_to_come(session, source);
    leave_out_what_does_not_fit(document, left_out);
    return document;
}

}  // namespace headroom::app
