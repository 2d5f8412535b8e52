// The part of the simulator that lets Macs come and go (demand.h draws, licensing decides).

#include <algorithm>

#include "core/simulation/simulator.h"

namespace headroom::simulation {

using namespace licensing;

namespace {

constexpr auto demand_rank = static_cast<std::uint8_t>(Phase::demand);
constexpr std::uint32_t stays = 0;
constexpr std::uint32_t is_far = 0xFFFFFFFFu;

}  // namespace

void Simulator::start_demand(std::vector<SiteDemand> demand, Instant end) {
    demand_start_ = now_.at;
    demand_end_ = end;
    for (SiteDemand& one : demand) {
        ArrivalStream arrivals(one, world_.seed, now_.at);
        StayStream stay_stream(one, world_.seed);
        demand_.push_back({std::move(one), std::move(arrivals), stay_stream, std::nullopt});
    }
    departs_after_.resize(world_.macs.size(), stays);
    for (std::uint32_t i = 0; i < demand_.size(); ++i) {
        ActiveDemand& active = demand_[i];
        const StayModel& stay = active.demand.stay;
        const bool residual = active.demand.existing == ExistingMacs::residual;
        for (MacId mac = world_.macs.at(active.demand.site).first; mac.valid();
             mac = world_.macs.next(mac)) {
            schedule_departure(mac, residual ? active.stays.next_residual(stay)
                                             : active.stays.next(stay));
        }
        schedule_arrival(i);
    }
}

void Simulator::schedule_arrival(std::uint32_t index) {
    ActiveDemand& active = demand_[index];
    active.next = active.arrivals.next(active.demand, demand_end_);
    if (active.next) agenda_.schedule({active.next->at, demand_rank, arrival_entry, index});
}

// One attempt to enroll a new Mac; true when it is managed now.
bool Simulator::let_arrive(const SiteDemand& demand) {
    const SiteId site = demand.site;
    const Admission admission = admission_of_new_mac(world_, site, demand.method);
    if (admission.refusal) {
        perform(CommandRefused{*admission.refusal, site, 1});
    } else if (admission.managed) {
        perform(MacEnrolled{site, MacId{}, demand.method, {}});
    } else {
        perform(MacLeftUnmanaged{site, MacId{}, {}});
    }
    return admission.managed;
}

bool Simulator::let_arrive_by_command(const SiteDemand& demand) {
    const std::string& code = world_.sites[demand.site.index()].code;
    const Command command = demand.method == EnrollMethod::manual
                                ? Command{EnrollMac{code, std::nullopt}}
                                : Command{DiscoverMac{code, std::nullopt}};
    const Count before = world_.macs.at(demand.site).count;
    submit("", command, Phase::demand);
    return world_.macs.at(demand.site).count != before;  // not refused, nor left unmanaged
}

void Simulator::run_arrival(std::uint32_t index) {
    ActiveDemand& active = demand_[index];
    const Count count = active.next->count;
    for (Count i = 0; i < count; ++i) {
        const bool managed = way_ == Way::plain ? let_arrive(active.demand)
                                                : let_arrive_by_command(active.demand);
        monitor_limits();
        if (managed) {
            schedule_departure(world_.macs.at(active.demand.site).last,
                               active.stays.next(active.demand.stay));
        } else {
            active.stays.skip();
        }
    }
    schedule_arrival(index);
}

void Simulator::schedule_departure(MacId mac, std::optional<double> days) {
    if (departs_after_.size() <= mac.index()) departs_after_.resize(mac.index() + 1, stays);
    departs_after_[mac.index()] = stays;
    if (!days) return;
    // A stay of less than a second would end before it began; one beyond the run never ends in it.
    const double seconds = std::max(1.0, *days * 86400);
    if (seconds > static_cast<double>((demand_end_ - now_.at).seconds)) return;
    const Instant at = now_.at + Span{static_cast<std::int64_t>(seconds)};
    const std::int64_t after = (at - demand_start_).seconds;
    if (after >= std::int64_t{is_far}) {
        departs_after_[mac.index()] = is_far;
        far_departures_[mac.value] = at;
        agenda_.schedule({at, demand_rank, departure_entry, mac.value});
        return;
    }
    departs_after_[mac.index()] = static_cast<std::uint32_t>(after);
    departures_.push({static_cast<std::uint32_t>(after), mac.value});
}

// Whether this is the departure that was drawn for the Mac's present stay.
bool Simulator::departs_at(MacId mac, Instant at) const {
    const std::uint32_t after = departs_after_[mac.index()];
    if (after == stays || !world_.macs.managed_by(mac).valid()) return false;
    if (after == is_far) return far_departures_.at(mac.value) == at;
    return demand_start_ + Span{after} == at;
}

Instant Simulator::next_departure() {
    return departures_.empty() ? end_of_time : demand_start_ + Span{departures_.top().after};
}

// While one departure is carried out, the memory of those after it is on its way.
void Simulator::fetch_departures() const {
    if (const Departure* soon = departures_.ahead(5)) {
        world_.macs.fetch(MacId{soon->mac});
        __builtin_prefetch(&departs_after_[soon->mac]);
    }
    if (const Departure* next = departures_.ahead(2)) {
        world_.macs.fetch_neighbours(MacId{next->mac});
    }
}

void Simulator::run_departure(MacId mac) {
    departs_after_[mac.index()] = stays;
    perform(MacRemoved{world_.macs.managed_by(mac), mac, true});
}

}  // namespace headroom::simulation
