#include "core/simulation/simulator.h"

#include <algorithm>
#include <stdexcept>

#include "core/licensing/apply.h"
#include "core/licensing/invariants.h"
#include "core/licensing/timers.h"

namespace headroom::simulation {

using namespace licensing;

namespace {

Timer timer_of(const Entry& entry) { return {static_cast<TimerKind>(entry.what), entry.entity}; }

}  // namespace

void Outcome::add(const Outcome& other) {
    done += other.done;
    refused += other.refused;
    if (!refusal) refusal = other.refusal;
    if (other.warning) warning = other.warning;
    if (other.saved) saved = other.saved;
}

Simulator::Simulator(World world, Instant start)
    : world_(std::move(world)), now_{start, Phase::command} {
    reschedule();
}

Outcome Simulator::submit(std::string_view actor, const Command& command, Phase phase) {
    now_.phase = phase;
    const Decision decision = decide(world_, now_, actor, command);
    Outcome outcome;
    outcome.refusal = decision.refusal;
    outcome.warning = decision.warning;
    outcome.saved = decision.saved;
    if (decision.refusal) {
        outcome.refused = 1;
        perform(CommandRefused{decision.refusal->code, decision.site, 1});
    } else {
        outcome.done = decision.done;
        for (const Event& event : decision.events) perform(event);
    }
    if (phase == Phase::command) monitor_limits();
    reschedule();
    check();
    return outcome;
}

Outcome Simulator::submit_repeatedly(std::string_view actor, const Command& command, Count count) {
    Outcome total;
    for (Count i = 0; i < count; ++i) {
        total.add(submit(actor, command));
        if (total.refused == 0) continue;
        const Count rest = count - i - 1;
        if (rest > 0) {
            now_.phase = Phase::command;
            const SiteId site = decide(world_, now_, actor, command).site;
            perform(CommandRefused{total.refusal->code, site, rest});
            total.refused += rest;
        }
        break;
    }
    return total;
}

Outcome Simulator::set_up(std::string_view actor, const Command& command) {
    return submit(actor, command, Phase::limits);
}

void Simulator::finish_set_up() {
    now_.phase = Phase::command;
    for (const SiteId id : world_.dirty_sites) {
        world_.sites[id.index()].dirty = BreachCause::discovery;
    }
    monitor_limits();
    reschedule();
    check();
}

void Simulator::advance_to(Instant t) {
    run_until(t, true);
    if (now_.at < t) now_ = {t, Phase::monitor};
}

void Simulator::advance_before(Instant t) {
    run_until(t, false);
    if (now_.at < t) now_ = {t, Phase::outage};
}

void Simulator::run_until(Instant t, bool inclusive) {
    for (;;) {
        drop_stale_entries();
        const bool more = !agenda_.empty() && (agenda_.next().at < t ||
                                               (inclusive && agenda_.next().at == t));
        // CLK-7: limits are looked at once, after the timers of rank 1 to 5 and before the rest.
        const bool others_first =
            more && agenda_.next().at <= now_.at &&
            agenda_.next().rank < static_cast<std::uint8_t>(Phase::limits);
        if (!world_.dirty_sites.empty() && !others_first) {
            now_.phase = std::max(now_.phase, Phase::limits);
            monitor_limits();
            reschedule();
            check();
            continue;
        }
        if (!more) break;
        const Entry entry = agenda_.next();
        agenda_.pop();
        run_entry(entry);
    }
}

std::optional<Instant> Simulator::next_due() {
    drop_stale_entries();
    return agenda_.empty() ? std::nullopt : std::optional(agenda_.next().at);
}

void Simulator::run_entry(const Entry& entry) {
    now_ = {std::max(entry.at, now_.at), static_cast<Phase>(entry.rank)};
    if (entry.what == arrival_entry) {
        run_arrival(entry.entity);
    } else if (entry.what == departure_entry) {
        run_departure(MacId{entry.entity});
    } else {
        for (const Event& event : decide(world_, now_, timer_of(entry))) perform(event);
    }
    reschedule();
    if (world_.dirty_sites.empty()) check();
}

bool Simulator::is_wanted(const Entry& entry) const {
    if (entry.what == arrival_entry) return true;
    if (entry.what == departure_entry) {
        return departs_at_[entry.entity] == entry.at &&
               world_.macs.managed_by(MacId{entry.entity}).valid();
    }
    return due(world_, timer_of(entry)) == entry.at;
}

void Simulator::perform(const Event& event) {
    trace_.record(now_, event);
    if (listener_) listener_(world_, now_, event);
    apply(world_, now_, event);
}

void Simulator::drop_stale_entries() {
    while (!agenda_.empty() && !is_wanted(agenda_.next())) agenda_.pop();
}

void Simulator::reschedule() {
    for (const Timer timer : world_.changed_timers) {
        const auto at = due(world_, timer);
        if (!at) continue;
        agenda_.schedule({*at, static_cast<std::uint8_t>(phase_of(timer.kind)),
                          static_cast<std::uint8_t>(timer.kind), timer.entity});
    }
    world_.changed_timers.clear();
}

void Simulator::monitor_limits() {
    std::vector<SiteId> sites;
    sites.swap(world_.dirty_sites);
    std::sort(sites.begin(), sites.end());
    for (const SiteId id : sites) {
        for (const Event& event : monitor_limit(world_, id)) perform(event);
        world_.sites[id.index()].dirty.reset();
        world_.sites[id.index()].in_dirty_list = false;
    }
}

void Simulator::check() {
    if (!checking_ || !world_.dirty_sites.empty()) return;
    const auto more = next_due();
    if (more && *more <= now_.at) return;  // the timers of this instant have not all run (CLK-7)
    const auto broken = broken_invariants(world_, now_);
    if (broken.empty()) return;
    std::string message = "broken invariant at " + format_instant(now_.at);
    for (const std::string& one : broken) message += "\n  " + one;
    throw std::logic_error(message);
}

}  // namespace headroom::simulation
