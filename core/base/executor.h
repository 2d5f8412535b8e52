#pragma once
// Core has no threads of its own: who calls it may lend some.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace headroom {

/// Calls `task` with 0 to count - 1, each once, in any order and perhaps at once; returns when all
/// are done. Exceptions of tasks come out of it.
using Executor =
    std::function<void(std::int64_t count, const std::function<void(std::int64_t)>& task)>;

inline void one_after_the_other(std::int64_t count, const std::function<void(std::int64_t)>& task) {
    for (std::int64_t i = 0; i < count; ++i) task(i);
}

/// Processes that compute the same together: all of them carry out the same steps, each plays its
/// share of what can be divided, and they exchange what came out.
struct Team {
    int member = 0;  // this one, from 0
    int size = 1;
    /// Gives everybody's bytes, in the order of members. Every member has to call it equally often.
    std::function<std::vector<std::string>(const std::string& own)> exchange;
};

}  // namespace headroom
