#include "core/planning/study/full_model.h"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "core/planning/risk/risk_observer.h"
#include "core/planning/study/replication.h"
#include "core/scenario/playback.h"
#include "core/scenario/read_demand.h"
#include "core/scenario/read_scenario.h"

namespace headroom::planning {

void strip_for_replications(scenario::Scenario& scenario) {
    scenario.description.clear();
    scenario.expectations.clear();
    scenario.source = scenario::Json();
    for (scenario::Step& step : scenario.steps) step.source = scenario::Json();
}

FullReplication play_in_full(const RiskStudy& study, std::int64_t r) {
    scenario::Scenario scenario = study.scenario;
    scenario.seed = replication_seed(study.scenario.seed, r);
    for (scenario::Demand& demand : scenario.demand) {
        demand.values = simulation::drawn_demand(demand.values, scenario.seed);
    }
    scenario::draw_outages(scenario);
    RiskObserver observer(study.horizon, study.sites);
    auto simulator = scenario::make_simulator(
        scenario, "",
        [&](const licensing::World& world, licensing::Moment now, const licensing::Event& event) {
            observer.hear(world, now, event);
        });
    if (!simulator) {  // only a world that names a key by its text, which every seed changes
        throw std::runtime_error("replication " + std::to_string(r) + ": " +
                                 scenario::to_string(simulator.error().front()));
    }
    simulator->stop_when(study.options.stop);
    scenario::Playback playback(std::move(scenario), std::move(*simulator));
    playback.advance_to(study.horizon.end);
    observer.finish(playback.simulator().world());
    return {observer.outcomes(), playback.failed(), observer.pools()};
}

bool FullReplication::breached() const {
    return std::any_of(sites.begin(), sites.end(),
                       [](const SiteOutcome& site) { return site.first_breach.has_value(); });
}

Count FullReplication::refused() const {
    Count sum = 0;
    for (const SiteOutcome& site : sites) sum += site.refused;
    return sum;
}

std::int64_t FullReplication::over_limit_mac_seconds() const {
    std::int64_t sum = 0;
    for (const SiteOutcome& site : sites) add_capped(sum, site.over_limit_mac_seconds);
    return sum;
}

void add(RiskPart& part, const FullReplication& replication) {
    ++part.replications;
    if (replication.failed_step) ++part.failed_steps;
    if (replication.breached()) ++part.breached;
    part.cost.add(replication.refused(), replication.over_limit_mac_seconds());
    for (std::size_t i = 0; i < part.sites.size(); ++i) part.sites[i].add(replication.sites[i]);
    part.add_pools(replication.pools);
}

}  // namespace headroom::planning
