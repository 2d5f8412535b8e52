#pragma once
// The demand of a site out of its counts: bad readings are left out, what follows a calendar is set
// apart, and the rest is a posterior sample of demands (posterior.h).

#include <cstdint>
#include <optional>
#include <vector>

#include "core/planning/fit/bad_readings.h"
#include "core/planning/fit/posterior.h"
#include "core/planning/fit/scheduled_changes.h"

namespace headroom::planning {

struct CalendarWeights;

struct SiteEstimate {
    CleanUsage clean;
    ScheduledChanges scheduled;
    std::optional<Count> limit;     // that cut the history off
    std::vector<DemandDraw> draws;  // empty when there are fewer than two counts
};

enum class Effort : std::uint8_t { full, quick };  // quick: for hold-outs

/// `leaving`: what devices say, where their list is known.
SiteEstimate estimate_site(const SiteUsage& usage, const CalendarWeights& weights,
                           std::size_t draws, Effort effort,
                           const std::optional<KnownLeaving>& leaving = std::nullopt);

}  // namespace headroom::planning
