#pragma once
// The three streams that a program is started with, whatever state they are in.

#include "native/exit_code.h"

namespace headroom::cli {

/// Occupies the numbers of streams that are closed, so that no file that is opened later gets one
/// of them and with it the messages. Reading from or writing to a closed stream still fails, except
/// that messages to a closed standard error are lost.
void occupy_closed_streams();

/// Writes what standard output still holds; internal (70), with a message, when not everything that
/// was shown has been written.
ExitCode finish_standard_output();

}  // namespace headroom::cli
