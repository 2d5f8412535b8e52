#include "native/jobs.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <new>
#include <thread>
#include <utility>
#include <vector>

#include "core/base/stop_flag.h"
#include "native/thread_crew.h"

namespace headroom::cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::int64_t chunk_grid = 64;  // what models like to play at once
constexpr auto chunk_time =
    std::chrono::milliseconds(250);  // between two looks at the wish to stop
constexpr std::size_t parts_before_merge = 12;

/// Replications [first, first + count).
struct Claim {
    std::int64_t first = 0;
    std::int64_t count = 0;  // 0: nothing is left
};

// Hands out replications [done, goal) and adds up what was played of them without a gap, so that
// the result is a prefix at any time.
class Crew {
public:
    Crew(const app::Planner& planner, const JobsOptions& options, std::string merged,
         std::int64_t done, std::int64_t goal)
        : planner_(planner),
          options_(options),
          merged_(std::move(merged)),
          merged_to_(done),
          next_(done),
          goal_(goal) {}

    /// On one thread, or on up to `jobs`: where the system has fewer, on those.
    void play(int jobs) {
        if (jobs > 1) {  // WebAssembly under Node has no threads
            working_ = jobs;
            std::vector<std::thread> threads = start_threads(jobs, [this] { work(); });
            leave(jobs - static_cast<int>(threads.size()));
            watch();
            for (std::thread& thread : threads) thread.join();
        }
        looks_up_ = true;  // what is left, without threads or because they had too little memory
        work();
    }

    /// What was played, with what was there before.
    std::string result() {
        if (error_) std::rethrow_exception(error_);
        merge_ready(1);
        return std::move(merged_);
    }

    bool stopped() const { return stop_; }

    /// All replications before this one are in the result.
    std::int64_t played_to() const { return merged_to_; }

private:
    /// The work of one thread, until nothing is left or memory is short: then the others go on.
    void work() {
        std::int64_t size = 1;
        try {
            for (;;) {
                const Claim claim = take(size);
                if (claim.count == 0) break;
                const Clock::time_point begin = Clock::now();
                if (!play_claim(claim)) break;
                const auto spent = std::max(Clock::now() - begin, Clock::duration(1));
                const std::int64_t factor = std::min<std::int64_t>(chunk_time / spent, 16);
                if (factor >= 2) size = claim.count * factor;
            }
        } catch (...) {
            fail(std::current_exception());
        }
        leave(1);
    }

    /// False when this thread cannot go on: the wish to stop, or no memory beside the others.
    bool play_claim(const Claim& claim) {
        std::string part;
        try {
            part = planner_.run_part(claim.first, claim.count);
        } catch (const Stopped&) {
            const std::lock_guard lock(mutex_);
            stop_ = true;
            return false;
        } catch (const std::bad_alloc&) {
            if (looks_up_) throw;
            const std::lock_guard lock(mutex_);
            returned_.push_back(claim);
            return false;
        }
        deliver(claim, std::move(part));
        return true;
    }

    void fail(std::exception_ptr error) {
        const std::lock_guard lock(mutex_);
        if (!error_) error_ = std::move(error);
        stop_ = true;
    }

    void leave(int count) {
        const std::lock_guard lock(mutex_);
        working_ -= count;
        changed_.notify_all();
    }

    /// Waits until no thread works any more, telling the progress.
    void watch() {
        std::unique_lock lock(mutex_);
        while (working_ > 0) {
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

    std::int64_t played() {
        const std::lock_guard lock(mutex_);
        return merged_to_ + played_beyond_;
    }

    Claim take(std::int64_t size) {
        if (looks_up_) look_up();
        const std::lock_guard lock(mutex_);
        if (stop_) return {};
        if (!returned_.empty()) {
            const Claim claim = returned_.back();
            returned_.pop_back();
            return claim;
        }
        if (next_ >= goal_) return {};
        std::int64_t count = size;
        if (options_.jobs > 1) {  // not so much that the others wait for this one at the end
            count = std::min(count, std::max(chunk_grid, (goal_ - next_) / (2 * options_.jobs)));
        }
        if (count >= chunk_grid) count -= (next_ + count) % chunk_grid;
        count = std::min(count, goal_ - next_);
        const Claim claim{next_, count};
        next_ += count;
        return claim;
    }

    void deliver(const Claim& claim, std::string part) {
        {
            const std::lock_guard lock(mutex_);
            parts_.emplace(claim.first, std::pair(claim.count, std::move(part)));
            played_beyond_ += claim.count;
        }
        merge_ready(parts_before_merge);
    }

    /// Adds up the parts that follow without a gap, when there are so many and nobody else does it.
    void merge_ready(std::size_t least) {
        std::vector<std::string> ready;
        std::int64_t to = 0;
        {
            const std::lock_guard lock(mutex_);
            if (merging_ || parts_.size() < least) return;
            to = merged_to_;
            while (!parts_.empty() && parts_.begin()->first == to) {
                auto& [count, part] = parts_.begin()->second;
                to += count;
                ready.push_back(std::move(part));
                parts_.erase(parts_.begin());
            }
            if (ready.empty()) return;
            merging_ = true;
            ready.push_back(std::move(merged_));
        }
        std::string merged = planner_.merge(ready);
        const std::lock_guard lock(mutex_);
        merged_ = std::move(merged);
        played_beyond_ -= to - merged_to_;
        merged_to_ = to;
        merging_ = false;
    }

    const app::Planner& planner_;
    const JobsOptions& options_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::string merged_;  // of everything before merged_to_
    std::int64_t merged_to_;
    std::int64_t played_beyond_ = 0;  // replications in parts_
    bool merging_ = false;
    std::map<std::int64_t, std::pair<std::int64_t, std::string>> parts_;  // by first replication
    std::int64_t next_;
    std::int64_t goal_;
    std::vector<Claim> returned_;  // given back for want of memory
    std::exception_ptr error_;
    bool stop_ = false;
    bool looks_up_ = false;  // the calling thread does the work
    int working_ = 0;        // threads
};

}  // namespace

JobsResult run_jobs(const app::Planner& planner, const JobsOptions& options) {
    JobsResult result;
    result.merged = planner.merge({});
    std::int64_t done = 0;
    for (;;) {
        const std::int64_t goal = planner.next_target(result.merged);
        if (goal <= done) return result;
        Crew crew(planner, options, std::move(result.merged), done, goal);
        crew.play(options.jobs);
        result.merged = crew.result();
        result.stopped = crew.stopped();
        result.played = crew.played_to();
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
