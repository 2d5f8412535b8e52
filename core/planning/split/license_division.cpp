#include "core/planning/split/license_division.h"

#include <algorithm>
#include <map>
#include <memory>
#include <numeric>

#include "core/base/exact_math.h"
#include "core/planning/split/search_effort.h"

namespace headroom::planning {
namespace {

// The fewest licenses of one subscription for a risk, remembered.
class Needs {
public:
    Needs(const scenario::Scenario& scenario, const PlanProblem& problem,
          const PlanOptions& options)
        : problem_(problem),
          evaluator_(scenario, problem, search_effort(problem, options)),
          search_(problem, evaluator_, options.goal.types) {}

    Count of(double risk) {
        const auto known = known_.find(risk);
        if (known != known_.end()) return known->second;
        Count fewest = search_.all_reserved(risk).split.total;
        // Where every rule is played, looking for pools at each risk would take too long.
        if (problem_.exact() && problem_.sites.size() > 1) {
            for (const Candidate& candidate : search_.fewest_licenses(risk)) {
                fewest = std::min(fewest, candidate.split.total);
            }
        }
        return known_.emplace(risk, fewest).first->second;
    }
    Count least_possible() const { return search_.least_possible(); }

private:
    const PlanProblem& problem_;
    SplitEvaluator evaluator_;
    SplitSearch search_;
    std::map<double, Count> known_;
};

class Division {
public:
    Division(const scenario::Scenario& scenario, const std::vector<PlanProblem>& problems,
             Count licenses, const PlanOptions& options)
        : licenses_(licenses), options_(options) {
        for (const PlanProblem& problem : problems) {
            needs_.push_back(std::make_unique<Needs>(scenario, problem, options));
        }
    }

    std::vector<Count> find() {
        std::vector<Count> least;
        for (const auto& one : needs_) least.push_back(one->least_possible());
        if (sum(least) > licenses_) return in_proportion(least);
        std::vector<Count> best;
        if (options_.goal.risk && take(needs_at(*options_.goal.risk), best)) return best;
        // By the logarithm of the risk: small risks are as far apart as large ones.
        double low = exact_log(1e-6), high = exact_log(0.999);
        for (int round = 0; round < 9; ++round) {
            const double middle = (low + high) / 2;
            (take(needs_at(exact_exp(middle)), best) ? high : low) = middle;
        }
        if (best.empty()) best = topped_up(least, 0);
        return best;
    }

private:
    static Count sum(const std::vector<Count>& parts) {
        return std::accumulate(parts.begin(), parts.end(), Count{0});
    }

    std::vector<Count> needs_at(double risk) {
        for (const auto& one : needs_) {
            if (const auto asks = asks_to_stop(options_); asks && asks()) throw Stopped();
            one->of(risk);
        }
        std::vector<Count> parts;
        for (const auto& one : needs_) parts.push_back(one->of(risk));
        return parts;
    }

    // Whether the licenses are enough; the rest then goes to the one that needs the most.
    bool take(const std::vector<Count>& parts, std::vector<Count>& best) {
        if (sum(parts) > licenses_) return false;
        std::size_t largest = 0;
        for (std::size_t i = 1; i < parts.size(); ++i) {
            if (parts[i] > parts[largest]) largest = i;
        }
        best = topped_up(parts, largest);
        return true;
    }

    std::vector<Count> topped_up(std::vector<Count> parts, std::size_t where) const {
        parts[where] += licenses_ - sum(parts);
        return parts;
    }

    // Too few for all: each gets its share of the shortage.
    std::vector<Count> in_proportion(const std::vector<Count>& least) const {
        std::vector<Count> parts;
        const Count all = sum(least);
        for (const Count one : least) {
            parts.push_back(std::max<Count>(1, licenses_ * one / all));
        }
        return parts;
    }

    Count licenses_;
    const PlanOptions& options_;
    std::vector<std::unique_ptr<Needs>> needs_;
};

}  // namespace

std::vector<Count> divide_licenses(const scenario::Scenario& scenario,
                                   const std::vector<PlanProblem>& problems, Count licenses,
                                   const PlanOptions& options) {
    if (problems.size() == 1) return {licenses};
    return Division(scenario, problems, licenses, options).find();
}

}  // namespace headroom::planning
