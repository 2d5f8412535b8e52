#include "core/planning/advice/advice.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>
#include <variant>

#include "core/base/text.h"
#include "core/planning/advice/advice_changes.h"
#include "core/planning/split/plan_words.h"
#include "core/scenario/playback.h"
#include "core/scenario/read_scenario.h"

namespace headroom::planning {
namespace {

using namespace licensing;
using scenario::Json;

constexpr std::size_t most_breaches = 10;
constexpr std::size_t most_alternatives = 3;

/// What a run came to, as far as advice needs it.
struct RunFacts {
    struct OneBreach {
        std::string site, key, subscription, cause;
        Instant from, to;
        Count peak_excess = 0;
    };
    std::vector<OneBreach> breaches;
    /// By (refused site, idle Reserved key): attempts refused while it was idle, and its least
    /// idle.
    struct Idle {
        Count refused = 0;
        Count least = 0;
    };
    std::map<std::pair<std::string, std::string>, Idle> idle;
    std::map<std::string, Count> refused;  // by site, for want of a license

    Count breaches_elsewhere(const std::string& site) const {
        return std::count_if(breaches.begin(), breaches.end(),
                             [&](const OneBreach& breach) { return breach.site != site; });
    }
};

// Reserved licenses that nobody uses while another site of the same subscription is refused.
void note_refusal(RunFacts& facts, const World& world, const CommandRefused& refusal) {
    if (refusal.code != ErrorCode::license_limit || !refusal.site.valid()) return;
    const Site& site = world.sites[refusal.site.index()];
    facts.refused[site.code] += refusal.count;
    if (!site.server_key.valid()) return;
    const LicenseKey& own = world.keys[site.server_key.index()];
    for (const KeyId id : world.subscriptions[own.subscription.index()].keys) {
        const LicenseKey& key = world.keys[id.index()];
        const bool idle = key.valid && !key.deleted && key.type == KeyType::reserved &&
                          id.value != site.server_key.value && key.used < key.max;
        if (!idle) continue;
        const auto [found, is_new] = facts.idle.try_emplace({site.code, key.id});
        RunFacts::Idle& entry = found->second;
        entry.least = is_new ? key.max - key.used : std::min(entry.least, key.max - key.used);
        entry.refused += refusal.count;
    }
}

class Adviser {
public:
    Adviser(const scenario::Scenario& scenario, StopFlag stop) : scenario_(scenario), stop_(stop) {}

    Json advise() {
        const auto base = play(scenario_.source);
        Json breaches = Json::array(), idle = Json::array();
        if (base) {
            base_ = *base;
            std::set<std::tuple<std::string, std::string, std::string>> told;
            for (const RunFacts::OneBreach& breach : base_.breaches) {
                if (told.size() >= most_breaches) break;
                if (!told.emplace(breach.site, breach.key, breach.cause).second) continue;
                breaches.push_back(advise_on(breach));
            }
            for (const auto& [who, entry] : base_.idle) {
                idle.push_back(advise_on_idle(who.first, who.second, entry));
            }
        }
        return {{"breaches", std::move(breaches)},
                {"idleReservations", std::move(idle)},
                {"runs", runs_}};
    }

private:
    // nullopt when the changed document is no valid scenario.
    std::optional<RunFacts> play(const Json& document) {
        auto read = scenario::read_scenario(document.dump(), "advice");
        if (!read) return std::nullopt;
        ++runs_;
        RunFacts facts;
        auto simulator = scenario::make_simulator(
            read->scenario, "advice", [&facts](const World& world, Moment, const Event& event) {
                if (const auto* refusal = std::get_if<CommandRefused>(&event)) {
                    note_refusal(facts, world, *refusal);
                }
            });
        if (!simulator) return std::nullopt;
        scenario::Scenario played = read->scenario;
        played.expectations.clear();
        simulator->stop_when(stop_);
        scenario::Playback playback(std::move(played), std::move(*simulator));
        playback.advance_to(read->scenario.end);
        const World& world = playback.simulator().world();
        for (const Breach& breach : world.breaches) {
            RunFacts::OneBreach one;
            one.site = world.sites[breach.site.index()].code;
            if (breach.key.valid()) {
                const LicenseKey& key = world.keys[breach.key.index()];
                one.key = key.id;
                one.subscription = world.subscriptions[key.subscription.index()].id;
            }
            one.cause = name_of(breach.cause);
            one.from = breach.from;
            one.to = breach.to.value_or(read->scenario.end);
            one.peak_excess = breach.peak_excess;
            facts.breaches.push_back(std::move(one));
        }
        return facts;
    }

    bool avoids(const PossibleChange& change, Count size, const RunFacts::OneBreach& breach) {
        Json document = scenario_.source;
        change.apply(document, size);
        const auto facts = play(document);
        if (!facts) return false;
        const bool still = std::any_of(
            facts->breaches.begin(), facts->breaches.end(), [&](const RunFacts::OneBreach& other) {
                return other.site == breach.site && other.from <= breach.to &&
                       other.to >= breach.from;
            });
        return !still &&
               facts->breaches_elsewhere(breach.site) <= base_.breaches_elsewhere(breach.site);
    }

    // A larger size of the same change is no worse for this site, so that bisection finds the
    // least.
    std::optional<Count> least_size(const PossibleChange& change,
                                    const RunFacts::OneBreach& breach) {
        Count low = 0, high = std::min(std::max<Count>(1, breach.peak_excess), change.largest);
        while (!avoids(change, high, breach)) {
            if (high >= change.largest) return std::nullopt;
            low = high;
            high = std::min(change.largest, high * 2);
        }
        while (high - low > 1) {
            const Count middle = low + (high - low) / 2;
            (avoids(change, middle, breach) ? high : low) = middle;
        }
        return high;
    }

    Json advise_on(const RunFacts::OneBreach& breach) {
        const BreachToAvoid to_avoid{breach.site, breach.key, breach.subscription, breach.cause,
                                     breach.from, breach.to,  breach.peak_excess};
        struct Proved {
            Count size = 0;
            Json change;
        };
        std::vector<Proved> proved;
        for (const PossibleChange& change :
             possible_changes(scenario_.source, scenario_, to_avoid)) {
            const auto size = least_size(change, breach);
            if (!size) continue;
            const bool counted = change.largest > 1;
            proved.push_back({*size,
                              {{"kind", change.kind},
                               {"licenses", counted ? Json(*size) : Json(nullptr)},
                               {"text", change.text(*size)}}});
        }
        // Licenses already paid for come before licenses to buy, and fewer before more.
        const auto buys = [](const Proved& one) {
            return one.change.at("kind").get<std::string>().substr(0, 3) == "buy";
        };
        std::stable_sort(proved.begin(), proved.end(), [&](const Proved& a, const Proved& b) {
            if (buys(a) != buys(b)) return buys(b);
            return a.size < b.size;
        });
        Json alternatives = Json::array();
        for (std::size_t i = 1; i < proved.size() && i <= most_alternatives; ++i) {
            alternatives.push_back(proved[i].change);
        }
        return {
            {"site", breach.site},
            {"key", breach.key.empty() ? Json(nullptr) : Json(breach.key)},
            {"from", format_instant(breach.from)},
            {"cause", breach.cause},
            {"peakExcess", breach.peak_excess},
            {"change", proved.empty() ? Json(nullptr) : proved.front().change},
            {"alternatives", std::move(alternatives)},
            {"text",
             proved.empty()
                 ? fmt::format("{}: no single change of numbers avoids this breach.", breach.site)
                 : fmt::format("{}, over by {} ({}): {}", breach.site, breach.peak_excess,
                               breach.cause, proved.front().change.at("text").get<std::string>())}};
    }

    // What moving the idle licenses would have done, played.
    Json advise_on_idle(const std::string& site, const std::string& key,
                        const RunFacts::Idle& entry) {
        Json result{{"key", key},
                    {"refusedSite", site},
                    {"refused", entry.refused},
                    {"leastIdle", entry.least},
                    {"refusedAfterMoving", nullptr}};
        std::string text =
            fmt::format("{} had at least {} idle while {} was refused {}", key,
                        licenses_text(entry.least), site, counted(entry.refused, "time"));
        Json document = scenario_.source;
        if (move_licenses(document, key, site, entry.least)) {
            const auto facts = play(document);
            if (facts && facts->breaches.size() <= base_.breaches.size()) {
                const auto after = facts->refused.find(site);
                const Count refused = after == facts->refused.end() ? 0 : after->second;
                result["refusedAfterMoving"] = refused;
                text += fmt::format("; with {} fewer there and more for {}, it would have been {}",
                                    entry.least, site, counted(refused, "time"));
            }
        }
        result["text"] = text + ".";
        return result;
    }

    // From a sublicense of `world` to the key of a site: to its sublicense, or to the pool.
    static bool move_licenses(Json& document, const std::string& key, const std::string& site,
                              Count count) {
        if (!document.contains("world") || !document["world"].contains("sites")) return false;
        std::string receiver;
        for (const Json& one : document["world"]["sites"]) {
            if (one.value("code", "") == site) receiver = one.value("key", "");
        }
        bool taken = false;
        for (Json& subscription : document["world"]["subscriptions"]) {
            if (!subscription.contains("sublicenses")) continue;
            for (Json& row : subscription["sublicenses"]) {
                const auto licenses = row.value("licenses", Count{0});
                if (row.value("id", "") == key && licenses > count) {
                    row["licenses"] = licenses - count;
                    taken = true;
                }
            }
            for (Json& row : subscription["sublicenses"]) {
                if (taken && row.value("id", "") == receiver) {
                    row["licenses"] = row.value("licenses", Count{0}) + count;
                }
            }
        }
        return taken;
    }

    const scenario::Scenario& scenario_;
    StopFlag stop_;
    RunFacts base_;
    Count runs_ = 0;
};

}  // namespace

Json advise(const scenario::Scenario& scenario, StopFlag stop) {
    return Adviser(scenario, stop).advise();
}

}  // namespace headroom::planning
