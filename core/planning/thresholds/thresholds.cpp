#include "core/planning/thresholds/thresholds.h"

#include <algorithm>
#include <utility>

#include "core/base/text.h"
#include "core/base/words.h"
#include "core/planning/study/main_pool.h"
#include "core/scenario/playback.h"
#include "core/scenario/read_scenario.h"
#include "core/scenario/schema_parts.h"

namespace headroom::planning {
namespace {

using namespace licensing;
using scenario::Json;

// In whole percent, so that "90 % of 70 licenses" is exact.
constexpr Count levels[] = {90, 95, 100};

// Whether another key than this one can take licenses out of the pool.
bool shares_pool(const World& world, const Subscription& subscription, KeyId own) {
    return std::any_of(subscription.keys.begin(), subscription.keys.end(), [&](KeyId id) {
        const LicenseKey& key = world.keys[id.index()];
        return id != own && key.type != KeyType::reserved && key.valid &&
               key.binding == Binding::bound;
    });
}

std::optional<Count> limit_of_site(const World& world, const Site& site) {
    if (!site.server_key.valid()) return std::nullopt;
    const LicenseKey& key = world.keys[site.server_key.index()];
    if (key.binding != Binding::bound) return std::nullopt;
    if (!key.valid) return 0;
    if (key.type == KeyType::reserved) return key.max;
    const Subscription& subscription = world.subscriptions[key.subscription.index()];
    const Count pool = subscription.live.primary_max();
    if (key.type != KeyType::primary) return std::min(key.max, pool);
    if (shares_pool(world, subscription, site.server_key)) return std::nullopt;
    return pool;
}

using ByDate = DailyLimits::ByDate;

// The first day from which the band is at the level; nullopt: none.
std::optional<std::size_t> first_day(const Json& band, const ByDate& limits, Count percent) {
    for (std::size_t day = 0; day < limits.size() && day < band.size(); ++day) {
        if (limits[day] && band[day].get<Count>() * 100 >= *limits[day] * percent) return day;
    }
    return std::nullopt;
}

Json thresholds_of(const Json& dates, const Json& used, const ByDate& limits) {
    Json list = Json::array();
    const bool has_limit = std::any_of(limits.begin(), limits.end(),
                                       [](const auto& limit) { return limit.has_value(); });
    if (!has_limit) return list;
    for (const Count percent : levels) {
        Json one{{"level", static_cast<double>(percent) / 100}, {"licenses", nullptr}};
        std::optional<std::size_t> reached;
        // 5 % of the replications are at the level when the 95 % quantile is.
        for (const auto& [name, band] :
             {std::pair("p05", "p95"), std::pair("p50", "p50"), std::pair("p95", "p05")}) {
            const auto day = first_day(used.at(band), limits, percent);
            if (!reached) reached = day;
            one[name] = day ? dates.at(*day) : Json(nullptr);
        }
        std::size_t shown = reached.value_or(limits.size() - 1);
        while (!limits[shown] && shown > 0) --shown;
        if (limits[shown]) one["licenses"] = *limits[shown];
        list.push_back(std::move(one));
    }
    return list;
}

std::size_t place_of(const RiskStudy& study, const std::string& code) {
    const auto found = std::find(study.sites.begin(), study.sites.end(), code);
    return static_cast<std::size_t>(found - study.sites.begin());
}

// The pools on a day; those that subscriptions of later days have are added then.
void look_at_pools(const World& world, std::size_t day, std::size_t days, DailyLimits& limits) {
    std::vector<Count> sites_on(world.subscriptions.size(), 0);
    for (std::size_t i = 0; i < world.sites.size(); ++i) {
        if (const auto pool = pool_of(world, SiteId{i})) ++sites_on[*pool];
    }
    for (std::size_t s = 0; s < sites_on.size(); ++s) {
        const Subscription& one = world.subscriptions[s];
        if (limits.pools.size() == s) limits.pools.push_back({one.id, "", ByDate(days)});
        limits.pools[s].name = one.name.empty() ? one.id : one.name;
        if (sites_on[s] > 1) limits.pools[s].licenses[day] = one.live.primary_max();
    }
}

DailyLimits played_limits(const RiskStudy& study, DailyLimits limits) {
    scenario::Scenario scenario = study.scenario;
    scenario.demand.clear();
    scenario.faults.clear();
    scenario.outages.clear();
    const std::vector<Instant>& looks = study.horizon.looks;
    auto simulator = scenario::make_simulator(scenario, "");
    if (!simulator) return limits;  // a world with keys as texts fits one seed only
    scenario::Playback playback(std::move(scenario), std::move(*simulator));
    std::vector<std::size_t> place;  // by site of the world: its index in the study
    for (std::size_t day = 0; day < looks.size(); ++day) {
        // What happens at midnight belongs to the next day, as in the bands.
        playback.advance_to(std::min(looks[day], study.horizon.end) - Span{1});
        const World& world = playback.simulator().world();
        for (std::size_t i = 0; i < world.sites.size(); ++i) {
            if (place.size() == i) place.push_back(place_of(study, world.sites[i].code));
            if (place[i] == limits.sites.size()) continue;
            limits.sites[place[i]][day] = limit_of_site(world, world.sites[i]);
        }
        look_at_pools(world, day, looks.size(), limits);
    }
    return limits;
}

std::string month_of(const Json& date) {
    const CalendarDay day = calendar_of(*parse_date(date.get<std::string>()));
    return std::string(month_name(day.month)) + " " + std::to_string(day.year);
}

std::string sentence_of(const std::string& site, const Json& threshold, const Json& first_date) {
    const auto limit = threshold.at("licenses").get<Count>();
    const auto percent = static_cast<Count>(threshold.at("level").get<double>() * 100 + 0.5);
    const std::string what = std::to_string(percent) + " % (" +
                             std::to_string((limit * percent + 99) / 100) + " of " +
                             counted(limit, "license") + ")";
    const Json& half = threshold.at("p50");
    if (half.is_null()) {
        return site + " may reach " + what + " from " + month_of(threshold.at("p05")) +
               " on; in half of the replications it does not until the end.";
    }
    if (half == first_date) return site + " is at " + what + " or more from the first day on.";
    const Json& last = threshold.at("p95");
    return site + " reaches " + what + " in " + month_of(half) + " (" +
           month_of(threshold.at("p05")) + " to " +
           (last.is_null() ? "after the end" : month_of(last)) + ").";
}

}  // namespace

DailyLimits daily_limits(const RiskStudy& study) {
    const std::size_t days = study.horizon.looks.size();
    DailyLimits unknown;
    unknown.sites.assign(study.sites.size(), ByDate(days));
    return played_limits(study, std::move(unknown));
}

void add_thresholds(const DailyLimits& limits, Json& document) {
    const Json& dates = document.at("daily").at("dates");
    std::size_t site = 0;
    for (const auto& item : document.at("sites").items()) {
        const Json& used = document.at("daily").at("used").at(item.key());
        item.value()["thresholds"] = thresholds_of(dates, used, limits.sites[site++]);
    }
}

void add_pools(const DailyLimits& limits, const RiskPart& part, Json& document) {
    Json pools = Json::object();
    for (std::size_t s = 0; s < limits.pools.size() && s < part.pools.size(); ++s) {
        const DailyLimits::Pool& pool = limits.pools[s];
        const bool shared = std::any_of(pool.licenses.begin(), pool.licenses.end(),
                                        [](const auto& licenses) { return licenses.has_value(); });
        if (!shared || part.pools[s].size() != pool.licenses.size()) continue;
        Json used = Json::object();
        for (const auto& [name, share] :
             {std::pair("p05", 0.05), std::pair("p50", 0.5), std::pair("p95", 0.95)}) {
            used[name] = Json::array();
            for (const Histogram& day : part.pools[s]) used[name].push_back(day.quantile(share));
        }
        Json thresholds = thresholds_of(document.at("daily").at("dates"), used, pool.licenses);
        pools[pool.id] = {
            {"name", pool.name}, {"used", std::move(used)}, {"thresholds", std::move(thresholds)}};
    }
    document["pools"] = std::move(pools);
}

std::vector<std::string> threshold_sentences(const Json& document) {
    std::vector<std::string> sentences;
    const Json& dates = document.at("daily").at("dates");
    const auto tell = [&](const std::string& name, const Json& owner) {
        const Json* const list = scenario::member(owner, "thresholds");
        if (list == nullptr) return;
        for (const Json& threshold : *list) {
            if (threshold.at("p05").is_null() || threshold.at("licenses").is_null()) continue;
            if (threshold.at("licenses").get<Count>() == 0) continue;  // the key has expired
            sentences.push_back(sentence_of(name, threshold, dates.at(0)));
        }
    };
    if (const Json* const pools = scenario::member(document, "pools")) {
        for (const Json& pool : *pools) {
            tell("The main pool of " + pool.at("name").get<std::string>(), pool);
        }
    }
    for (const auto& item : document.at("sites").items()) tell(item.key(), item.value());
    return sentences;
}

Json threshold_schema() {
    using namespace scenario::schema_parts;
    const auto day = [](const char* words) {
        Json schema = date();
        schema["type"] = {"string", "null"};
        schema["description"] = words;
        return schema;
    };
    Json schema = list_of(object_of(
        {{"level", share()},
         {"licenses", nullable("integer")},
         {"p05", day("first day at whose end 5 % of the replications have so many Macs or more")},
         {"p50", day("the same of half of them")},
         {"p95", day("the same of 95 %")}}));
    schema["description"] =
        "when the site's Macs reach 90, 95 and 100 % of its licenses (of a Dynamic key: its "
        "ceiling); empty on a primary key that shares its pool, and without a key";
    return schema;
}

Json pools_schema() {
    using namespace scenario::schema_parts;
    const Json counts = list_of(type("integer"));
    Json thresholds = threshold_schema();
    thresholds["description"] = "when the Macs on the pool reach 90, 95 and 100 % of it";
    Json pool = object_of({{"name", type("string")},
                           {"used", object_of({{"p05", counts}, {"p50", counts}, {"p95", counts}})},
                           {"thresholds", std::move(thresholds)}});
    Json schema = map_of(std::move(pool));
    schema["description"] =
        "the main license pools that several sites share, by id of their subscription";
    return schema;
}

}  // namespace headroom::planning
