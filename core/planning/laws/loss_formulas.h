#pragma once
// Closed forms for Macs that come at random (Poisson) and stay exponentially long. With rate l of
// arrivals a day and mean stay s days, a = l * s is the offered load: the mean number of Macs where
// nothing limits them. Arithmetic is + - * / alone, so that every build prints the same digits.
//
// Which one answers what:
//   poisson_tail       a site at any one moment, nothing refused: P(more than `limit` Macs)
//   first_passage      a site over a whole horizon: P(it ever exceeds the limit); the same number
//                      is P(it ever refuses a Mac) when enrollment is manual
//   erlang_b           a Reserved key with manual enrollment, long run: share of Macs refused
//   shared_pool        Dynamic keys with caps on one pool, manual, long run: share refused of each
//   kaufman_roberts    requests of several sizes on one pool with trunk reservation (Roberts 1981)

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/base/strong_id.h"

namespace headroom::planning {

/// P(N > limit) for N Poisson with this mean >= 0. Relative accuracy 1e-12 far into the tail; 1 for
/// a negative limit. Also the long-run share of time over the limit, whatever the law of stays.
double poisson_tail(double mean, Count limit);

/// The least limit >= 0 with poisson_tail(mean, limit) <= risk, 0 < risk < 1.
Count least_limit_at_any_moment(double mean, double risk);

/// Erlang's loss formula (1917): the share refused when `offered` load meets `licenses` >= 0. Valid
/// for any law of stays with this mean.
double erlang_b(double offered, Count licenses);

/// The least number of licenses with erlang_b <= refused_share, 0 < refused_share < 1.
Count least_licenses_for_loss(double offered, double refused_share);

/// A key that takes its licenses from a shared pool.
struct PoolKey {
    double offered = 0;
    Count cap = 0;  // Max of the Dynamic sublicense; of the primary key, the pool
};

/// Share of Macs refused at each key, when a pool of `licenses` is shared by first come, first
/// served and no key exceeds its cap. Exact (product form), O(keys * licenses * cap).
std::vector<double> shared_pool_refused_shares(Count licenses, std::span<const PoolKey> keys);

/// Requests of one size. They are only accepted while more than `reserve` licenses stay free for
/// others afterwards, that is, while used + size <= licenses - reserve.
struct RequestClass {
    double offered = 0;
    Count size = 1;
    Count reserve = 0;
};

/// Share refused of each class: Kaufman (1981) and Roberts (1981). Exact without reservation, and
/// with one when all classes have size 1 and the same mean stay; else Roberts' approximation.
std::vector<double> kaufman_roberts(Count licenses, std::span<const RequestClass> classes);

/// A stretch of time with a constant rate of arrivals.
struct Stage {
    double days = 0;
    double arrivals_per_day = 0;
};

/// How many Macs there are: probability of `first`, `first` + 1, ...
struct CountDistribution {
    Count first = 0;
    std::vector<double> probabilities{1.0};
};

/// P(the number of Macs exceeds `limit` at some moment of the stages), in continuous time: birth-
/// death first passage by uniformization (Jensen 1953). Absolute error below 1e-12.
/// `mean_stay_days` 0 means for ever. 1 when the start exceeds the limit.
double first_passage(const CountDistribution& start, std::span<const Stage> stages,
                     double mean_stay_days, Count limit);

/// The first of some moments, in ascending days after the start, at which first_passage until then
/// exceeds `probability`, by index; nullopt: at none of them. Takes little more than first_passage.
std::optional<std::size_t> first_passage_above(const CountDistribution& start,
                                               std::span<const Stage> stages, double mean_stay_days,
                                               Count limit, std::span<const double> moments,
                                               double probability);

/// The number of Macs after the stages, when it was `start` and nothing limits them. Exact to
/// 1e-12.
CountDistribution count_after(Count start, std::span<const Stage> stages, double mean_stay_days);

/// The least limit >= start whose first_passage is at most `risk`, 0 < risk < 1.
Count least_limit_over_horizon(Count start, std::span<const Stage> stages, double mean_stay_days,
                               double risk);

}  // namespace headroom::planning
