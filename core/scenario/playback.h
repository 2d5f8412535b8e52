#pragma once
// A scenario being played: its outages, steps and expectations in their order, and commands given
// by hand in between. Produces the report of the report format.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/scenario/json_writer.h"
#include "core/scenario/scenario.h"
#include "core/simulation/simulator.h"

namespace headroom::scenario {

/// What became of one step.
struct StepResult {
    std::size_t step = 0;  // index into Scenario::steps
    simulation::Outcome outcome;
    std::string failure;  // why the run fails because of it; empty when it went as it says
};

struct ExpectationResult {
    std::optional<bool> passed;  // nullopt: its instant has not come
    Json actual;                 // null when the pointer leads nowhere
    std::string message;         // why it failed, in plain words
};

class Playback {
public:
    /// `simulator` is the world at the start. Plays the steps at the start itself at once.
    Playback(Scenario scenario, simulation::Simulator simulator);

    const Scenario& scenario() const { return scenario_; }
    const simulation::Simulator& simulator() const { return simulator_; }
    simulation::Simulator& simulator() { return simulator_; }
    Instant now() const { return simulator_.now(); }

    /// Plays everything up to and including `t`.
    void advance_to(Instant t);
    /// The next instant at which something is scheduled, at most the scenario's end.
    Instant next_instant();

    /// Where the playing stands, to come back to later: a value, without the scenario itself.
    struct Mark {
        simulation::Simulator simulator;
        std::size_t next_step = 0;
        std::size_t next_outage = 0;
        std::size_t next_expectation = 0;
        std::vector<StepResult> results;
        std::vector<ExpectationResult> expectations;
    };
    Mark mark() const;
    /// The steps up to there must be the same as they were when the mark was made.
    void return_to(const Mark& mark);

    /// The next instant at which a timer, step or outage is scheduled; may lie beyond the end.
    std::optional<Instant> next_scheduled();

    /// Gives a command by hand, now; it becomes a step of the scenario. When it is refused, it
    /// becomes one that expects just that: trying something does not make the run fail.
    const StepResult& submit(Step step);
    /// `steps` are all steps of the scenario; those already done are the same as before.
    void replace_steps_to_come(const std::vector<Step>& steps);
    /// What `submit` would come to, changing nothing.
    simulation::Outcome preview(const Step& step) const;
    /// The same for several commands in their order.
    std::vector<simulation::Outcome> preview(const std::vector<Step>& steps) const;

    /// For copies that look ahead: nobody hears of their events.
    void stop_listening() { simulator_.listen(nullptr); }

    const std::vector<StepResult>& results() const { return results_; }
    const std::vector<ExpectationResult>& expectations() const { return expectation_results_; }

    /// True when a step did not go as it says, or an expectation failed.
    bool failed() const;

    /// The report as of now. `interrupted`: somebody stopped the run, so it cannot have passed.
    Json report(bool interrupted) const;
    /// The report without the state: it does not grow with the sites.
    Json report_head(bool interrupted) const;
    /// The bytes of `report(interrupted).dump(2)`, a site at a time.
    void write_report(bool interrupted, const TextSink& sink) const;

private:
    static simulation::Outcome run(simulation::Simulator& simulator, const Step& step);
    StepResult run_step(std::size_t index);
    void run_outages(Instant t);
    void run_steps(Instant t);
    void judge_expectations(Instant t);
    ExpectationResult judge(const Expectation& expectation, const Json& state) const;
    Json step_report(const StepResult& result) const;
    Json expectation_report(std::size_t index) const;
    Json breach_report(const licensing::Breach& breach) const;
    Json verdict(bool interrupted) const;
    Json heading(bool interrupted) const;
    Json figures() const;
    Json steps_report() const;
    Json expectations_report() const;
    Json breaches_report() const;

    Scenario scenario_;
    simulation::Simulator simulator_;
    std::size_t next_step_ = 0;
    std::size_t next_outage_ = 0;
    std::vector<std::size_t> expectation_order_;  // by instant
    std::size_t next_expectation_ = 0;
    std::vector<StepResult> results_;
    std::vector<ExpectationResult> expectation_results_;
};

/// Equality of JSON values that does not mind the order of members.
bool same_value(const Json& a, const Json& b);

/// ok, done, refused, error, warning, saved and, when refused, details and message.
Json outcome_document(const simulation::Outcome& outcome);

}  // namespace headroom::scenario
