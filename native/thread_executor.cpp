#include "native/thread_executor.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "native/thread_crew.h"

namespace headroom::cli {

Executor thread_executor(int jobs) {
    if (jobs <= 1) return one_after_the_other;
    return [jobs](std::int64_t count, const std::function<void(std::int64_t)>& task) {
        std::atomic<std::int64_t> next{0};
        std::mutex mutex;
        std::exception_ptr error;
        const auto work = [&] {
            for (std::int64_t i = next++; i < count; i = next++) {
                try {
                    task(i);
                } catch (...) {
                    const std::lock_guard lock(mutex);
                    if (!error) error = std::current_exception();
                    next = count;
                }
            }
        };
        const std::int64_t wanted = std::min<std::int64_t>(jobs, count);
        std::vector<std::thread> threads = start_threads(wanted - 1, work);
        work();
        for (std::thread& thread : threads) thread.join();
        if (error) std::rethrow_exception(error);
    };
}

}  // namespace headroom::cli
