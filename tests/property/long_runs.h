#pragma once
// How long the long tests run.

namespace headroom::testing {

/// True where a step is quick: native builds for use. Checked, instrumented and WebAssembly builds
/// run the same tests over fewer steps. Set by tests/catch2_programs.cmake.
inline constexpr bool long_runs = HEADROOM_LONG_RUNS != 0;

}  // namespace headroom::testing
