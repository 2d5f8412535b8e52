#pragma once
// SIGINT and SIGTERM end a run in good order instead of killing it.

namespace headroom::cli {

/// From now on the first of these signals only sets a flag; a second one kills as usual. A read
/// from standard input that is waiting fails instead of going on.
void catch_interrupts();

/// True once a signal came.
bool is_interrupted();

}  // namespace headroom::cli
