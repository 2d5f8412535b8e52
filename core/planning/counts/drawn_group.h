#pragma once
// The sites of a sweep as one replication has them: those whose demand is uncertain draw theirs.

#include <cstdint>

#include "core/planning/counts/count_sweep.h"

namespace headroom::planning {

class DrawnGroup {
public:
    /// Both have to outlive it.
    DrawnGroup(const SweepGroup& group, const Horizon& horizon);

    /// As the replication with this seed has it; valid until the next draw.
    const SweepGroup& draw(std::uint64_t seed);

private:
    const SweepGroup& group_;
    const Horizon& horizon_;
    SweepGroup drawn_;
};

}  // namespace headroom::planning
