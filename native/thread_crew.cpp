#include "native/thread_crew.h"

#include <new>
#include <system_error>

namespace headroom::cli {

std::vector<std::thread> start_threads(std::int64_t wanted, const std::function<void()>& work) {
    std::vector<std::thread> threads;
    if (wanted <= 0) return threads;
    try {
        threads.reserve(static_cast<std::size_t>(wanted));
        while (static_cast<std::int64_t>(threads.size()) < wanted) threads.emplace_back(work);
    } catch (const std::system_error&) {  // as many as there are
    } catch (const std::bad_alloc&) {}
    return threads;
}

}  // namespace headroom::cli
