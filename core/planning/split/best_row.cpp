#include "core/planning/split/best_row.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace headroom::planning {
namespace {

double cost_of(const PlanRow& row) { return row.figures.cost ? row.figures.cost->total.value : 0; }

// Whether the first row is better than the second.
bool is_better(const PlanRow& a, const PlanRow& b, const PlanGoal& goal) {
    if (goal.risk) {
        const Verdict mine = a.against(*goal.risk);
        const Verdict other = b.against(*goal.risk);
        if (mine != other) return mine < other;
        if (goal.aim == PlanAim::cost) return cost_of(a) < cost_of(b);
        if (!goal.licenses && mine != Verdict::missed) {
            return std::tuple(a.split.total, a.risk()) < std::tuple(b.split.total, b.risk());
        }
    }
    if (goal.aim == PlanAim::cost) return cost_of(a) < cost_of(b);
    if (!goal.licenses) {
        return std::tuple(a.risk(), a.split.total) < std::tuple(b.risk(), b.split.total);
    }
    return SplitSearch::better(a.figures, b.figures);
}

}  // namespace

std::size_t best_row(const std::vector<PlanRow>& rows, const PlanGoal& goal, Among among) {
    const auto answers = [&](const PlanRow& row) {
        return !goal.licenses || row.split.total == *goal.licenses;
    };
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const PlanRow& row = rows[i];
        if (among == Among::reserved && !row.is_reserved()) continue;
        if (!best) {
            best = i;
            continue;
        }
        const PlanRow& other = rows[*best];
        if (answers(row) != answers(other) ? answers(row) : is_better(row, other, goal)) best = i;
    }
    return best.value_or(rows.size());
}

void put_in_order(std::vector<PlanRow>& rows, std::size_t& recommended) {
    if (recommended >= rows.size()) return;
    const auto first = rows.begin() + static_cast<std::ptrdiff_t>(recommended);
    std::rotate(rows.begin(), first, first + 1);
    recommended = 0;
    std::stable_sort(rows.begin() + 1, rows.end(), [](const PlanRow& a, const PlanRow& b) {
        return a.split.total < b.split.total;
    });
}

}  // namespace headroom::planning
