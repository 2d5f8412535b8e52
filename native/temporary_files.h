#pragma once
// The files that a program killed by a signal must not leave behind.

#include <string>

namespace headroom::cli {

/// Remembers a file until `forget_temporary` is called. At most 64 at once; more are not
/// remembered.
void remember_temporary(const std::string& path);
void forget_temporary(const std::string& path);

/// Removes all remembered files. Async-signal-safe: for signal handlers.
void remove_temporaries() noexcept;

}  // namespace headroom::cli
