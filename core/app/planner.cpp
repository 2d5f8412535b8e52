#include "core/app/planner.h"

#include <algorithm>
#include <array>

#include "core/app/compare_planner.h"
#include "core/app/import.h"
#include "core/app/plan.h"
#include "core/app/risk_planner.h"
#include "core/app/studies/schedule.h"
#include "core/app/studies/study_series.h"

namespace headroom::app {
namespace {

using namespace scenario;

enum class PlanningVerb : std::uint8_t { risk, compare };

// How much is played between two calls of on_progress.
constexpr std::int64_t progress_step = 32;

std::string run_plan(std::string_view request_json, const std::string& output,
                     const PlannerProgress& on_progress) {
    PlanRequestOptions options;
    options.on_progress = on_progress;
    options.with_html = output == "html";
    const auto plan = plan_split(request_json, options);
    if (!plan) return errors_document(plan.error());
    if (output == "html") return plan->html;
    if (output == "csv") return plan->csv;
    return output == "scenario" ? plan->scenario : plan->json;
}

// A member of a request that is text.
std::string request_text(const Json& request, const char* name, const char* otherwise) {
    const auto found = request.find(name);
    const bool text = found != request.end() && found->is_string();
    return text ? found->get<std::string>() : otherwise;
}

// Reads the members `csv`, `file` and `dateOrder`.
void read_counts(ImportReader& reader, const Json& request) {
    reader.begin_file(request_text(request, "file", "usage.csv"));
    reader.feed(request_text(request, "csv", ""));
    reader.end_file();
}

std::string run_fit(const Json& request, const std::string& output) {
    ImportReader reader({.date_order = request_text(request, "dateOrder", "")});
    read_counts(reader, request);
    const auto fit = reader.fit({.start = parse_date(request_text(request, "start", ""))});
    if (!fit) return errors_document(fit.error());
    if (output == "demand") return fit->demand_json;
    if (output == "scenario") return fit->scenario_json;
    if (output == "recorded") return fit->recorded_json;
    return output == "csv" ? fit->comparison_csv : fit->fit_json;
}

std::string run_track(const Json& request, const std::string& output) {
    ImportReader reader({.date_order = request_text(request, "dateOrder", "")});
    read_counts(reader, request);
    TrackRequest track;
    track.scenario = request_text(request, "scenario", "");
    track.file = "the scenario";
    track.with_html = output == "html";
    const auto documents = reader.track(track);
    if (!documents) return errors_document(documents.error());
    return output == "html" ? documents->html : documents->json;
}

std::string run_schedule(std::string_view request_json, const std::string& output) {
    const auto schedule = plan_schedule(request_json, {});
    if (!schedule) return errors_document(schedule.error());
    if (output == "scenario") return schedule->scenario;
    return output == "ics" ? schedule->calendar : schedule->json;
}

}  // namespace

std::string errors_document(const std::vector<InputError>& errors) {
    Json list = Json::array();
    for (const InputError& error : errors) {
        list.push_back({{"file", error.file},
                        {"line", error.line},
                        {"column", error.column},
                        {"pointer", error.pointer},
                        {"message", error.message}});
    }
    return Json{{"errors", std::move(list)}}.dump(2) + "\n";
}

Planner::Prepared Planner::prepare(std::string_view request_json, StopFlag stop) {
    static constexpr std::array<std::pair<std::string_view, PlanningVerb>, 2> verbs{
        {{"risk", PlanningVerb::risk}, {"compare", PlanningVerb::compare}}};
    auto source = parse_json(request_json, "request");
    if (!source) return std::move(source.error());
    ErrorList errors{"request"};
    ObjectReader reader({&source->value, &source->place, ""}, errors);
    reader.required("verb");
    const auto verb = reader.choice<PlanningVerb>("verb", verbs);
    if (!verb) return errors.take();
    std::vector<InputError> of_scenario;
    auto planner = *verb == PlanningVerb::risk ? prepare_risk(reader, stop, of_scenario)
                                               : prepare_compare(reader, stop, of_scenario);
    if (!of_scenario.empty()) return of_scenario;
    if (!errors.empty()) return errors.take();
    return planner;
}

std::string run_request(std::string_view request_json, const PlannerProgress& on_progress) {
    const Json request = Json::parse(request_json, nullptr, false);
    if (request.is_object() && request.contains("verb") && request.at("verb").is_string()) {
        const std::string verb = request_text(request, "verb", "");
        const std::string output = request_text(request, "output", "json");
        if (verb == "plan") return run_plan(request_json, output, on_progress);
        if (verb == "schedule") return run_schedule(request_json, output);
        if (is_series_verb(verb)) return run_series(request_json, output, on_progress);
        if (verb == "fit") return run_fit(request, output);
        if (verb == "track") return run_track(request, output);
    }
    const auto prepared = Planner::prepare(request_json);
    if (!prepared) return errors_document(prepared.error());
    const Planner& planner = **prepared;
    std::string merged = planner.merge({});
    std::int64_t done = 0;
    for (;;) {
        const std::int64_t goal = planner.next_target(merged);
        if (goal <= done) break;
        std::vector<std::string> parts{std::move(merged)};
        bool stopped = false;
        while (done < goal && !stopped) {
            const std::int64_t count = std::min(progress_step, goal - done);
            parts.push_back(planner.run_part(done, count));
            done += count;
            const double fraction =
                static_cast<double>(done) / static_cast<double>(planner.replications());
            stopped = on_progress && !on_progress(fraction);
        }
        merged = planner.merge(parts);
        if (stopped) break;
    }
    return planner.result_json(merged);
}

}  // namespace headroom::app
