#pragma once
// How a search is ended from outside.

#include <functional>
#include <stdexcept>

#include "core/base/executor.h"

namespace headroom::planning {

/// Ends a search from within; make_plan catches it.
class PlanStopped : public std::runtime_error {
public:
    PlanStopped() : std::runtime_error("stopped") {}
};

/// The executor with tasks that first ask whether they are still wanted, and throw PlanStopped when
/// not. `should_stop` may be asked by several threads at once; empty: never.
Executor stoppable(const Executor& for_each, const std::function<bool()>& should_stop);

}  // namespace headroom::planning
