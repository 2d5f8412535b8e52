#include "core/app/plan.h"

#include <array>

#include "core/app/planner_request.h"
#include "core/planning/fit/history_quality.h"
#include "core/planning/money/cost_plan.h"
#include "core/planning/report/plan_report.h"
#include "core/planning/split/plan_moves.h"
#include "core/planning/split/plan_together.h"
#include "core/scenario/read_costs.h"
#include "core/scenario/read_scenario.h"

namespace headroom::app {
namespace {

using namespace scenario;
using Errors = std::vector<InputError>;

struct PlanRequest {
    std::string scenario, file, subscription;
    planning::PlanGoal goal;
    bool moves = false;  // of sites between subscriptions
    RequestOptions options;
};

void read_goal(const Node& node, PlanRequest& request, ErrorList& errors) {
    ObjectReader reader(node, errors);
    if (!reader.ok()) return;
    request.goal.risk = reader.number("risk", 1e-6, 0.9);
    request.goal.licenses = reader.integer("licenses", 1, 1'000'000'000);
    request.subscription = reader.text("subscription").value_or("");
    request.moves = reader.boolean("moves").value_or(false);
    static constexpr std::array<std::pair<std::string_view, planning::PlanTypes>, 2> types{
        {{"any", planning::PlanTypes::any}, {"reserved", planning::PlanTypes::reserved}}};
    request.goal.types =
        reader.choice<planning::PlanTypes>("types", types).value_or(planning::PlanTypes::any);
    static constexpr std::array<std::pair<std::string_view, planning::PlanAim>, 2> aims{
        {{"licenses", planning::PlanAim::licenses}, {"cost", planning::PlanAim::cost}}};
    request.goal.aim =
        reader.choice<planning::PlanAim>("minimize", aims).value_or(planning::PlanAim::licenses);
    request.goal.budget = reader.number("budget", 0, most_money);
    if (request.goal.budget && request.goal.licenses) {
        reader.error(reader.member("budget"),
                     "a budget says how many licenses there are; leave the number out");
    }
    const bool for_money = request.goal.budget || request.goal.aim == planning::PlanAim::cost;
    if (for_money && request.subscription == planning::all_subscriptions) {
        reader.error("a plan for money is of one subscription");
    }
    const bool together = request.subscription == planning::all_subscriptions;
    if (request.moves && (!together || !request.goal.risk || request.goal.licenses)) {
        reader.error(reader.member("moves"),
                     "moves are proposed for a risk and all subscriptions together");
    }
    if (!request.goal.risk && !request.goal.licenses && !for_money) {
        reader.error(
            "say what to plan for: a risk, a number of licenses, a budget, the least cost");
    }
    reader.finish();
}

Result<PlanRequest, Errors> read_request(std::string_view json) {
    auto source = parse_json(json, "request");
    if (!source) return std::move(source.error());
    ErrorList errors{"request"};
    ObjectReader reader({&source->value, &source->place, ""}, errors);
    PlanRequest request;
    reader.ignore("verb");
    reader.ignore("output");
    request.scenario = reader.required_file_text("scenario");
    request.file = reader.text("file").value_or("scenario");
    if (const Node goal = reader.required("goal")) read_goal(goal, request, errors);
    request.options = read_risk_options(reader.member("options"), errors);
    reader.finish();
    if (request.options.risk.warmup.seconds != 0) {
        reader.error("a plan has no warm-up: it begins with the Macs that are there");
    }
    if (!errors.empty()) return errors.take();
    return request;
}

Errors one_error(const std::string& file, const std::string& message) {
    return {InputError{file, 0, 0, "", message}};
}

using Documents = Result<PlanDocuments, std::string>;

// What both ways of planning have in common.
void take_outcome(const planning::Plan& plan, PlanDocuments& documents) {
    documents.csv = planning::plan_csv(plan);
    documents.feasible = plan.feasible();
    documents.inconclusive = plan.verdict == planning::Verdict::unclear;
    documents.complete = plan.complete;
}

// How many licenses the recommended split would save if the demand were as its figures say; nullopt
// where that is not known, or takes long to find out.
std::optional<Count> saved_by_knowing(const planning::Plan& plan, const Scenario& scenario,
                                      const planning::PlanProblem& problem,
                                      const planning::PlanOptions& options) {
    constexpr std::size_t most_sites = 6;
    const bool fewest_licenses = plan.goal.risk && !plan.goal.licenses && !plan.goal.budget &&
                                 plan.goal.aim == planning::PlanAim::licenses;
    if (!fewest_licenses || !plan.complete || !plan.feasible() ||
        !planning::has_uncertainty(scenario) || problem.sites.size() > most_sites) {
        return std::nullopt;
    }
    Scenario known = scenario;
    planning::fix_parameters(known);
    planning::PlanOptions quiet = options;
    quiet.on_progress = {};
    try {
        const auto same = planning::make_plan_problem(known, problem.subscription);
        if (!same) return std::nullopt;
        const planning::Plan other = planning::make_plan(known, *same, quiet);
        if (!other.complete || !other.feasible()) return std::nullopt;
        return plan.rows[plan.recommended].split.total - other.rows[other.recommended].split.total;
    } catch (const Stopped&) {
        return std::nullopt;
    }
}

void tell_what_is_not_known(planning::Plan& plan, const Scenario& scenario,
                            const planning::PlanProblem& problem,
                            const planning::PlanOptions& options) {
    for (std::string& sentence :
         planning::weak_history_sentences(planning::weak_histories(scenario.source))) {
        plan.explanation.push_back(std::move(sentence));
    }
    const auto saved = saved_by_knowing(plan, scenario, problem, options);
    if (!saved || *saved <= 0) return;
    plan.explanation.push_back("What the histories leave open costs " + std::to_string(*saved) +
                               " of these licenses: so many fewer would do if the demand were "
                               "known to be as its figures say. More counts "
                               "narrow it down.");
}

Documents documents_of_one(const Scenario& scenario, const std::string& subscription,
                           planning::PlanOptions options, bool with_html) {
    const auto problem = planning::make_plan_problem(scenario, subscription);
    if (!problem) return problem.error();
    if (auto wrong = planning::prepare_cost_goal(scenario, *problem, options)) {
        return std::move(*wrong);
    }
    planning::Plan plan = planning::make_plan(scenario, *problem, options);
    planning::explain_cost(plan, scenario, options);
    tell_what_is_not_known(plan, scenario, *problem, options);
    PlanDocuments documents;
    take_outcome(plan, documents);
    documents.json = planning::plan_json(plan, scenario, options).dump(2) + "\n";
    documents.scenario = planning::with_plans(scenario.source, {plan}).dump(2) + "\n";
    if (with_html) documents.html = planning::plan_report(plan, scenario, options);
    return documents;
}

Documents documents_of_all(const Scenario& scenario, const planning::PlanOptions& options,
                           bool with_html, bool with_moves) {
    const auto problems = planning::make_plan_problems(scenario);
    if (!problems) return problems.error();
    auto together = planning::make_plans_together(scenario, *problems, options);
    if (with_moves) {
        together.moves = planning::propose_moves(together.plans);
        for (std::string& sentence : planning::move_sentences(*together.moves)) {
            together.whole.explanation.push_back(std::move(sentence));
        }
    }
    PlanDocuments documents;
    take_outcome(together.whole, documents);
    documents.json = planning::plans_json(together, scenario, options).dump(2) + "\n";
    documents.scenario = planning::with_plans(scenario.source, together.plans).dump(2) + "\n";
    if (with_html) documents.html = planning::plans_report(together, scenario, options);
    return documents;
}

}  // namespace

Result<PlanDocuments, Errors> plan_split(std::string_view request_json,
                                         const PlanRequestOptions& options) {
    auto request = read_request(request_json);
    if (!request) return std::move(request.error());
    auto read = read_scenario(request->scenario, request->file, request->options.overrides);
    if (!read) return std::move(read.error());
    Scenario& scenario = read->scenario;
    if (request->options.risk.seed) scenario.seed = *request->options.risk.seed;
    const bool fixed = request->options.risk.parameters == planning::Parameters::fixed;
    if (fixed) planning::fix_parameters(scenario);
    Errors too_large;
    check_batches(scenario, request->file, too_large);
    if (!too_large.empty()) return too_large;
    planning::PlanOptions plan_options;
    plan_options.goal = request->goal;
    plan_options.risk = request->options.risk;
    plan_options.for_each = options.for_each;
    plan_options.team = options.team;
    plan_options.on_progress = options.on_progress;
    plan_options.risk.stop = options.stop;
    auto documents =
        request->subscription == planning::all_subscriptions
            ? documents_of_all(scenario, plan_options, options.with_html, request->moves)
            : documents_of_one(scenario, request->subscription, plan_options, options.with_html);
    if (!documents) return one_error(request->file, documents.error());
    return std::move(*documents);
}

}  // namespace headroom::app
