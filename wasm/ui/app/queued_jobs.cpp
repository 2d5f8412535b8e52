#include "wasm/ui/app/queued_jobs.h"

#include <algorithm>

namespace headroom::ui {
namespace {

void set_result(JobState& state, std::string result_json) {
    state.result_json = std::move(result_json);
    ++state.results;
}

}  // namespace

int QueuedJobs::start(std::string request_json) {
    const int job = ++last_;
    jobs_[job].phase = JobState::Phase::running;
    started_.emplace_back(job, std::move(request_json));
    return job;
}

const JobState& QueuedJobs::poll(int job) {
    static const JobState unknown;
    const auto found = jobs_.find(job);
    return found == jobs_.end() ? unknown : found->second;
}

void QueuedJobs::cancel(int job) {
    JobState* state = running(job);
    if (state == nullptr) return;
    state->phase = JobState::Phase::cancelled;
    ++state->version;
    const auto waiting = std::find_if(started_.begin(), started_.end(),
                                      [&](const auto& item) { return item.first == job; });
    if (waiting != started_.end()) {
        started_.erase(waiting);
    } else {
        cancelled_.push_back(job);
    }
}

/// Messages about a job that was cancelled in the meantime are of no interest any more.
JobState* QueuedJobs::running(int job) {
    const auto found = jobs_.find(job);
    const bool runs = found != jobs_.end() && found->second.phase == JobState::Phase::running;
    return runs ? &found->second : nullptr;
}

void QueuedJobs::progress(int job, double fraction, std::string partial_json) {
    JobState* state = running(job);
    if (state == nullptr) return;
    state->fraction = fraction;
    if (!partial_json.empty()) set_result(*state, std::move(partial_json));
    ++state->version;
}

void QueuedJobs::done(int job, std::string result_json) {
    JobState* state = running(job);
    if (state == nullptr) return;
    state->phase = JobState::Phase::done;
    state->fraction = 1.0;
    set_result(*state, std::move(result_json));
    ++state->version;
}

void QueuedJobs::failed(int job, std::string error) {
    JobState* state = running(job);
    if (state == nullptr) return;
    state->phase = JobState::Phase::failed;
    state->error = std::move(error);
    ++state->version;
}

}  // namespace headroom::ui
