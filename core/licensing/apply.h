#pragma once
// Events change the world here and nowhere else. Total: an event that was decided cannot fail.
// Every overload takes the moment at which the event happens.

#include "core/licensing/event.h"
#include "core/licensing/moment.h"
#include "core/licensing/world.h"

namespace headroom::licensing {

/// One function for each kind of event, in apply_accounts.cpp and so on; those that happen a
/// million times in a run are inline in apply_frequent.h.
#define HEADROOM_APPLY(Name) void apply(World&, Moment, const Name&);
HEADROOM_EVENTS(HEADROOM_APPLY, HEADROOM_APPLY)
#undef HEADROOM_APPLY

/// Applies the fact that `event` holds. (Not inline: every file that includes this would compile
/// the choice among all kinds of events.)
void apply(World& world, Moment now, const Event& event);

}  // namespace headroom::licensing

#include "core/licensing/apply_frequent.h"
