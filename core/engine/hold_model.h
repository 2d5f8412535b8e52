#pragma once
// The agenda alone at work, for measurements: workload W1 of docs/performance.md, the hold model of
// the literature on event lists (Vaucher and Duval, 1975).

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/engine/agenda.h"

namespace headroom::engine {

/// `pending` entries wait, each for an exponential time with a mean of 1,000,000 s. The number of
/// entries stays the same, so that a run measures one pop and one push at that size. The times are
/// drawn from a fixed seed: every run does the same work.
class HoldModel {
public:
    explicit HoldModel(std::size_t pending);

    /// Takes out the earliest entry and schedules it again after another waiting time, `times`
    /// over.
    void run(std::size_t times);

private:
    void run_some(std::size_t times);

    std::vector<std::int64_t> gaps_seconds_;  // drawn beforehand, so that drawing is not measured
    std::size_t next_gap_ = 0;
    Agenda agenda_;
};

}  // namespace headroom::engine
