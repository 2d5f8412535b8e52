#include "core/planning/money/cost_search.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace headroom::planning {
namespace {

constexpr std::size_t most_sites_to_choose = 4;  // 16 choices of who reserves
constexpr int points_aside = 10;                 // of the curve, on each side of the optimum

}  // namespace

CostSearch::CostSearch(const PlanProblem& problem, SplitEvaluator& evaluator, PlanTypes types,
                       std::optional<Count> most)
    : problem_(problem), evaluator_(evaluator), types_(types), most_(most.value_or(most_licenses)) {
    const scenario::Costs& costs = evaluator.costs();
    refusal_price_ = costs.refusal;
    mac_day_price_ = costs.over_limit_mac_day;
}

// A primary key always shares the pool. Of many sites, all that may reserve do, or none does, or
// those that do now.
std::vector<CostSearch::Choice> CostSearch::choices() const {
    const std::size_t sites = problem_.sites.size();
    Choice reserved(sites, false), pooled(sites, true);
    for (std::size_t i = 0; i < sites; ++i) {
        reserved[i] = problem_.sites[i].type == KeyType::primary;
    }
    std::vector<Choice> all{reserved};
    if (types_ == PlanTypes::reserved) return all;
    if (sites > most_sites_to_choose) {
        Choice now(sites, false);
        for (std::size_t i = 0; i < sites; ++i) {
            now[i] = problem_.sites[i].type != KeyType::reserved;
        }
        for (const Choice& choice : {pooled, now}) {
            if (std::find(all.begin(), all.end(), choice) == all.end()) all.push_back(choice);
        }
        return all;
    }
    for (unsigned bits = 1; bits < (1u << sites); ++bits) {
        Choice choice = reserved;
        for (std::size_t i = 0; i < sites; ++i) {
            if ((bits >> i & 1u) != 0) choice[i] = true;
        }
        if (std::find(all.begin(), all.end(), choice) == all.end()) all.push_back(choice);
    }
    return all;
}

std::size_t CostSearch::parts_of(const Choice& choice) const {
    const auto pooled = static_cast<std::size_t>(std::count(choice.begin(), choice.end(), true));
    return choice.size() - pooled + (pooled > 0 ? 1 : 0);
}

CostSearch::Parts CostSearch::most_of(const Choice& choice) const {
    Parts most;
    Count pool = 0;
    for (std::size_t i = 0; i < choice.size(); ++i) {
        const Count wanted = more_than_wanted(problem_, problem_.sites[i]);
        if (choice[i]) {
            pool += wanted;
        } else {
            most.push_back(wanted);
        }
    }
    if (most.size() < parts_of(choice)) most.push_back(pool);
    return most;
}

Split CostSearch::split_of(const Choice& choice, const Parts& parts) const {
    Split split;
    split.total = problem_.reserved_elsewhere;
    for (const Count part : parts) split.total += part;
    std::size_t next = 0;
    for (std::size_t i = 0; i < choice.size(); ++i) {
        if (!choice[i]) {
            split.shares.push_back({KeyType::reserved, parts[next++]});
        } else {
            const bool primary = problem_.sites[i].type == KeyType::primary;
            split.shares.push_back({primary ? KeyType::primary : KeyType::dynamic, 0});
        }
    }
    return with_pool_ceilings(problem_, std::move(split));
}

bool CostSearch::within(const Choice& choice, const Parts& parts) const {
    return split_of(choice, parts).total <= most_;
}

double CostSearch::cost_of(const Choice& choice, const Parts& parts) {
    return evaluator_.evaluate(split_of(choice, parts), Replications::search).cost->total.value;
}

// For the curve: what is cheapest of its total.
void CostSearch::remember(Split split) {
    if (split.total > most_) return;
    const SplitFigures& figures = evaluator_.evaluate(split, Replications::search);
    const double cost = figures.cost->total.value;
    const auto found = cheapest_.find(split.total);
    if (found != cheapest_.end() && found->second.cost.total.value <= cost) return;
    const Count total = split.total;
    cheapest_[total] = {std::move(split), *figures.cost, figures.idle_reserved_days,
                        figures.worst_risk().value};
}

// What refusals and Macs over the limit cost, by part.
std::vector<double> CostSearch::penalties(const Choice& choice, const Parts& parts) {
    const SplitFigures& figures =
        evaluator_.evaluate(split_of(choice, parts), Replications::search);
    std::vector<double> penalties(parts.size(), 0);
    std::size_t next = 0;
    for (std::size_t i = 0; i < choice.size(); ++i) {
        const SiteFigures& site = figures.sites[i];
        const double penalty =
            refusal_price_ * site.refused + mac_day_price_ * site.over_limit_mac_days;
        (choice[i] ? penalties.back() : penalties[next++]) += penalty;
    }
    return penalties;
}

// For each part the smallest number of licenses from which one more saves at most `price`.
CostSearch::Parts CostSearch::enough(const Choice& choice, double price) {
    Parts high = most_of(choice);
    Parts low(high.size(), 1);
    const auto open = [&] {
        for (std::size_t i = 0; i < low.size(); ++i) {
            if (low[i] < high[i]) return true;
        }
        return false;
    };
    while (open()) {
        Parts middle, above;
        for (std::size_t i = 0; i < low.size(); ++i) {
            middle.push_back(low[i] + (high[i] - low[i]) / 2);
            above.push_back(middle.back() + 1);
        }
        const std::vector<double> here = penalties(choice, middle);
        const std::vector<double> with_one_more = penalties(choice, above);
        for (std::size_t i = 0; i < low.size(); ++i) {
            if (low[i] >= high[i]) continue;
            if (here[i] - with_one_more[i] <= price) {
                high[i] = middle[i];
            } else {
                low[i] = middle[i] + 1;
            }
        }
    }
    return low;
}

// Takes licenses away where they save least until the total is within the bound.
void CostSearch::shrink_to_fit(const Choice& choice, Parts& parts) {
    while (!within(choice, parts)) {
        const Count over = split_of(choice, parts).total - most_;
        const Count step = std::max<Count>(1, over / 8);
        Parts fewer = parts;
        for (Count& part : fewer) part = std::max<Count>(1, part - step);
        const std::vector<double> here = penalties(choice, parts);
        const std::vector<double> less = penalties(choice, fewer);
        std::optional<std::size_t> least;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (fewer[i] == parts[i]) continue;
            if (!least || less[i] - here[i] < less[*least] - here[*least]) least = i;
        }
        if (!least) return;  // there is no split of so few
        parts[*least] = fewer[*least];
    }
}

// Steps to fewer and to more licenses, each taken where it hurts least or saves most.
void CostSearch::look_around(const Choice& choice, const Parts& best) {
    const Count total = split_of(choice, best).total;
    const Count step = std::max<Count>(1, total / 25);
    const Parts most = most_of(choice);
    for (const Count by : {-step, step}) {
        Parts parts = best;
        for (int point = 0; point < points_aside; ++point) {
            Parts moved = parts;
            for (std::size_t i = 0; i < parts.size(); ++i) {
                moved[i] = std::clamp<Count>(parts[i] + by, 1, most[i]);
            }
            const std::vector<double> here = penalties(choice, parts);
            const std::vector<double> there = penalties(choice, moved);
            std::optional<std::size_t> chosen;
            const auto worth = [&](std::size_t i) {
                return (here[i] - there[i]) / static_cast<double>(std::abs(moved[i] - parts[i]));
            };
            for (std::size_t i = 0; i < parts.size(); ++i) {
                if (moved[i] == parts[i]) continue;
                if (!chosen || worth(i) > worth(*chosen)) chosen = i;
            }
            if (!chosen) break;
            parts[*chosen] = moved[*chosen];
            if (!within(choice, parts)) break;
            remember(split_of(choice, parts));
        }
    }
}

// One license more or fewer for each part, and one from each to each other, as long as that helps.
void CostSearch::polish(const Choice& choice, Parts parts) {
    remember(split_of(choice, parts));
    if (parts.size() > 8) return;
    double cost = cost_of(choice, parts);
    for (bool better = true; better;) {
        better = false;
        Parts found = parts;
        const auto look_at = [&](const Parts& other) {
            const bool possible =
                std::all_of(other.begin(), other.end(), [](Count part) { return part >= 1; });
            if (!possible || !within(choice, other)) return;
            remember(split_of(choice, other));
            const double its = cost_of(choice, other);
            if (its >= cost) return;
            cost = its;
            found = other;
            better = true;
        };
        for (std::size_t i = 0; i < parts.size(); ++i) {
            for (const Count by : {Count{-1}, Count{1}}) {
                Parts other = parts;
                other[i] += by;
                look_at(other);
                for (std::size_t k = 0; k < parts.size(); ++k) {
                    if (k == i) continue;
                    Parts moved = other;
                    moved[k] -= by;
                    look_at(moved);
                }
            }
        }
        parts = std::move(found);
    }
}

// What there is now may be cheaper, with its ceilings: then it is a point of the curve.
void CostSearch::remember_current() {
    const Split now = with_pool_ceilings(problem_, current_split(problem_));
    const bool may_be = types_ == PlanTypes::any ||
                        std::all_of(now.shares.begin(), now.shares.end(), [](const Share& share) {
                            return share.type != KeyType::dynamic;
                        });
    if (!may_be) return;
    const SplitFigures& figures = evaluator_.evaluate(now, Replications::search);
    const bool cheaper = std::all_of(cheapest_.begin(), cheapest_.end(), [&](const auto& point) {
        return figures.cost->total.value < point.second.cost.total.value;
    });
    if (cheaper) remember(now);
}

CostCurve CostSearch::find(const OnStep& on_step) {
    const std::vector<Choice> all = choices();
    std::optional<std::pair<Choice, Parts>> best;
    double least = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        Parts parts = enough(all[i], evaluator_.license_price());
        shrink_to_fit(all[i], parts);
        if (within(all[i], parts)) {
            const double cost = cost_of(all[i], parts);
            if (!best || cost < least) {
                best = {all[i], parts};
                least = cost;
            }
        }
        if (on_step) on_step(0.7 * static_cast<double>(i + 1) / static_cast<double>(all.size()));
    }
    if (!best) return {};
    look_around(best->first, best->second);
    if (on_step) on_step(0.9);
    polish(best->first, best->second);
    remember_current();
    if (on_step) on_step(1);
    return curve();
}

CostCurve CostSearch::curve() const {
    CostCurve curve;
    double least = 0;
    for (const auto& [total, point] : cheapest_) {
        if (curve.points.empty() || point.cost.total.value < least) {
            least = point.cost.total.value;
            curve.optimum = curve.points.size();
        }
        curve.points.push_back(point);
    }
    return curve;
}

}  // namespace headroom::planning
