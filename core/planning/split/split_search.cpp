#include "core/planning/split/split_search.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/exact_math.h"

namespace headroom::planning {
namespace {

constexpr std::size_t most_free_choices = 4;
// With more sites, taking one out of the pool changes the risk by less than its interval.
constexpr std::size_t most_sites_for_one_apart = 32;

// More licenses than any site will want, for looking at what it wants.
Split licenses_for_all(const PlanProblem& problem) {
    Split split;
    for (const PlanSite& site : problem.sites) {
        const Count enough = more_than_wanted(problem, site);
        const bool primary = site.type == KeyType::primary;
        split.shares.push_back({primary ? KeyType::primary : KeyType::reserved, enough});
        split.total += enough;
    }
    // Some for what steps may take out of the pool.
    constexpr Count spare = 10'000;
    split.total = std::min(most_licenses, split.total + problem.reserved_elsewhere + spare);
    return split;
}

}  // namespace

SplitSearch::SplitSearch(const PlanProblem& problem, SplitEvaluator& evaluator, PlanTypes types)
    : problem_(problem), evaluator_(evaluator), types_(types), bounds_(problem, laws_) {
    std::vector<std::optional<PeakCountLaw>> laws;
    bool all = problem.exact();
    for (const PlanSite& site : problem.sites) {
        laws.push_back(PeakCountLaw::closed_form(site, problem.start, problem.end));
        all = all && laws.back();
    }
    if (!all) {
        std::vector<char> wanted(laws.size(), 0);
        for (std::size_t i = 0; i < laws.size(); ++i) wanted[i] = !laws[i] || !problem.exact();
        const std::vector<Histogram> peaks = evaluator.peaks_of(licenses_for_all(problem), wanted);
        for (std::size_t i = 0; i < laws.size(); ++i) {
            if (wanted[i] != 0) laws[i] = PeakCountLaw::observed(peaks[i]);
        }
    }
    for (auto& law : laws) laws_.push_back(std::move(*law));
}

std::size_t SplitSearch::pooled(const Choice& choice) const {
    return static_cast<std::size_t>(std::count(choice.begin(), choice.end(), true));
}

std::vector<SplitSearch::Choice> SplitSearch::choices() const {
    const std::size_t n = problem_.sites.size();
    std::vector<std::size_t> free;
    Choice none(n, false);
    for (std::size_t i = 0; i < n; ++i) {
        if (must_pool(i)) {
            none[i] = true;
        } else {
            free.push_back(i);
        }
    }
    std::vector<Choice> result{none};
    if (types_ == PlanTypes::reserved) return result;
    const auto add = [&](const Choice& choice) {
        const bool alone = pooled(choice) == 1 && pooled(none) == 0;  // the same as Reserved
        const bool known = std::find(result.begin(), result.end(), choice) != result.end();
        if (!alone && !known) result.push_back(choice);
    };
    if (free.size() <= most_free_choices) {
        for (std::uint32_t bits = 1; bits < (1u << free.size()); ++bits) {
            Choice choice = none;
            for (std::size_t i = 0; i < free.size(); ++i) choice[free[i]] = (bits >> i & 1u) != 0;
            add(choice);
        }
        return result;
    }
    // By how far a site may surprise: what it needs for a small risk beyond what it usually needs.
    std::vector<Count> surprise(n, 0);
    for (const std::size_t i : free) {
        surprise[i] = laws_[i].least_licenses(0.05) - laws_[i].least_licenses(0.5);
    }
    std::stable_sort(free.begin(), free.end(),
                     [&](std::size_t a, std::size_t b) { return surprise[a] > surprise[b]; });
    Choice everyone(n, true);
    add(everyone);
    if (free.size() <= most_sites_for_one_apart) {
        Choice but_largest = everyone;
        but_largest[free.front()] = false;
        add(but_largest);
    }
    Choice half = everyone;  // the calm half reserves
    for (std::size_t i = free.size() / 2; i < free.size(); ++i) half[free[i]] = false;
    add(half);
    return result;
}

Split SplitSearch::make_split(const Choice& choice, const std::vector<Count>& reserved,
                              Count total) const {
    Split split;
    split.total = total;
    for (std::size_t i = 0; i < choice.size(); ++i) {
        const KeyType type = must_pool(i) ? KeyType::primary
                             : choice[i]  ? KeyType::dynamic
                                          : KeyType::reserved;
        split.shares.push_back({type, type == KeyType::reserved ? reserved[i] : 0});
    }
    return with_pool_ceilings(problem_, std::move(split));
}

// Each law on a thread of its own, where there are some; it remembers what it was asked.
void SplitSearch::prepare_laws(double risk) const {
    evaluator_.options().for_each(static_cast<std::int64_t>(laws_.size()), [&](std::int64_t i) {
        laws_[static_cast<std::size_t>(i)].least_licenses(risk);
    });
}

std::vector<Count> SplitSearch::needs(double risk) const {
    prepare_laws(risk);
    std::vector<Count> licenses;
    for (const PeakCountLaw& law : laws_) licenses.push_back(law.least_licenses(risk));
    return licenses;
}

std::size_t SplitSearch::pool_users(const Split& split) const {
    return static_cast<std::size_t>(
        std::count_if(split.shares.begin(), split.shares.end(),
                      [](const Share& share) { return share.type != KeyType::reserved; }));
}

std::optional<double> SplitSearch::exact_risk_at(const Split& split, std::size_t site) const {
    if (!problem_.exact() || !laws_[site].is_closed_form()) return std::nullopt;
    const Share& share = split.shares[site];
    if (share.type == KeyType::reserved) return laws_[site].risk(share.licenses);
    if (pool_users(split) > 1) return std::nullopt;
    return laws_[site].risk(std::min(share.licenses, pool_of(problem_, split)));
}

std::optional<std::size_t> SplitSearch::exact_worst(const Split& split) const {
    std::optional<std::size_t> worst;
    double most = 0;
    for (std::size_t i = 0; i < split.shares.size(); ++i) {
        const auto risk = exact_risk_at(split, i);
        if (!risk) return std::nullopt;
        if (!worst || *risk > most) {
            worst = i;
            most = *risk;
        }
    }
    return worst;
}

std::optional<double> SplitSearch::exact_risk(const Split& split) const {
    const auto worst = exact_worst(split);
    return worst ? exact_risk_at(split, *worst) : std::nullopt;
}

Candidate SplitSearch::with_exact_risk(Split split) const {
    auto risk = exact_risk(split);
    return {std::move(split), risk};
}

Candidate SplitSearch::all_reserved(double risk) const {
    Choice choice(problem_.sites.size(), false);
    const std::vector<Count> licenses = needs(risk);
    const Count sum = std::accumulate(licenses.begin(), licenses.end(), Count{0});
    return with_exact_risk(make_split(choice, licenses, sum + problem_.reserved_elsewhere));
}

std::optional<Candidate> SplitSearch::all_reserved_of(Count licenses) const {
    auto division = divide_reserved(laws_, licenses - problem_.reserved_elsewhere);
    if (!division) return std::nullopt;
    // What a site will never want stays in the pool.
    for (std::size_t i = 0; i < division->size(); ++i) {
        (*division)[i] = std::min((*division)[i], more_than_wanted(problem_, problem_.sites[i]));
    }
    Choice choice(problem_.sites.size(), false);
    return with_exact_risk(make_split(choice, *division, licenses));
}

double SplitSearch::pool_risk(const Split& split, const Choice& choice) {
    const SplitFigures& figures = evaluator_.evaluate(split, Replications::search);
    double most = 0;
    for (std::size_t i = 0; i < choice.size(); ++i) {
        if (choice[i]) most = std::max(most, figures.sites[i].risk().value);
    }
    return most;
}

// A pool that is enough for all at once is enough; so is what each would take alone.
Count SplitSearch::enough_for_pool(const Choice& choice, const std::vector<Count>& licenses,
                                   double risk) {
    std::vector<std::size_t> sites;
    Count sum = 0;
    for (std::size_t i = 0; i < choice.size(); ++i) {
        if (!choice[i]) continue;
        sites.push_back(i);
        sum += licenses[i];
    }
    const auto peaks = evaluator_.peaks_together(sites);
    return peaks ? std::min(sum, peaks->quantile(1 - risk)) : sum;
}

// The reserved part is exact; the pool shrinks as long as its sites are safe enough. From above,
// because there the plays are quick.
std::optional<Candidate> SplitSearch::least_pool(const Choice& choice, double risk) {
    const std::vector<Count> licenses = needs(risk);
    Count reserved = problem_.reserved_elsewhere;
    Count low = 0;  // not enough
    for (std::size_t i = 0; i < choice.size(); ++i) {
        if (choice[i]) {
            low = std::max(low, licenses[i] - 1);
        } else {
            reserved += licenses[i];
        }
    }
    Count high = std::max(low + 1, enough_for_pool(choice, licenses, risk));
    const Count most = std::max(high, plenty().total - reserved);
    const auto split_of = [&](Count pool) { return make_split(choice, licenses, reserved + pool); };
    const auto is_enough = [&](Count pool) { return pool_risk(split_of(pool), choice) <= risk; };
    for (Count step = std::max<Count>(1, high / 64); !is_enough(high); step += step / 4 + 1) {
        if (high >= most) return std::nullopt;  // licenses are not what is missing
        low = high;
        high = std::min(most, high + step);
    }
    for (Count step = std::max<Count>(1, (high - low) / 64); high - low > 1; step *= 2) {
        const Count next = std::max(low + 1, high - step);
        if (!is_enough(next)) {
            low = next;
            break;
        }
        high = next;
    }
    while (high - low > 1) {
        const Count middle = low + (high - low) / 2;
        (is_enough(middle) ? high : low) = middle;
    }
    return with_exact_risk(split_of(high));
}

std::optional<Date> SplitSearch::day_above(const Split& split, std::size_t site,
                                           double risk) const {
    const Share& share = split.shares[site];
    const Count pool = share.type == KeyType::reserved ? share.licenses : pool_of(problem_, split);
    return laws_[site].day_above(std::min(share.licenses, pool), risk);
}

Candidate SplitSearch::with_more(const Candidate& candidate, Count more, double risk) const {
    Split split = candidate.split;
    const Count old_pool = pool_of(problem_, split);
    split.total += more;
    bool pooled = false;
    for (Share& share : split.shares) {
        pooled = pooled || share.type != KeyType::reserved;
        if (share.type == KeyType::dynamic && share.licenses >= old_pool) share.licenses = 0;
    }
    // Everybody Reserved, and not safe enough by what was seen: each gets its share of more.
    if (!pooled) return all_reserved(risk);
    return with_exact_risk(with_pool_ceilings(problem_, std::move(split)));
}

std::optional<Candidate> SplitSearch::with_fewer(const Split& split) const {
    Split fewer = split;
    const Count pool = pool_of(problem_, split);
    std::size_t pooled_sites = 0;
    std::optional<std::size_t> least;  // the Reserved site whose risk grows least
    for (std::size_t i = 0; i < split.shares.size(); ++i) {
        const Share& share = split.shares[i];
        if (share.type != KeyType::reserved) {
            ++pooled_sites;
        } else if (share.licenses > 1 &&
                   (!least || laws_[i].risk(share.licenses - 1) <
                                  laws_[*least].risk(split.shares[*least].licenses - 1))) {
            least = i;
        }
    }
    --fewer.total;
    if (pooled_sites > 0 && pool > 1) {
        for (Share& share : fewer.shares) {
            if (share.type == KeyType::dynamic && share.licenses >= pool) share.licenses = 0;
        }
    } else if (least) {
        --fewer.shares[*least].licenses;
    } else {
        return std::nullopt;
    }
    return with_exact_risk(with_pool_ceilings(problem_, std::move(fewer)));
}

Split SplitSearch::plenty() const { return licenses_for_all(problem_); }

std::vector<Candidate> SplitSearch::fewest_licenses(double risk, const OnChoice& on_choice) {
    std::vector<Candidate> found;
    const std::vector<Choice> all = choices();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool separable = pooled(all[i]) <= 1;
        auto candidate = separable ? all_reserved(risk) : least_pool(all[i], risk);
        if (candidate) found.push_back(std::move(*candidate));
        if (on_choice) on_choice(static_cast<double>(i + 1) / static_cast<double>(all.size()));
    }
    return found;
}

std::vector<Candidate> SplitSearch::bounded_pools(double risk) const {
    std::vector<Candidate> found;
    const std::vector<Count> licenses = needs(risk);
    for (const Choice& choice : choices()) {
        const auto pool = bounds_.least_pool(choice, risk);
        if (!pool) continue;
        Count total = problem_.reserved_elsewhere + *pool;
        for (std::size_t i = 0; i < choice.size(); ++i) total += choice[i] ? 0 : licenses[i];
        found.push_back({make_split(choice, licenses, total), std::nullopt});
    }
    return found;
}

Count SplitSearch::least_possible() const {
    return problem_.reserved_elsewhere + static_cast<Count>(problem_.sites.size());
}

// Reserved keys at a common risk r leave the pool with the rest: r is best where both are even.
std::optional<Candidate> SplitSearch::best_division(const Choice& choice, Count licenses) {
    const Count there = licenses - problem_.reserved_elsewhere;
    const auto split_at = [&](double log_risk) -> std::optional<Split> {
        const std::vector<Count> wanted = needs(exact_exp(log_risk));
        Count reserved = 0;
        for (std::size_t i = 0; i < choice.size(); ++i) reserved += choice[i] ? 0 : wanted[i];
        if (there - reserved < 1) return std::nullopt;
        return make_split(choice, wanted, licenses);
    };
    if (pooled(choice) == choice.size()) {
        return with_exact_risk(make_split(choice, std::vector<Count>(choice.size(), 0), licenses));
    }
    double low = exact_log(1e-6), high = exact_log(0.999);
    std::optional<Split> best;
    for (int round = 0; round < 9; ++round) {
        const double middle = (low + high) / 2;
        const auto split = split_at(middle);
        if (!split) {
            low = middle;
            continue;
        }
        if (!best || better(evaluator_.evaluate(*split, Replications::search),
                            evaluator_.evaluate(*best, Replications::search))) {
            best = split;
        }
        (pool_risk(*split, choice) > exact_exp(middle) ? low : high) = middle;
    }
    if (!best) return std::nullopt;
    return with_exact_risk(std::move(*best));
}

// Everyone competes, but nobody takes more than a Reserved key of a fair division would give.
std::optional<Candidate> SplitSearch::with_ceilings(Count licenses) {
    const auto fair = divide_reserved(laws_, licenses - problem_.reserved_elsewhere);
    if (!fair) return std::nullopt;
    Split split;
    split.total = licenses;
    for (std::size_t i = 0; i < fair->size(); ++i) {
        const KeyType type = must_pool(i) ? KeyType::primary : KeyType::dynamic;
        split.shares.push_back({type, type == KeyType::primary ? 0 : (*fair)[i]});
    }
    return with_exact_risk(with_pool_ceilings(problem_, std::move(split)));
}

std::vector<Candidate> SplitSearch::best_splits(Count licenses, const OnChoice& on_choice) {
    std::vector<Candidate> found;
    if (licenses < least_possible()) return found;
    const std::vector<Choice> all = choices();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool separable = pooled(all[i]) <= 1;
        auto candidate = separable ? all_reserved_of(licenses) : best_division(all[i], licenses);
        if (candidate) found.push_back(std::move(*candidate));
        if (on_choice) on_choice(static_cast<double>(i + 1) / static_cast<double>(all.size()));
    }
    if (problem_.sites.size() > 1 && types_ == PlanTypes::any) {
        if (auto candidate = with_ceilings(licenses)) found.push_back(std::move(*candidate));
    }
    return found;
}

// Differences of the worst site within half a percent are no difference: then all sites count.
bool SplitSearch::better(const SplitFigures& a, const SplitFigures& b) {
    const auto coarse = [](const SplitFigures& figures) {
        return std::lround(figures.worst_risk().value * 200);
    };
    if (coarse(a) != coarse(b)) return coarse(a) < coarse(b);
    return a.mean_risk() < b.mean_risk();
}

}  // namespace headroom::planning
