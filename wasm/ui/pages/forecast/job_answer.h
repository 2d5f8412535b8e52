#pragma once
// A question that the planning workers answer, as a page remembers it.

#include <cstdint>
#include <string>

#include "core/app/forecast_views.h"
#include "wasm/ui/app/planner_jobs.h"

namespace headroom::ui {

/// What is known of a job, and how much of it was read.
struct JobAnswer {
    int job = 0;
    std::uint64_t seen = 0;                                 // JobState::version
    std::uint64_t results_read = ~std::uint64_t{0};         // JobState::results
    JobState::Phase seen_phase = JobState::Phase::unknown;  // as the job says
    JobState::Phase phase = JobState::Phase::unknown;  // failed, too, when its answer is errors
    double fraction = 0;
    std::string error;

    void begin(int new_job) {
        job = new_job;
        seen = 0;
        results_read = ~std::uint64_t{0};
        phase = seen_phase = JobState::Phase::running;
        fraction = 0;
        error.clear();
    }
    bool is_running() const { return phase == JobState::Phase::running; }
};

/// Takes over what the job has answered since the last call. `read` takes a document, and says
/// whether it is one of its kind; of other ones, errors are shown.
template <class Read>
void take_answer(PlannerJobs& jobs, JobAnswer& answer, Read read) {
    if (answer.job == 0) return;
    const JobState& state = jobs.poll(answer.job);
    if (state.version == answer.seen && state.phase == answer.seen_phase) return;
    answer.seen = state.version;
    answer.seen_phase = state.phase;
    answer.phase = state.phase;
    answer.fraction = state.fraction;
    answer.error = state.error;
    // Of many sites it takes a frame's time to read: not at every step of the progress.
    if (state.result_json.empty() || state.results == answer.results_read) return;
    answer.results_read = state.results;
    if (read(state.result_json)) return;
    const std::vector<std::string> errors = app::read_errors(state.result_json);
    if (errors.empty()) return;
    answer.phase = JobState::Phase::failed;
    answer.error = errors.front();
}

}  // namespace headroom::ui
