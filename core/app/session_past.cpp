// Figures of a moment that is over: the branch is played up to there in a copy.

#include "core/app/overview.h"
#include "core/app/session_state.h"
#include "core/scenario/read_scenario.h"

namespace headroom::app {

using scenario::Playback;

Playback Session::State::played_until(Instant t) const {
    const auto* snapshot = timeline.at_or_before(t);
    if (snapshot == nullptr) {
        // Reading the scenario has checked that its world can be built.
        auto simulator = scenario::make_simulator(read.scenario, file, {});
        Playback copy(with_hand_commands(), std::move(*simulator));
        copy.advance_to(t);
        return copy;
    }
    Playback copy = *playback;
    copy.return_to(snapshot->state.mark);
    copy.stop_listening();
    copy.advance_to(t);
    return copy;
}

const Overview* Session::overview_at(Instant t) const {
    if (t == now()) return &overview();
    if (t > now() || t < start()) return nullptr;
    State& state = *state_;
    if (!state.past_is_known || state.past.now != t) {
        update_overview(state.past, state.played_until(t));
        state.past_is_known = true;
    }
    return &state.past;
}

}  // namespace headroom::app
