#pragma once
// The agenda alone at work, for measurements: workload W1 of docs/performance.md, the hold model of
// the literature on event lists (Vaucher and Duval, 1975).

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/engine/agenda.h"

namespace headroom::engine {

/// `pending` things wait, each for an exponential time of 1,000,000 s in the mean.
class HoldModel {
public:
    explicit HoldModel(std::size_t pending);

    /// Takes out the earliest and schedules it anew, `times` over.
    void run(std::size_t times);

private:
    void run_some(std::size_t times);

    std::vector<std::int64_t> gaps_seconds_;  // drawn beforehand, so that drawing is not measured
    std::size_t next_gap_ = 0;
    Agenda agenda_;
};

}  // namespace headroom::engine
