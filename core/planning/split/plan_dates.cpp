#include "core/planning/split/plan_dates.h"

#include <algorithm>

namespace headroom::planning {
namespace {

class DateSearch {
public:
    DateSearch(Plan& plan, SplitEvaluator& evaluator, const SplitSearch& search)
        : plan_(plan), evaluator_(evaluator), search_(search) {}

    void find() {
        plan_.passes_on = passes_on(plan_.rows[plan_.recommended]);
        plan_.current_passes_on = plan_.recommended == plan_.current
                                      ? plan_.passes_on
                                      : passes_on(plan_.rows[plan_.current]);
    }

private:
    std::optional<Date> passes_on(const PlanRow& row) {
        if (row.risk() <= plan_.target_risk) return std::nullopt;
        if (!plan_.problem.exact()) return passes_in_full(row);
        std::size_t on_pool = 0;
        for (const Share& share : row.split.shares) {
            if (share.type != KeyType::reserved) ++on_pool;
        }
        std::optional<Date> first;
        for (std::size_t i = 0; i < row.split.shares.size(); ++i) {
            const bool alone = row.split.shares[i].type == KeyType::reserved || on_pool == 1;
            const auto day = alone && search_.has_law(i)
                                 ? search_.day_above(row.split, i, plan_.target_risk)
                                 : day_seen(row.figures, i);
            if (day && (!first || *day < *first)) first = day;
        }
        return first;
    }

    // By the days on which the replications were first in trouble.
    std::optional<Date> day_seen(const SplitFigures& figures, std::size_t site) const {
        const auto most = static_cast<std::int64_t>(plan_.target_risk *
                                                    static_cast<double>(figures.replications));
        std::int64_t seen = 0;
        std::optional<Date> day;
        figures.sites[site].first_trouble.visit_entries([&](Count value, std::int64_t times) {
            seen += times;
            if (!day && seen > most) day = Date{static_cast<std::int32_t>(value)};
        });
        return day;
    }

    // Risk since the start only grows, so that bisection by days finds where it passes the target.
    std::optional<Date> passes_in_full(const PlanRow& row) {
        int low = 0;  // days after which the target is not passed yet
        int high = date_of(plan_.problem.end) - date_of(plan_.problem.start) + 1;
        while (high - low > 1) {
            const int middle = low + (high - low) / 2;
            const Instant until = std::min(
                plan_.problem.end, midnight_of(date_of(plan_.problem.start) + middle) - Span{1});
            if (until <= plan_.problem.start) {
                low = middle;
                continue;
            }
            const bool passed =
                evaluator_.worst_risk_until(row.split, until).value > plan_.target_risk;
            (passed ? high : low) = middle;
        }
        return date_of(plan_.problem.start) + (high - 1);
    }

    Plan& plan_;
    SplitEvaluator& evaluator_;
    const SplitSearch& search_;
};

}  // namespace

void find_dates(Plan& plan, SplitEvaluator& evaluator, const SplitSearch& search) {
    DateSearch(plan, evaluator, search).find();
}

}  // namespace headroom::planning
