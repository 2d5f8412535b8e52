#pragma once
// What a page remembers of a question that it has given to the planning workers.

#include <cstdint>
#include <string>

#include "core/app/forecast_views.h"
#include "wasm/ui/app/planner_jobs.h"

namespace headroom::ui {

/// The job, its state, and how much of its answer was read.
struct JobAnswer {
    int job = 0;
    std::uint64_t seen = 0;                                 // JobState::version
    std::uint64_t results_read = ~std::uint64_t{0};         // JobState::results
    JobState::Phase seen_phase = JobState::Phase::unknown;  // as the job had it at the last look
    JobState::Phase phase =
        JobState::Phase::unknown;  // failed also when the answer is a list of errors
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

/// Reads what the job has answered since the last call. `read` takes the document and returns false
/// when it is of another kind; its errors are shown then.
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
    // Reading the document of many sites takes as long as a frame, so not every step is read.
    if (state.result_json.empty() || state.results == answer.results_read) return;
    answer.results_read = state.results;
    if (read(state.result_json)) return;
    const std::vector<std::string> errors = app::read_errors(state.result_json);
    if (errors.empty()) return;
    answer.phase = JobState::Phase::failed;
    answer.error = errors.front();
}

}  // namespace headroom::ui
