// Lines of any bytes as commands given by hand, one after the other, with an hour between them: an
// answer each, never a crash; and what was done by hand, saved and replayed, comes to the same.

#include <cstdlib>
#include <string_view>

#include "tests/fuzz/bounds.h"

using namespace headroom;

namespace {

constexpr std::string_view world = R"({"schema": "headroom/scenario/1", "name": "commands",
  "start": "2017-03-01", "end": "60d",
  "world": {"company": "Acme", "admin": "a@acme.example",
    "subscriptions": [{"id": "main", "licenses": 20, "starts": "2017-01-01", "months": 3,
      "offlineAllowed": true, "sublicenses": [
        {"id": "lab", "name": "Lab", "type": "dynamic", "licenses": 9,
         "expires": "withSubscription"}]}],
    "sites": [{"code": "P01", "key": "main", "macs": 3}, {"code": "P02", "key": "lab"}]}})";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    if (fuzz::asks_for_much(rest)) return 0;
    auto loaded = app::Session::load(world, "commands.json");
    if (!loaded) std::abort();
    app::Session& session = **loaded;
    for (int lines = 0; !rest.empty() && lines < 50; ++lines) {
        const std::size_t end = rest.find('\n');
        const auto outcome = session.submit(rest.substr(0, end));
        if (!outcome.ok && outcome.message.empty()) std::abort();
        rest = end == rest.npos ? std::string_view{} : rest.substr(end + 1);
        session.advance_to(session.now() + Span::hours(1));
    }
    session.run_to_end();
    auto again = app::Session::load(session.scenario_json(), "again.json");
    if (!again) std::abort();
    (*again)->run_to_end();
    if ((*again)->trace_hash() != session.trace_hash()) std::abort();
    return 0;
}
