#include "native/standard_streams.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

#include "native/messages.h"

namespace headroom::cli {

void occupy_closed_streams() {
#ifndef __EMSCRIPTEN__
    for (int number = STDIN_FILENO; number <= STDERR_FILENO; ++number) {
        if (::fcntl(number, F_GETFD) != -1 || errno != EBADF) continue;
        // The wrong direction, so that reads and writes fail as they do on a closed stream.
        const int direction = number == STDOUT_FILENO ? O_RDONLY : O_WRONLY;
        (void)::open("/dev/null", direction);  // gets the lowest free number, which is this one
    }
#endif
}

ExitCode finish_standard_output() {
    errno = 0;
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return ExitCode::passed;
    const int reason = errno;
    tell("headroom: standard output cannot be written{}{}\n", reason == 0 ? "" : ": ",
         reason == 0 ? "" : std::generic_category().message(reason));
    return ExitCode::internal;
}

}  // namespace headroom::cli
