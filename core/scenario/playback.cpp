#include "core/scenario/playback.h"

#include <algorithm>
#include <numeric>

#include "core/scenario/object_reader.h"
#include "core/scenario/state_document.h"

namespace headroom::scenario {
namespace {

using namespace licensing;

Json detail_json(const DetailValue& value) {
    return std::visit([](const auto& plain) { return Json(plain); }, value);
}

std::string code_of(const simulation::Outcome& outcome) {
    return outcome.refusal ? std::string(code_name(outcome.refusal->code)) : "";
}

// Why an outcome is not what the step says; empty when it is.
std::string mismatch(const Step& step, const simulation::Outcome& outcome) {
    if (outcome.refusal && !step.expected_error) {
        return "refused with " + code_of(outcome) + ": " + sentence(*outcome.refusal);
    }
    if (!outcome.refusal && !step.expected_details.empty()) {
        return "accepted, but a refusal with the details of \"expectArgs\" was expected";
    }
    if (step.expected_error) {
        const std::string expected(code_name(*step.expected_error));
        if (!outcome.refusal) return "accepted, but " + expected + " was expected";
        if (outcome.refusal->code != *step.expected_error) {
            return "refused with " + code_of(outcome) + ", but " + expected +
                   " was expected: " + sentence(*outcome.refusal);
        }
        for (const auto& argument : step.expected_details.items()) {
            const Details& details = outcome.refusal->details;
            const auto found = std::find_if(details.begin(), details.end(), [&](const auto& d) {
                return d.first == argument.key();
            });
            const Json actual = found == details.end() ? Json(nullptr) : detail_json(found->second);
            if (actual != argument.value()) {
                return "detail " + in_quotes(argument.key()) + " of " + expected + " is " +
                       actual.dump() + ", expected " + argument.value().dump();
            }
        }
    }
    if (step.expected_done && *step.expected_done != outcome.done) {
        return "done is " + std::to_string(outcome.done) + ", expected " +
               std::to_string(*step.expected_done);
    }
    return "";
}

}  // namespace

Playback::Playback(Scenario scenario, simulation::Simulator simulator)
    : scenario_(std::move(scenario)), simulator_(std::move(simulator)) {
    expectation_order_.resize(scenario_.expectations.size());
    std::iota(expectation_order_.begin(), expectation_order_.end(), std::size_t{0});
    std::stable_sort(expectation_order_.begin(), expectation_order_.end(),
                     [&](std::size_t a, std::size_t b) {
                         return scenario_.expectations[a].at < scenario_.expectations[b].at;
                     });
    expectation_results_.resize(scenario_.expectations.size());
}

Playback::Mark Playback::mark() const {
    return {simulator_,        next_step_, next_outage_,
            next_expectation_, results_,   expectation_results_};
}

void Playback::return_to(const Mark& mark) {
    simulator_ = mark.simulator;
    next_step_ = mark.next_step;
    next_outage_ = mark.next_outage;
    next_expectation_ = mark.next_expectation;
    results_ = mark.results;
    expectation_results_ = mark.expectations;
}

std::optional<Instant> Playback::next_scheduled() {
    std::optional<Instant> next = simulator_.next_due();
    const auto consider = [&](Instant at) { next = next ? std::min(*next, at) : at; };
    if (next_step_ < scenario_.steps.size()) consider(scenario_.steps[next_step_].at);
    if (next_outage_ < scenario_.outages.size()) consider(scenario_.outages[next_outage_].at);
    return next;
}

Instant Playback::next_instant() {
    const Instant next = next_scheduled().value_or(scenario_.end);
    return std::max(std::min(next, scenario_.end), now());
}

void Playback::advance_to(Instant t) {
    for (;;) {
        Instant stop = t;
        if (next_step_ < scenario_.steps.size()) {
            stop = std::min(stop, scenario_.steps[next_step_].at);
        }
        if (next_outage_ < scenario_.outages.size()) {
            stop = std::min(stop, scenario_.outages[next_outage_].at);
        }
        if (next_expectation_ < expectation_order_.size()) {
            const std::size_t index = expectation_order_[next_expectation_];
            stop = std::min(stop, scenario_.expectations[index].at);
        }
        stop = std::max(stop, now());
        run_outages(stop);
        simulator_.advance_to(stop);
        run_steps(stop);
        judge_expectations(stop);
        if (stop >= t) return;
    }
}

void Playback::run_outages(Instant t) {
    while (next_outage_ < scenario_.outages.size() && scenario_.outages[next_outage_].at <= t) {
        simulator_.advance_before(t);
        simulator_.submit("", scenario_.outages[next_outage_++].change, Phase::outage);
    }
}

void Playback::run_steps(Instant t) {
    while (next_step_ < scenario_.steps.size() && scenario_.steps[next_step_].at <= t) {
        results_.push_back(run_step(next_step_++));
        simulator_.advance_to(t);  // what the step made due at this very instant
    }
}

StepResult Playback::run_step(std::size_t index) {
    const Step& step = scenario_.steps[index];
    StepResult result;
    result.step = index;
    result.outcome = run(simulator_, step);
    result.failure = mismatch(step, result.outcome);
    return result;
}

simulation::Outcome Playback::run(simulation::Simulator& simulator, const Step& step) {
    if (step.repeat != 1) {
        if (step.repeat < 1) {  // a value outside its bound is a refusal (scenario format)
            simulation::Outcome outcome;
            outcome.refusal = Refusal{ErrorCode::number_invalid, {{"field", "count"}}};
            outcome.refused = 1;
            return outcome;
        }
        return simulator.submit_repeatedly(step.actor, step.commands.front(), step.repeat);
    }
    simulation::Outcome total;
    for (const Command& command : step.commands) {
        total.add(simulator.submit(step.actor, command));
        if (simulator.stopping()) break;
    }
    if (step.usable_part_is_enough && total.done > 0) total.refusal.reset();
    return total;
}

const StepResult& Playback::submit(Step step) {
    step.at = now();
    scenario_.steps.insert(scenario_.steps.begin() + static_cast<std::ptrdiff_t>(next_step_),
                           std::move(step));
    results_.push_back(run_step(next_step_));
    Step& given = scenario_.steps[next_step_++];
    StepResult& result = results_.back();
    if (result.outcome.refusal && !given.expected_error) {
        given.expected_error = result.outcome.refusal->code;
        result.failure = mismatch(given, result.outcome);
    }
    simulator_.advance_to(now());
    return result;
}

void Playback::replace_steps_to_come(const std::vector<Step>& steps) {
    scenario_.steps.resize(next_step_);
    scenario_.steps.insert(scenario_.steps.end(),
                           steps.begin() + static_cast<std::ptrdiff_t>(next_step_), steps.end());
}

simulation::Outcome Playback::preview(const Step& step) const {
    simulation::Simulator copy = simulator_;
    copy.listen(nullptr);
    return run(copy, step);
}

std::vector<simulation::Outcome> Playback::preview(const std::vector<Step>& steps) const {
    std::vector<simulation::Outcome> outcomes;
    if (steps.empty()) return outcomes;
    simulation::Simulator copy = simulator_;
    copy.listen(nullptr);
    for (const Step& step : steps) outcomes.push_back(run(copy, step));
    return outcomes;
}

void Playback::judge_expectations(Instant t) {
    std::optional<Json> state;
    while (next_expectation_ < expectation_order_.size()) {
        const std::size_t index = expectation_order_[next_expectation_];
        if (scenario_.expectations[index].at > t) return;
        if (!state) state = state_document(simulator_.world(), now());
        expectation_results_[index] = judge(scenario_.expectations[index], *state);
        ++next_expectation_;
    }
}

bool Playback::failed() const {
    return std::any_of(results_.begin(), results_.end(),
                       [](const StepResult& result) { return !result.failure.empty(); }) ||
           std::any_of(
               expectation_results_.begin(), expectation_results_.end(),
               [](const ExpectationResult& result) { return !result.passed.value_or(true); });
}

}  // namespace headroom::scenario
