#include "core/app/breach_search.h"

#include <algorithm>
#include <cstdint>

#include "core/app/session.h"
#include "core/app/session_playback.h"
#include "core/scenario/playback.h"

namespace headroom::app {

struct BreachSearch::State {
    scenario::Playback ahead;
    Instant end;
    Span slice;
    std::size_t known = 0;  // breaches that have begun already
    std::optional<Instant> found;
};

BreachSearch::BreachSearch(const Session& session) {
    constexpr std::int64_t slices = 512;
    const std::int64_t whole = (session.end() - session.start()).seconds;
    state_ = std::make_unique<State>(State{playback_of(session), session.end(),
                                           Span{std::max<std::int64_t>(1, whole / slices)}});
    state_->ahead.stop_listening();
    state_->known = state_->ahead.simulator().world().breaches.size();
}

BreachSearch::~BreachSearch() = default;

bool BreachSearch::go_on() {
    State& state = *state_;
    if (state.found || state.ahead.now() >= state.end) return false;
    state.ahead.advance_to(std::min(state.end, state.ahead.now() + state.slice));
    const auto& breaches = state.ahead.simulator().world().breaches;
    if (breaches.size() > state.known) state.found = breaches[state.known].from;
    return !state.found && state.ahead.now() < state.end;
}

std::optional<Instant> BreachSearch::found() const { return state_->found; }

}  // namespace headroom::app
