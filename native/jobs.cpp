#include "native/jobs.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace headroom::cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::int64_t chunk_grid = 64;  // what models like to play at once
constexpr auto chunk_time = std::chrono::milliseconds(1000);
constexpr std::size_t parts_before_merge = 12;

// Hands out replications [done, goal) in order, so that what was played is a prefix at any time.
class Crew {
public:
    Crew(const app::Planner& planner, const JobsOptions& options, std::int64_t done,
         std::int64_t goal)
        : planner_(planner), options_(options), next_(done), goal_(goal) {}

    /// The work of one thread.
    void work() {
        std::int64_t size = 1;
        for (;;) {
            const auto [first, count] = claim(size);
            if (count == 0) break;
            const Clock::time_point begin = Clock::now();
            std::string part;
            try {
                part = planner_.run_part(first, count);
            } catch (...) {
                const std::lock_guard lock(mutex_);
                if (!error_) error_ = std::current_exception();
                stop_ = true;
                break;
            }
            const auto spent = std::max(Clock::now() - begin, Clock::duration(1));
            const std::int64_t factor = std::min<std::int64_t>(chunk_time / spent, 16);
            if (factor >= 2) size = count * factor;
            deliver(std::move(part), count);
        }
        const std::lock_guard lock(mutex_);
        ++idle_;
        changed_.notify_all();
    }

    /// Waits until all `jobs` threads are idle, telling the progress.
    void watch(int jobs) {
        std::unique_lock lock(mutex_);
        while (idle_ < jobs) {
            changed_.wait_for(lock, std::chrono::milliseconds(100));
            lock.unlock();
            look_up();
            lock.lock();
        }
    }

    /// Progress and the wish to stop; on the calling thread.
    void look_up() {
        if (options_.on_progress) {
            options_.on_progress(static_cast<double>(played()) /
                                 static_cast<double>(planner_.replications()));
        }
        if (options_.should_stop && options_.should_stop()) {
            const std::lock_guard lock(mutex_);
            stop_ = true;
        }
    }

    /// All parts with what was there before; afterwards the crew is done.
    std::string result(std::string merged) {
        if (error_) std::rethrow_exception(error_);
        parts_.push_back(std::move(merged));
        return planner_.merge(parts_);
    }

    bool stopped() const { return stop_; }
    bool watches_itself = false;  // one job on the calling thread

private:
    std::int64_t played() {
        const std::lock_guard lock(mutex_);
        return done_in_all_;
    }

    std::pair<std::int64_t, std::int64_t> claim(std::int64_t size) {
        if (watches_itself) look_up();
        const std::lock_guard lock(mutex_);
        if (stop_ || next_ >= goal_) return {next_, 0};
        std::int64_t count = size;
        if (options_.jobs > 1) {  // not so much that the others wait for this one at the end
            count = std::min(count, std::max(chunk_grid, (goal_ - next_) / (2 * options_.jobs)));
        }
        if (count >= chunk_grid) count -= (next_ + count) % chunk_grid;
        count = std::min(count, goal_ - next_);
        const std::int64_t first = next_;
        next_ += count;
        return {first, count};
    }

    void deliver(std::string part, std::int64_t count) {
        std::vector<std::string> full;
        {
            const std::lock_guard lock(mutex_);
            done_in_all_ = std::max(done_in_all_, next_ - count);
            parts_.push_back(std::move(part));
            if (parts_.size() >= parts_before_merge) full.swap(parts_);
        }
        if (full.empty()) return;
        std::string merged = planner_.merge(full);
        const std::lock_guard lock(mutex_);
        parts_.push_back(std::move(merged));
    }

    const app::Planner& planner_;
    const JobsOptions& options_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::int64_t next_;
    std::int64_t goal_;
    std::int64_t done_in_all_ = 0;
    std::vector<std::string> parts_;
    std::exception_ptr error_;
    bool stop_ = false;
    int idle_ = 0;
};

void play(Crew& crew, int jobs) {
    if (jobs == 1) {  // no thread: WebAssembly under Node has none
        crew.watches_itself = true;
        crew.work();
        return;
    }
    std::vector<std::thread> threads;
    for (int i = 0; i < jobs; ++i) threads.emplace_back([&crew] { crew.work(); });
    crew.watch(jobs);
    for (std::thread& thread : threads) thread.join();
}

}  // namespace

JobsResult run_jobs(const app::Planner& planner, const JobsOptions& options) {
    JobsResult result;
    result.merged = planner.merge({});
    std::int64_t done = 0;
    for (;;) {
        const std::int64_t goal = planner.next_target(result.merged);
        if (goal <= done) return result;
        Crew crew(planner, options, done, goal);
        play(crew, options.jobs);
        result.merged = crew.result(std::move(result.merged));
        result.stopped = crew.stopped();
        if (result.stopped) return result;
        done = goal;
    }
}

int default_jobs() {
#ifdef __EMSCRIPTEN__
    return 1;
#else
    return std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, 256);
#endif
}

}  // namespace headroom::cli
