#pragma once
// Which of the splits that were judged answers the goal best.

#include <cstdint>
#include <vector>

#include "core/planning/split/plan_row.h"
#include "core/planning/split/split_search.h"

namespace headroom::planning {

/// Reserved: only rows without a Dynamic sublicense.
enum class Among : std::uint8_t { all, reserved };

/// The index of the best row; the number of rows when none may be taken. With a risk in the goal,
/// rows that keep to it come first, then those with few licenses (of the least cost, when that is
/// the aim), then the safer ones. With a
/// number of licenses in the goal, rows with others are only taken for want of rows with that
/// number.
std::size_t best_row(const std::vector<PlanRow>& rows, const PlanGoal& goal, Among among);

/// The recommended row first, then the others by licenses. Nothing without one.
void put_in_order(std::vector<PlanRow>& rows, std::size_t& recommended);

}  // namespace headroom::planning
