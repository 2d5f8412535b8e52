#include "core/planning/split/plan.h"

#include <algorithm>

#include "core/planning/split/best_row.h"
#include "core/planning/split/plan_cause.h"
#include "core/planning/split/plan_dates.h"
#include "core/planning/split/plan_words.h"
#include "core/planning/split/search_effort.h"
#include "core/planning/split/split_polish.h"
#include "core/planning/study/stoppable.h"

namespace headroom::planning {

namespace {

constexpr double usual_target = 0.05;
constexpr std::size_t most_sites_to_polish = 6;
// With more sites, one license more or less changes the risk by less than its interval, and each
// try takes seconds.
constexpr std::size_t most_sites_for_single_licenses = 32;

class Planner {
public:
    Planner(const scenario::Scenario& scenario, const PlanProblem& problem,
            const PlanOptions& options)
        : scenario_(scenario),
          options_(options),
          evaluator_(scenario, problem, search_effort(problem, options)) {
        plan_.problem = problem;
        plan_.goal = options.goal;
        plan_.target_risk = options.goal.risk.value_or(usual_target);
    }

    Plan make() {
        try {
            look_for_splits();
        } catch (const Stopped&) {
            plan_.complete = false;
            if (plan_.rows.empty()) take_best_searched();
            if (!plan_.rows.empty())
                plan_.recommended = best_row(plan_.rows, plan_.goal, Among::all);
        }
        put_in_order(plan_.rows, plan_.recommended);
        add_current();
        judge_recommended();
        mark_front(plan_.rows);
        plan_.method = evaluator_.method();
        plan_.steps = steps_json(plan_.problem, current_split(plan_.problem),
                                 plan_.rows[plan_.recommended].split);
        tell();
        return std::move(plan_);
    }

private:
    void progress(double fraction) const {
        if (options_.on_progress && !options_.on_progress(fraction)) throw Stopped();
        if (const auto asks = asks_to_stop(options_); asks && asks()) throw Stopped();
    }

    SplitSearch::OnChoice progress_between(double from, double to) const {
        return [=, this](double done) { progress(from + (to - from) * done); };
    }

    void look_for_splits() {
        progress(0.05);
        search_.emplace(plan_.problem, evaluator_, options_.goal.types);
        progress(0.1);
        if (hopeless()) {
            plan_.outcome = PlanOutcome::nothing_helps;
            plan_.cause = cause_of_risk(scenario_, plan_.problem, evaluator_, search_->plenty(),
                                        *plan_.goal.risk);
        }
        const bool helpless = plan_.outcome == PlanOutcome::nothing_helps;
        if (plan_.goal.licenses) {
            plan_for_licenses();
        } else if (!helpless) {
            plan_for_risk();
        }
        for (const Split& split : options_.candidates) judge_for_cost(split);
        const bool keeps_current =
            plan_.outcome == PlanOutcome::cannot_divide || (helpless && !plan_.goal.licenses);
        judge_a_reserved_one();
        // What there is now is as good as anything.
        if (keeps_current) plan_.recommended = plan_.rows.size();
    }

    void judge_for_cost(const Split& split) {
        if (plan_.outcome != PlanOutcome::found) return;
        judge(search_->with_exact_risk(split));
        plan_.recommended = best_row(plan_.rows, plan_.goal, Among::all);
    }

    // The answer without Dynamic sublicenses is there whatever the recommendation.
    void judge_a_reserved_one() {
        const Split now = with_pool_ceilings(plan_.problem, current_split(plan_.problem));
        const bool known = std::any_of(plan_.rows.begin(), plan_.rows.end(),
                                       [](const PlanRow& row) { return row.is_reserved(); });
        if (known || !has_dynamic(now)) return;
        const auto same_total = search_->all_reserved_of(plan_.problem.total);
        judge(same_total ? *same_total : search_->all_reserved(plan_.target_risk));
    }

    // No number of licenses helps against an expiry or an outage.
    bool hopeless() {
        if (plan_.problem.exact() || !plan_.goal.risk) return false;
        return evaluator_.evaluate(search_->plenty(), Replications::search).worst_risk().value >
               *plan_.goal.risk;
    }

    void add_row(const Split& split, SplitFigures figures, std::string label) {
        PlanRow row;
        row.label = std::move(label);
        row.split = split;
        row.worst = figures.worst;
        row.figures = std::move(figures);
        if (const auto exact = search_ ? search_->exact_worst(split) : std::nullopt) {
            row.worst = *exact;
            row.exact_risk = search_->exact_risk_at(split, *exact);
        } else if (search_ && row.figures.worst_risk().value <= row.figures.unseen) {
            row.risk_bound = search_->risk_bound(split);
        }
        plan_.rows.push_back(std::move(row));
    }

    bool has_row(const Split& split) const {
        return std::any_of(plan_.rows.begin(), plan_.rows.end(),
                           [&](const PlanRow& row) { return row.split == split; });
    }

    void judge(const Candidate& candidate) {
        const Split split = within_reach(plan_.problem, candidate.split);
        if (has_row(split)) return;
        add_row(split, evaluator_.evaluate(split, Replications::final),
                label_of(plan_.problem, split));
    }

    static int most_rounds_for(const Split& split) {
        if (!has_pool(split)) return 8;
        return split.total <= 500 ? 40 : 6;
    }

    // The search saw other replications: what falls short now gets some more for its pool.
    Candidate reinforced(Candidate candidate, double risk) {
        const int most_rounds = most_rounds_for(candidate.split);
        double target = risk;
        for (int round = 0; round < most_rounds && !candidate.exact_risk; ++round) {
            const SplitFigures& figures = evaluator_.evaluate(candidate.split, Replications::final);
            if (figures.worst_risk().value <= risk) break;
            target *= 0.9;
            candidate = search_->with_more(candidate,
                                           std::max<Count>(1, candidate.split.total / 400), target);
        }
        return candidate;
    }

    // The search errs to both sides: what has licenses to spare gives them back.
    Candidate trimmed(Candidate candidate, double risk) {
        const int most_rounds = candidate.split.total <= 500 ? 8 : 2;
        for (int round = 0; round < most_rounds && !candidate.exact_risk; ++round) {
            const auto fewer = search_->with_fewer(candidate.split);
            if (!fewer ||
                evaluator_.evaluate(fewer->split, Replications::final).worst_risk().value > risk) {
                break;
            }
            candidate = *fewer;
        }
        return candidate;
    }

    // Ceilings and single licenses, where splits are small enough for looking at many.
    Candidate improved(Candidate candidate, double wanted) {
        if (!has_dynamic(candidate.split) || plan_.problem.sites.size() > most_sites_to_polish)
            return candidate;
        const std::size_t plays = plan_.problem.exact() ? 400 : 40;
        return search_->with_exact_risk(
            polished(plan_.problem, evaluator_, std::move(candidate.split), plays, wanted));
    }

    // With one license fewer than the best one, and the ceilings that make up for it.
    void judge_with_ceilings(double risk) {
        if (plan_.problem.sites.size() > most_sites_for_single_licenses) return;
        for (int round = 0; round < 4; ++round) {
            const PlanRow& best = plan_.rows[best_row(plan_.rows, plan_.goal, Among::all)];
            if (best.exact_risk || best.against(risk) != Verdict::met) return;
            const auto fewer = search_->with_fewer(best.split);
            if (!fewer) return;
            const Candidate candidate = improved(*fewer, risk);
            const SplitFigures& figures = evaluator_.evaluate(candidate.split, Replications::final);
            if (figures.worst_risk().value > risk) return;
            judge(candidate);
        }
    }

    void plan_for_risk() {
        const double risk = *plan_.goal.risk;
        // So that there is a plan early: by a few replications, then by all.
        const Candidate first = search_->all_reserved(risk);
        evaluator_.evaluate(first.split, Replications::search);
        judge(reinforced(first, risk));
        progress(0.2);
        // What replications cannot tell, a closed form can.
        if (plan_.rows.front().exact_risk && cannot_be_seen(risk)) {
            judge_bounded_pools(std::nullopt);
        } else {
            judge_mixtures(risk);
        }
        plan_.recommended = best_row(plan_.rows, plan_.goal, Among::all);
        progress(0.7);
        // Other points of the trade: more licenses against less risk.
        for (const double other : {risk / 5, std::min(0.5, risk * 4)}) {
            judge(search_->all_reserved(other));
        }
        if (const auto fewer = search_->with_fewer(plan_.rows[plan_.recommended].split)) {
            judge(*fewer);
        }
    }

    // Whether a site may have such a risk although replications show none of it.
    bool cannot_be_seen(double risk) const {
        return !plan_.rows.empty() && risk < plan_.rows.front().figures.unseen;
    }

    // What a pool risks at most is known without replications. `licenses`: use all of them.
    void judge_bounded_pools(std::optional<Count> licenses) {
        std::optional<Candidate> fewest;
        for (Candidate& candidate : search_->bounded_pools(*plan_.goal.risk)) {
            if (!fewest || candidate.split.total < fewest->split.total) {
                fewest = std::move(candidate);
            }
        }
        const Count most = licenses.value_or(plan_.rows.front().split.total - 1);
        if (!fewest || fewest->split.total > most) return;
        judge(licenses ? filled_up(*fewest, *licenses) : *fewest);
    }

    void keep_affordable(std::vector<Candidate>& found) const {
        const std::size_t most =
            affordable_candidates(plan_.problem, evaluator_.options().risk.replications);
        if (found.size() > most) found.resize(most, found.front());
    }

    void judge_mixtures(double risk) {
        std::vector<Candidate> found = search_->fewest_licenses(risk, progress_between(0.2, 0.5));
        std::stable_sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
            return a.split.total < b.split.total;
        });
        keep_affordable(found);
        for (std::size_t i = 0; i < found.size(); ++i) {
            Candidate candidate = reinforced(std::move(found[i]), risk);
            judge(i == 0 ? trimmed(std::move(candidate), risk) : std::move(candidate));
            progress(0.5 + 0.05 * static_cast<double>(i + 1));
        }
        judge_with_ceilings(risk);
    }

    void plan_for_licenses() {
        const Count licenses = *plan_.goal.licenses;
        if (licenses < search_->least_possible()) {
            plan_.outcome = PlanOutcome::cannot_divide;
            plan_.licenses_needed = search_->least_possible();
            return;
        }
        if (const auto reserved = search_->all_reserved_of(licenses)) judge(*reserved);
        std::vector<Candidate> found = search_->best_splits(licenses, progress_between(0.2, 0.5));
        std::stable_sort(found.begin(), found.end(), [&](const Candidate& a, const Candidate& b) {
            return SplitSearch::better(evaluator_.evaluate(a.split, Replications::search),
                                       evaluator_.evaluate(b.split, Replications::search));
        });
        keep_affordable(found);
        for (const Candidate& candidate : found) judge(candidate);
        for (const Candidate& candidate : found) judge(improved(candidate, 0));
        progress(0.6);
        if (plan_.goal.risk && cannot_be_seen(*plan_.goal.risk)) judge_bounded_pools(licenses);
        plan_.recommended = best_row(plan_.rows, plan_.goal, Among::all);
        const bool helpless = plan_.outcome == PlanOutcome::nothing_helps;
        if (!plan_.goal.risk || helpless || meets_goal()) return;
        find_what_is_needed(licenses);
        plan_.recommended = best_row(plan_.rows, plan_.goal, Among::all);
    }

    bool meets_goal() const {
        return plan_.rows[plan_.recommended].against(*plan_.goal.risk) == Verdict::met;
    }

    // The fewest licenses for the risk. When they are no more than there are, so is a split for all
    // of them: its pool gets the rest.
    void find_what_is_needed(Count licenses) {
        const double risk = *plan_.goal.risk;
        const bool seen = !cannot_be_seen(risk);
        std::vector<Candidate> found =
            seen ? search_->fewest_licenses(risk, progress_between(0.6, 0.7))
                 : search_->bounded_pools(risk);
        found.push_back(search_->all_reserved(risk));
        std::optional<Count> least;
        for (Candidate& candidate : found) {
            const Candidate enough = seen ? reinforced(std::move(candidate), risk) : candidate;
            if ((seen ? risk_of(enough) : certain_risk_of(enough)) > risk) continue;
            if (enough.split.total <= licenses) judge(filled_up(enough, licenses));
            if (!least || enough.split.total < *least) least = enough.split.total;
        }
        if (least && *least > licenses) plan_.licenses_needed = least;
    }

    double risk_of(const Candidate& candidate) {
        return candidate.exact_risk.value_or(
            evaluator_.evaluate(candidate.split, Replications::final).worst_risk().value);
    }

    // What is known without replications; 1 where nothing is.
    double certain_risk_of(const Candidate& candidate) const {
        const auto risk =
            candidate.exact_risk ? candidate.exact_risk : search_->risk_bound(candidate.split);
        return risk.value_or(1);
    }

    // With the licenses that are left: in the pool, or without one at the site with the largest
    // risk.
    Candidate filled_up(const Candidate& enough, Count licenses) {
        const Count more = licenses - enough.split.total;
        if (has_pool(enough.split)) return search_->with_more(enough, more, *plan_.goal.risk);
        Split split = enough.split;
        split.total += more;
        const SplitFigures& figures = evaluator_.evaluate(enough.split, Replications::final);
        split.shares[figures.worst].licenses += more;
        return search_->with_exact_risk(std::move(split));
    }

    // What was searched but not yet judged, by what the search saw.
    void take_best_searched() {
        for (const Split& split : evaluator_.searched()) {
            if (split != within_reach(plan_.problem, split)) continue;
            const bool answers = !plan_.goal.licenses || split.total == *plan_.goal.licenses;
            const bool plenty = search_ && split == search_->plenty();
            if (answers && !plenty && !has_row(split)) {
                add_row(split, *evaluator_.known(split), label_of(plan_.problem, split));
            }
        }
        if (plan_.rows.empty()) return;
        const std::size_t best = best_row(plan_.rows, plan_.goal, Among::all);
        if (best < plan_.rows.size()) plan_.rows = {plan_.rows[best]};
    }

    void add_current() {
        const Split now = with_pool_ceilings(plan_.problem, current_split(plan_.problem));
        const SplitFigures* known = evaluator_.known(now);
        if (plan_.complete) {
            try {
                known = &evaluator_.evaluate(now, Replications::final);
            } catch (const Stopped&) {
                plan_.complete = false;
            }
        }
        const bool alone = plan_.rows.empty() || plan_.recommended >= plan_.rows.size();
        add_row(now, known != nullptr ? *known : evaluator_.not_played(), "as it is now");
        plan_.current = plan_.rows.size() - 1;
        if (alone) plan_.recommended = plan_.current;
    }

    void judge_recommended() {
        const PlanRow& best = plan_.rows[plan_.recommended];
        if (plan_.goal.risk) plan_.verdict = best.against(*plan_.goal.risk);
        if (plan_.outcome != PlanOutcome::found) plan_.verdict = Verdict::missed;
        const std::size_t reserved = best_row(plan_.rows, plan_.goal, Among::reserved);
        if (reserved < plan_.rows.size()) plan_.recommended_reserved = reserved;
    }

    void tell() {
        if (plan_.complete) {
            try {
                progress(0.8);
                find_dates(plan_, evaluator_, *search_);
                progress(0.9);
                explain(plan_, evaluator_, *search_);
                progress(1);
                return;
            } catch (const Stopped&) {
                plan_.complete = false;
            }
        }
        explain_incomplete(plan_, evaluator_);
    }

    const scenario::Scenario& scenario_;
    const PlanOptions& options_;
    SplitEvaluator evaluator_;
    std::optional<SplitSearch> search_;
    Plan plan_;
};

}  // namespace

Plan make_plan(const scenario::Scenario& scenario, const PlanProblem& problem,
               const PlanOptions& options) {
    return Planner(scenario, problem, options).make();
}

}  // namespace headroom::planning
