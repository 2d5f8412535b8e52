#pragma once
// Looks for the next breach on a copy of a session, a slice of time at a call, so that a page can
// go on drawing meanwhile.
//
//   BreachSearch search(session);
//   while (search.go_on()) {}
//   if (search.found()) session.seek(*search.found());

#include <memory>
#include <optional>

#include "core/base/time.h"

namespace headroom::app {

class Session;

class BreachSearch {
public:
    /// From where the session stands. It may change or go away meanwhile.
    explicit BreachSearch(const Session& session);
    ~BreachSearch();

    /// Plays on for 1/512 of the session's time. False when there is nothing more to look for.
    bool go_on();
    /// When the next breach begins; nullopt as long as none was found.
    std::optional<Instant> found() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace headroom::app
