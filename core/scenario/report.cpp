// The report of a run (report format).

#include "core/base/version.h"
#include "core/scenario/playback.h"
#include "core/scenario/state_document.h"

namespace headroom::scenario {

using namespace licensing;

Json outcome_document(const simulation::Outcome& outcome) {
    Json details = Json::object();
    if (outcome.refusal) {
        for (const auto& [name, value] : outcome.refusal->details) {
            details[name] = std::visit([](const auto& plain) { return Json(plain); }, value);
        }
    }
    Json document{
        {"ok", outcome.ok()},
        {"done", outcome.done},
        {"refused", outcome.refused},
        {"error", outcome.refusal ? Json(code_name(outcome.refusal->code)) : Json(nullptr)},
        {"warning", outcome.warning ? Json(*outcome.warning) : Json(nullptr)},
        {"saved", outcome.saved ? Json(*outcome.saved) : Json(nullptr)}};
    if (outcome.refusal) {
        document["details"] = std::move(details);
        document["message"] = sentence(*outcome.refusal);
    }
    return document;
}

Json Playback::step_report(const StepResult& result) const {
    const Step& step = scenario_.steps[result.step];
    Json document{{"index", step.index}, {"at", format_instant(step.at)}, {"do", step.verb}};
    document.update(outcome_document(result.outcome));
    if (!step.unusable.empty()) document["badLines"] = step.unusable;
    if (!result.failure.empty()) document["failure"] = result.failure;
    return document;
}

Json Playback::steps_report() const {
    Json steps = Json::array();
    for (const StepResult& result : results_) steps.push_back(step_report(result));
    return steps;
}

Json Playback::expectation_report(std::size_t index) const {
    const Expectation& expectation = scenario_.expectations[index];
    const ExpectationResult& result = expectation_results_[index];
    Json document{{"index", index},
                  {"at", format_instant(expectation.at)},
                  {"get", expectation.get},
                  {"passed", result.passed ? Json(*result.passed) : Json(nullptr)},
                  {"expected", expectation.value},
                  {"actual", result.actual}};
    if (!expectation.because.empty()) document["because"] = expectation.because;
    if (!result.message.empty()) document["message"] = result.message;
    return document;
}

Json Playback::expectations_report() const {
    Json expectations = Json::array();
    for (std::size_t i = 0; i < scenario_.expectations.size(); ++i)
        expectations.push_back(expectation_report(i));
    return expectations;
}

Json Playback::breach_report(const Breach& breach) const {
    const World& world = simulator_.world();
    return {{"site", world.sites[breach.site.index()].code},
            {"key", breach.key.valid() ? Json(world.keys[breach.key.index()].id) : Json(nullptr)},
            {"from", format_instant(breach.from)},
            {"to", breach.to ? Json(format_instant(*breach.to)) : Json(nullptr)},
            {"peakExcess", breach.peak_excess},
            {"cause", name_of(breach.cause)}};
}

Json Playback::breaches_report() const {
    Json breaches = Json::array();
    for (const Breach& breach : simulator_.world().breaches)
        breaches.push_back(breach_report(breach));
    return breaches;
}

Json Playback::verdict(bool interrupted) const {
    std::size_t judged = 0;
    for (const ExpectationResult& result : expectation_results_) judged += result.passed ? 1U : 0U;
    Json passed = !failed() && !interrupted;
    // No sample is never green: with every expectation still to come, nothing is proven.
    if (passed == true && judged == 0 && !scenario_.expectations.empty()) passed = nullptr;
    return passed;
}

// Everything before the steps.
Json Playback::heading(bool interrupted) const {
    Json head{{"schema", "headroom/report/1"},
              {"engine", {{"version", version}}},
              {"scenario", {{"name", scenario_.name}, {"sha256", scenario_.sha256}}},
              {"seed", scenario_.seed},
              {"from", format_instant(scenario_.start)},
              {"to", format_instant(now())},
              {"passed", verdict(interrupted)}};
    if (interrupted) head["interrupted"] = true;
    return head;
}

// Everything between the breaches and the state.
Json Playback::figures() const {
    const World& world = simulator_.world();
    Json measured{{"events", simulator_.trace().event_count()}};
    measured.update(metrics(world, now()));
    Json refusals = Json::object();
    for (const auto& [code, count] : world.refusals) {
        refusals[std::string(code_name(code))] = count;
    }
    return {{"refusals", std::move(refusals)},
            {"metrics", std::move(measured)},
            {"traceHash", simulator_.trace().hash()}};
}

Json Playback::report_head(bool interrupted) const {
    Json report = heading(interrupted);
    report["steps"] = steps_report();
    report["expectations"] = expectations_report();
    report["breaches"] = breaches_report();
    report.update(figures());
    return report;
}

Json Playback::report(bool interrupted) const {
    Json report = report_head(interrupted);
    report["state"] = state_document(simulator_.world(), now());
    return report;
}

void Playback::write_report(bool interrupted, const TextSink& sink) const {
    JsonWriter writer(sink);
    const auto write_parts = [&](const Json& parts) {
        for (const auto& part : parts.items()) writer.member(part.key(), part.value());
    };
    write_parts(heading(interrupted));
    writer.begin_array("steps");
    for (const StepResult& result : results_) writer.element(step_report(result));
    writer.end_array();
    writer.begin_array("expectations");
    for (std::size_t i = 0; i < scenario_.expectations.size(); ++i)
        writer.element(expectation_report(i));
    writer.end_array();
    writer.begin_array("breaches");
    for (const Breach& breach : simulator_.world().breaches) writer.element(breach_report(breach));
    writer.end_array();
    write_parts(figures());
    writer.begin_object("state");
    write_state(writer, simulator_.world(), now());
    writer.end_object();
    writer.finish();
}

}  // namespace headroom::scenario
