#pragma once
// Whether arrivals differ by weekday or month, and by how much, as far as a history can tell.

#include <optional>
#include <string>
#include <vector>

#include "core/planning/fit/count_process.h"

namespace headroom::planning {

/// Weights by a weighted least squares fit of the arrivals of each step to its days, relative to
/// the process without them; their mean is 1 and none is below 0.
struct WeightTest {
    std::vector<double> weights;  // 7 or 12
    double chi_square = 0;        // how much better they fit than equal ones
    double p_value = 1;           // of that under equal arrivals
};

/// nullopt where the history cannot tell: fewer than 8 weeks of daily counts.
std::optional<WeightTest> test_weekdays(const CountProcess& process,
                                        const std::vector<CountStep>& steps);

/// nullopt where the history cannot tell: less than two years, or steps of more than a month.
std::optional<WeightTest> test_months(const CountProcess& process,
                                      const std::vector<CountStep>& steps);

}  // namespace headroom::planning
