#pragma once
// Planning on the spot, for tests of panels: a request is carried out when it is started.

#include <map>

#include "core/app/planner.h"
#include "wasm/ui/app/planner_jobs.h"

namespace headroom::ui {

class DirectJobs : public PlannerJobs {
public:
    int start(std::string request_json) override {
        JobState& job = jobs_[++last_];
        job.result_json = app::run_request(request_json);
        job.phase = JobState::Phase::done;
        job.fraction = 1;
        job.version = 1;
        return last_;
    }
    const JobState& poll(int job) override { return jobs_[job]; }
    void cancel(int job) override { jobs_[job].phase = JobState::Phase::cancelled; }

private:
    std::map<int, JobState> jobs_;
    int last_ = 0;
};

}  // namespace headroom::ui
