#include "core/planning/split/plan_together.h"

#include <fmt/core.h>

#include <algorithm>

#include "core/base/percent_text.h"
#include "core/base/text.h"
#include "core/planning/split/license_division.h"
#include "core/planning/split/plan_moves.h"
#include "core/planning/split/plan_words.h"
#include "core/scenario/read_scenario.h"

namespace headroom::planning {
namespace {

using scenario::Json;

/// One row of each plan, by PlansTogether::plans.
using Rows = std::vector<const PlanRow*>;

Rows rows_of(const std::vector<Plan>& plans, std::size_t (*which)(const Plan&)) {
    Rows rows;
    for (const Plan& plan : plans) rows.push_back(&plan.rows[which(plan)]);
    return rows;
}

// Sites of different subscriptions do not feel each other: figures of sites stand beside each
// other. `any_breach` is what only a play of all together knows.
PlanRow union_of(const Rows& parts, const Interval& any_breach) {
    PlanRow row;
    row.label = parts.front()->label;
    row.figures.replications = parts.front()->figures.replications;
    row.figures.any_breach = any_breach;
    row.figures.unseen = 0;
    double largest = -1, largest_seen = -1, bound = 0;
    bool exact = true, bounded = true;
    for (const PlanRow* part : parts) {
        const std::size_t first = row.split.shares.size();
        const SplitFigures& figures = part->figures;
        if (part->label != row.label) row.label = "mixed";
        row.split.total += part->split.total;
        row.split.shares.insert(row.split.shares.end(), part->split.shares.begin(),
                                part->split.shares.end());
        row.figures.sites.insert(row.figures.sites.end(), figures.sites.begin(),
                                 figures.sites.end());
        row.figures.replications = std::min(row.figures.replications, figures.replications);
        row.figures.over_limit_days += figures.over_limit_days;
        row.figures.idle_reserved_days += figures.idle_reserved_days;
        row.figures.failed_steps = std::max(row.figures.failed_steps, figures.failed_steps);
        row.figures.unseen = std::max(row.figures.unseen, figures.unseen);
        if (figures.worst_risk().value > largest_seen) {
            largest_seen = figures.worst_risk().value;
            row.figures.worst = first + figures.worst;
        }
        if (part->risk() > largest) {
            largest = part->risk();
            row.worst = first + part->worst;
        }
        exact = exact && part->exact_risk.has_value();
        const auto most = part->exact_risk ? part->exact_risk : part->risk_bound;
        bounded = bounded && most;
        if (most) bound = std::max(bound, *most);
    }
    if (exact) {
        row.exact_risk = largest;
    } else if (bounded) {
        row.risk_bound = bound;
    }
    return row;
}

PlanProblem union_of(const std::vector<Plan>& plans) {
    PlanProblem whole = plans.front().problem;
    whole.subscription = all_subscriptions;
    for (std::size_t i = 1; i < plans.size(); ++i) {
        const PlanProblem& one = plans[i].problem;
        whole.total += one.total;
        whole.reserved_elsewhere += one.reserved_elsewhere;
        whole.sites.insert(whole.sites.end(), one.sites.begin(), one.sites.end());
        for (const IdleCeiling& idle : one.idle_ceilings) whole.idle_ceilings.push_back(idle);
        for (const std::string& sentence : one.beyond_counts) {
            const auto& known = whole.beyond_counts;
            if (std::find(known.begin(), known.end(), sentence) == known.end()) {
                whole.beyond_counts.push_back(sentence);
            }
        }
        if (one.ends_on && (!whole.ends_on || *one.ends_on < *whole.ends_on)) {
            whole.ends_on = one.ends_on;
        }
    }
    return whole;
}

class Together {
public:
    Together(const scenario::Scenario& scenario, const std::vector<PlanProblem>& problems,
             const PlanOptions& options)
        : scenario_(scenario), problems_(problems), options_(options) {}

    PlansTogether make() {
        divide();
        scenario::Scenario planned = scenario_;
        for (std::size_t i = 0; i < problems_.size(); ++i) {
            plans().push_back(make_plan(planned, problems_[i], options_of(i)));
            const Plan& plan = plans().back();
            if (i + 1 < problems_.size()) {
                planned = with_split_of(planned, plan, plan.rows[plan.recommended].split);
            }
        }
        join();
        return std::move(result_);
    }

private:
    std::vector<Plan>& plans() { return result_.plans; }
    Plan& whole() { return result_.whole; }

    void divide() {
        if (!options_.goal.licenses) return;
        try {
            shares_ = divide_licenses(scenario_, problems_, *options_.goal.licenses, options_);
        } catch (const Stopped&) {
            for (const PlanProblem& problem : problems_) shares_.push_back(problem.total);
        }
    }

    PlanOptions options_of(std::size_t i) const {
        PlanOptions options = options_;
        if (options.goal.licenses) options.goal.licenses = shares_[i];
        if (!options_.on_progress) return options;
        const auto size = static_cast<double>(problems_.size());
        options.on_progress = [this, i, size](double done) {
            return options_.on_progress((static_cast<double>(i) + done) / size);
        };
        return options;
    }

    scenario::Scenario with_split_of(const scenario::Scenario& scenario, const Plan& plan,
                                     const Split& split) const {
        const Json document = with_split(scenario.source, plan.problem, split);
        auto read = scenario::read_scenario(document.dump(), "plan");
        if (!read) return scenario;
        read->scenario.seed = scenario.seed;
        if (options_.risk.parameters == Parameters::fixed) fix_parameters(read->scenario);
        return std::move(read->scenario);
    }

    void join() {
        whole().problem = union_of(plans());
        whole().goal = options_.goal;
        whole().target_risk = plans().front().target_risk;
        // Each plan was made with the splits recommended before it: the last one knows them all,
        // and the first one those of now.
        const auto recommended = rows_of(plans(), [](const Plan& p) { return p.recommended; });
        add_row(union_of(recommended, recommended.back()->figures.any_breach));
        whole().recommended = 0;
        for (const Plan& plan : plans()) join_verdict(plan);
        add_reserved();
        const auto current = rows_of(plans(), [](const Plan& p) { return p.current; });
        PlanRow now = union_of(current, current.front()->figures.any_breach);
        now.label = "as it is now";
        whole().current = add_row(std::move(now));
        mark_front(whole().rows);
        if (options_.goal.licenses) join_licenses();
        tell();
    }

    std::size_t add_row(PlanRow row) {
        whole().rows.push_back(std::move(row));
        return whole().rows.size() - 1;
    }

    void join_verdict(const Plan& plan) {
        whole().complete = whole().complete && plan.complete;
        whole().verdict = std::max(whole().verdict, plan.verdict);
        if (plan.outcome != PlanOutcome::found) whole().outcome = plan.outcome;
        if (!plan.cause.empty()) whole().cause = plan.cause;
        take_earlier(whole().passes_on, plan.passes_on);
        take_earlier(whole().current_passes_on, plan.current_passes_on);
        if (whole().steps.is_null()) whole().steps = Json::array();
        for (const Json& step : plan.steps) whole().steps.push_back(step);
        if (whole().method.find(plan.method) == std::string::npos) {
            whole().method += (whole().method.empty() ? "" : "; ") + plan.method;
        }
    }

    static void take_earlier(std::optional<Date>& date, const std::optional<Date>& other) {
        if (other && (!date || *other < *date)) date = other;
    }

    void add_reserved() {
        bool same = true;
        for (const Plan& plan : plans()) {
            if (!plan.recommended_reserved) return;
            same = same && *plan.recommended_reserved == plan.recommended;
        }
        if (same) {
            whole().recommended_reserved = whole().recommended;
            return;
        }
        if (!whole().complete) return;
        const auto rows = rows_of(plans(), [](const Plan& p) { return *p.recommended_reserved; });
        try {
            PlanRow row = union_of(rows, any_breach_of(rows));
            whole().recommended_reserved = add_row(std::move(row));
        } catch (const Stopped&) {
            whole().complete = false;
        }
    }

    Interval any_breach_of(const Rows& rows) {
        scenario::Scenario planned = scenario_;
        for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
            planned = with_split_of(planned, plans()[i], rows[i]->split);
        }
        SplitEvaluator::Options options{options_.risk, 0, options_.for_each, options_.team};
        options.risk.replications = rows.back()->figures.replications;
        SplitEvaluator evaluator(planned, plans().back().problem, options);
        return evaluator.evaluate(rows.back()->split, Replications::final).any_breach;
    }

    // How many would do, when some subscription has too few.
    void join_licenses() {
        Count least = 0, needed = 0;
        bool any = false, known = true;
        for (const Plan& plan : plans()) {
            least +=
                plan.problem.reserved_elsewhere + static_cast<Count>(plan.problem.sites.size());
            needed += plan.licenses_needed.value_or(plan.rows[plan.recommended].split.total);
            any = any || plan.licenses_needed;
            known = known && (plan.licenses_needed || plan.verdict == Verdict::met);
        }
        if (least > *options_.goal.licenses) {
            whole().outcome = PlanOutcome::cannot_divide;
            whole().verdict = Verdict::missed;
            whole().licenses_needed = least;
        } else if (any && known && whole().outcome == PlanOutcome::found) {
            whole().licenses_needed = needed;
        }
    }

    std::string totals() const {
        std::string text;
        for (const Plan& plan : result_.plans) {
            text += fmt::format("{}{} {}", text.empty() ? "" : ", ", plan.problem.subscription,
                                plan.rows[plan.recommended].split.total);
        }
        return text;
    }

    void tell() {
        Plan& plan = whole();
        const PlanRow& best = plan.rows[plan.recommended];
        const std::string among =
            counted(static_cast<std::int64_t>(plans().size()), "subscription");
        if (plan.outcome == PlanOutcome::cannot_divide) {
            say(fmt::format("{} cannot be divided among the sites of {}: {} are the least.",
                            licenses_text(*options_.goal.licenses), among,
                            plan.licenses_needed.value_or(0)));
        } else {
            const bool met = plan.feasible() && options_.goal.risk && !options_.goal.licenses;
            say(
                fmt::format("{} {} {}: {}. Each subscription keeps its sites and has a pool of its "
                            "own.",
                            licenses_text(best.split.total),
                            met ? "are the fewest found for" : "are planned for", among, totals()));
            say("The worst site of all is then " +
                worst_words(plan, best, options_.risk.confidence) + ".");
            if (plan.licenses_needed) {
                say(fmt::format("Not every site keeps to {}; {} would be enough.",
                                percent_text(plan.target_risk),
                                licenses_text(*plan.licenses_needed)));
            }
        }
        for (const Plan& one : plans()) {
            for (const std::string& sentence : one.explanation) {
                say(one.problem.subscription + ": " + sentence);
            }
        }
    }

    void say(std::string sentence) { whole().explanation.push_back(std::move(sentence)); }

    const scenario::Scenario& scenario_;
    const std::vector<PlanProblem>& problems_;
    const PlanOptions& options_;
    std::vector<Count> shares_;  // of goal.licenses, by problem
    PlansTogether result_;
};

}  // namespace

PlansTogether make_plans_together(const scenario::Scenario& scenario,
                                  const std::vector<PlanProblem>& problems,
                                  const PlanOptions& options) {
    return Together(scenario, problems, options).make();
}

Json with_plans(const Json& source, const std::vector<Plan>& plans) {
    Json document = source;
    for (const Plan& plan : plans) {
        document = with_split(document, plan.problem, plan.rows[plan.recommended].split);
    }
    return document;
}

Json plans_json(const PlansTogether& together, const scenario::Scenario& scenario,
                const PlanOptions& options) {
    Json document = plan_json(together.whole, scenario, options);
    Json plans = Json::array();
    for (const Plan& plan : together.plans) plans.push_back(plan_json(plan, scenario, options));
    document["plans"] = std::move(plans);
    if (together.moves) document["moves"] = moves_json(*together.moves);
    return document;
}

}  // namespace headroom::planning
