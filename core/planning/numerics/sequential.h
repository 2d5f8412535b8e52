#pragma once
// Intervals that may be looked at several times while replications are added. All intervals of one
// figure hold together with at least the confidence asked for, so that a study may stop at any
// look, for any reason that its numbers give (docs/risk-tests.md).
//
// The looks are fixed beforehand and share the error that is allowed (alpha spending, Lan and
// DeMets 1983): the last one has half of it, the others have equal parts of the rest. By the union
// bound the sum holds whatever the dependence between looks.

#include <cstdint>
#include <vector>

#include "core/planning/numerics/intervals.h"
#include "core/planning/numerics/tally.h"

namespace headroom::planning {

/// After how many replications there is a look: 500, 1000, 2000 ... and `most`, in ascending order.
std::vector<std::int64_t> looks_until(std::int64_t most);

/// The error that one side of an interval may have at the look after `n` replications; 0 when
/// there is no look, which makes no interval. `confidence` in (0, 1).
double error_of_side(std::int64_t n, std::int64_t most, double confidence);

/// Exact interval for a share (Clopper and Pearson 1934): each bound is wrong with a probability of
/// at most `error`, whatever the share and however few the replications.
Interval exact_share_interval(std::int64_t hits, std::int64_t n, double error);

/// Interval for the mean of numbers from 0 to `most` (empirical Bernstein bound, Maurer and Pontil
/// 2009): each bound is wrong with a probability of at most `error`, however the numbers are
/// distributed and however few they are.
Interval bounded_mean_interval(double sum, double sum_of_squares, std::int64_t n, double most,
                               double error);

/// Interval for the quantile of whole numbers that are at least 0, by order statistics: exact like
/// `exact_share_interval`. `high` is infinite when even the largest number may lie below it.
Interval quantile_interval(const Histogram& values, double share, double error);

}  // namespace headroom::planning
