#include "core/planning/split/plan_cause.h"

#include <fmt/core.h>

#include <algorithm>
#include <optional>

#include "core/base/percent_text.h"

namespace headroom::planning {
namespace {

constexpr std::int64_t replications_a_look = 100;

class CauseSearch {
public:
    CauseSearch(const scenario::Scenario& with_plenty, const PlanProblem& problem,
                SplitEvaluator& evaluator, double target)
        : whole_(with_plenty), problem_(problem), evaluator_(evaluator), target_(target) {}

    std::string tell() {
        if (!whole_.steps.empty() && is_safe(with_steps(0))) return tell_step();
        if (!whole_.faults.empty() && is_safe(without_outages())) return tell_outages();
        if (const auto expiry = tell_expiry()) return *expiry;
        return "That is so without its steps and outages, too.";
    }

private:
    double risk_of(const scenario::Scenario& scenario) {
        return evaluator_.worst_risk_of(scenario, replications_a_look).value;
    }
    bool is_safe(const scenario::Scenario& scenario) { return risk_of(scenario) <= target_; }

    scenario::Scenario with_steps(std::size_t count) const {
        scenario::Scenario scenario = whole_;
        scenario.steps.erase(scenario.steps.begin() + static_cast<std::ptrdiff_t>(count),
                             scenario.steps.end());
        return scenario;
    }

    scenario::Scenario without_outages() const {
        scenario::Scenario scenario = whole_;
        scenario.faults.clear();
        scenario.outages.clear();
        return scenario;
    }

    // A step with which the risk is too high, while it is not with the steps before it alone.
    std::string tell_step() {
        std::size_t low = 0, high = whole_.steps.size();
        while (high - low > 1) {
            const std::size_t middle = low + (high - low) / 2;
            (is_safe(with_steps(middle)) ? low : high) = middle;
        }
        const scenario::Step& step = whole_.steps[low];
        return fmt::format(
            "Step {} ({} on {}) does it: with the steps before it, the largest risk is "
            "{}; with it, {}.",
            step.index + 1, step.verb, format_date(date_of(step.at)),
            percent_text(risk_of(with_steps(low))), percent_text(risk_of(with_steps(high))));
    }

    std::string tell_outages() {
        return fmt::format("The outages do it: without them, the largest risk is {}.",
                           percent_text(risk_of(without_outages())));
    }

    // What ends first, as far as the risk is low until then.
    std::optional<std::string> tell_expiry() {
        std::optional<Date> first = problem_.ends_on;
        for (const PlanSite& site : problem_.sites) {
            if (site.ends_on && (!first || *site.ends_on < *first)) first = site.ends_on;
        }
        if (!first) return std::nullopt;
        scenario::Scenario shorter = whole_;
        shorter.end = midnight_of(*first);
        if (shorter.end <= shorter.start || !is_safe(shorter)) return std::nullopt;
        return fmt::format(
            "An expiry does it: until {}, the largest risk is {}. Renew before then.",
            format_date(*first), percent_text(risk_of(shorter)));
    }

    const scenario::Scenario& whole_;
    const PlanProblem& problem_;
    SplitEvaluator& evaluator_;
    double target_;
};

}  // namespace

std::string cause_of_risk(const scenario::Scenario& scenario, const PlanProblem& problem,
                          SplitEvaluator& evaluator, const Split& plenty, double target) {
    scenario::Scenario with_plenty = evaluator.scenario_with(plenty);
    with_plenty.seed = scenario.seed;
    return CauseSearch(with_plenty, problem, evaluator, target).tell();
}

}  // namespace headroom::planning
