#pragma once
// Looks for the next breach, refusal or short pool on a copy of a session, a slice of time at a
// call, so that a page can go on drawing meanwhile.
//
//   MomentSearch search(session);
//   while (search.go_on()) {}
//   if (search.found()) session.seek(*search.found());

#include <cstdint>
#include <memory>
#include <optional>

#include "core/base/strong_id.h"
#include "core/base/time.h"

namespace headroom::app {

class Session;

/// What is looked for.
struct SoughtMoment {
    enum class Kind : std::uint8_t { breach, refusal, main_pool_below };
    Kind kind = Kind::breach;
    Count pool = 0;  // of `main_pool_below`: licenses; a pool has fewer that had not before

    friend bool operator==(const SoughtMoment&, const SoughtMoment&) = default;
};

/// The least main license pool of all subscriptions, negative when it is short; nullopt without
/// any subscription.
std::optional<Count> least_main_pool(const Session& session);

class MomentSearch {
public:
    /// From where the session stands. It may change or go away meanwhile.
    explicit MomentSearch(const Session& session, SoughtMoment sought = {});
    ~MomentSearch();

    /// Plays on for 1/512 of the session's time; of other moments than breaches, which leave no
    /// date behind, to the next instant at which something happens. False when there is nothing
    /// more to look for.
    bool go_on();
    /// When the next one is; nullopt as long as none was found.
    std::optional<Instant> found() const;
    /// Nothing of what is looked for comes before this instant, or at it unless it was found.
    Instant searched_to() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace headroom::app
