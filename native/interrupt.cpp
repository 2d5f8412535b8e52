#include "native/interrupt.h"

#include <sys/time.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <string_view>

#include "native/exit_code.h"
#include "native/temporary_files.h"

namespace headroom::cli {
namespace {

std::atomic<bool> interrupted{false};
std::atomic<int> keepers{0};
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free,
              "signal handlers use them");

#ifndef __EMSCRIPTEN__

constexpr suseconds_t patience_microseconds = 800'000;

void start_timer(suseconds_t microseconds) noexcept {
    itimerval timer{};
    timer.it_value.tv_usec = microseconds;
    setitimer(ITIMER_REAL, &timer, nullptr);  // on Linux no more than a system call
}

[[noreturn]] void end_at_once() noexcept {
    remove_temporaries();
    constexpr std::string_view message = "headroom: interrupted\n";
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, message.data(), message.size());
    ::_exit(static_cast<int>(ExitCode::interrupted));
}

extern "C" void hear_interrupt(int) {
    const bool second = interrupted.exchange(true);
    if (second || keepers.load() == 0) end_at_once();
    start_timer(patience_microseconds);
}

extern "C" void hear_timer(int) { end_at_once(); }

void on_signal(int number, void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, nullptr);
}

bool is_ignored(int number) {
    struct sigaction action {};
    return sigaction(number, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

#endif

}  // namespace

void catch_interrupts() {
#ifndef __EMSCRIPTEN__  // under Node signals are Node's
    on_signal(SIGALRM, hear_timer);
    on_signal(SIGINT, hear_interrupt);
    on_signal(SIGTERM, hear_interrupt);
    if (!is_ignored(SIGHUP)) on_signal(SIGHUP, hear_interrupt);
    on_signal(SIGPIPE, SIG_IGN);
#endif
}

bool is_interrupted() { return interrupted.load(std::memory_order_relaxed); }

StopFlag stop_flag() { return StopFlag(interrupted); }

KeepsResults::KeepsResults() { ++keepers; }
KeepsResults::~KeepsResults() { --keepers; }

void acknowledge_interrupt() {
#ifndef __EMSCRIPTEN__
    start_timer(0);
#endif
}

}  // namespace headroom::cli
