#pragma once
// Planning in the background, as panels see it: start a request (core/app/planner.h), look at it
// each frame, cancel it. In the browser it is carried out by Web Workers (queued_jobs.h), in tests
// on the spot.

#include <cstdint>
#include <string>

namespace headroom::ui {

struct JobState {
    enum class Phase : std::uint8_t { unknown, running, done, failed, cancelled };
    Phase phase = Phase::unknown;
    double fraction = 0;        // of the work that is done
    std::string result_json;    // grows while it is running; the last one is the result
    std::string error;          // plain words, when it failed
    std::uint64_t version = 0;  // grows with every change
    std::uint64_t results = 0;  // grows with every change of `result_json`
};

class PlannerJobs {
public:
    virtual ~PlannerJobs() = default;
    /// Somebody is going to ask soon: what takes time to get ready should begin to.
    virtual void expect() {}
    /// Begins and returns the job's number.
    virtual int start(std::string request_json) = 0;
    /// Valid until the next call of any member.
    virtual const JobState& poll(int job) = 0;
    /// What was reached so far stays readable.
    virtual void cancel(int job) = 0;
};

}  // namespace headroom::ui
