// Commands given by hand: who gives them, with which password, and what is not written down.

#include <algorithm>

#include "core/app/actor.h"
#include "core/app/passwords.h"
#include "core/app/session_state.h"
#include "core/base/text.h"
#include "core/licensing/decide.h"
#include "core/licensing/passwords.h"

namespace headroom::app {

using namespace scenario;

namespace {

simulation::Outcome refused_with(licensing::Refusal refusal, std::int64_t items) {
    simulation::Outcome outcome;
    outcome.refusal = std::move(refusal);
    outcome.refused = items;
    return outcome;
}

std::int64_t items_of(const Step& step) { return static_cast<std::int64_t>(step.commands.size()); }

/// The latest registration of this address on the branch, up to `now`; nullptr when there is none.
const HandCommand* registration_of(const Branch& branch, std::string_view email, Instant now) {
    const std::string wanted = to_lower(trim(email));
    const auto registers = [&](const HandCommand& command) {
        if (command.step.verb != "account.register" || command.step.at > now) return false;
        return !command.step.expected_error &&
               to_lower(trim(typed_password(command.step).email)) == wanted;
    };
    const auto found = std::find_if(branch.commands.rbegin(), branch.commands.rend(), registers);
    return found == branch.commands.rend() ? nullptr : &*found;
}

}  // namespace

bool Session::State::is_password_of(std::string_view email, std::string_view typed) const {
    const licensing::Person* person = playback->simulator().world().find_person(email);
    if (person == nullptr || typed.empty()) return false;
    const HandCommand* registered = registration_of(branch(), email, playback->now());
    if (registered != nullptr && !registered->password.empty()) {
        return typed == registered->password;
    }
    // Whose password is forgotten: the first one that is typed is remembered as long as the page is
    // open.
    if (person->password_digest == licensing::password_digest(licensing::own_password)) {
        const auto seen = passwords_seen.find(to_lower(trim(email)));
        return seen == passwords_seen.end() || seen->second == typed;
    }
    return person->password_digest == licensing::password_digest(typed);
}

std::optional<simulation::Outcome> Session::State::sign(Step& step) const {
    hide_passwords(step, [this](std::string_view email, std::string_view typed) {
        return is_password_of(email, typed);
    });
    if (acting.in == Acting::In::script || step.commands.empty()) return std::nullopt;
    const simulation::Simulator& simulator = playback->simulator();
    const licensing::Moment now{playback->now(), licensing::Phase::command};
    const Actor actor = actor_of(simulator.world(), now, acting, step.commands.front());
    if (actor.refusal) return refused_with(*actor.refusal, items_of(step));
    step.actor = actor.email.empty() ? read.scenario.admin : actor.email;
    step.source.erase("as");
    // Steps of the administrator read better without the name that they default to.
    if (step.actor != read.scenario.admin) step.source["as"] = step.actor;
    return std::nullopt;
}

// Every item of a command is judged against the same world, because none of them changes it.
std::optional<simulation::Outcome> Session::State::refused_form(const Step& step) const {
    if (acting.in == Acting::In::script || step.verb.starts_with("mac.")) return std::nullopt;
    if (step.commands.empty() || step.repeat != 1) return std::nullopt;
    const licensing::World& world = playback->simulator().world();
    const licensing::Moment now{playback->now(), licensing::Phase::command};
    std::optional<licensing::Refusal> first;
    for (const licensing::Command& command : step.commands) {
        licensing::Decision decision = licensing::decide(world, now, step.actor, command);
        if (!decision.refusal) return std::nullopt;
        if (!first) first = std::move(decision.refusal);
    }
    return refused_with(*first, items_of(step));
}

}  // namespace headroom::app
