// The part of the simulator that lets Macs come and go (demand.h draws, licensing decides).

#include <algorithm>

#include "core/simulation/simulator.h"

namespace headroom::simulation {

using namespace licensing;

namespace {

constexpr auto demand_rank = static_cast<std::uint8_t>(Phase::demand);
constexpr Instant stays_for_ever{-1};

}  // namespace

void Simulator::start_demand(std::vector<SiteDemand> demand, Instant end) {
    demand_end_ = end;
    for (SiteDemand& one : demand) {
        ArrivalStream stream(one, world_.seed, now_.at);
        demand_.push_back({std::move(one), std::move(stream), std::nullopt, 0});
    }
    for (std::uint32_t i = 0; i < demand_.size(); ++i) {
        ActiveDemand& active = demand_[i];
        for (MacId mac = world_.macs.at(active.demand.site).first; mac.valid();
             mac = world_.macs.next(mac)) {
            RandomStream random(world_.seed, active.demand.entity, Purpose::stay,
                                active.arrival_count++);
            const bool residual = active.demand.existing == ExistingMacs::residual;
            schedule_departure(mac, now_.at,
                               residual ? active.demand.stay.draw_residual_days(random)
                                        : active.demand.stay.draw_days(random));
        }
        schedule_arrival(i);
    }
}

void Simulator::schedule_arrival(std::uint32_t index) {
    ActiveDemand& active = demand_[index];
    active.next = active.stream.next(active.demand, demand_end_);
    if (active.next) agenda_.schedule({active.next->at, demand_rank, arrival_entry, index});
}

void Simulator::run_arrival(std::uint32_t index) {
    ActiveDemand& active = demand_[index];
    const Count count = active.next->count;
    const SiteId site = active.demand.site;
    const std::string& code = world_.sites[site.index()].code;
    const Command command = active.demand.method == EnrollMethod::manual
                                ? Command{EnrollMac{code, std::nullopt}}
                                : Command{DiscoverMac{code, std::nullopt}};
    for (Count i = 0; i < count; ++i) {
        RandomStream random(world_.seed, active.demand.entity, Purpose::stay,
                            active.arrival_count++);
        const Count before = world_.macs.at(site).count;
        submit("", command, Phase::demand);
        monitor_limits();
        if (world_.macs.at(site).count == before) continue;  // refused, or left unmanaged
        schedule_departure(world_.macs.at(site).last, now_.at,
                           active.demand.stay.draw_days(random));
    }
    schedule_arrival(index);
}

void Simulator::schedule_departure(MacId mac, Instant from, std::optional<double> days) {
    if (departs_at_.size() <= mac.index()) departs_at_.resize(mac.index() + 1, stays_for_ever);
    departs_at_[mac.index()] = stays_for_ever;
    if (!days) return;
    // A stay of less than a second would end before it began; one beyond the run never ends in it.
    const double seconds = std::max(1.0, *days * 86400);
    if (seconds > static_cast<double>((demand_end_ - from).seconds)) return;
    const Instant at = from + Span{static_cast<std::int64_t>(seconds)};
    departs_at_[mac.index()] = at;
    agenda_.schedule({at, demand_rank, departure_entry, mac.value});
}

void Simulator::run_departure(MacId mac) {
    departs_at_[mac.index()] = stays_for_ever;
    perform(MacRemoved{world_.macs.managed_by(mac), mac, true});
}

}  // namespace headroom::simulation
