#include "core/planning/count_model.h"

#include <algorithm>

#include "core/base/random.h"
#include "core/licensing/terms.h"
#include "core/planning/replication.h"

namespace headroom::planning {

using namespace licensing;

namespace {

constexpr Count no_pool = Count{1} << 40;  // licenses for a site that only minds its own limit

// Why the events of the scenario rule the model out; empty when they do not.
std::string obstacle_in(const scenario::Scenario& scenario, const Horizon& horizon,
                        const World& world) {
    if (horizon.end <= horizon.start) return "the scenario has no duration";
    if (!scenario.steps.empty()) return "the scenario has steps";
    if (scenario.faults.empty()) return "";
    const auto is_reserved = [](const Site& site) {
        return site.terms && site.terms->type == KeyType::reserved;
    };
    const bool all_reserved =
        std::all_of(world.sites.begin(), world.sites.end(), is_reserved);
    for (const scenario::Fault& fault : scenario.faults) {
        if (fault.kind == OutageKind::proxy_down) return "a Proxy goes down";
        if (!all_reserved) return "connections are lost, which keys on the pool feel";
    }
    return "";
}

// Why a site rules the model out; empty when it does not.
std::string obstacle_at(const World& world, const Site& site, const Horizon& horizon) {
    const std::string name = "site " + site.code;
    if (site.status != LicenseStatus::activated) return name + " is not activated at the start";
    if (site.method != Method::online) return name + " is activated offline";
    if (!site.connected) return name + " cannot reach the License Server";
    if (!site.running()) return "the Proxy of " + name + " is down";
    const LicenseKey& key = world.keys[site.terms->key.index()];
    if (last_valid_day(world, key) < date_of(horizon.end)) {
        return "the key of " + name + " expires before the end";
    }
    if (site.terms->valid_until < date_of(horizon.end)) {
        return "the key of " + name + " is renewed or prolonged before the end";
    }
    return "";
}

CountSite count_site_of(const scenario::Scenario& scenario, const World& world, SiteId id,
                        std::size_t index) {
    const Site& site = world.sites[id.index()];
    CountSite result;
    result.index = index;
    result.code = site.code;
    result.entity = entity_of("counts " + site.code);
    result.start = world.macs.at(id).count;
    result.cap = site.terms->max;
    result.reserved = site.terms->type == KeyType::reserved;
    for (const scenario::Demand& demand : scenario.demand) {
        if (demand.site != site.code) continue;
        result.has_demand = true;
        result.demand = demand.values;
        result.gated = demand.values.method == EnrollMethod::manual ||
                       site.discovery_when_full == DiscoveryWhenFull::leave_unmanaged;
    }
    return result;
}

// Puts a site where its Macs meet `limit` and nobody else.
void add_alone(CountModel& model, const CountSite& site, Count limit, const Horizon& horizon,
               PoissonTables& tables) {
    if (auto chain = make_chain(site, limit, horizon, tables)) {
        model.chains.push_back(std::move(*chain));
        return;
    }
    CountSite alone = site;
    alone.cap = limit;
    model.groups.push_back(make_sweep_group({std::move(alone)}, no_pool, horizon));
}

void add_pool(CountModel& model, std::vector<CountSite> sites, Count licenses,
              const Horizon& horizon, PoissonTables& tables) {
    if (sites.empty()) return;
    if (sites.size() == 1) {
        add_alone(model, sites.front(), std::min(sites.front().cap, licenses), horizon, tables);
        return;
    }
    Count most = 0;  // that they can ever take together
    bool bounded = true;
    for (const CountSite& site : sites) {
        const bool grows = site.has_demand;
        if (grows && !site.gated) bounded = false;
        most += grows ? std::max(site.start, site.cap) : site.start;
    }
    if (bounded && most <= licenses) {
        for (const CountSite& site : sites) add_alone(model, site, site.cap, horizon, tables);
        return;
    }
    model.groups.push_back(make_sweep_group(std::move(sites), licenses, horizon));
}

}  // namespace

CountModelOrReason make_count_model(const scenario::Scenario& scenario,
                                    const simulation::Simulator& start, const Horizon& horizon,
                                    const std::vector<std::string>& site_codes) {
    const World& world = start.world();
    std::string obstacle = obstacle_in(scenario, horizon, world);
    if (!obstacle.empty()) return {std::nullopt, obstacle};
    CountModel model;
    model.seed = scenario.seed;
    PoissonTables tables;
    std::vector<std::vector<CountSite>> on_pool(world.subscriptions.size());
    for (std::size_t i = 0; i < world.sites.size(); ++i) {
        const Site& site = world.sites[i];
        obstacle = obstacle_at(world, site, horizon);
        if (!obstacle.empty()) return {std::nullopt, obstacle};
        const auto index = std::find(site_codes.begin(), site_codes.end(), site.code);
        CountSite one = count_site_of(scenario, world, SiteId{i},
                                      static_cast<std::size_t>(index - site_codes.begin()));
        const LicenseKey& key = world.keys[site.terms->key.index()];
        if (one.reserved) {
            add_alone(model, one, one.cap, horizon, tables);
        } else {
            on_pool[key.subscription.index()].push_back(one);
        }
        model.sites.push_back(std::move(one));
    }
    for (std::size_t s = 0; s < on_pool.size(); ++s) {
        // What the pool's keys share: everything that no valid Reserved sublicense sets aside.
        const Count licenses = world.subscriptions[s].known.primary_max();
        add_pool(model, std::move(on_pool[s]), licenses, horizon, tables);
    }
    return {std::move(model), ""};
}

void play_counts(const CountModel& model, const Horizon& horizon, std::int64_t first,
                 std::int64_t count, RiskPart& part) {
    const std::int64_t end = first + count;
    const std::int64_t grid = chain_lanes;
    std::vector<char> breached(static_cast<std::size_t>(count), 0);  // by replication
    // Site by site, so that the histograms of one stay in the cache.
    for (const ChainSite& chain : model.chains) {
        for (std::int64_t block = first - first % grid; block < end; block += grid) {
            std::uint32_t wanted = 0;
            for (std::int64_t r = std::max(block, first); r < std::min(block + grid, end); ++r) {
                wanted |= 1u << (r - block);
            }
            const std::uint32_t hits =
                play_chain(chain, model.seed, block, wanted, part.sites[chain.site.index]);
            for (std::int64_t r = std::max(block, first); r < std::min(block + grid, end); ++r) {
                const bool hit = (hits >> (r - block) & 1) != 0;
                if (hit) breached[static_cast<std::size_t>(r - first)] = 1;
            }
        }
    }
    for (std::int64_t r = first; r < end; ++r) {
        const std::uint64_t seed = replication_seed(model.seed, r);
        for (const SweepGroup& group : model.groups) {
            const std::vector<SiteOutcome> outcomes = play_sweep(group, horizon, seed);
            for (std::size_t k = 0; k < outcomes.size(); ++k) {
                part.sites[group.members[k].index].add(outcomes[k]);
                if (outcomes[k].first_breach) breached[static_cast<std::size_t>(r - first)] = 1;
            }
        }
    }
    part.replications += count;
    part.breached += std::count(breached.begin(), breached.end(), 1);
}

}  // namespace headroom::planning
