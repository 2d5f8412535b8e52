#include "core/planning/split/plan_words.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "core/base/percent_text.h"
#include "core/base/text.h"

namespace headroom::planning {

std::string licenses_text(Count licenses) {
    return fmt::format("{} {}", licenses, licenses == 1 ? "license" : "licenses");
}

namespace {

// Each is a play of its own: fewer where plays are long.
constexpr double many_events = 2000;
constexpr double too_many_draws = 5e6;  // by counts; the search has hundreds of replications there
constexpr double too_many_draws_in_full = 3e7;

class Explanation {
public:
    Explanation(Plan& plan, SplitEvaluator& evaluator, const SplitSearch& search)
        : plan_(plan),
          evaluator_(evaluator),
          search_(search),
          best_(plan.rows[plan.recommended]),
          now_(plan.rows[plan.current]) {}

    void tell() {
        tell_result();
        if (best_.split != now_.split) {
            tell_now();
            tell_changes();
        }
        tell_one_fewer();
        tell_reservation();
        tell_dates();
        tell_failed_steps();
        tell_offline();
        for (const std::string& sentence : plan_.problem.beyond_counts) say(sentence);
        if (!plan_.problem.exact()) {
            say("So the search used the whole scenario, played in full with fewer replications; "
                "look at the intervals.");
        }
    }

private:
    void say(std::string sentence) { plan_.explanation.push_back(std::move(sentence)); }

    bool is_current() const { return plan_.recommended == plan_.current; }

    std::string worst_of(const PlanRow& row) const {
        return worst_words(plan_, row, evaluator_.options().risk.confidence);
    }

    void tell_result() {
        if (plan_.outcome == PlanOutcome::cannot_divide) return tell_too_few();
        if (plan_.outcome == PlanOutcome::nothing_helps) tell_nothing_helps();
        const PlanGoal& goal = plan_.goal;
        if (plan_.outcome == PlanOutcome::nothing_helps && !goal.licenses) return;
        const std::string split = describe(plan_.problem, best_.split);
        const std::string same = best_.split == now_.split ? ", as it is now" : "";
        if (goal.licenses) {
            say(fmt::format("The best division of {}: {}{}.", licenses_text(*goal.licenses), split,
                            same));
        } else if (plan_.verdict == Verdict::met) {
            say(fmt::format(
                "{} are the fewest found that keep the breach and the refusal "
                "probability of every site at or below {}: {}{}.",
                licenses_text(best_.split.total), percent_text(*goal.risk), split, same));
        } else {
            say(fmt::format("The nearest to what was asked for are {}: {}{}.",
                            licenses_text(best_.split.total), split, same));
        }
        say("The worst site is then " + worst_of(best_) + ".");
        if (goal.risk && plan_.outcome == PlanOutcome::found) tell_verdict();
    }

    void tell_too_few() {
        const Count elsewhere = plan_.problem.reserved_elsewhere;
        const std::string others =
            elsewhere > 0
                ? fmt::format(" beside the {} that sublicenses without a site reserve", elsewhere)
                : "";
        say(fmt::format("{} cannot be divided among {}{}: {} are the least.",
                        licenses_text(*plan_.goal.licenses),
                        counted(static_cast<std::int64_t>(plan_.problem.sites.size()), "site"),
                        others, plan_.licenses_needed.value_or(0)));
    }

    void tell_nothing_helps() {
        say(fmt::format(
            "No split and no number of licenses brings the risk of every site to {}: as "
            "it is now, the worst site is {}.",
            percent_text(*plan_.goal.risk), worst_of(now_)));
        say(plan_.cause);
    }

    std::string surely_enough() const {
        if (!plan_.licenses_needed) return "";
        return fmt::format("; {} would surely do, by closed forms",
                           licenses_text(*plan_.licenses_needed));
    }

    void tell_verdict() {
        const std::string target = percent_text(*plan_.goal.risk);
        if (plan_.verdict == Verdict::unclear) {
            say(fmt::format(
                "{} cannot tell whether that is at or below {}: a probability of up to {} "
                "may show no case at all. Ask for more replications{}.",
                counted(best_.figures.replications, "replication"), target,
                percent_text_up(best_.figures.unseen), surely_enough()));
            return;
        }
        if (plan_.verdict == Verdict::met) return;
        const std::string which =
            plan_.goal.licenses ? " of " + licenses_text(*plan_.goal.licenses) : "";
        const std::string enough =
            plan_.licenses_needed ? fmt::format("; {} would", licenses_text(*plan_.licenses_needed))
                                  : "";
        say(fmt::format("No split{} found keeps every site at or below {}{}.", which, target,
                        enough));
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

    // On the pool before and after, and held by the pool alone: its size is no change of this site.
    bool only_pool_differs(std::size_t site) const {
        const auto open = [&](const Split& split) {
            const Share& share = split.shares[site];
            return share.type != KeyType::reserved &&
                   share.licenses >= pool_of(plan_.problem, split);
        };
        return open(now_.split) && open(best_.split);
    }

    // A site's risk under a split: in closed form where both splits have one.
    struct Change {
        Interval from, to;
    };
    Change change_of(const Split& without, const SplitFigures& before, const SplitFigures& after,
                     std::size_t site) const {
        const auto from = search_.exact_risk_at(without, site);
        const auto to = search_.exact_risk_at(best_.split, site);
        if (from && to) return {{*from, *from, *from}, {*to, *to, *to}};
        return {before.sites[site].risk(), after.sites[site].risk()};
    }

    // Only what can be told apart is a reason.
    static bool differs(const Interval& from, const Interval& to) {
        return shown(from) != shown(to) && (from.low > to.high || to.low > from.high);
    }
    static std::string shown(const Interval& risk) {
        return estimate_text(risk.value, risk.low, risk.high);
    }

    std::optional<Reason> reason_for(std::size_t site) {
        if (only_pool_differs(site)) return std::nullopt;
        const auto without = without_change(site);
        if (!without) return std::nullopt;
        // The plan without the change has to be played, with the search's fewer replications where
        // all of them would take seconds. The plan's own figures are known already: those of its
        // table.
        const double draws = expected_draws(plan_.problem, best_.figures.replications);
        const bool costly =
            draws > (evaluator_.by_counts() ? too_many_draws : too_many_draws_in_full);
        const Replications which = costly ? Replications::search : Replications::final;
        const SplitFigures& before = evaluator_.evaluate(*without, which);
        const SplitFigures& after = best_.figures;
        const SiteFigures& with = after.sites[site];
        const Change risk = change_of(*without, before, after, site);
        Reason reason;
        std::vector<std::string> effects;
        if (differs(risk.from, risk.to)) {
            reason.effect = std::fabs(risk.from.value - risk.to.value);
            effects.push_back(
                fmt::format("its risk from {} to {}", shown(risk.from), shown(risk.to)));
        }
        const double idle = before.sites[site].idle_reserved_days;
        if (std::fabs(idle - with.idle_reserved_days) >= std::max(1.0, 0.05 * idle)) {
            effects.push_back(fmt::format("its idle reserved license-days from {:.0f} to {:.0f}",
                                          idle, with.idle_reserved_days));
        }
        if (before.worst != site && differs(before.worst_risk(), after.worst_risk())) {
            effects.push_back(fmt::format("the worst site's risk from {} to {}",
                                          shown(before.worst_risk()), shown(after.worst_risk())));
        }
        if (effects.empty()) return std::nullopt;
        reason.sentence = fmt::format("{}: {} instead of {}: ", plan_.problem.sites[site].code,
                                      describe(plan_.problem, best_.split, site),
                                      describe(plan_.problem, now_.split, site));
        for (std::size_t i = 0; i < effects.size(); ++i) {
            reason.sentence += (i == 0                    ? ""
                                : i + 1 == effects.size() ? ", and "
                                                          : ", ") +
                               effects[i];
        }
        reason.sentence += ".";
        return reason;
    }

    void tell_changes() {
        std::vector<std::pair<Count, std::size_t>> changed;
        for (std::size_t i = 0; i < plan_.problem.sites.size(); ++i) {
            const Share& from = now_.split.shares[i];
            const Share& to = best_.split.shares[i];
            if (from == to || to.type == KeyType::primary || only_pool_differs(i)) continue;
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
        if (plan_.goal.licenses || !plan_.feasible()) return;
        const auto fewer = search_.with_fewer(best_.split);
        if (!fewer) return;
        const SplitFigures& figures = evaluator_.evaluate(fewer->split, Replications::final);
        const double risk = fewer->exact_risk.value_or(figures.worst_risk().value);
        if (risk <= *plan_.goal.risk) return;  // within what the simulation can tell
        say(fmt::format("With one license fewer the largest risk would be {}{}.",
                        percent_text(risk), fewer->exact_risk ? " in closed form" : ""));
    }

    void tell_reserved_is_best() {
        if (plan_.goal.types == PlanTypes::reserved) {
            return say("Dynamic sublicenses were not looked at, as asked for.");
        }
        const bool others = std::any_of(plan_.rows.begin(), plan_.rows.end(),
                                        [](const PlanRow& row) { return !row.is_reserved(); });
        say(fmt::format("It needs no Dynamic sublicenses, which some portals do not offer{}.",
                        others ? "; with them, no better split was found" : ""));
    }

    // Both answers, with and without Dynamic sublicenses: some portals offer only Reserved ones.
    void tell_reservation() {
        if (plan_.outcome != PlanOutcome::found || !plan_.recommended_reserved) return;
        if (best_.is_reserved()) return tell_reserved_is_best();
        const PlanRow& row = plan_.rows[*plan_.recommended_reserved];
        const Count more = row.split.total - best_.split.total;
        if (plan_.goal.licenses && more == 0) {
            say(fmt::format("Reserving for every site, the worst site would be {}.",
                            worst_of(row)));
            return;
        }
        const bool enough = plan_.goal.risk && row.against(*plan_.goal.risk) == Verdict::met;
        if (enough && more > 0 && !plan_.goal.licenses) {
            say(
                fmt::format("Reserving for every site takes {} for the same risk ({} more): "
                            "reservations protect each site from the others, but idle licenses "
                            "help nobody.",
                            licenses_text(row.split.total), more));
            return;
        }
        say(
            fmt::format("Without Dynamic sublicenses, the best split found has {}: the worst site "
                        "is then {}.",
                        licenses_text(row.split.total), worst_of(row)));
    }

    void tell_dates() {
        const std::string target = percent_text(plan_.target_risk);
        const bool more_helps = plan_.outcome != PlanOutcome::nothing_helps;
        const bool same = best_.split == now_.split;
        if (plan_.current_passes_on && (!same || is_current())) {
            const bool better = !same && !plan_.passes_on;
            say(fmt::format("As it is now, the risk passes {} on {}{}.", target,
                            format_date(*plan_.current_passes_on),
                            !more_helps    ? ""
                            : better       ? ": change the split before then"
                            : is_current() ? ": buy before then"
                                           : ""));
        }
        if (plan_.passes_on && !is_current()) {
            say(fmt::format("With this split the risk passes {} on {}{}.", target,
                            format_date(*plan_.passes_on),
                            more_helps ? "; buy more before then" : ""));
        } else if (plan_.feasible() && best_.risk() <= plan_.target_risk &&
                   best_.against(plan_.target_risk) == Verdict::met) {
            say(fmt::format("The risk stays at or below {} until {}, the end of the scenario.",
                            target, format_date(date_of(plan_.problem.end))));
        }
    }

    void tell_failed_steps() {
        const std::int64_t failed = best_.figures.failed_steps;
        if (failed == 0 || best_.split == now_.split) return;
        say(fmt::format(
            "With this split, a step of the scenario does not go as it says in {} of {}: "
            "look at what `headroom run` says of the planned scenario.",
            failed, counted(best_.figures.replications, "replication")));
    }

    // A limit that is frozen while the others go on taking from the pool lets more Macs in.
    void tell_offline() {
        std::string names;
        for (const PlanSite& site : plan_.problem.sites) {
            if (!site.offline) continue;
            names += (names.empty() ? "" : ", ") + site.code;
        }
        if (names.empty() || !plan_.feasible() || !plan_.goal.risk) return;
        const Interval online =
            evaluator_.worst_risk_of(evaluator_.scenario_online(best_.split), 1000);
        if (online.low <= best_.figures.worst_risk().high || online.value <= *plan_.goal.risk)
            return;
        say(fmt::format(
            "The plan is cheaper because of the offline activation of {}: a limit that is "
            "frozen since the last synchronization does not shrink when other sites take "
            "licenses; were every site online, the largest risk would be {}.",
            names, shown(online)));
    }

    Plan& plan_;
    SplitEvaluator& evaluator_;
    const SplitSearch& search_;
    const PlanRow& best_;
    const PlanRow& now_;
};

}  // namespace

std::string worst_words(const Plan& plan, const PlanRow& row, double confidence) {
    const std::string& code = plan.problem.sites[row.worst].code;
    const Interval risk = row.risk_interval();
    if (row.exact_risk) {
        return fmt::format("{}, with a risk of {} in closed form", code, percent_text(risk.value));
    }
    if (row.risk_bound && risk.value == *row.risk_bound) {
        return fmt::format("{}, with a risk of at most {} in closed form", code,
                           percent_text_up(risk.value));
    }
    if (risk.low == risk.high)
        return fmt::format("{}, with a risk of {}", code, percent_text(risk.value));
    return fmt::format("{}, with a risk of {} ({:g} % interval {} to {})", code,
                       estimate_text(risk.value, risk.low, risk.high), confidence * 100,
                       percent_text(risk.low), percent_text_up(risk.high));
}

void explain_incomplete(Plan& plan, const SplitEvaluator& evaluator) {
    const PlanRow& best = plan.rows[plan.recommended];
    plan.explanation.clear();
    if (best.figures.replications == 0) {
        plan.explanation.push_back("The search was ended before a split was judged.");
        return;
    }
    plan.explanation.push_back(
        fmt::format("The search was ended early. The best split until then: {}: {}.",
                    licenses_text(best.split.total), describe(plan.problem, best.split)));
    plan.explanation.push_back("The worst site is then " +
                               worst_words(plan, best, evaluator.options().risk.confidence) + ".");
}

void explain(Plan& plan, SplitEvaluator& evaluator, const SplitSearch& search) {
    Explanation(plan, evaluator, search).tell();
}

}  // namespace headroom::planning
