#include "native/temporary_files.h"

#include <unistd.h>

#include <array>
#include <atomic>
#include <cstddef>
#include <set>
#include <string_view>

namespace headroom::cli {
namespace {

// A signal handler may read a name on one thread while another thread forgets it: names are never
// freed, and a slot holds a whole pointer or none.
std::array<std::atomic<const char*>, 64> slots;

const char* lasting_copy(const std::string& path) {
    static std::set<std::string> names;
    return names.insert(path).first->c_str();
}

}  // namespace

void remember_temporary(const std::string& path) {
    const char* const name = lasting_copy(path);
    for (std::atomic<const char*>& slot : slots) {
        const char* empty = nullptr;
        if (slot.compare_exchange_strong(empty, name)) return;
    }
}

void forget_temporary(const std::string& path) {
    for (std::atomic<const char*>& slot : slots) {
        const char* const name = slot.load();
        if (name == nullptr || std::string_view(name) != path) continue;
        slot.store(nullptr);
        return;
    }
}

void remove_temporaries() noexcept {
    for (const std::atomic<const char*>& slot : slots) {
        if (const char* const name = slot.load()) (void)::unlink(name);
    }
}

}  // namespace headroom::cli
