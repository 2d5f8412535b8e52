#pragma once
// Plays a world: timers in the order of CLK-7, commands when they are given, limit monitoring after
// everything that touched a count. The agenda holds only timers that will change something.
//
//   Simulator s(world, start);
//   s.submit("admin@acme.example", EnrollMac{"P01", {}});
//   s.advance_to(start + Span::days(7));

#include <functional>
#include <string>
#include <string_view>

#include "core/licensing/decide.h"
#include "core/licensing/world.h"
#include "core/simulation/agenda.h"
#include "core/simulation/demand.h"
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
    using Listener = std::function<void(const licensing::World&, licensing::Moment,
                                        const licensing::Event&)>;
    void listen(Listener listener) { listener_ = std::move(listener); }

    /// Gives one command. `phase` other than `command` is for outages and demand.
    Outcome submit(std::string_view actor, const licensing::Command& command,
                   licensing::Phase phase = licensing::Phase::command);

    /// Gives the same command `count` times, as one attempt each. Once an attempt is refused, so
    /// are all that follow: a refusal changes nothing.
    Outcome submit_repeatedly(std::string_view actor, const licensing::Command& command,
                              Count count);

    /// Gives commands that together are the world at the start: limits are looked at once, when
    /// everything is in place, and an overload counts as discovered (contract §1.2).
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

    /// Invariants are checked after every command and clock step when set; a violation throws
    /// std::logic_error with the instant. Tests and debug builds set it.
    void check_invariants(bool on) { checking_ = on; }

private:
    void perform(const licensing::Event& event);
    void run_until(Instant t, bool inclusive);
    void run_entry(const Entry& entry);
    bool is_wanted(const Entry& entry) const;
    void schedule_arrival(std::uint32_t index);
    void run_arrival(std::uint32_t index);
    void run_departure(licensing::MacId mac);
    void schedule_departure(licensing::MacId mac, Instant from, std::optional<double> days);
    void drop_stale_entries();
    void reschedule();
    void monitor_limits();
    void check();

    // A site's demand with the arrival that is scheduled next.
    struct ActiveDemand {
        SiteDemand demand;
        ArrivalStream stream;
        std::optional<ArrivalStream::Arrival> next;
        std::uint32_t arrival_count = 0;  // numbers the stays, refused arrivals included
    };

    licensing::World world_;
    licensing::Moment now_;
    std::vector<ActiveDemand> demand_;
    std::vector<Instant> departs_at_;  // by Mac; before 1970: stays
    Instant demand_end_;
    Agenda agenda_;
    Trace trace_;
    Listener listener_;
    bool checking_ = false;
};

}  // namespace headroom::simulation
