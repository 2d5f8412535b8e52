#include "core/app/why/course.h"

#include "core/scenario/playback.h"
#include "core/scenario/read_scenario.h"

namespace headroom::app {
namespace {

/// The step that is being carried out; events of a command come between two results.
std::optional<std::size_t> running_step(const scenario::Playback* playback,
                                        licensing::Moment moment) {
    if (playback == nullptr || moment.phase != licensing::Phase::command) return std::nullopt;
    const std::size_t next = playback->results().size();
    const auto& steps = playback->scenario().steps;
    if (next >= steps.size() || steps[next].at != moment.at) return std::nullopt;
    return next;
}

}  // namespace

std::size_t Course::play(Instant until, const Visitor& visit, const AtEnd& at_end) const {
    std::size_t number = 0;
    const scenario::Playback* playing = nullptr;
    auto simulator =
        scenario::make_simulator(scenario_, file_,
                                 [&](const licensing::World& world, licensing::Moment moment,
                                     const licensing::Event& event) {
                                     visit({world, moment, event, number,
                                            running_step(playing, moment), playing == nullptr});
                                     ++number;
                                 });
    simulator->stop_when(stop_);
    scenario::Playback playback(scenario_, std::move(*simulator));
    playing = &playback;
    playback.advance_to(until);
    if (at_end) at_end(playback.simulator().world(), playback.now(), number);
    return number;
}

}  // namespace headroom::app
