#include "native/memory_limit.h"

#if defined(__linux__) && !defined(__EMSCRIPTEN__)
#include <malloc.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#endif

namespace headroom::cli {

#if defined(__linux__) && !defined(__EMSCRIPTEN__)
namespace {

using Bytes = unsigned long long;

/// The number behind `name` in a file like /proc/meminfo, in bytes ("MemAvailable:  123 kB").
std::optional<Bytes> kilobytes_in(const char* file, std::string_view name) {
    std::FILE* const lines = std::fopen(file, "r");
    if (lines == nullptr) return std::nullopt;
    std::optional<Bytes> found;
    char line[256];
    while (!found && std::fgets(line, sizeof line, lines) != nullptr) {
        if (!std::string_view(line).starts_with(name)) continue;
        Bytes value = 0;
        if (std::sscanf(line + name.size(), " %llu", &value) == 1) found = value * 1024;
    }
    std::fclose(lines);
    return found;
}

/// The number that a file of the control group holds; none for "max".
std::optional<Bytes> bytes_in(const char* file) {
    std::FILE* const text = std::fopen(file, "r");
    if (text == nullptr) return std::nullopt;
    Bytes value = 0;
    const bool read = std::fscanf(text, "%llu", &value) == 1;
    std::fclose(text);
    return read ? std::optional(value) : std::nullopt;
}

std::optional<Bytes> memory_left() {
    auto left = kilobytes_in("/proc/meminfo", "MemAvailable:");
    if (!left) return std::nullopt;
    *left += kilobytes_in("/proc/meminfo", "SwapFree:").value_or(0);
    const auto most = bytes_in("/sys/fs/cgroup/memory.max");
    // Not less what the group uses: cached files count as used there, though they give way.
    if (most) left = std::min(*left, *most);
    return left;
}

/// glibc reserves 64 MB of addresses for the heap of each thread. Where addresses are limited
/// (ulimit -v) that leaves none for the work: threads share one heap then.
void share_one_heap_where_addresses_are_few() {
#if defined(__GLIBC__)
    rlimit limit{};
    if (getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY) {
        mallopt(M_ARENA_MAX, 1);
    }
#endif
}

}  // namespace

void limit_memory_to_what_there_is() {
    share_one_heap_where_addresses_are_few();
    const auto left = memory_left();
    const auto own = kilobytes_in("/proc/self/status", "VmData:");
    rlimit limit{};
    if (!left || !own || getrlimit(RLIMIT_DATA, &limit) != 0) return;
    const rlim_t wanted = static_cast<rlim_t>(*own + *left);
    if (limit.rlim_cur != RLIM_INFINITY && limit.rlim_cur <= wanted) return;
    limit.rlim_cur = limit.rlim_max == RLIM_INFINITY ? wanted : std::min(wanted, limit.rlim_max);
    setrlimit(RLIMIT_DATA, &limit);
}

#else

void limit_memory_to_what_there_is() {}

#endif

}  // namespace headroom::cli
