#pragma once
// The counts that a scenario's replications give on chosen days, path by path.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/planning/risk/risk_study.h"
#include "core/planning/track/path_band.h"

namespace headroom::planning {

struct PathOptions {
    std::optional<std::int64_t> replications;  // default: 1999 by counts, 499 in full
    std::optional<std::uint64_t> seed;         // instead of the scenario's
    Parameters parameters = Parameters::drawn;
    StopFlag stop;
};

/// A study whose looks are at the ends of `dates` (ascending, within the scenario; on its last day
/// at its end) and whose `options.replications` are those to play.
RiskStudy make_path_study(scenario::Scenario scenario, const std::vector<Date>& dates,
                          const PathOptions& options);

/// Plays all replications. `take` gets the paths of each site, by its index in RiskStudy::sites, in
/// any order and each once; paths are not kept longer than needed. Throws Stopped.
void play_paths(const RiskStudy& study,
                const std::function<void(std::size_t site, const SitePaths& paths)>& take);

}  // namespace headroom::planning
