#pragma once
// Who is told what the count-only model plays.

#include <cstdint>
#include <span>

#include "core/planning/risk/risk_part.h"

namespace headroom::planning {

class CountListener {
public:
    virtual ~CountListener() = default;

    /// What came of a site (index in RiskStudy::sites) in a replication, numbered from 0 as the
    /// seeds are. `used_at_looks` is empty.
    virtual void hear_outcome(std::size_t replication, std::size_t site,
                              const SiteOutcome& outcome) = 0;

    /// The Macs of a site at a look (index in Horizon::looks), of some replications.
    virtual void hear_look(std::size_t site, std::size_t look,
                           std::span<const std::int32_t> used) = 0;

    /// Of sites that share a pool: the most Macs that they had at once.
    virtual void hear_together(std::size_t replication, Count most) = 0;
};

}  // namespace headroom::planning
