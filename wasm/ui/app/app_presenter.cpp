// Presenting: chapters are gone through, and playing pauses where something happens.

#include <imgui.h>

#include <chrono>
#include <memory>

#include "core/app/chapters.h"
#include "wasm/ui/app/app.h"
#include "wasm/ui/app/open_places.h"
#include "wasm/ui/shell/presenter.h"

namespace headroom::ui {
namespace {

using FrameClock = std::chrono::steady_clock;
constexpr auto share_of_a_frame = std::chrono::milliseconds(8);

/// The speed from here on, in simulated seconds a second, and `until` when at most it holds.
double watching_speed(Presenter& presenter, const app::Session& session, double speed,
                      Instant& until) {
    if (!presenter.slow_motion || presenter.pause_at == PauseAt::nothing) return speed;
    Instant clear_to;
    const auto coming = coming_pause(presenter, session, clear_to);
    const bool seen_to_the_end = !coming && clear_to >= session.end();
    if (seen_to_the_end) return speed;
    const auto stretch = static_cast<std::int64_t>(speed * slow_seconds) + 1;
    const Instant slow_from = clear_to - Span{stretch};
    if (coming && session.now() >= slow_from) return speed * slow_share;
    until = std::min(until, slow_from);
    return speed;
}

}  // namespace

void App::show_chapter(std::size_t index) {
    if (!session_ || !view_.presenter) return;
    const std::vector<app::Chapter> chapters = app::chapters_of(*session_);
    if (index >= chapters.size()) return;
    const app::Chapter& chapter = chapters[index];
    view_.presenter->chapter = index;
    view_.presenter->spotlight = {chapter.spotlight, 0, false};
    playback_.pause();
    const app::LinkPlaces place{
        .at = format_instant(chapter.at), .page = chapter.page, .branch = chapter.branch};
    const auto at = open_places(place, *session_, view_);
    if (at) journey_.to(*session_, *at);
    if (view_.presenter->notes_open) {
        platform_.show_notes = chapter.title + "\n\n" + chapter.note;
    }
    request_frames();
}

void App::drain_presenter() {
    using Present = CommandSink::Present;
    if (!session_) return;
    if (sink_.go_to_chapter || sink_.present == Present::begin) {
        if (app::chapters_of(*session_).empty()) return;
        if (!view_.presenter) view_.presenter = std::make_shared<Presenter>();
        show_chapter(sink_.go_to_chapter.value_or(0));
        return;
    }
    if (!sink_.present || !view_.presenter) return;
    const std::size_t here = view_.presenter->chapter;
    if (sink_.present == Present::next) show_chapter(here + 1);
    if (sink_.present == Present::previous && here > 0) show_chapter(here - 1);
    if (sink_.present == Present::end) view_.presenter.reset();
    request_frames();
}

/// Instant by instant, as far as a frame's share of time allows, so that the page stands at the
/// very moment at which something happened.
bool App::play_watching(double elapsed) {
    Presenter& presenter = *view_.presenter;
    Instant until = session_->end();
    const double speed = watching_speed(presenter, *session_, view_.speed_seconds, until);
    if (until <= session_->now()) return false;  // what lies ahead is not known yet
    const Instant target = playback_.next(session_->now(), until, elapsed, speed);
    const bool paused = play_to(target);
    presenter.played_revision = session_->revision();
    return paused;
}

bool App::play_to(Instant target) {
    const FrameClock::time_point began = FrameClock::now();
    while (session_->now() < target && FrameClock::now() - began < share_of_a_frame) {
        const std::size_t log = session_->log_size();
        const std::optional<Count> pool = app::least_main_pool(*session_);
        const Instant before = session_->now();
        session_->advance_to(std::min(target, session_->next_event().value_or(target)));
        const std::string reason = reason_to_pause(*view_.presenter, *session_, log, pool);
        if (!reason.empty()) {
            tell(reason, Notice::Kind::done);
            return true;
        }
        if (session_->now() == before) break;  // it can go no further
    }
    return false;
}

}  // namespace headroom::ui
