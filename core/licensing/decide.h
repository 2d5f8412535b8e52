#pragma once
// Commands become facts here, or refusals (docs/rules.md). Pure: the world is only read.
//
//   const Decision d = decide(world, now, "admin@acme.example", DeleteSublicense{"dept1"});
//   if (d.refusal) tell(sentence(*d.refusal));         // the world is as it was
//   else for (const Event& e : d.events) apply(world, now, e);

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/licensing/command.h"
#include "core/licensing/event.h"
#include "core/licensing/moment.h"
#include "core/licensing/refusal.h"
#include "core/licensing/world.h"

namespace headroom::licensing {

struct Decision {
    std::vector<Event> events;
    std::optional<Refusal> refusal;      // then `events` is empty
    Count done = 1;                      // 0 for what succeeds without doing anything
    std::optional<std::string> warning;  // shown, but nothing is stopped (SBL-32, EXC-5)
    std::optional<std::string> saved;    // name of the file that was saved
    SiteId site;                         // at which the refused command was given, if at any
};

/// What comes of `command` when `actor` (an email, for My Account's rights) gives it now.
Decision decide(const World& world, Moment now, std::string_view actor, const Command& command);

/// What happens when a timer is due (CLK-2 to CLK-7). Never empty: a due timer has an effect.
std::vector<Event> decide(const World& world, Moment now, Timer timer);

/// The end of a world's set-up: the limits that its installations keep while they cannot ask the
/// License Server, as far as the activations one by one could not know them yet (DIF-10).
std::vector<Event> freeze_limits(const World& world, Moment now);

/// Limit monitoring of one site (CLK-8): the events that bring its breach up to date.
std::vector<Event> monitor_limit(const World& world, SiteId site);

}  // namespace headroom::licensing

#include "core/licensing/decide_frequent.h"
