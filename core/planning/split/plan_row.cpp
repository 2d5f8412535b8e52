#include "core/planning/split/plan_row.h"

#include <algorithm>

namespace headroom::planning {

Interval PlanRow::risk_interval() const {
    if (exact_risk) return {*exact_risk, *exact_risk, *exact_risk};
    const Interval seen = figures.sites[worst].risk();
    if (!risk_bound || *risk_bound >= seen.high) return seen;
    return {*risk_bound, 0, *risk_bound};
}

Verdict PlanRow::against(double target) const {
    const Interval risk = risk_interval();
    if (exact_risk) return risk.value <= target ? Verdict::met : Verdict::missed;
    if (risk_bound && *risk_bound <= target) return Verdict::met;
    // So small a risk may hide behind no hits at all.
    if (target < figures.unseen) return risk.low > target ? Verdict::missed : Verdict::unclear;
    return risk.value <= target ? Verdict::met : Verdict::missed;
}

bool PlanRow::is_reserved() const { return !has_dynamic(split); }

void mark_front(std::vector<PlanRow>& rows) {
    for (PlanRow& row : rows) {
        row.on_front = std::none_of(rows.begin(), rows.end(), [&](const PlanRow& other) {
            const double risk = row.risk();
            const double other_risk = other.risk();
            const double idle = row.figures.idle_reserved_days;
            const double other_idle = other.figures.idle_reserved_days;
            const bool no_worse =
                other.split.total <= row.split.total && other_risk <= risk && other_idle <= idle;
            return no_worse &&
                   (other.split.total < row.split.total || other_risk < risk || other_idle < idle);
        });
    }
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

}  // namespace headroom::planning
