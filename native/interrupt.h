#pragma once
// SIGINT, SIGTERM and SIGHUP end the program within a second, with exit code 5 and without files
// half written.
//
// As a rule the program ends at once: nothing is worth keeping while a file is read or checked.
// Work whose results so far are worth keeping says so with `KeepsResults` and polls:
//
//   const KeepsResults keeps;
//   while (work_left() && !is_interrupted()) work();
//   if (is_interrupted()) acknowledge_interrupt();      // from here on there is time to write
//   write_what_there_is();
//
// When it does not poll within a second, or at a second signal, the program ends at once all the
// same.

#include "core/base/stop_flag.h"

namespace headroom::cli {

/// From now on the signals do the above. SIGHUP stays ignored where it was (nohup). SIGPIPE is
/// ignored: a reader that has left is a failed write, and those are told by `run_program`.
void catch_interrupts();

/// True once a signal came; for polling, also from several threads.
bool is_interrupted();

/// The same for core.
StopFlag stop_flag();

/// Work that polls, for as long as one of these lives.
class KeepsResults {
public:
    KeepsResults();
    ~KeepsResults();
    KeepsResults(const KeepsResults&) = delete;
    KeepsResults& operator=(const KeepsResults&) = delete;
};

/// The work has seen the signal and has stopped: what is left is to write its results, which takes
/// the time that it takes.
void acknowledge_interrupt();

}  // namespace headroom::cli
