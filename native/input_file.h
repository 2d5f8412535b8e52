#pragma once
// Reading what the user names: a file, or `-` for standard input.

#include <functional>
#include <optional>
#include <string>
#include <string_view>

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

/// The bytes of the file in pieces, without keeping them; `take` returns false when it has enough.
/// A device without an end is up to `take`.
std::optional<ReadFailure> read_pieces(const std::string& path,
                                       const std::function<bool(std::string_view)>& take);

/// How messages name it: "<stdin>" for "-".
std::string display_name(const std::string& path);

}  // namespace headroom::cli
