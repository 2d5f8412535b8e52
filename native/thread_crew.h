#pragma once
// Starting threads where the system may refuse: fewer threads do the same work.

#include <cstdint>
#include <functional>
#include <thread>
#include <vector>

namespace headroom::cli {

/// Starts up to `wanted` threads that call `work`, which must not throw. Fewer, perhaps none, when
/// the system has no more threads or no memory for them. The caller joins them.
std::vector<std::thread> start_threads(std::int64_t wanted, const std::function<void()>& work);

}  // namespace headroom::cli
