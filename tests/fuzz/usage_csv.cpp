// Any bytes as a usage history: located errors, or documents of which the scenarios load again.

#include <cstdlib>
#include <string_view>

#include "core/app/fit.h"
#include "tests/fuzz/bounds.h"

using namespace headroom;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto fitted = app::fit_usage(text, "fuzz.csv", {});
    if (!fitted) {
        if (fitted.error().empty()) std::abort();
        for (const auto& error : fitted.error()) {
            if (error.message.empty()) std::abort();  // every error says what is wrong
        }
        return 0;
    }
    if (!app::Session::load(fitted->scenario_json, "planned.json")) std::abort();
    if (!app::Session::load(fitted->recorded_json, "recorded.json")) std::abort();
    return 0;
}
