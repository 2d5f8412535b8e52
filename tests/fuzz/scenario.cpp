// Any bytes as a scenario file: located errors or a playable session, never a crash. What loads is
// played a little and written again; the written scenario must load too.

#include <cstdlib>
#include <string_view>

#include "tests/fuzz/bounds.h"

using namespace headroom;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (fuzz::asks_for_much(text)) return 0;
    auto loaded = app::Session::load(text, "fuzz.json", fuzz::bounded_run());
    if (!loaded) {
        for (const auto& error : loaded.error()) {
            if (error.message.empty()) std::abort();  // every error says what is wrong
        }
        return 0;
    }
    app::Session& session = **loaded;
    session.run_to_end();
    if (session.report_json().empty()) std::abort();
    if (!app::Session::load(session.scenario_json(), "again.json")) std::abort();
    return 0;
}
