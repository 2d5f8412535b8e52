#include "core/planning/split/plan_row.h"

#include <algorithm>

namespace headroom::planning {

Interval PlanRow::risk_interval() const {
    return exact_risk ? Interval{*exact_risk, *exact_risk, *exact_risk}
                      : figures.sites[worst].risk();
}

Verdict PlanRow::against(double target) const {
    const Interval risk = risk_interval();
    if (exact_risk) return risk.value <= target ? Verdict::met : Verdict::missed;
    // So small a risk may hide behind no hits at all.
    if (target < figures.unseen) return risk.low > target ? Verdict::missed : Verdict::unclear;
    return risk.value <= target ? Verdict::met : Verdict::missed;
}

bool PlanRow::is_reserved() const {
    return std::none_of(split.shares.begin(), split.shares.end(),
                        [](const Share& share) { return share.type == KeyType::dynamic; });
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
