#pragma once
// What the program tells the shell.

namespace headroom::cli {

enum class ExitCode : int {
    passed = 0,
    failed = 1,        // an expectation or a step failed
    usage = 2,         // wrong usage, no file at all
    invalid = 3,       // a scenario is malformed or cannot be read
    inconclusive = 4,  // nothing failed, but nothing could be judged either
    interrupted = 5,   // stopped by a signal; what was done until then is reported
    internal = 70,     // a bug, or an output file that cannot be written
};

/// Of several files the worst one counts: 70, 5, 3, 1, 4, 0, in that order.
constexpr ExitCode worse_of(ExitCode a, ExitCode b) {
    constexpr ExitCode worst_first[] = {ExitCode::internal,    ExitCode::usage,
                                        ExitCode::interrupted, ExitCode::invalid,
                                        ExitCode::failed,      ExitCode::inconclusive};
    for (ExitCode code : worst_first) {
        if (a == code || b == code) return code;
    }
    return ExitCode::passed;
}

}  // namespace headroom::cli
