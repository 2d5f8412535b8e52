#pragma once
// How a search is ended from outside.

#include <functional>

#include "core/base/executor.h"
#include "core/base/stop_flag.h"

namespace headroom::planning {

/// The executor with tasks that first ask whether they are still wanted, and throw Stopped when
/// not. `should_stop` may be asked by several threads at once; empty: never.
Executor stoppable(const Executor& for_each, const std::function<bool()>& should_stop);

}  // namespace headroom::planning
