#pragma once
// Planning jobs for a platform that carries them out elsewhere: what panels start waits here until
// the platform takes it, and the platform tells what became of it.

#include <map>
#include <utility>
#include <vector>

#include "wasm/ui/app/planner_jobs.h"

namespace headroom::ui {

class QueuedJobs : public PlannerJobs {
public:
    void expect() override { expected_ = true; }
    int start(std::string request_json) override;
    const JobState& poll(int job) override;
    void cancel(int job) override;

    // For the platform.
    bool take_expected() { return std::exchange(expected_, false); }
    std::vector<std::pair<int, std::string>> take_started() { return std::exchange(started_, {}); }
    std::vector<int> take_cancelled() { return std::exchange(cancelled_, {}); }
    void progress(int job, double fraction, std::string partial_json);
    void done(int job, std::string result_json);
    void failed(int job, std::string error);

private:
    JobState* running(int job);

    std::map<int, JobState> jobs_;
    std::vector<std::pair<int, std::string>> started_;
    std::vector<int> cancelled_;
    int last_ = 0;
    bool expected_ = false;
};

}  // namespace headroom::ui
