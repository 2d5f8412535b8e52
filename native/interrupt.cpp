#include "native/interrupt.h"

#include <csignal>

namespace headroom::cli {
namespace {

volatile std::sig_atomic_t interrupted = 0;

extern "C" void remember_signal(int) { interrupted = 1; }

}  // namespace

void catch_interrupts() {
    struct sigaction action {};
    action.sa_handler = remember_signal;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

bool is_interrupted() { return interrupted != 0; }

}  // namespace headroom::cli
