#pragma once
// Plays a planning request on several threads. Neither their number nor their luck changes a byte.

#include <cstdint>
#include <functional>
#include <string>

#include "core/app/planner.h"

namespace headroom::cli {

struct JobsOptions {
    int jobs = 1;
    std::function<void(double fraction)> on_progress;  // from the calling thread only
    std::function<bool()> should_stop;
};

struct JobsResult {
    std::string merged;       // for Planner::result_json: replications 0 to n - 1, however it ended
    std::int64_t played = 0;  // n
    bool stopped = false;
};

/// Exceptions of the planner come out of here.
JobsResult run_jobs(const app::Planner& planner, const JobsOptions& options);

/// How many jobs there are when nobody says.
int default_jobs();

}  // namespace headroom::cli
