#pragma once
// Core has no threads of its own: who calls it may lend some.

#include <cstdint>
#include <functional>

namespace headroom {

/// Calls `task` with 0 to count - 1, each once, in any order and perhaps at once; returns when all
/// are done. Exceptions of tasks come out of it.
using Executor =
    std::function<void(std::int64_t count, const std::function<void(std::int64_t)>& task)>;

inline void one_after_the_other(std::int64_t count,
                                const std::function<void(std::int64_t)>& task) {
    for (std::int64_t i = 0; i < count; ++i) task(i);
}

}  // namespace headroom
