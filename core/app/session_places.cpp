// Places in time to go to: events, breaches, bookmarks.

#include <algorithm>

#include "core/app/moment_search.h"
#include "core/app/session_state.h"

namespace headroom::app {

using namespace licensing;

std::optional<Instant> Session::next_event() const {
    if (now() >= end() || interrupted()) return std::nullopt;
    const auto next = state_->playback->next_scheduled();
    if (!next || *next > end()) return std::nullopt;
    return std::max(*next, now() + Span{1});
}

std::optional<Instant> Session::previous_event() const {
    const auto& instants = state_->event_instants;
    const auto here = std::lower_bound(instants.begin(), instants.end(), now());
    if (here == instants.begin()) return std::nullopt;
    return *std::prev(here);
}

std::optional<Instant> Session::next_breach() {
    if (interrupted()) return std::nullopt;
    MomentSearch search(*this);
    while (search.go_on()) {}
    return search.found();
}

std::optional<Instant> Session::previous_breach() const {
    std::optional<Instant> last;
    for (const Breach& breach : state_->playback->simulator().world().breaches) {
        if (breach.from < now()) last = breach.from;  // they begin in the order of the list
    }
    return last;
}

void Session::set_bookmark(std::string_view name) {
    remove_bookmark(name);
    const Bookmark mark{std::string(name), now()};
    auto& marks = state_->bookmarks;
    marks.insert(std::upper_bound(marks.begin(), marks.end(), mark.at,
                                  [](Instant at, const Bookmark& one) { return at < one.at; }),
                 mark);
    state_->unsaved = true;
    ++state_->revision;
}

void Session::remove_bookmark(std::string_view name) {
    const auto removed =
        std::erase_if(state_->bookmarks, [&](const Bookmark& one) { return one.name == name; });
    if (removed == 0) return;
    state_->unsaved = true;
    ++state_->revision;
}

std::vector<Bookmark> Session::bookmarks() const { return state_->bookmarks; }

}  // namespace headroom::app
