#pragma once
// Checks of what must hold inside: conditions that a function relies on and its caller has to keep.
//
//   HEADROOM_CHECK(!empty());
//
// They are on in every build but Release (presets dev, asan and coverage), where a broken
// one throws std::logic_error with the condition and its place: a bug, never a refusal or an input
// error. In Release they are compiled out, and the condition is not evaluated.

namespace headroom {

/// Throws std::logic_error. For HEADROOM_CHECK only.
[[noreturn]] void check_failed(const char* condition, const char* file, int line);

}  // namespace headroom

#ifdef NDEBUG
#define HEADROOM_CHECK(condition) static_cast<void>(sizeof(!(condition)))
#else
#define HEADROOM_CHECK(condition) \
    ((condition) ? static_cast<void>(0) : ::headroom::check_failed(#condition, __FILE__, __LINE__))
#endif
