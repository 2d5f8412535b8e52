#pragma once
// Who of the world's people gives a command, from where it comes (acting.h). For session*.cpp.

#include <optional>
#include <string>

#include "core/app/acting.h"
#include "core/licensing/command.h"
#include "core/licensing/moment.h"
#include "core/licensing/refusal.h"
#include "core/licensing/world.h"

namespace headroom::app {

/// True for commands that are judged by who gives them: those about business accounts, users,
/// registered subscriptions, sublicenses and the files of My Account. Sales, installations, Macs
/// and the network are not anybody's of My Account.
bool is_judged_by_person(const licensing::Command& command);

/// The person who gives the command, or the refusal when no person may give it.
struct Actor {
    std::string email;  // empty: as the scenario says
    std::optional<licensing::Refusal> refusal;
};

/// `acting.person` if he or she may plan for the owner of what the command is about, otherwise the
/// first active administrator of that company. An unregistered subscription, or a
/// command that is about no company, gives no email.
Actor actor_of(const licensing::World& world, licensing::Moment now, const Acting& acting,
               const licensing::Command& command);

}  // namespace headroom::app
