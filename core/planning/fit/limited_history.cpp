#include "core/planning/fit/limited_history.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/base/exact_math.h"
#include "core/base/random.h"
#include "core/planning/fit/square_matrix.h"

namespace headroom::planning {
namespace {

constexpr std::size_t least_visits = 6;  // of the limit, with lower counts between
constexpr double least_share_at_limit = 0.12;
constexpr Count most_states = 41;
constexpr int grid_loads = 28;  // grid points of the offered load, from 0.5 to 3.5 limits
constexpr int grid_stays = 18;  // and of the mean stay, from 10 to 3000 days
constexpr double stay_guess = 1000;
constexpr double log_stay_guess_spread = 2;
constexpr double log_load_guess_spread = 1;   // around the limit
constexpr double growth_guess_spread = 0.05;  // of the log rate, over the year to come
constexpr double least_probability = 1e-6;    // of a change: a count may be wrong

SquareMatrix product(const SquareMatrix& a, const SquareMatrix& b) {
    const std::size_t n = a.size();
    SquareMatrix result(n);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < n; ++k) {
            const double factor = a(i, k);
            if (factor == 0) continue;
            for (std::size_t j = 0; j < n; ++j) result(i, j) += factor * b(k, j);
        }
    }
    return result;
}

// The loss system on the states from `lowest` to the limit.
struct LossSystem {
    Count lowest = 0, limit = 0;
    double arrivals = 0, leave = 0;  // a day; of one Mac a day

    std::size_t size() const { return static_cast<std::size_t>(limit - lowest + 1); }
    std::size_t state(Count used) const {
        return static_cast<std::size_t>(std::max(used, lowest) - lowest);
    }

    // Transition probabilities over so many days: a short step, squared.
    SquareMatrix over(int days) const {
        double step = days;
        int squarings = 0;
        for (; step * (arrivals + leave * static_cast<double>(limit)) > 0.05; step /= 2)
            ++squarings;
        SquareMatrix matrix(size());
        for (std::size_t i = 0; i < size(); ++i) {
            const double up = i + 1 < size() ? arrivals * step : 0;
            const double down =
                i > 0 ? leave * static_cast<double>(lowest + static_cast<Count>(i)) * step : 0;
            matrix(i, i) = 1 - up - down;
            if (i + 1 < size()) matrix(i, i + 1) = up;
            if (i > 0) matrix(i, i - 1) = down;
        }
        for (; squarings > 0; --squarings) matrix = product(matrix, matrix);
        return matrix;
    }
};

double log_likelihood_of(const LossSystem& system, const SiteUsage& usage) {
    std::map<int, SquareMatrix> transitions;
    double sum = 0;
    for (std::size_t i = 1; i < usage.counts.size(); ++i) {
        const UsageCount& before = usage.counts[i - 1];
        const UsageCount& after = usage.counts[i];
        const int days = after.date - before.date;
        auto found = transitions.find(days);
        if (found == transitions.end()) found = transitions.emplace(days, system.over(days)).first;
        const double p = found->second(system.state(before.used), system.state(after.used));
        sum += exact_log(std::max(p, least_probability));
    }
    return sum;
}

double log_guess(double logarithm, double around, double spread) {
    const double z = (logarithm - around) / spread;
    return -z * z / 2;
}

struct GridPoint {
    double load, stay, log_weight;
};

std::vector<GridPoint> weigh_grid(const SiteUsage& usage, Count limit) {
    std::vector<GridPoint> grid;
    const double log_limit = exact_log(static_cast<double>(limit));
    for (int i = 0; i < grid_loads; ++i) {
        const double log_load = log_limit + exact_log(0.5) + exact_log(7.0) * i / (grid_loads - 1);
        for (int k = 0; k < grid_stays; ++k) {
            const double log_stay = exact_log(10.0) + exact_log(300.0) * k / (grid_stays - 1);
            LossSystem system;
            system.limit = limit;
            system.lowest = std::max<Count>(0, limit - most_states + 1);
            system.leave = exact_exp(-log_stay);
            system.arrivals = exact_exp(log_load - log_stay);
            const double weight =
                log_likelihood_of(system, usage) +
                log_guess(log_stay, exact_log(stay_guess), log_stay_guess_spread) +
                log_guess(log_load, log_limit, log_load_guess_spread);
            grid.push_back({exact_exp(log_load), exact_exp(log_stay), weight});
        }
    }
    return grid;
}

}  // namespace

std::optional<Count> limit_of(const SiteUsage& usage) {
    const Count peak = usage.peak();
    std::size_t at_peak = 0, below = 0, visits = 0;
    Count previous = -1;
    for (const UsageCount& count : usage.counts) {
        at_peak += count.used == peak ? 1U : 0U;
        below += count.used == peak - 1 ? 1U : 0U;
        visits += count.used == peak && previous != peak ? 1U : 0U;
        previous = count.used;
    }
    const double share = static_cast<double>(at_peak) / static_cast<double>(usage.counts.size());
    const bool limited =
        peak > 0 && visits >= least_visits && share >= least_share_at_limit && 2 * at_peak >= below;
    return limited ? std::optional(peak) : std::nullopt;
}

std::vector<DemandDraw> sample_limited(const SiteUsage& usage, Count limit, std::size_t count) {
    std::vector<GridPoint> grid = weigh_grid(usage, limit);
    double best = grid.front().log_weight, total = 0;
    for (const GridPoint& point : grid) best = std::max(best, point.log_weight);
    for (GridPoint& point : grid) {
        point.log_weight =
            exact_exp(std::max(point.log_weight - best, -600.0));  // the weight itself
        total += point.log_weight;
    }
    RandomStream random(1, entity_of(usage.site), Purpose::parameters, 3);
    std::vector<DemandDraw> draws;
    std::size_t at = 0;
    double passed = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double wanted =
            (static_cast<double>(i) + random.uniform()) / static_cast<double>(count) * total;
        while (at + 1 < grid.size() && passed + grid[at].log_weight < wanted)
            passed += grid[at++].log_weight;
        DemandDraw draw;
        draw.per_day = grid[at].load / grid[at].stay;
        draw.stay_days = grid[at].stay;
        draw.growth_per_year = exact_exp(growth_guess_spread * random.normal()) - 1;
        draws.push_back(draw);
    }
    return draws;
}

}  // namespace headroom::planning
