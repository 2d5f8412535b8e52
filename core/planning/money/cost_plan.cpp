#include "core/planning/money/cost_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "core/planning/numerics/rounded.h"
#include "core/planning/split/plan_words.h"
#include "core/planning/split/search_effort.h"
#include "core/planning/study/stoppable.h"

namespace headroom::planning {
namespace {

std::string money(double amount, const std::string& currency) {
    return fmt::format("{:.2f} {}", amount, currency);
}

std::string range(const Interval& amount) {
    return fmt::format("{:.2f} to {:.2f}", amount.low, amount.high);
}

// What there is and what it would be with one license fewer and more, by the curve.
std::string margins(const CostCurve& curve, const std::string& currency) {
    const CostPoint& best = curve.points[curve.optimum];
    std::string text;
    const auto compare = [&](std::size_t index, const char* words) {
        const CostPoint& other = curve.points[index];
        const Count apart = std::abs(other.split.total - best.split.total);
        if (!text.empty()) text += "; ";
        text += fmt::format("with {} {} it is {} more", apart, words,
                            money(other.cost.total.value - best.cost.total.value, currency));
    };
    if (curve.optimum > 0) compare(curve.optimum - 1, "fewer");
    if (curve.optimum + 1 < curve.points.size()) compare(curve.optimum + 1, "more");
    return text;
}

void add_parts(std::vector<std::string>& sentences, const CostResult& cost) {
    sentences.push_back(
        fmt::format("Of this, licenses are {}, refused enrollments {} and Macs over a limit {}.",
                    money(cost.licenses, cost.currency), money(cost.refusals.value, cost.currency),
                    money(cost.over_limit.value, cost.currency)));
}

// Puts the curve and its optimum into the options.
void find_cheapest(const PlanProblem& problem, SplitEvaluator& evaluator, std::optional<Count> most,
                   PlanOptions& options) {
    PlanGoal& goal = options.goal;
    CostSearch search(problem, evaluator, goal.types, most);
    try {
        options.cost_curve = search.find([&](double done) {
            if (options.on_progress && !options.on_progress(0.05 * done)) throw Stopped();
        });
    } catch (const Stopped&) {  // the plan will stop as well
        options.cost_curve.reset();
    }
    if (!options.cost_curve || options.cost_curve->points.empty()) {
        if (!goal.risk && !goal.licenses) goal.licenses = problem.total;
        return;
    }
    const CostCurve& curve = *options.cost_curve;
    options.candidates.push_back(curve.points[curve.optimum].split);
    if (!goal.risk) goal.licenses = curve.points[curve.optimum].split.total;
}

}  // namespace

double idle_cost(const scenario::Costs& costs, double idle_reserved_days) {
    return costs.license_year * idle_reserved_days / 365;
}

std::optional<std::string> prepare_cost_goal(const scenario::Scenario& scenario,
                                             const PlanProblem& problem, PlanOptions& options) {
    PlanGoal& goal = options.goal;
    if (!goal.budget && goal.aim == PlanAim::licenses) return std::nullopt;
    if (!scenario.costs) {
        return "a plan for money needs prices: give the scenario \"costs\" with \"currency\", "
               "\"licenseYear\" and what a refusal or a Mac over a limit costs";
    }
    SplitEvaluator evaluator(scenario, problem, search_effort(problem, options));
    const double price = evaluator.license_price();
    if (!(price > 0)) {
        return "a plan for money needs a price of licenses above 0: /costs/licenseYear";
    }
    std::optional<Count> most = goal.licenses;
    if (goal.budget) {
        const double bought = std::min(*goal.budget / price + 1e-9, 1e9);
        goal.licenses = most = std::max<Count>(1, static_cast<Count>(bought));
    }
    if (goal.aim == PlanAim::cost) find_cheapest(problem, evaluator, most, options);
    return std::nullopt;
}

void explain_cost(Plan& plan, const scenario::Scenario& scenario, const PlanOptions& options) {
    const PlanRow& best = plan.rows[plan.recommended];
    if (!scenario.costs || !best.figures.cost) return;
    const CostResult& cost = *best.figures.cost;
    const std::string& currency = cost.currency;
    std::vector<std::string> said;
    if (plan.goal.budget) {
        said.push_back(fmt::format("A budget of {} buys {} until the end.",
                                   money(*plan.goal.budget, currency),
                                   licenses_text(*plan.goal.licenses)));
    }
    said.push_back(fmt::format("{} and what is refused or over a limit cost {} ({}).",
                               licenses_text(best.split.total), money(cost.total.value, currency),
                               range(cost.total)));
    add_parts(said, cost);
    if (options.cost_curve && !options.cost_curve->points.empty()) {
        const CostCurve& curve = *options.cost_curve;
        const CostPoint& optimum = curve.points[curve.optimum];
        std::string sentence =
            fmt::format("The cost is lowest with {}", licenses_text(optimum.split.total));
        const std::string sides = margins(curve, currency);
        said.push_back(sentence + (sides.empty() ? "." : ": " + sides + "."));
    }
    const PlanRow& now = plan.rows[plan.current];
    if (now.figures.cost && plan.current != plan.recommended && !(now.split == best.split)) {
        const double saved = now.figures.cost->total.value - cost.total.value;
        said.push_back(fmt::format("As it is now it costs {}, which is {} {}.",
                                   money(now.figures.cost->total.value, currency),
                                   money(std::abs(saved), currency), saved >= 0 ? "more" : "less"));
    }
    const double idle = idle_cost(*scenario.costs, best.figures.idle_reserved_days);
    if (idle > 0) {
        said.push_back(fmt::format("Licenses that stand idle in Reserved keys are {} of it.",
                                   money(idle, currency)));
    }
    // For a goal of money these come first.
    const bool for_money = plan.goal.budget || plan.goal.aim == PlanAim::cost;
    plan.explanation.insert(for_money ? plan.explanation.begin() : plan.explanation.end(),
                            said.begin(), said.end());
}

scenario::Json cost_curve_json(const CostCurve& curve, const scenario::Costs& costs) {
    scenario::Json points = scenario::Json::array();
    for (const CostPoint& point : curve.points) {
        points.push_back({{"total", point.split.total},
                          {"cost", cost_json(point.cost)},
                          {"idleReservedCost", rounded(idle_cost(costs, point.idle_reserved_days))},
                          {"worstRisk", point.worst_risk}});
    }
    return {
        {"currency", costs.currency},
        {"optimum", curve.points.empty() ? scenario::Json(nullptr) : scenario::Json(curve.optimum)},
        {"points", std::move(points)}};
}

}  // namespace headroom::planning
