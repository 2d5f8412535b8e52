#include "core/planning/plan.h"

#include <algorithm>
#include <cmath>

#include "core/planning/plan_words.h"

namespace headroom::planning {
namespace {

constexpr double usual_target = 0.05;
constexpr std::size_t most_candidates = 3;  // judged besides the current split
constexpr std::int64_t most_replications_in_full = 1000;

// So many that the search takes seconds, whatever the scenario.
std::int64_t affordable_replications(const PlanProblem& problem) {
    if (!problem.exact()) return 64;
    const double events = std::max(1.0, expected_events(problem));
    return std::clamp<std::int64_t>(static_cast<std::int64_t>(8e6 / events), 512, 4096);
}

std::string label_of(const PlanProblem& problem, const Split& split) {
    std::size_t pooled = 0;
    bool primary = false;
    for (const Share& share : split.shares) {
        pooled += share.type == KeyType::reserved ? 0U : 1U;
        primary = primary || share.type == KeyType::primary;
    }
    if (pooled == 0 || (pooled == 1 && primary)) return "all reserved";
    return pooled == problem.sites.size() ? "all on the pool" : "mixed";
}

class Planner {
public:
    Planner(const scenario::Scenario& scenario, const PlanProblem& problem,
            const PlanOptions& options)
        : options_(options),
          evaluator_(scenario, problem, evaluator_options(problem, options)),
          search_(problem, evaluator_, options.goal.types) {
        plan_.problem = problem;
        plan_.goal = options.goal;
        plan_.target_risk = options.goal.risk.value_or(usual_target);
    }

    Plan make() {
        progress(0.1);
        if (!hopeless()) {
            plan_.goal.licenses ? plan_for_licenses() : plan_for_risk();
        }
        put_in_order();
        const Split now = with_pool_ceilings(plan_.problem, current_split(plan_.problem));
        add_row(now, search_.exact_risk(now), "as it is now");
        plan_.current = plan_.rows.size() - 1;
        progress(0.8);
        find_front();
        find_dates();
        progress(0.9);
        plan_.method = evaluator_.method();
        plan_.steps = steps_json(plan_.problem, current_split(plan_.problem),
                                 plan_.rows[plan_.recommended].split);
        explain(plan_, evaluator_, search_);
        progress(1);
        return std::move(plan_);
    }

private:
    static SplitEvaluator::Options evaluator_options(const PlanProblem& problem,
                                                     const PlanOptions& options) {
        SplitEvaluator::Options result{options.risk, affordable_replications(problem),
                                       options.for_each, options.team};
        result.risk.precision.reset();
        if (!problem.exact()) {
            result.risk.replications =
                std::min(result.risk.replications, most_replications_in_full);
        }
        return result;
    }

    void progress(double fraction) const {
        if (options_.on_progress && !options_.on_progress(fraction)) throw PlanStopped();
    }

    // No number of licenses helps against an expiry or an outage.
    bool hopeless() {
        if (plan_.problem.exact() || !plan_.goal.risk) return false;
        const Split plenty = search_.plenty();
        if (evaluator_.evaluate(plenty, Replications::search).worst_risk().value <=
            *plan_.goal.risk) {
            return false;
        }
        plan_.feasible = false;
        return true;
    }

    void add_row(const Split& split, std::optional<double> exact, std::string label) {
        plan_.rows.push_back({std::move(label), split,
                              evaluator_.evaluate(split, Replications::final), exact, false});
    }

    bool has_row(const Split& split) const {
        return std::any_of(plan_.rows.begin(), plan_.rows.end(),
                           [&](const PlanRow& row) { return row.split == split; });
    }

    void judge(const Candidate& candidate) {
        if (has_row(candidate.split)) return;
        add_row(candidate.split, candidate.exact_risk,
                label_of(plan_.problem, candidate.split));
    }

    // The search saw other replications: what falls short now gets some more for its pool.
    Candidate reinforced(Candidate candidate, double risk) {
        const int most_rounds = candidate.split.total <= 500 ? 40 : 6;
        double target = risk;
        for (int round = 0; round < most_rounds && !candidate.exact_risk; ++round) {
            const SplitFigures& figures = evaluator_.evaluate(candidate.split, Replications::final);
            if (figures.worst_risk().value <= risk) break;
            target *= 0.9;
            candidate = search_.with_more(
                candidate, std::max<Count>(1, candidate.split.total / 400), target);
        }
        return candidate;
    }

    // The search errs to both sides: what has licenses to spare gives them back.
    Candidate trimmed(Candidate candidate, double risk) {
        const int most_rounds = candidate.split.total <= 500 ? 8 : 2;
        for (int round = 0; round < most_rounds && !candidate.exact_risk; ++round) {
            const auto fewer = search_.with_fewer(candidate.split);
            if (!fewer || evaluator_.evaluate(fewer->split, Replications::final)
                                  .worst_risk().value > risk) {
                break;
            }
            candidate = *fewer;
        }
        return candidate;
    }

    // The recommended one first, then by licenses; the one of now will be the last.
    void put_in_order() {
        if (plan_.rows.empty()) return;
        std::rotate(plan_.rows.begin(),
                    plan_.rows.begin() + static_cast<std::ptrdiff_t>(plan_.recommended),
                    plan_.rows.begin() + static_cast<std::ptrdiff_t>(plan_.recommended) + 1);
        plan_.recommended = 0;
        std::stable_sort(plan_.rows.begin() + 1, plan_.rows.end(),
                         [](const PlanRow& a, const PlanRow& b) {
                             return a.split.total < b.split.total;
                         });
    }

    void plan_for_risk() {
        const double risk = *plan_.goal.risk;
        std::vector<Candidate> found = search_.fewest_licenses(risk);
        std::stable_sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
            return a.split.total < b.split.total;
        });
        progress(0.4);
        const Candidate all_reserved = search_.all_reserved(risk);
        if (found.size() > most_candidates) found.resize(most_candidates);
        for (std::size_t i = 0; i < found.size(); ++i) {
            Candidate candidate = reinforced(std::move(found[i]), risk);
            judge(i == 0 ? trimmed(std::move(candidate), risk) : std::move(candidate));
        }
        judge(all_reserved);
        progress(0.6);
        plan_.recommended = 0;
        for (std::size_t i = 1; i < plan_.rows.size(); ++i) {
            const PlanRow& row = plan_.rows[i];
            const PlanRow& best = plan_.rows[plan_.recommended];
            const bool fewer = row.split.total < best.split.total;
            const bool safer = row.split.total == best.split.total && row.risk() < best.risk();
            if (row.risk() <= risk && (fewer || safer || best.risk() > risk)) plan_.recommended = i;
        }
        plan_.feasible = plan_.rows[plan_.recommended].risk() <= risk;
        // Other points of the trade: more licenses against less risk.
        for (const double other : {risk / 5, std::min(0.5, risk * 4)}) {
            judge(search_.all_reserved(other));
        }
        if (const auto fewer = search_.with_fewer(plan_.rows[plan_.recommended].split)) {
            judge(*fewer);
        }
    }

    void plan_for_licenses() {
        std::vector<Candidate> found = search_.best_splits(*plan_.goal.licenses);
        std::stable_sort(found.begin(), found.end(), [&](const Candidate& a, const Candidate& b) {
            return SplitSearch::better(evaluator_.evaluate(a.split, Replications::search),
                                       evaluator_.evaluate(b.split, Replications::search));
        });
        progress(0.4);
        if (found.size() > most_candidates) found.resize(most_candidates);
        for (const Candidate& candidate : found) judge(candidate);
        if (const auto reserved = search_.all_reserved_of(*plan_.goal.licenses)) judge(*reserved);
        progress(0.6);
        plan_.recommended = 0;
        for (std::size_t i = 1; i < plan_.rows.size(); ++i) {
            if (SplitSearch::better(plan_.rows[i].figures,
                                    plan_.rows[plan_.recommended].figures)) {
                plan_.recommended = i;
            }
        }
        plan_.feasible = !plan_.rows.empty();
        if (plan_.rows.empty()) {  // fewer licenses than sites
            plan_.licenses_needed = plan_.problem.reserved_elsewhere +
                                    static_cast<Count>(plan_.problem.sites.size());
        } else if (plan_.goal.risk && plan_.rows[plan_.recommended].risk() > *plan_.goal.risk) {
            plan_.feasible = false;
            Count least = search_.all_reserved(*plan_.goal.risk).split.total;
            for (Candidate& candidate : search_.fewest_licenses(*plan_.goal.risk)) {
                const Candidate enough = reinforced(std::move(candidate), *plan_.goal.risk);
                least = std::min(least, enough.split.total);
            }
            plan_.licenses_needed = least;
        }
    }

    void find_front() {
        for (PlanRow& row : plan_.rows) {
            row.on_front = std::none_of(
                plan_.rows.begin(), plan_.rows.end(), [&](const PlanRow& other) {
                    const double risk = row.figures.worst_risk().value;
                    const double other_risk = other.figures.worst_risk().value;
                    const double idle = row.figures.idle_reserved_days;
                    const double other_idle = other.figures.idle_reserved_days;
                    const bool no_worse = other.split.total <= row.split.total &&
                                          other_risk <= risk && other_idle <= idle;
                    return no_worse && (other.split.total < row.split.total ||
                                        other_risk < risk || other_idle < idle);
                });
        }
    }

    void find_dates() {
        plan_.passes_on = passes_on(plan_.rows[plan_.recommended]);
        plan_.current_passes_on = plan_.recommended == plan_.current
                                      ? plan_.passes_on
                                      : passes_on(plan_.rows[plan_.current]);
    }

    std::optional<Date> passes_on(const PlanRow& row) {
        if (row.risk() <= plan_.target_risk) return std::nullopt;
        if (!plan_.problem.exact()) return passes_in_full(row);
        std::size_t on_pool = 0;
        for (const Share& share : row.split.shares) {
            if (share.type != KeyType::reserved) ++on_pool;
        }
        std::optional<Date> first;
        for (std::size_t i = 0; i < row.split.shares.size(); ++i) {
            const bool alone = row.split.shares[i].type == KeyType::reserved || on_pool == 1;
            const auto day = alone && search_.has_law(i)
                                 ? search_.day_above(row.split, i, plan_.target_risk)
                                 : day_seen(row.figures, i);
            if (day && (!first || *day < *first)) first = day;
        }
        return first;
    }

    // By the days on which the replications were first in trouble.
    std::optional<Date> day_seen(const SplitFigures& figures, std::size_t site) const {
        const auto most = static_cast<std::int64_t>(
            plan_.target_risk * static_cast<double>(figures.replications));
        std::int64_t seen = 0;
        std::optional<Date> day;
        figures.sites[site].first_trouble.visit_entries([&](Count value, std::int64_t times) {
            seen += times;
            if (!day && seen > most) day = Date{static_cast<std::int32_t>(value)};
        });
        return day;
    }

    // Risk since the start only grows, so that bisection by days finds where it passes the target.
    std::optional<Date> passes_in_full(const PlanRow& row) {
        int low = 0;  // days after which the target is not passed yet
        int high = date_of(plan_.problem.end) - date_of(plan_.problem.start) + 1;
        while (high - low > 1) {
            const int middle = low + (high - low) / 2;
            const Instant until =
                std::min(plan_.problem.end,
                         midnight_of(date_of(plan_.problem.start) + middle) - Span{1});
            if (until <= plan_.problem.start) {
                low = middle;
                continue;
            }
            const bool passed =
                evaluator_.worst_risk_until(row.split, until).value > plan_.target_risk;
            (passed ? high : low) = middle;
        }
        return date_of(plan_.problem.start) + (high - 1);
    }

    const PlanOptions& options_;
    SplitEvaluator evaluator_;
    SplitSearch search_;
    Plan plan_;
};

}  // namespace

Plan make_plan(const scenario::Scenario& scenario, const PlanProblem& problem,
               const PlanOptions& options) {
    return Planner(scenario, problem, options).make();
}

}  // namespace headroom::planning
