#include "core/planning/plan_words.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace headroom::planning {

std::string percent(double share) {
    if (share > 0 && share < 0.0001) return "below 0.01 %";
    if (share >= 0.0995 || share == 0) return fmt::format("{:.0f} %", share * 100);
    return share < 0.00995 ? fmt::format("{:.2f} %", share * 100)
                           : fmt::format("{:.1f} %", share * 100);
}

std::string licenses_text(Count licenses) {
    return fmt::format("{} {}", licenses, licenses == 1 ? "license" : "licenses");
}

namespace {

// Each is a play of its own: fewer where plays are long.
constexpr double many_events = 2000;

const char* word_for(const SiteFigures& site) {
    return site.refusal.value > site.breach.value ? "refusal probability" : "breach probability";
}

class Explanation {
public:
    Explanation(Plan& plan, SplitEvaluator& evaluator, const SplitSearch& search)
        : plan_(plan), evaluator_(evaluator), search_(search),
          best_(plan.rows[plan.recommended]), now_(plan.rows[plan.current]) {}

    void tell() {
        tell_result();
        if (plan_.recommended != plan_.current) {
            tell_now();
            tell_changes();
        }
        tell_one_fewer();
        tell_reservation();
        tell_dates();
        for (const std::string& sentence : plan_.problem.beyond_counts) say(sentence);
        if (!plan_.problem.exact()) {
            say("So the search used the whole scenario, played in full with fewer replications; "
                "look at the intervals.");
        }
    }

private:
    void say(std::string sentence) { plan_.explanation.push_back(std::move(sentence)); }

    std::string worst_of(const PlanRow& row) const {
        const SiteFigures& site = row.figures.sites[row.figures.worst];
        std::string text = fmt::format("{}, with a {} of {} ({:.0f} % interval {} to {})",
                                       plan_.problem.sites[row.figures.worst].code, word_for(site),
                                       percent(site.risk().value),
                                       evaluator_.options().risk.confidence * 100,
                                       percent(site.risk().low), percent(site.risk().high));
        if (row.exact_risk) {
            text += fmt::format("; the closed form says {} for the largest",
                                percent(*row.exact_risk));
        }
        return text;
    }

    void tell_result() {
        const std::string split = describe(plan_.problem, best_.split);
        const PlanGoal& goal = plan_.goal;
        if (plan_.recommended == plan_.current && !plan_.feasible && !goal.licenses) {
            say(fmt::format("No split and no number of licenses brings the risk of every site to "
                            "{}: the worst site would still be {}.", percent(*goal.risk),
                            worst_of(best_)));
            return;
        }
        if (plan_.recommended == plan_.current && goal.licenses) {
            say(fmt::format("{} cannot be divided among {} sites; {} are the least.",
                            licenses_text(*goal.licenses), plan_.problem.sites.size(),
                            plan_.licenses_needed.value_or(0)));
            return;
        }
        if (!goal.licenses) {
            say(fmt::format("{} are the fewest found that keep the breach and the refusal "
                            "probability of every site at or below {}: {}.",
                            licenses_text(best_.split.total), percent(*goal.risk), split));
        } else {
            say(fmt::format("The best division of {}: {}.", licenses_text(*goal.licenses), split));
        }
        say("The worst site is then " + worst_of(best_) + ".");
        if (goal.licenses && goal.risk && !plan_.feasible) {
            say(fmt::format("No split of {} found keeps every site at or below {}; {} would.",
                            licenses_text(*goal.licenses), percent(*goal.risk),
                            licenses_text(plan_.licenses_needed.value_or(0))));
        }
    }

    void tell_now() {
        const Count more = best_.split.total - now_.split.total;
        std::string change = "with the same number of licenses";
        if (more > 0) change = fmt::format("with {} more", licenses_text(more));
        if (more < 0) change = fmt::format("with {} fewer", licenses_text(-more));
        say(fmt::format("As it is now ({}), the worst site is {}; the plan does it {}.",
                        licenses_text(now_.split.total), worst_of(now_), change));
    }

    // The plan with this site's share as it is now; the difference goes to or comes from the pool.
    std::optional<Split> without_change(std::size_t site) const {
        Split split = best_.split;
        split.shares[site] = now_.split.shares[site];
        for (std::size_t i = 0; i < split.shares.size(); ++i) {
            const bool open = split.shares[i].type == KeyType::dynamic &&
                              split.shares[i].licenses >= pool_of(plan_.problem, best_.split);
            if (open && i != site) split.shares[i].licenses = 0;
        }
        split = with_pool_ceilings(plan_.problem, std::move(split));
        if (pool_of(plan_.problem, split) < 0) {  // needs more licenses than the plan has
            const Count more = -pool_of(plan_.problem, split);
            split.total += more;
            split = with_pool_ceilings(plan_.problem, std::move(split));
        }
        return split == best_.split ? std::nullopt : std::optional(split);
    }

    struct Reason {
        std::string sentence;
        double effect = 0;
    };

    std::optional<Reason> reason_for(std::size_t site) {
        if (now_.split.shares[site] == best_.split.shares[site]) return std::nullopt;
        const auto without = without_change(site);
        if (!without) return std::nullopt;
        const SplitFigures& before = evaluator_.evaluate(*without, Replications::final);
        const SiteFigures& with = best_.figures.sites[site];
        const std::string to = describe(plan_.problem, best_.split, site);
        const std::string from = describe(plan_.problem, now_.split, site);
        const double old_risk = before.sites[site].risk().value;
        Reason reason;
        reason.effect = std::fabs(old_risk - with.risk().value);
        reason.sentence = fmt::format(
            "{}: {} instead of {}: {} from {} to {}", plan_.problem.sites[site].code, to, from,
            word_for(old_risk > with.risk().value ? before.sites[site] : with), percent(old_risk),
            percent(with.risk().value));
        const double idle = before.sites[site].idle_reserved_days - with.idle_reserved_days;
        if (std::fabs(idle) >= 1) {
            reason.sentence += fmt::format(", idle reserved license-days from {:.0f} to {:.0f}",
                                           before.sites[site].idle_reserved_days,
                                           with.idle_reserved_days);
        }
        const double others = before.worst_risk().value - best_.figures.worst_risk().value;
        if (std::fabs(others) >= 0.01 && before.worst != site) {
            reason.sentence += fmt::format(", and the worst site's risk from {} to {}",
                                           percent(before.worst_risk().value),
                                           percent(best_.figures.worst_risk().value));
        }
        reason.sentence += ".";
        return reason;
    }

    void tell_changes() {
        std::vector<std::pair<Count, std::size_t>> changed;
        for (std::size_t i = 0; i < plan_.problem.sites.size(); ++i) {
            const Share& from = now_.split.shares[i];
            const Share& to = best_.split.shares[i];
            if (from == to || to.type == KeyType::primary) continue;
            changed.emplace_back(-std::abs(from.licenses - to.licenses), i);
        }
        std::sort(changed.begin(), changed.end());
        const std::size_t most = expected_events(plan_.problem) > many_events ? 2 : 5;
        if (changed.size() > most) changed.resize(most);
        std::vector<Reason> reasons;
        for (const auto& [size, site] : changed) {
            if (auto reason = reason_for(site)) reasons.push_back(std::move(*reason));
        }
        std::stable_sort(reasons.begin(), reasons.end(),
                         [](const Reason& a, const Reason& b) { return a.effect > b.effect; });
        for (Reason& reason : reasons) say(std::move(reason.sentence));
    }

    void tell_one_fewer() {
        if (plan_.goal.licenses || !plan_.feasible) return;
        const auto fewer = search_.with_fewer(best_.split);
        if (!fewer) return;
        const SplitFigures& figures = evaluator_.evaluate(fewer->split, Replications::final);
        const double risk = fewer->exact_risk.value_or(figures.worst_risk().value);
        if (risk <= *plan_.goal.risk) return;  // within what the simulation can tell
        say(fmt::format("With one license fewer the largest risk would be {}{}.", percent(risk),
                        fewer->exact_risk ? " in closed form" : ""));
    }

    void tell_reservation() {
        for (const PlanRow& row : plan_.rows) {
            if (row.label != "all reserved" || &row == &best_ || best_.label == row.label) continue;
            if (plan_.goal.licenses) {
                say(fmt::format("Reserving for every site, the worst site would be {}.",
                                worst_of(row)));
                return;
            }
            if (row.risk() > *plan_.goal.risk) continue;
            say(fmt::format("Reserving for every site takes {} for the same risk ({} more): "
                            "reservations protect each site from the others, but idle licenses "
                            "help nobody.", licenses_text(row.split.total),
                            row.split.total - best_.split.total));
            return;
        }
    }

    void tell_dates() {
        const std::string target = percent(plan_.target_risk);
        if (plan_.recommended != plan_.current && plan_.current_passes_on) {
            say(fmt::format("As it is now, the risk passes {} on {}: change the split or buy before "
                            "then.", target, format_date(*plan_.current_passes_on)));
        }
        if (plan_.passes_on) {
            say(fmt::format("With this split the risk passes {} on {}; buy more before then.",
                            target, format_date(*plan_.passes_on)));
        } else if (plan_.feasible) {
            say(fmt::format("The risk stays at or below {} until {}, the end of the scenario.",
                            target, format_date(date_of(plan_.problem.end))));
        }
    }

    Plan& plan_;
    SplitEvaluator& evaluator_;
    const SplitSearch& search_;
    const PlanRow& best_;
    const PlanRow& now_;
};

}  // namespace

void explain(Plan& plan, SplitEvaluator& evaluator, const SplitSearch& search) {
    Explanation(plan, evaluator, search).tell();
}

}  // namespace headroom::planning
