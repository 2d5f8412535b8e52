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

Json Playback::steps_report() const {
    Json steps = Json::array();
    for (const StepResult& result : results_) {
        const Step& step = scenario_.steps[result.step];
        Json document{{"index", step.index}, {"at", format_instant(step.at)}, {"do", step.verb}};
        document.update(outcome_document(result.outcome));
        if (!step.unusable.empty()) document["badLines"] = step.unusable;
        if (!result.failure.empty()) document["failure"] = result.failure;
        steps.push_back(std::move(document));
    }
    return steps;
}

Json Playback::expectations_report() const {
    Json expectations = Json::array();
    for (std::size_t i = 0; i < scenario_.expectations.size(); ++i) {
        const Expectation& expectation = scenario_.expectations[i];
        const ExpectationResult& result = expectation_results_[i];
        Json document{{"index", i},
                      {"at", format_instant(expectation.at)},
                      {"get", expectation.get},
                      {"passed", result.passed ? Json(*result.passed) : Json(nullptr)},
                      {"expected", expectation.value},
                      {"actual", result.actual}};
        if (!expectation.because.empty()) document["because"] = expectation.because;
        if (!result.message.empty()) document["message"] = result.message;
        expectations.push_back(std::move(document));
    }
    return expectations;
}

Json Playback::breaches_report() const {
    const World& world = simulator_.world();
    Json breaches = Json::array();
    for (const Breach& breach : world.breaches) {
        breaches.push_back(
            {{"site", world.sites[breach.site.index()].code},
             {"key", breach.key.valid() ? Json(world.keys[breach.key.index()].id) : Json(nullptr)},
             {"from", format_instant(breach.from)},
             {"to", breach.to ? Json(format_instant(*breach.to)) : Json(nullptr)},
             {"peakExcess", breach.peak_excess},
             {"cause", name_of(breach.cause)}});
    }
    return breaches;
}

Json Playback::report(bool interrupted) const {
    const World& world = simulator_.world();
    std::size_t judged = 0;
    for (const ExpectationResult& result : expectation_results_) judged += result.passed ? 1U : 0U;
    Json passed = !failed() && !interrupted;
    // No sample is never green: with every expectation still to come, nothing is proven.
    if (passed == true && judged == 0 && !scenario_.expectations.empty()) passed = nullptr;

    Json figures{{"events", simulator_.trace().event_count()}};
    figures.update(metrics(world, now()));
    Json refusals = Json::object();
    for (const auto& [code, count] : world.refusals) {
        refusals[std::string(code_name(code))] = count;
    }
    Json report{{"schema", "headroom/report/1"},
                {"engine", {{"version", version}}},
                {"scenario", {{"name", scenario_.name}, {"sha256", scenario_.sha256}}},
                {"seed", scenario_.seed},
                {"from", format_instant(scenario_.start)},
                {"to", format_instant(now())},
                {"passed", std::move(passed)}};
    if (interrupted) report["interrupted"] = true;
    report["steps"] = steps_report();
    report["expectations"] = expectations_report();
    report["breaches"] = breaches_report();
    report["refusals"] = std::move(refusals);
    report["metrics"] = std::move(figures);
    report["traceHash"] = simulator_.trace().hash();
    report["state"] = state_document(world, now());
    return report;
}

}  // namespace headroom::scenario
