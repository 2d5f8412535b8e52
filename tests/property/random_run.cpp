#include "tests/property/random_run.h"

#include <cstdlib>
#include <stdexcept>

#include "core/licensing/decide.h"
#include "core/licensing/digest.h"
#include "tests/property/long_runs.h"

namespace headroom::testing {

using namespace licensing;

namespace {

bool is_administrator(const World& world, CompanyId company, const std::string& email) {
    const Member* member = world.companies[company.index()].find_member(email);
    return member && member->group == Group::administrator &&
           member->status == MemberStatus::active;
}

}  // namespace

RandomRun::RandomRun()
    : simulator_(make_busy_world()), rules_(std::make_shared<TransitionRules>()) {
    simulator_.check_invariants(true);
    simulator_.listen([rules = rules_](const World& world, Moment now, const Event& event) {
        rules->hear(world, now, event);
    });
    before_ = remember(world(), now());
}

std::optional<std::string> RandomRun::play(const Action& action, bool with_digest) {
    const auto company = action.command ? managed_company(world(), *action.command) : std::nullopt;
    const bool administrator = !company || is_administrator(world(), *company, action.actor);
    const std::string digest = with_digest && action.command ? state_digest(world()) : "";
    std::optional<simulation::Outcome> outcome;
    try {
        outcome = perform(simulator_, action);
    } catch (const std::logic_error& broken) {
        const std::string text = broken.what();
        return text.substr(text.find('\n') + 1);  // the instant would hinder the shrinking
    }
    auto complaint = rules_->check(before_, world(), now(), action);
    before_ = remember(world(), now());
    if (complaint) return complaint;
    if (!administrator && outcome && outcome->ok()) {
        return "28 no administrator, but obeyed: " + describe(action);
    }
    if (!digest.empty() && outcome && !outcome->ok() && state_digest(world()) != digest) {
        return "20 a refused command changed the state: " + describe(action);
    }
    return std::nullopt;
}

std::optional<std::string> failure_of(const std::vector<Action>& actions) {
    RandomRun run;
    for (const Action& action : actions) {
        if (auto broken = run.play(action, true)) return broken;
    }
    return std::nullopt;
}

int random_step_count() {
    if (const char* wanted = std::getenv("HEADROOM_RANDOM_STEPS")) return std::atoi(wanted);
    return long_runs ? 1'000'000 : 40'000;
}

}  // namespace headroom::testing
