#include "core/planning/risk/risk_study.h"

#include <algorithm>

#include "core/planning/counts/count_model.h"
#include "core/planning/numerics/intervals.h"
#include "core/planning/risk/cost.h"
#include "core/planning/study/chance.h"
#include "core/planning/study/full_model.h"
#include "core/scenario/read_scenario.h"

namespace headroom::planning {
namespace {

std::vector<std::string> sites_of(const scenario::Scenario& scenario) {
    std::vector<std::string> sites;
    const auto note = [&](const licensing::Command& command) {
        const auto* added = std::get_if<licensing::AddSite>(&command);
        if (!added) return;
        const bool known = std::find(sites.begin(), sites.end(), added->code) != sites.end();
        if (!known) sites.push_back(added->code);
    };
    for (const auto& command : scenario.world) note(command.command);
    for (const auto& step : scenario.steps) {
        for (const auto& command : step.commands) note(command);
    }
    return sites;
}

void choose_path(RiskStudy& study) {
    study.path = Path::full;
    const auto start = scenario::make_simulator(study.scenario, "");
    if (!start) {
        study.why = "the world cannot be set up with this seed";
        return;
    }
    CountModelOrReason made = make_count_model(study.scenario, *start, study.horizon, study.sites);
    if (!made.model) {
        study.why = made.reason;
        return;
    }
    study.counts = std::make_shared<const CountModel>(std::move(*made.model));
    if (study.options.path == Path::full) {
        study.why = "it was asked for";
        return;
    }
    study.path = Path::counts;
    study.why =
        "no steps, and nothing but arrivals and departures changes a site; exact in "
        "continuous time";
    if (has_uncertainty(study.scenario)) {
        study.why += "; every replication draws the demand that its history leaves open";
    }
}

}  // namespace

void fix_parameters(scenario::Scenario& scenario) {
    for (scenario::Demand& demand : scenario.demand) demand.values.uncertainty.clear();
}

bool has_uncertainty(const scenario::Scenario& scenario) {
    return std::any_of(scenario.demand.begin(), scenario.demand.end(),
                       [](const scenario::Demand& demand) { return demand.values.is_uncertain(); });
}

const char* parameters_word(const scenario::Scenario& scenario, Parameters parameters) {
    return parameters == Parameters::drawn && has_uncertainty(scenario) ? "drawn" : "fixed";
}

RiskStudy make_risk_study(scenario::Scenario scenario, const RiskOptions& options) {
    RiskStudy study;
    if (options.parameters == Parameters::fixed) fix_parameters(scenario);
    study.sites = sites_of(scenario);
    study.horizon = make_horizon(scenario.start, scenario.end, options.warmup, study.sites.size());
    if (options.bands == Bands::none) {  // only the last day, for the Macs at the end
        study.horizon.dates = {study.horizon.dates.back()};
        study.horizon.looks = {study.horizon.looks.back()};
    }
    study.horizon.counts_excess = scenario.costs && scenario.costs->over_limit_mac_day > 0;
    study.options = options;
    if (options.seed) scenario.seed = *options.seed;
    strip_for_replications(scenario);
    study.certain = !is_random(scenario);
    if (study.certain) study.options.replications = 1;
    if (scenario.costs) study.license_seconds = paid_license_seconds(scenario, study.horizon);
    study.scenario = std::move(scenario);
    choose_path(study);
    if (study.certain)
        study.why = "nothing in the scenario is random, so that one replication says everything";
    return study;
}

RiskPart run_part(const RiskStudy& study, std::int64_t first, std::int64_t count) {
    study.options.stop.check();
    RiskPart part(study.sites.size(), study.horizon.looks.size());
    if (study.path == Path::counts) {
        play_counts(*study.counts, study.horizon, first, count, part);
        return part;
    }
    for (std::int64_t r = first; r < first + count; ++r) add(part, play_in_full(study, r));
    return part;
}

std::int64_t next_target(const RiskStudy& study, const RiskPart& so_far) {
    const std::int64_t most = study.options.replications;
    if (!study.options.precision) return most;
    const std::int64_t done = so_far.replications;
    const std::int64_t wanted = std::max<std::int64_t>(1, study.options.min_replications);
    const std::int64_t least = std::min(most, wanted);
    if (done < least) return least;
    const double z = two_sided_z(study.options.confidence);
    const auto wide = [&](std::int64_t hits) {
        return share_interval(hits, done, z).half_width() > *study.options.precision;
    };
    const bool go_on = wide(so_far.breached) ||
                       std::any_of(so_far.sites.begin(), so_far.sites.end(),
                                   [&](const SiteTally& site) { return wide(site.breached); });
    if (!go_on) return done;
    return std::min(most, done + std::max<std::int64_t>(64, done / 4));
}

}  // namespace headroom::planning
