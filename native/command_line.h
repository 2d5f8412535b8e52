#pragma once

namespace headroom::cli {

/// Understands the arguments, carries out the verb and returns the exit code for the shell. Nothing
/// escapes: a bug is reported on standard error as an internal error (70).
int run_program(int argc, char** argv);

}  // namespace headroom::cli
