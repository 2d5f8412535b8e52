#include "core/app/moment_search.h"

#include <algorithm>

#include "core/app/session.h"
#include "core/app/session_playback.h"
#include "core/scenario/playback.h"

namespace headroom::app {
namespace {

std::optional<Count> least_pool_of(const licensing::World& world) {
    std::optional<Count> least;
    for (const licensing::Subscription& one : world.subscriptions) {
        const Count pool = one.live.main_pool_raw();
        least = std::min(least.value_or(pool), pool);
    }
    return least;
}

Count refusals_in(const licensing::World& world) {
    Count sum = 0;
    for (const auto& [code, count] : world.refusals) sum += count;
    return sum;
}

}  // namespace

struct MomentSearch::State {
    scenario::Playback ahead;
    Instant end;
    Span slice;
    SoughtMoment sought;
    Count known = 0;  // breaches that have begun already, or refusals; of pools 1 when one is low
    std::optional<Instant> found;

    const licensing::World& world() const { return ahead.simulator().world(); }
    Count count() const {
        switch (sought.kind) {
            case SoughtMoment::Kind::breach: return static_cast<Count>(world().breaches.size());
            case SoughtMoment::Kind::refusal: return refusals_in(world());
            case SoughtMoment::Kind::main_pool_below: break;
        }
        const std::optional<Count> pool = least_pool_of(world());
        return pool && *pool < sought.pool ? 1 : 0;
    }
};

std::optional<Count> least_main_pool(const Session& session) {
    return least_pool_of(playback_of(session).simulator().world());
}

MomentSearch::MomentSearch(const Session& session, SoughtMoment sought) {
    constexpr std::int64_t slices = 512;
    const std::int64_t whole = (session.end() - session.start()).seconds;
    const Span slice{std::max<std::int64_t>(1, whole / slices)};
    state_ =
        std::make_unique<State>(State{playback_of(session), session.end(), slice, sought, 0, {}});
    state_->ahead.stop_listening();
    state_->known = state_->count();
}

MomentSearch::~MomentSearch() = default;

bool MomentSearch::go_on() {
    State& state = *state_;
    if (state.found || state.ahead.now() >= state.end) return false;
    const bool in_slices = state.sought.kind == SoughtMoment::Kind::breach;
    const Instant to = in_slices ? state.ahead.now() + state.slice : state.ahead.next_instant();
    state.ahead.advance_to(std::min(state.end, to));
    const Count count = state.count();
    if (count > state.known) {
        const auto first = static_cast<std::size_t>(state.known);
        state.found = in_slices ? state.world().breaches[first].from : state.ahead.now();
    }
    state.known = count;
    return !state.found && state.ahead.now() < state.end;
}

std::optional<Instant> MomentSearch::found() const { return state_->found; }

Instant MomentSearch::searched_to() const { return state_->found.value_or(state_->ahead.now()); }

}  // namespace headroom::app
