#pragma once
// Random outages (scenario format): exponential gaps and lengths, drawn once for a run.

#include <cstdint>
#include <vector>

#include "core/base/time.h"

namespace headroom::simulation {

/// Holds over [from, to).
struct Outage {
    Instant from;
    Instant to;
};

/// Outages that begin in [start, end]: gaps of mean `every_days` from the start or the end of the
/// one before, lengths of mean `last_hours`, at least a second each. `entity` keys the stream.
std::vector<Outage> random_outages(std::uint64_t seed, std::uint64_t entity, double every_days,
                                   double last_hours, Instant start, Instant end);

}  // namespace headroom::simulation
