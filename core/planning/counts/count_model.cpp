#include "core/planning/counts/count_model.h"

#include <algorithm>

#include "core/base/random.h"
#include "core/planning/split/key_life.h"
#include "core/planning/study/replication.h"

namespace headroom::planning {

using namespace licensing;

namespace {

// Why the events of the scenario rule the model out; empty when they do not.
std::string obstacle_in(const scenario::Scenario& scenario, const Horizon& horizon,
                        const World& world) {
    if (horizon.end <= horizon.start) return "the scenario has no duration";
    if (!scenario.steps.empty()) return "the scenario has steps";
    if (scenario.faults.empty()) return "";
    const auto is_reserved = [](const Site& site) {
        return site.terms && site.terms->type == KeyType::reserved;
    };
    const bool all_reserved = std::all_of(world.sites.begin(), world.sites.end(), is_reserved);
    for (const scenario::Fault& fault : scenario.faults) {
        if (fault.kind == OutageKind::proxy_down) return "a Proxy goes down";
        if (!all_reserved) return "connections are lost, which keys on the pool feel";
    }
    return "";
}

// Why a site rules the model out; empty when it does not.
std::string obstacle_at(const World& world, const Site& site, const Horizon& horizon,
                        bool may_lose_connection) {
    const std::string name = "site " + site.code;
    if (site.status != LicenseStatus::activated) return name + " is not activated at the start";
    if (site.method != Method::online) return name + " is activated offline";
    if (!site.connected) return name + " cannot reach the License Server";
    if (!site.running()) return "the Proxy of " + name + " is down";
    const auto last = last_sure_day(world, world.keys[site.terms->key.index()]);
    if (last && *last < date_of(horizon.end)) {
        return "the key of " + name + " expires before the end";
    }
    const bool renewed = site.terms->valid_until < date_of(horizon.end);
    if (renewed && may_lose_connection) {
        return "the key of " + name + " is renewed while its connection may be lost";
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

}  // namespace

CountModelOrReason make_count_model(const scenario::Scenario& scenario,
                                    const simulation::Simulator& start, const Horizon& horizon,
                                    const std::vector<std::string>& site_codes) {
    const World& world = start.world();
    std::string obstacle = obstacle_in(scenario, horizon, world);
    if (!obstacle.empty()) return {std::nullopt, obstacle};
    CountModel model;
    model.seed = scenario.seed;
    PieceMaker maker(horizon);
    std::vector<std::vector<CountSite>> on_pool(world.subscriptions.size());
    for (std::size_t i = 0; i < world.sites.size(); ++i) {
        const Site& site = world.sites[i];
        obstacle = obstacle_at(world, site, horizon, !scenario.faults.empty());
        if (!obstacle.empty()) return {std::nullopt, obstacle};
        const auto index = std::find(site_codes.begin(), site_codes.end(), site.code);
        CountSite one = count_site_of(scenario, world, SiteId{i},
                                      static_cast<std::size_t>(index - site_codes.begin()));
        const LicenseKey& key = world.keys[site.terms->key.index()];
        if (one.reserved) {
            model.pieces.push_back(maker.alone(one, one.cap));
        } else {
            on_pool[key.subscription.index()].push_back(one);
        }
        model.sites.push_back(std::move(one));
    }
    for (std::size_t s = 0; s < on_pool.size(); ++s) {
        // What the pool's keys share: everything that no valid Reserved sublicense sets aside.
        const Count licenses = world.subscriptions[s].known.primary_max();
        for (CountPiece& piece : maker.pool(on_pool[s], licenses)) {
            model.pieces.push_back(std::move(piece));
        }
    }
    return {std::move(model), ""};
}

namespace {

class Tallies : public CountListener {
public:
    Tallies(RiskPart& part, std::size_t replications)
        : part_(part),
          breached_(replications, 0),
          refused_(replications, 0),
          mac_seconds_(replications, 0) {}

    void hear_outcome(std::size_t replication, std::size_t site,
                      const SiteOutcome& outcome) override {
        part_.sites[site].add_without_looks(outcome);
        if (outcome.first_breach) breached_[replication] = 1;
        refused_[replication] += outcome.refused;
        add_capped(mac_seconds_[replication], outcome.over_limit_mac_seconds);
    }
    void hear_look(std::size_t site, std::size_t look,
                   std::span<const std::int32_t> used) override {
        Histogram& histogram = part_.sites[site].used_at_looks[look];
        for (const std::int32_t macs : used) histogram.add(macs);
    }
    void hear_together(std::size_t, Count) override {}

    void add_costs() {
        for (std::size_t r = 0; r < refused_.size(); ++r) {
            part_.cost.add(refused_[r], mac_seconds_[r]);
        }
    }
    std::int64_t breached() const { return std::count(breached_.begin(), breached_.end(), 1); }

private:
    RiskPart& part_;
    std::vector<char> breached_;
    std::vector<std::int64_t> refused_, mac_seconds_;  // of all sites, by replication
};

}  // namespace

void play_counts(const CountModel& model, const Horizon& horizon, std::int64_t first,
                 std::int64_t count, RiskPart& part) {
    std::vector<std::uint64_t> seeds;
    for (std::int64_t r = first; r < first + count; ++r) {
        seeds.push_back(replication_seed(model.seed, r));
    }
    Tallies tallies(part, seeds.size());
    // Piece by piece, so that the histograms of one stay in the cache.
    for (const CountPiece& piece : model.pieces) play_piece(piece, horizon, seeds, tallies);
    part.replications += count;
    part.breached += tallies.breached();
    tallies.add_costs();
}

}  // namespace headroom::planning
