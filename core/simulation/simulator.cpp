#include "core/simulation/simulator.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "core/base/check.h"
#include "core/licensing/invariants.h"
#include "core/licensing/timers.h"

namespace headroom::simulation {

using namespace licensing;

namespace {

constexpr Instant never{-(std::int64_t{1} << 61)};

Timer timer_of(const engine::Entry& entry) {
    return {static_cast<TimerKind>(entry.what()), entry.entity()};
}

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
    HEADROOM_CHECK(count >= 1);
    Outcome total;
    // Who is the latest enrolled is looked up once for all that leave.
    Command one = command;
    RemoveMac* const removal = std::get_if<RemoveMac>(&one);
    std::vector<MacId> macs;
    if (removal != nullptr && !removal->mac) {
        const SiteId site = world_.site_id(removal->site);
        if (site.valid()) macs = world_.macs.managed(site);
    }
    for (Count i = 0; i < count && !(i > 0 && stop_.is_set()); ++i) {
        if (removal != nullptr) {
            removal->latest = macs.empty() ? MacId{} : macs.back();
            if (!macs.empty()) macs.pop_back();
        }
        total.add(submit(actor, one));
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
    for (const Event& event : freeze_limits(world_, now_)) perform(event);
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
    const Instant last = inclusive ? t : t - Span{1};
    do stop_.check();
    while (run_some_until(last));
}

// Whether something is left to run. In pieces, because a browser exchanges a function for its fast
// version only when it is called anew.
[[gnu::noinline]] bool Simulator::run_some_until(Instant last) {
    for (int i = 0; i < 256; ++i) {
        // CLK-7: limits are looked at once, after the timers of rank 1 to 5 and before the rest.
        if (!world_.dirty_sites.empty() && !timers_come_first(last)) {
            now_.phase = std::max(now_.phase, Phase::limits);
            monitor_limits();
            reschedule();
            check();
            continue;
        }
        run_demand_until(std::min(last, agenda_.next().at - Span{1}));
        if (agenda_.next().at > last) return false;
        // Timers of the same instant come before the demand as well.
        const Instant at = agenda_.next().at;
        do {
            if (renew_next()) continue;
            const engine::Entry entry = take_next_entry();
            if (is_wanted(entry)) run_entry(entry);
        } while (agenda_.next().at == at && world_.dirty_sites.empty());
    }
    return true;
}

bool Simulator::timers_come_first(Instant last) const {
    return agenda_.next().at <= std::min(now_.at, last) &&
           agenda_.next().rank() < static_cast<std::uint8_t>(Phase::limits);
}

engine::Entry Simulator::take_next_entry() {
    const engine::Entry entry = agenda_.next();
    agenda_.pop();
    if (entry.what() < scheduled_.size()) {
        Instant& held = scheduled_[entry.what()][entry.entity()];
        if (held == entry.at) held = never;
    }
    return entry;
}

std::optional<Instant> Simulator::next_due() {
    drop_stale_entries();
    if (coming_.empty()) return agenda_.empty() ? std::nullopt : std::optional(agenda_.next().at);
    const Instant at = instant_of(coming_.top());
    return agenda_.empty() ? at : std::min(at, agenda_.next().at);
}

void Simulator::run_entry(const engine::Entry& entry) {
    now_ = {std::max(entry.at, now_.at), static_cast<Phase>(entry.rank())};
    if (entry.what() == engine::arrival_entry) {
        run_arrival(entry.entity());
    } else if (entry.what() == engine::departure_entry) {
        run_departure_entry(MacId{entry.entity()});
    } else {
        run_timer(timer_of(entry));
    }
    reschedule();
    check();
}

void Simulator::run_timer(Timer timer) {
    if (way_ == Way::plain && timer.kind == TimerKind::report) {
        perform(weekly_report(world_, now_, SiteId{timer.entity}));
        return;
    }
    for (const Event& event : decide(world_, now_, timer)) perform(event);
}

// The two most frequent kinds are inlined here.
std::optional<Instant> Simulator::due_at(Timer timer) const {
    switch (timer.kind) {
        case TimerKind::refresh: return refresh_due(world_.sites[timer.entity]);
        case TimerKind::report: return report_due(world_.sites[timer.entity]);
        default: return due(world_, timer);
    }
}

// The most frequent timer: a refresh that brings the terms that the site has already, so that no
// event has to be made. Returns whether the next entry was such a refresh; then it is done and
// scheduled again.
HEADROOM_ALWAYS_INLINE bool Simulator::renew_next() {
    constexpr auto refresh = static_cast<std::uint8_t>(TimerKind::refresh);
    const engine::Entry& entry = agenda_.next();
    if (entry.what() != refresh || way_ != Way::plain || listener_) return false;
    const SiteId site{entry.entity()};
    if (refresh_due(world_.sites[site.index()]) != entry.at) return false;
    const Moment now{std::max(entry.at, now_.at), Phase::refresh};
    if (!terms_stand(world_, now, site)) return false;
    now_ = now;
    trace_.record_standing_terms(now, site);
    const Instant next = renew_standing_terms(world_, now, site);
    scheduled_[refresh][site.index()] = next;
    agenda_.postpone(next);
    check();
    return true;
}

bool Simulator::is_wanted(const engine::Entry& entry) const {
    switch (entry.what()) {
        case engine::arrival_entry: return true;
        case engine::departure_entry: return world_.macs.managed_by(MacId{entry.entity()}).valid();
        default: return due_at(timer_of(entry)) == entry.at;
    }
}

void Simulator::drop_stale_entries() {
    while (!agenda_.empty() && !is_wanted(agenda_.next())) take_next_entry();
    while (!coming_.empty() && !is_wanted(coming_.top())) coming_.pop();
}

void Simulator::schedule_timers() {
    for (const Timer timer : world_.changed_timers) {
        if (const auto at = due_at(timer)) schedule(timer, *at);
    }
    world_.changed_timers.clear();
}

// The agenda gets an entry only when it does not hold the same one already.
void Simulator::schedule(Timer timer, Instant at) {
    auto& of_kind = scheduled_[static_cast<std::size_t>(timer.kind)];
    if (of_kind.size() <= timer.entity) of_kind.resize(timer.entity + 1, never);
    if (std::exchange(of_kind[timer.entity], at) == at) return;
    agenda_.schedule({at, static_cast<std::uint8_t>(phase_of(timer.kind)),
                      static_cast<std::uint8_t>(timer.kind), timer.entity});
}

void Simulator::monitor_limits() {
    monitored_.swap(world_.dirty_sites);
    std::sort(monitored_.begin(), monitored_.end());
    for (const SiteId id : monitored_) {
        for (const Event& event : monitor_limit(world_, id)) perform(event);
        world_.sites[id.index()].dirty.reset();
        world_.sites[id.index()].in_dirty_list = false;
    }
    monitored_.clear();
}

void Simulator::check_now() {
    const auto more = next_due();
    if (more && *more <= now_.at) return;  // the timers of this instant have not all run (CLK-7)
    const auto broken = broken_invariants(world_, now_);
    if (broken.empty()) return;
    std::string message = "broken invariant at " + format_instant(now_.at);
    for (const std::string& one : broken) message += "\n  " + one;
    throw std::logic_error(message);
}

}  // namespace headroom::simulation
