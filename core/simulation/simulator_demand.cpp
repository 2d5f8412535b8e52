// The part of the simulator that lets Macs come and go (demand.h draws, licensing decides).

#include <algorithm>

#include "core/base/check.h"

#include "core/simulation/simulator.h"

namespace headroom::simulation {

using namespace licensing;

namespace {

constexpr auto demand_rank = static_cast<std::uint8_t>(Phase::demand);
constexpr int items_between_polls = 1 << 15;
constexpr std::uint32_t far = 0xFFFFFFFFu;  // what is later is scheduled in the agenda

}  // namespace

void Simulator::start_demand(std::vector<SiteDemand> demand, Instant end) {
    HEADROOM_CHECK(end >= now_.at);
    demand_start_ = now_.at;
    demand_end_ = end;
    for (SiteDemand& one : demand) demand_.emplace_back(std::move(one), world_.seed, now_.at);
    const std::vector<std::vector<MacId>> macs = world_.macs.managed_by_site();
    for (std::uint32_t i = 0; i < demand_.size(); ++i) {
        ActiveDemand& active = demand_[i];
        const bool residual = active.demand.existing == ExistingMacs::residual;
        for (const MacId mac : macs[active.demand.site.index()]) {
            schedule_departure(mac, residual ? active.stays.next_residual(active.demand)
                                             : active.stays.next(active.demand));
        }
        schedule_arrivals(i);
    }
}

void Simulator::schedule_arrivals(std::uint32_t index) {
    ActiveDemand& active = demand_[index];
    active.scheduled = 0;
    active.begun = 0;
    for (Count& count : active.counts) {
        const ArrivalStream::Arrival next = active.arrivals.next(active.demand, demand_end_);
        if (next.count == 0) return;
        count = next.count;
        ++active.scheduled;
        const std::int64_t after = (next.at - demand_start_).seconds;
        if (after <= std::int64_t{far}) {
            coming_.push(DemandItem::arrival(static_cast<std::uint32_t>(after), index));
        } else {
            agenda_.schedule({next.at, demand_rank, engine::arrival_entry, index});
        }
    }
}

// One attempt to enroll a new Mac; true when it is managed now.
HEADROOM_ALWAYS_INLINE bool Simulator::let_arrive(const SiteDemand& demand) {
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

// So many of the latest enrolled leave at once; their own departures are then not wanted.
void Simulator::let_leave(SiteId site, Count count) {
    HEADROOM_CHECK(count >= 0);
    std::vector<MacId> macs = world_.macs.managed(site);
    for (; count > 0 && !macs.empty(); --count) {
        perform(MacRemoved{site, macs.back(), false});
        macs.pop_back();
        settle_limits();
    }
}

void Simulator::run_arrival(std::uint32_t index) {
    ActiveDemand& active = demand_[index];
    HEADROOM_CHECK(active.begun < active.scheduled);
    if (active.counts[active.begun] < 0)
        let_leave(active.demand.site, -active.counts[active.begun]);
    for (Count left = active.counts[active.begun++]; left > 0; --left) {
        if (left % items_between_polls == 0) stop_.check();
        const bool managed =
            way_ == Way::plain ? let_arrive(active.demand) : let_arrive_by_command(active.demand);
        settle_limits();
        if (managed) {
            schedule_departure(world_.macs.newest(), active.stays.next(active.demand));
        } else {
            active.stays.skip();
        }
    }
    if (active.begun == active.scheduled) schedule_arrivals(index);
}

// A Mac has one departure: those that the demand lets come leave for good, and their records serve
// others only then.
void Simulator::schedule_departure(MacId mac, double days) {
    HEADROOM_CHECK(days >= 0);
    // A stay of less than a second would end before it began; one beyond the run never ends in it.
    const double seconds = std::max(1.0, days * 86400);
    if (seconds > static_cast<double>((demand_end_ - now_.at).seconds)) return;
    const Instant at = now_.at + Span{static_cast<std::int64_t>(seconds)};
    const std::int64_t after = (at - demand_start_).seconds;
    if (after <= std::int64_t{far}) {
        coming_.push(DemandItem::departure(static_cast<std::uint32_t>(after), mac));
    } else {
        agenda_.schedule({at, demand_rank, engine::departure_entry, mac.value});
    }
}

// A Mac that was removed by hand does not leave once more.
bool Simulator::is_wanted(DemandItem item) const {
    return !item.is_departure() || world_.macs.managed_by(item.mac()).valid();
}

HEADROOM_ALWAYS_INLINE void Simulator::run_departure(SiteId site, MacId mac) {
    perform(MacRemoved{site, mac, true});
    settle_limits();
}

// For callers in other files, where the inline function has no body.
void Simulator::run_departure_entry(MacId mac) { run_departure(world_.macs.managed_by(mac), mac); }

// While one arrival or departure is carried out, the memory of those after it is on its way.
// Without a branch on which of the two comes: that is as random as a coin. (Inline, or the compiler
// leaves out the call of a function that changes nothing.)
HEADROOM_ALWAYS_INLINE void Simulator::fetch_what_is_coming() {
    if constexpr (prefetches_at_once > 1) {
        if (++since_fetch_ < prefetches_at_once) return;
        since_fetch_ = 0;
    }
    const MacFleet& macs = world_.macs;
    if (macs.size() == 0) return;
    constexpr std::size_t last = engine::Wheel<DemandItem>::furthest_ahead;
    for (std::size_t n = last - prefetches_at_once + 1; n <= last; ++n) {
        const DemandItem soon = coming_.ahead(n);
        macs.fetch(soon.mac_or_first());
        // There are far fewer sites, so that they are near as a rule: worth a hint, but not a read.
        if constexpr (prefetches_at_once == 1) demand_[soon.index_or_first()].fetch();
    }
}

// Arrivals and departures up to `last`, as long as no timer that they lead to comes before them.
void Simulator::run_demand_until(Instant last) {
    for (int left = items_between_polls; !coming_.empty(); --left) {
        if (left == 0) {
            stop_.check();
            left = items_between_polls;
        }
        const DemandItem item = coming_.top();
        const Instant at = instant_of(item);
        if (at > last) return;
        coming_.pop();
        fetch_what_is_coming();
        if (item.is_departure()) {
            const SiteId site = world_.macs.managed_by(item.mac());
            if (!site.valid()) continue;
            now_ = {std::max(at, now_.at), Phase::demand};
            run_departure(site, item.mac());
        } else {
            now_ = {std::max(at, now_.at), Phase::demand};
            run_arrival(item.index());
        }
        if (!world_.changed_timers.empty()) {
            schedule_timers();
            last = std::min(last, agenda_.next().at - Span{1});
        }
        check();
    }
}

}  // namespace headroom::simulation
