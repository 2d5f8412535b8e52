#include "core/planning/schedule/cheapest_levels.h"

#include <algorithm>
#include <functional>
#include <limits>

namespace headroom::planning {
namespace {

constexpr std::int64_t most_looks = 4'000'000;

class LevelSearch {
public:
    explicit LevelSearch(const TermDemand& demand)
        : demand_(demand), passed_by_(replications(), 0), levels_(demand.peaks.size()) {
        for (const std::vector<Count>& peaks : demand.peaks) {
            std::vector<std::size_t> order(peaks.size());
            for (std::size_t r = 0; r < order.size(); ++r) order[r] = r;
            std::stable_sort(order.begin(), order.end(),
                             [&](std::size_t a, std::size_t b) { return peaks[a] > peaks[b]; });
            highest_first_.push_back(std::move(order));
        }
        for (std::size_t k = 0; k < demand.peaks.size(); ++k) lowest_.push_back(lowest_level(k));
    }

    CheapestLevels find() {
        start_from_level_of_all();
        descend(0, 0, 0);
        CheapestLevels result;
        result.levels = best_;
        result.passed = passing(demand_, best_);
        result.is_proven = looks_ < most_looks;
        return result;
    }

private:
    std::size_t replications() const {
        return demand_.peaks.empty() ? 0 : demand_.peaks.front().size();
    }

    // With less than this, one period alone lets too many pass.
    Count lowest_level(std::size_t k) const {
        const auto allowed = static_cast<std::size_t>(demand_.allowed);
        if (allowed >= replications()) return demand_.least;
        return std::max(demand_.least, demand_.peaks[k][highest_first_[k][allowed]]);
    }

    double cost_of(const std::vector<Count>& levels) const {
        double cost = 0;
        for (std::size_t k = 0; k < levels.size(); ++k) {
            cost += demand_.days[k] * static_cast<double>(levels[k]);
        }
        return cost;
    }

    // One level for the whole term is a solution to begin with.
    void start_from_level_of_all() {
        std::vector<Count> highest(replications(), demand_.least);
        for (const std::vector<Count>& peaks : demand_.peaks) {
            for (std::size_t r = 0; r < highest.size(); ++r) {
                highest[r] = std::max(highest[r], peaks[r]);
            }
        }
        std::sort(highest.begin(), highest.end(), std::greater<>());
        const auto allowed = static_cast<std::size_t>(demand_.allowed);
        const Count level = allowed < highest.size() ? highest[allowed] : demand_.least;
        best_.assign(demand_.peaks.size(), std::max(level, demand_.least));
        best_cost_ = cost_of(best_);
    }

    // The least that periods from k on can cost when none is below `level`.
    double least_cost_from(std::size_t k, Count level) const {
        double cost = 0;
        for (; k < lowest_.size(); ++k) {
            level = std::max(level, lowest_[k]);
            cost += demand_.days[k] * static_cast<double>(level);
        }
        return cost;
    }

    // Marks the replications that pass `level` in period k and no earlier one; how many.
    std::int64_t mark(std::size_t k, Count level) {
        std::int64_t marked = 0;
        for (const std::size_t r : highest_first_[k]) {
            if (demand_.peaks[k][r] <= level) break;
            if (passed_by_[r]++ == 0) ++marked;
        }
        return marked;
    }
    void unmark(std::size_t k, Count level) {
        for (const std::size_t r : highest_first_[k]) {
            if (demand_.peaks[k][r] <= level) break;
            --passed_by_[r];
        }
    }

    void descend(std::size_t k, double cost, std::int64_t passed) {
        if (k == levels_.size()) {
            if (cost < best_cost_) {
                best_ = levels_;
                best_cost_ = cost;
            }
            return;
        }
        Count level = std::max(lowest_[k], k > 0 ? levels_[k - 1] : demand_.least);
        const Count highest =
            highest_first_[k].empty() ? level : demand_.peaks[k][highest_first_[k].front()];
        for (;; ++level) {
            const double so_far = cost + demand_.days[k] * static_cast<double>(level);
            if (so_far + least_cost_from(k + 1, level) >= best_cost_) return;
            if (++looks_ >= most_looks) return;
            const std::int64_t more = mark(k, level);
            levels_[k] = level;
            if (passed + more <= demand_.allowed) descend(k + 1, so_far, passed + more);
            unmark(k, level);
            if (level >= highest && level >= demand_.least) return;  // more does not help here
        }
    }

    const TermDemand& demand_;
    std::vector<std::vector<std::size_t>> highest_first_;  // replications by peak, by period
    std::vector<Count> lowest_;
    std::vector<int> passed_by_;  // by replication: periods of `levels_` in which it passes
    std::vector<Count> levels_, best_;
    double best_cost_ = std::numeric_limits<double>::infinity();
    std::int64_t looks_ = 0;
};

}  // namespace

CheapestLevels cheapest_levels(const TermDemand& demand) { return LevelSearch(demand).find(); }

std::int64_t passing(const TermDemand& demand, const std::vector<Count>& levels) {
    std::int64_t passed = 0;
    const std::size_t replications = demand.peaks.empty() ? 0 : demand.peaks.front().size();
    for (std::size_t r = 0; r < replications; ++r) {
        for (std::size_t k = 0; k < levels.size(); ++k) {
            if (demand.peaks[k][r] <= levels[k]) continue;
            ++passed;
            break;
        }
    }
    return passed;
}

}  // namespace headroom::planning
