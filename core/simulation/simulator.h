#pragma once
// Plays a world: timers in the order of CLK-7, commands when they are given, limit monitoring after
// everything that touched a count. The agenda holds only timers that will change something.
//
//   Simulator s(world, start);
//   s.submit("admin@acme.example", EnrollMac{"P01", {}});
//   s.advance_to(start + Span::days(7));

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/prefetch.h"
#include "core/base/stop_flag.h"
#include "core/engine/agenda.h"
#include "core/licensing/apply.h"
#include "core/licensing/decide.h"
#include "core/licensing/world.h"
#include "core/simulation/demand.h"
#include "core/simulation/demand_item.h"
#include "core/simulation/trace.h"

namespace headroom::simulation {

/// What became of a command that was given once or several times.
struct Outcome {
    Count done = 0;
    Count refused = 0;
    std::optional<licensing::Refusal> refusal;  // the first one
    std::optional<std::string> warning;
    std::optional<std::string> saved;

    bool ok() const { return !refusal; }
    void add(const Outcome& other);
};

class Simulator {
public:
    Simulator(licensing::World world, Instant start);

    Instant now() const { return now_.at; }
    const licensing::World& world() const { return world_; }
    const Trace& trace() const { return trace_; }

    /// Hears of every event just before it is applied to the world.
    using Listener =
        std::function<void(const licensing::World&, licensing::Moment, const licensing::Event&)>;
    void listen(Listener listener) { listener_ = std::move(listener); }

    /// Polled while time is played, which throws Stopped between two events then, and while a
    /// command is given again and again, which ends there.
    void stop_when(StopFlag stop) { stop_ = stop; }
    bool stopping() const { return stop_.is_set(); }

    /// Gives one command. `phase` other than `command` is for outages and demand.
    Outcome submit(std::string_view actor, const licensing::Command& command,
                   licensing::Phase phase = licensing::Phase::command);

    /// Gives the same command `count` times, as one attempt each. Once an attempt is refused, so
    /// are all that follow: a refusal changes nothing. Fewer attempts when it is stopped meanwhile.
    Outcome submit_repeatedly(std::string_view actor, const licensing::Command& command,
                              Count count);

    /// Gives commands that together are the world at the start: limits are looked at once, when
    /// everything is in place, and an overload counts as discovered (scenario format).
    Outcome set_up(std::string_view actor, const licensing::Command& command);
    void finish_set_up();

    /// Lets Macs come and go from now until `end`. Macs that are there get a stay of their own at
    /// sites that have a demand. Once, after the world is set up.
    void start_demand(std::vector<SiteDemand> demand, Instant end);

    /// Runs everything due before `t` and the timers and outages of `t` itself, then stands at `t`
    /// before the user's commands of that instant. `t` is not before now.
    void advance_to(Instant t);
    /// The same, but stands at `t` before the timers of `t`: where outages begin and end (CLK-7).
    void advance_before(Instant t);

    /// The next instant at which a timer is due.
    std::optional<Instant> next_due();

    /// How demand, refreshes and reports are carried out: as plain values, or as every command and
    /// timer. Both give the same trace; the second is the slow, obvious one that tests compare
    /// with.
    enum class Way : std::uint8_t { plain, general };
    void go(Way way) { way_ = way; }

    /// Invariants are checked after every command and clock step when set; a violation throws
    /// std::logic_error with the instant. Tests and debug builds set it.
    void check_invariants(bool on) { checking_ = on; }

private:
    // A site's demand, with the arrivals that are scheduled: several at once, because that is
    // quicker than one after the other. The members that every arrival reads come first, so that
    // they share three cache lines.
    struct alignas(64) ActiveDemand {
        std::uint32_t scheduled = 0;  // arrivals, of which ...
        std::uint32_t begun = 0;      // ... so many have begun
        StayStream stays;
        std::array<Count, 8> counts{};  // Macs that come together
        SiteDemand demand;
        ArrivalStream arrivals;

        ActiveDemand(SiteDemand one, std::uint64_t seed, Instant start)
            : stays(one, seed), demand(std::move(one)), arrivals(demand, seed, start) {}
        HEADROOM_ALWAYS_INLINE void fetch() const {
            for (int line = 0; line < 3; ++line) {
                prefetch(reinterpret_cast<const char*>(this) + 64 * line);
            }
        }
    };

    template <class Fact>
    HEADROOM_ALWAYS_INLINE void perform(const Fact& fact) {
        trace_.record(world_, now_, fact);
        if (listener_) listener_(world_, now_, fact);
        licensing::apply(world_, now_, fact);
    }
    void run_until(Instant t, bool inclusive);
    bool run_some_until(Instant last);
    void run_entry(const engine::Entry& entry);
    void run_timer(licensing::Timer timer);
    std::optional<Instant> due_at(licensing::Timer timer) const;
    bool is_wanted(const engine::Entry& entry) const;
    engine::Entry take_next_entry();
    bool timers_come_first(Instant last) const;

    void run_demand_until(Instant last);
    void fetch_what_is_coming();
    void schedule_arrivals(std::uint32_t index);
    void run_arrival(std::uint32_t index);
    bool let_arrive(const SiteDemand& demand);
    bool let_arrive_by_command(const SiteDemand& demand);
    void schedule_departure(licensing::MacId mac, double days);
    void run_departure(licensing::SiteId site, licensing::MacId mac);
    void let_leave(licensing::SiteId site, Count count);
    void run_departure_entry(licensing::MacId mac);
    bool is_wanted(DemandItem item) const;
    Instant instant_of(DemandItem item) const { return demand_start_ + Span{item.time()}; }

    void drop_stale_entries();
    void schedule_timers();
    void schedule(licensing::Timer timer, Instant at);
    bool renew_next();
    void reschedule() {
        if (!world_.changed_timers.empty()) schedule_timers();
    }
    // The demand is the last in an instant's order: what follows from it, follows at once.
    void settle_limits() {
        if (!world_.dirty_sites.empty()) monitor_limits();
    }
    void monitor_limits();
    void check() {
        if (checking_ && world_.dirty_sites.empty()) check_now();
    }
    void check_now();

    licensing::World world_;
    licensing::Moment now_;
    engine::Agenda agenda_;
    std::array<std::vector<Instant>, 8> scheduled_;  // by kind and entity: what the agenda holds
    std::vector<licensing::SiteId> monitored_;       // room for monitor_limits()

    std::vector<ActiveDemand> demand_;
    Instant demand_start_;
    Instant demand_end_;
    engine::Wheel<DemandItem> coming_;  // arrivals and departures of the first 136 years
    std::size_t since_fetch_ = 0;  // so many of them were carried out since memory was asked for

    Trace trace_;
    Listener listener_;
    StopFlag stop_;
    Way way_ = Way::plain;
    bool checking_ = false;
};

}  // namespace headroom::simulation
