#include "native/version_text.h"

#include <fmt/format.h>

#include "core/app/session.h"

namespace headroom::cli {
namespace {

std::string compiler() {
#if defined(__EMSCRIPTEN__)
    return fmt::format("emscripten {}.{}.{}", __EMSCRIPTEN_major__, __EMSCRIPTEN_minor__,
                       __EMSCRIPTEN_tiny__);
#elif defined(__clang__)
    return fmt::format("clang {}.{}.{}", __clang_major__, __clang_minor__, __clang_patchlevel__);
#else
    return fmt::format("g++ {}.{}.{}", __GNUC__, __GNUC_MINOR__, __GNUC_PATCHLEVEL__);
#endif
}

}  // namespace

std::string version_text() {
    return fmt::format("headroom {} (commit {}, preset {}, {})", app::version(), built_commit(),
                       HEADROOM_PRESET, compiler());
}

}  // namespace headroom::cli
