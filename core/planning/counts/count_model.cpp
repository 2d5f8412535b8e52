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
        model.pools.emplace_back();
        if (on_pool[s].size() < 2) continue;
        for (const CountSite& site : on_pool[s]) model.pools.back().push_back(site.index);
    }
    return {std::move(model), ""};
}

namespace {

// The Macs on each pool: sums over its sites, which are played one after the other. A site's
// replications come in the same order at every look.
class PoolSums {
public:
    PoolSums(const CountModel& model, std::size_t looks, std::size_t replications)
        : replications_(replications), looks_(looks) {
        for (const std::vector<std::size_t>& members : model.pools) {
            sums_.emplace_back(members.empty() ? 0 : looks * replications, 0);
            for (const std::size_t site : members) {
                if (places_.size() <= site) places_.resize(site + 1);
                places_[site] = {&sums_.back() - sums_.data(), std::vector<std::size_t>(looks, 0)};
            }
        }
    }

    void hear(std::size_t site, std::size_t look, std::span<const std::int32_t> used) {
        if (site >= places_.size() || places_[site].pool < 0) return;
        std::size_t& next = places_[site].heard[look];
        Count* const sums =
            &sums_[static_cast<std::size_t>(places_[site].pool)][look * replications_];
        for (const std::int32_t macs : used) sums[next++] += macs;
    }

    void add_to(RiskPart& part) const {
        if (part.pools.size() < sums_.size()) part.pools.resize(sums_.size());
        for (std::size_t pool = 0; pool < sums_.size(); ++pool) {
            if (sums_[pool].empty()) continue;
            part.pools[pool].resize(looks_);
            for (std::size_t i = 0; i < sums_[pool].size(); ++i) {
                part.pools[pool][i / replications_].add(sums_[pool][i]);
            }
        }
    }

private:
    struct Place {
        std::ptrdiff_t pool = -1;        // -1: on none that is counted
        std::vector<std::size_t> heard;  // replications so far, by look
    };
    std::size_t replications_;
    std::size_t looks_;
    std::vector<std::vector<Count>> sums_;  // by pool: look after look, all replications each
    std::vector<Place> places_;             // by site
};

class Tallies : public CountListener {
public:
    Tallies(RiskPart& part, const CountModel& model, std::size_t looks, std::size_t replications)
        : part_(part),
          pools_(model, looks, replications),
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
        pools_.hear(site, look, used);
    }
    void hear_together(std::size_t, Count) override {}

    void add_costs() {
        for (std::size_t r = 0; r < refused_.size(); ++r) {
            part_.cost.add(refused_[r], mac_seconds_[r]);
        }
    }
    void add_pools() { pools_.add_to(part_); }
    std::int64_t breached() const { return std::count(breached_.begin(), breached_.end(), 1); }

private:
    RiskPart& part_;
    PoolSums pools_;
    std::vector<char> breached_;
    std::vector<std::int64_t> refused_, mac_seconds_;  // of all sites, by replication
};

// So many that the sums of the pools stay small.
constexpr std::int64_t replications_at_once = 1024;

void play_some(const CountModel& model, const Horizon& horizon, std::int64_t first,
               std::int64_t count, RiskPart& part) {
    std::vector<std::uint64_t> seeds;
    for (std::int64_t r = first; r < first + count; ++r) {
        seeds.push_back(replication_seed(model.seed, r));
    }
    Tallies tallies(part, model, horizon.looks.size(), seeds.size());
    // Piece by piece, so that the histograms of one stay in the cache.
    for (const CountPiece& piece : model.pieces) play_piece(piece, horizon, seeds, tallies);
    part.replications += count;
    part.breached += tallies.breached();
    tallies.add_costs();
    tallies.add_pools();
}

}  // namespace

void play_counts(const CountModel& model, const Horizon& horizon, std::int64_t first,
                 std::int64_t count, RiskPart& part) {
    const bool any_pool = std::any_of(model.pools.begin(), model.pools.end(),
                                      [](const auto& members) { return !members.empty(); });
    const std::int64_t at_once = any_pool ? replications_at_once : count;
    for (std::int64_t done = 0; done < count; done += at_once) {
        play_some(model, horizon, first + done, std::min(at_once, count - done), part);
    }
}

}  // namespace headroom::planning
