#include "core/planning/study/chance.h"

#include <algorithm>

namespace headroom::planning {
namespace {

using simulation::ExistingMacs;
using simulation::SiteDemand;
using simulation::StayModel;

bool is_random_stay(const StayModel& stay, ExistingMacs existing) {
    switch (stay.kind) {
        case StayModel::Kind::forever: return false;
        // What is left of a fixed stay that is under way is drawn from the whole of it.
        case StayModel::Kind::fixed: return existing == ExistingMacs::residual;
        case StayModel::Kind::exponential:
        case StayModel::Kind::weibull:
        case StayModel::Kind::lognormal: break;
    }
    return true;
}

bool is_random_demand(const SiteDemand& demand) {
    if (demand.is_uncertain() || demand.arrivals.per_day > 0) return true;
    if (is_random_stay(demand.stay, demand.existing)) return true;
    const bool leave = demand.stay.kind != StayModel::Kind::forever;
    return leave && demand.removed_after && is_random_stay(*demand.removed_after, demand.existing);
}

}  // namespace

bool is_random(const scenario::Scenario& scenario) {
    return std::any_of(scenario.demand.begin(), scenario.demand.end(),
                       [](const scenario::Demand& one) { return is_random_demand(one.values); }) ||
           std::any_of(scenario.faults.begin(), scenario.faults.end(),
                       [](const scenario::Fault& fault) { return fault.every_days > 0; });
}

}  // namespace headroom::planning
