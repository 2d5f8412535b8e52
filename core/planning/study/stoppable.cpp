#include "core/planning/study/stoppable.h"

namespace headroom::planning {

Executor stoppable(const Executor& for_each, const std::function<bool()>& should_stop) {
    if (!should_stop) return for_each;
    return [=](std::int64_t count, const std::function<void(std::int64_t)>& task) {
        for_each(count, [&](std::int64_t i) {
            if (should_stop()) throw Stopped();
            task(i);
        });
    };
}

}  // namespace headroom::planning
