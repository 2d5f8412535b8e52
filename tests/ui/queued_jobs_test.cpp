// Jobs that wait for a platform: what panels see of them, and what the platform is told.

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <utility>
#include <vector>

#include "wasm/ui/app/queued_jobs.h"

using headroom::ui::JobState;
using headroom::ui::QueuedJobs;

TEST_CASE("a started job is handed over once, and each result is counted") {
    QueuedJobs jobs;
    const int job = jobs.start("{}");
    CHECK(jobs.poll(job).phase == JobState::Phase::running);
    const auto started = jobs.take_started();
    REQUIRE(started.size() == 1);
    CHECK(started[0] == std::pair(job, std::string("{}")));
    CHECK(jobs.take_started().empty());

    jobs.progress(job, 0.25, "");  // no figures yet
    CHECK(jobs.poll(job).fraction == 0.25);
    CHECK(jobs.poll(job).results == 0);
    jobs.progress(job, 0.5, "[1]");
    CHECK(jobs.poll(job).results == 1);
    CHECK(jobs.poll(job).result_json == "[1]");
    jobs.progress(job, 0.75, "");  // the figures before stay
    CHECK(jobs.poll(job).results == 1);
    CHECK(jobs.poll(job).result_json == "[1]");
    const auto seen = jobs.poll(job).version;
    jobs.done(job, "[2]");
    CHECK(jobs.poll(job).phase == JobState::Phase::done);
    CHECK(jobs.poll(job).fraction == 1.0);
    CHECK(jobs.poll(job).results == 2);
    CHECK(jobs.poll(job).result_json == "[2]");
    CHECK(jobs.poll(job).version > seen);
}

TEST_CASE("a job cancelled before the platform took it is never begun") {
    QueuedJobs jobs;
    const int job = jobs.start("{}");
    jobs.cancel(job);
    CHECK(jobs.poll(job).phase == JobState::Phase::cancelled);
    CHECK(jobs.take_started().empty());
    CHECK(jobs.take_cancelled().empty());
}

TEST_CASE("a running job that is cancelled hears of it, and what it still says does not count") {
    QueuedJobs jobs;
    const int job = jobs.start("{}");
    (void)jobs.take_started();
    jobs.cancel(job);
    CHECK(jobs.take_cancelled() == std::vector<int>{job});
    CHECK(jobs.take_cancelled().empty());
    jobs.progress(job, 0.9, "[1]");
    jobs.done(job, "[2]");
    jobs.failed(job, "late");
    CHECK(jobs.poll(job).phase == JobState::Phase::cancelled);
    CHECK(jobs.poll(job).results == 0);
    CHECK(jobs.poll(job).error.empty());
}

TEST_CASE("a failed job says why; an unknown one is nothing") {
    QueuedJobs jobs;
    const int job = jobs.start("{}");
    jobs.failed(job, "no memory");
    CHECK(jobs.poll(job).phase == JobState::Phase::failed);
    CHECK(jobs.poll(job).error == "no memory");
    CHECK(jobs.poll(job + 1).phase == JobState().phase);
    jobs.cancel(job + 1);  // nobody minds
    CHECK(jobs.take_cancelled().empty());
}
