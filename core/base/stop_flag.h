#pragma once
// A wish to stop, polled by loops that may take long. Core has no threads and no signals: who calls
// it sets the flag, from a signal handler or from another thread.
//
//   std::atomic<bool> interrupted{false};
//   play(StopFlag(interrupted));          // throws Stopped soon after `interrupted` became true

#include <atomic>
#include <exception>

namespace headroom {

/// The work was given up because its StopFlag was set. What it has changed so far is consistent.
class Stopped : public std::exception {
public:
    const char* what() const noexcept override { return "stopped"; }
};

/// Copies share one flag, which has to outlive them. A default StopFlag is never set.
class StopFlag {
public:
    StopFlag() = default;
    explicit StopFlag(const std::atomic<bool>& flag) : flag_(&flag) {}

    bool is_set() const { return flag_ != nullptr && flag_->load(std::memory_order_relaxed); }

    /// Throws Stopped when the flag is set.
    void check() const {
        if (is_set()) throw Stopped();
    }

private:
    const std::atomic<bool>* flag_ = nullptr;
};

}  // namespace headroom
