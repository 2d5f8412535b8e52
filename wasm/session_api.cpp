// What a program without a window calls (npm/index.js): scenarios that are played in memory. Any
// number of sessions may be open; each has a number. Texts are UTF-8; a text that is returned stays
// as it is until the next call.

#include <emscripten.h>
#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/app/planner.h"
#include "core/app/session.h"
#include "core/base/written_instant.h"
#include "wasm/ui/app/command_text.h"

namespace headroom {
namespace {

std::map<int, std::unique_ptr<app::Session>> open_sessions;
int last_session = 0;
app::RunOptions next_options;  // of the session that is opened next
std::string last_answer;

const char* say(std::string text) {
    last_answer = std::move(text);
    return last_answer.c_str();
}

app::Session* session_of(int number) {
    const auto found = open_sessions.find(number);
    return found == open_sessions.end() ? nullptr : found->second.get();
}

const char* say_refusal(std::string_view message) {
    return say(
        fmt::format(R"({{"ok":false,"error":null,"message":"{}"}})", ui::json_escaped(message)));
}

const char* say_closed() { return say_refusal("this sandbox is closed"); }

const char* say_now(const app::Session& session) {
    return say(fmt::format(R"({{"ok":true,"now":"{}","end":"{}"}})", format_instant(session.now()),
                           format_instant(session.end())));
}

}  // namespace
}  // namespace headroom

using namespace headroom;

extern "C" {

/// Changes the scenario that is opened next, as --set does.
EMSCRIPTEN_KEEPALIVE void session_set(const char* pointer, const char* value) {
    next_options.set.emplace_back(pointer, value);
}

/// Opens a scenario. Empty `seed` and `until` change nothing. 0 when it is not valid:
/// session_answer tells the errors as JSON.
EMSCRIPTEN_KEEPALIVE int session_open(const char* text, const char* file, const char* seed,
                                      const char* until) {
    app::RunOptions options = std::exchange(next_options, {});
    options.keep_log = false;
    const std::string_view digits(seed);
    std::uint64_t number = 0;
    if (std::from_chars(digits.data(), digits.data() + digits.size(), number).ec == std::errc{}) {
        options.seed = number;
    }
    if (*until != 0) options.until = until;
    auto loaded = app::Session::load(text, file, std::move(options));
    if (!loaded) {
        last_answer = app::errors_document(loaded.error());
        return 0;
    }
    open_sessions[++last_session] = std::move(*loaded);
    return last_session;
}

EMSCRIPTEN_KEEPALIVE const char* session_answer() { return last_answer.c_str(); }

/// {ok, now, end}: the simulated time, and the end of the scenario.
EMSCRIPTEN_KEEPALIVE const char* session_now(int number) {
    const app::Session* session = session_of(number);
    return session != nullptr ? say_now(*session) : say_closed();
}

/// A command of the scenario format without `at`; its outcome as JSON.
EMSCRIPTEN_KEEPALIVE const char* session_step(int number, const char* command) {
    app::Session* session = session_of(number);
    return session != nullptr ? say(session->submit(command).json) : say_closed();
}

/// Plays up to an instant, a date or a span from the start; empty: to the end.
EMSCRIPTEN_KEEPALIVE const char* session_advance(int number, const char* when) {
    app::Session* session = session_of(number);
    if (session == nullptr) return say_closed();
    if (*when == 0) {
        session->run_to_end();
        return say_now(*session);
    }
    const auto target = parse_instant_or_span(when, session->start());
    if (!target) return say_refusal(not_an_instant(when));
    session->advance_to(*target);
    return say_now(*session);
}

EMSCRIPTEN_KEEPALIVE const char* session_report(int number) {
    const app::Session* session = session_of(number);
    return say(session != nullptr ? session->report_json() : "");
}

EMSCRIPTEN_KEEPALIVE const char* session_state(int number) {
    const app::Session* session = session_of(number);
    return say(session != nullptr ? session->state_json() : "");
}

/// The scenario, with the commands of `session_step` as steps.
EMSCRIPTEN_KEEPALIVE const char* session_scenario(int number) {
    const app::Session* session = session_of(number);
    return say(session != nullptr ? session->scenario_json() : "");
}

EMSCRIPTEN_KEEPALIVE void session_close(int number) { open_sessions.erase(number); }

}  // extern "C"
