#pragma once
// Reading what the user names: a file, or `-` for standard input.

#include <string>

#include "core/base/result.h"

namespace headroom::cli {

struct ReadFailure {
    std::string reason;       // "no such file or directory"
    bool is_pattern = false;  // nothing is there and the name looks like a pattern that the shell
                              // did not expand: no file was matched
};

/// All bytes of the file. Everything above 256 MiB is refused, so that a device without an end
/// cannot eat the memory.
Result<std::string, ReadFailure> read_input(const std::string& path);

/// How messages name it: "<stdin>" for "-".
std::string display_name(const std::string& path);

}  // namespace headroom::cli
