#include "core/planning/advice/reclaim.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/percent_text.h"
#include "core/base/text.h"
#include "core/scenario/read_scenario.h"

namespace headroom::planning {
namespace {

using scenario::Json;
using scenario::Scenario;

constexpr std::int64_t most_plays = 1000;
constexpr std::int64_t plays_a_task = 50;
constexpr Count most_worth = 1 << 20;

Scenario without_delays(Scenario scenario) {
    for (scenario::Demand& demand : scenario.demand) demand.values.removed_after.reset();
    return scenario;
}

Json* item_with(Json& list, const char* name, const std::string& value) {
    for (Json& item : list) {
        if (item.is_object() && item.value(name, "") == value) return &item;
    }
    return nullptr;
}

// The document with more licenses for the site's key; nullopt when the key is not in its world.
std::optional<Json> with_more_for(const Json& source, const std::string& site, Count more) {
    Json document = source;
    if (!document.contains("world") || !document["world"].contains("subscriptions")) {
        return std::nullopt;
    }
    Json& world = document["world"];
    const Json* const place = item_with(world["sites"], "code", site);
    if (place == nullptr) return std::nullopt;
    const std::string key = place->value("key", "");
    for (Json& subscription : world["subscriptions"]) {
        Json* row = nullptr;
        if (subscription.contains("sublicenses")) {
            row = item_with(subscription["sublicenses"], "id", key);
        }
        if (row == nullptr && subscription.value("id", "") != key) continue;
        subscription["licenses"] = subscription["licenses"].get<Count>() + more;
        if (row != nullptr) (*row)["licenses"] = (*row)["licenses"].get<Count>() + more;
        return document;
    }
    return std::nullopt;
}

class ReclaimFinder {
public:
    ReclaimFinder(const Scenario& scenario, const RiskOptions& options, const Executor& for_each)
        : scenario_(scenario), options_(options), for_each_(for_each) {
        options_.replications = std::min(options_.replications, most_plays);
        options_.precision.reset();
        options_.check = false;
        options_.bands = Bands::none;
    }

    Reclaim find() {
        Reclaim reclaim;
        const RiskResult now = result_of(scenario_);
        const RiskResult without = result_of(without_delays(scenario_));
        reclaim.replications = now.replications;
        reclaim.cost = now.cost;
        reclaim.cost_without = without.cost;
        for (std::size_t i = 0; i < now.sites.size(); ++i) {
            if (!has_delay(now.sites[i].site)) continue;
            ReclaimSite one;
            one.site = now.sites[i].site;
            one.forgotten =
                std::max(0.0, now.sites[i].final_used.mean - without.sites[i].final_used.mean);
            one.risk = risk_of_site(now.sites[i]);
            one.risk_without = risk_of_site(without.sites[i]);
            one.worth = worth_of(i, one);
            reclaim.sites.push_back(std::move(one));
        }
        return reclaim;
    }

private:
    bool has_delay(const std::string& site) const {
        return std::any_of(scenario_.demand.begin(), scenario_.demand.end(),
                           [&](const scenario::Demand& demand) {
                               return demand.site == site && demand.values.removed_after;
                           });
    }

    static Interval risk_of_site(const SiteRisk& site) {
        return site.refusal_probability.value > site.breach_probability.value
                   ? site.refusal_probability
                   : site.breach_probability;
    }

    RiskResult result_of(Scenario scenario) const {
        const RiskStudy study = make_risk_study(std::move(scenario), options_);
        const std::int64_t plays = study.options.replications;
        const std::int64_t tasks = (plays + plays_a_task - 1) / plays_a_task;
        std::vector<RiskPart> parts(static_cast<std::size_t>(tasks));
        for_each_(tasks, [&](std::int64_t task) {
            const std::int64_t first = task * plays_a_task;
            parts[static_cast<std::size_t>(task)] =
                run_part(study, first, std::min(plays_a_task, plays - first));
        });
        RiskPart merged(study.sites.size(), study.horizon.looks.size());
        for (const RiskPart& part : parts) merged.merge(part);
        return summarize(study, merged);
    }

    // Whether `more` licenses bring the site's risk down to the risk without delays. nullopt: the
    // licenses cannot be added.
    std::optional<bool> helps(std::size_t index, const ReclaimSite& one, Count more) const {
        const auto document = with_more_for(scenario_.source, one.site, more);
        if (!document) return std::nullopt;
        auto read = scenario::read_scenario(document->dump(), "scenario");
        if (!read) return std::nullopt;
        read->scenario.seed = scenario_.seed;
        const RiskResult result = result_of(std::move(read->scenario));
        return risk_of_site(result.sites[index]).value <= one.risk_without.value;
    }

    // The least number that helps, found by doubling and bisection.
    std::optional<Count> worth_of(std::size_t index, const ReclaimSite& one) const {
        if (one.risk.value <= one.risk_without.value) return 0;
        Count low = 0;  // does not help
        Count high = std::max<Count>(1, static_cast<Count>(one.forgotten / 2));
        for (;;) {
            const auto enough = helps(index, one, high);
            if (!enough || (!*enough && high >= most_worth)) return std::nullopt;
            if (*enough) break;
            low = high;
            high *= 2;
        }
        while (high - low > 1) {
            const Count middle = low + (high - low) / 2;
            (helps(index, one, middle).value_or(false) ? high : low) = middle;
        }
        return high;
    }

    const Scenario& scenario_;
    RiskOptions options_;
    const Executor& for_each_;
};

std::string sentence_on(const ReclaimSite& one) {
    const auto forgotten = static_cast<Count>(std::lround(one.forgotten));
    std::string text = fmt::format("{}: ", one.site);
    if (one.worth && *one.worth == 0) {
        return text +
               fmt::format("about {} are forgotten at the end, which does not raise its risk.",
                           counted(forgotten, "Mac"));
    }
    const std::string risks =
        fmt::format("its risk falls from {} to {}", percent_text(one.risk.value),
                    percent_text(one.risk_without.value));
    if (!one.worth) {
        return text + fmt::format(
                          "removing {} that are forgotten at the end helps more than any "
                          "number of licenses: {}.",
                          counted(forgotten, "Mac"), risks);
    }
    return text + fmt::format("removing {} is worth as much as buying {}: {}.",
                              counted(forgotten, "forgotten Mac"), counted(*one.worth, "license"),
                              risks);
}

Json risk_share_json(const Interval& i) {
    return {{"value", i.value}, {"low", i.low}, {"high", i.high}};
}

}  // namespace

Reclaim find_reclaim(const Scenario& scenario, const RiskOptions& options,
                     const Executor& for_each) {
    const bool any = std::any_of(
        scenario.demand.begin(), scenario.demand.end(),
        [](const scenario::Demand& demand) { return demand.values.removed_after.has_value(); });
    if (!any) return {};
    return ReclaimFinder(scenario, options, for_each).find();
}

Json reclaim_json(const Reclaim& reclaim) {
    Json sites = Json::object();
    for (const ReclaimSite& one : reclaim.sites) {
        sites[one.site] = {{"forgotten", one.forgotten},
                           {"risk", risk_share_json(one.risk)},
                           {"riskWithout", risk_share_json(one.risk_without)},
                           {"licensesWorth", one.worth ? Json(*one.worth) : Json(nullptr)},
                           {"advice", sentence_on(one)}};
    }
    Json document{{"replications", reclaim.replications}, {"sites", std::move(sites)}};
    if (reclaim.cost && reclaim.cost_without) {
        document["cost"] = reclaim.cost->total.value;
        document["costWithout"] = reclaim.cost_without->total.value;
    }
    return document;
}

}  // namespace headroom::planning
