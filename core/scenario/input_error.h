#pragma once
// Malformed input: located, collected, reported together (scenario format). Not a refusal, not a
// bug.

#include <string>
#include <vector>

namespace headroom::scenario {

struct InputError {
    std::string file;
    int line = 0;         // from 1; 0 when the place is unknown
    int column = 0;       // from 1, in characters
    std::string pointer;  // JSON pointer of the offending value, "" for the whole document
    std::string message;  // what was expected, what was found, the nearest valid name
};

/// "FILE:LINE:COLUMN: POINTER: MESSAGE"
std::string to_string(const InputError& error);

/// At most this many errors of one file are reported.
inline constexpr std::size_t max_errors = 50;

}  // namespace headroom::scenario
