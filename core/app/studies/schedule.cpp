#include "core/app/studies/schedule.h"

#include <algorithm>
#include <utility>

#include "core/app/planner_request.h"
#include "core/planning/schedule/schedule.h"
#include "core/scenario/read_scenario.h"

namespace headroom::app {

using namespace scenario;

namespace {

// A schedule plays whole years in full: more replications take long and tell little more.
constexpr std::int64_t most_schedule_replications = 2000;

struct ScheduleRequest {
    std::string scenario, file, subscription;
    double risk = 0.05;
    int years = 1;
    RequestOptions options;
};

Result<ScheduleRequest, std::vector<InputError>> read_schedule_request(std::string_view json) {
    auto source = parse_json(json, "request");
    if (!source) return std::move(source.error());
    ErrorList errors{"request"};
    ObjectReader reader({&source->value, &source->place, ""}, errors);
    ScheduleRequest request;
    reader.ignore("verb");
    reader.ignore("output");
    request.scenario = reader.required_file_text("scenario");
    request.file = reader.text("file").value_or("scenario");
    request.subscription = reader.text("subscription").value_or("");
    request.risk = reader.number("risk", 1e-6, 0.9).value_or(request.risk);
    request.years = static_cast<int>(reader.required_integer("years", 1, 10).value_or(1));
    request.options = read_risk_options(reader.member("options"), errors);
    reader.finish();
    if (!errors.empty()) return errors.take();
    return request;
}

}  // namespace

Result<ScheduleDocuments, std::vector<InputError>> plan_schedule(
    std::string_view request_json, const PlanRequestOptions& options) {
    auto request = read_schedule_request(request_json);
    if (!request) return std::move(request.error());
    auto read = read_scenario(request->scenario, request->file, request->options.overrides);
    if (!read) return std::move(read.error());
    Scenario& scenario = read->scenario;
    const planning::RiskOptions& risk = request->options.risk;
    if (risk.seed) scenario.seed = *risk.seed;
    if (risk.parameters == planning::Parameters::fixed) planning::fix_parameters(scenario);
    std::vector<InputError> errors;
    check_batches(scenario, request->file, errors);
    if (!errors.empty()) return errors;
    const auto fail = [&](const std::string& message) {
        return std::vector<InputError>{InputError{request->file, 0, 0, "", message}};
    };
    const auto problem = planning::make_plan_problem(scenario, request->subscription);
    if (!problem) return fail(problem.error());
    planning::ScheduleOptions how;
    how.risk = request->risk;
    how.years = request->years;
    how.replications = std::min(risk.replications, most_schedule_replications);
    how.confidence = risk.confidence;
    how.for_each = options.for_each;
    how.stop = options.stop;
    const auto schedule = planning::make_schedule(scenario, *problem, how);
    if (!schedule) return fail(schedule.error());
    Json members = Json::object();
    planning::add_schedule(*schedule, how, members);
    ScheduleDocuments documents;
    documents.json = members.dump(2) + "\n";
    documents.scenario = planning::scheduled_scenario(scenario.source, *schedule).dump(2) + "\n";
    documents.calendar =
        planning::schedule_calendar(*schedule, problem->subscription, scenario.start);
    return documents;
}

std::string plan_with_schedule(std::string_view plan_json, std::string_view schedule_json) {
    Json plan = Json::parse(plan_json);
    const Json schedule = Json::parse(schedule_json);
    for (const auto& item : schedule.items()) plan[item.key()] = item.value();
    return plan.dump(2) + "\n";
}

}  // namespace headroom::app
