// Any bytes as an offline file, imported and used everywhere a file is used: refused or accepted,
// never a crash, and a refusal leaves the state as it was.

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "tests/fuzz/bounds.h"

using namespace headroom;

namespace {

constexpr std::string_view world = R"({"schema": "headroom/scenario/1", "name": "offline",
  "start": "2017-03-01", "end": "30d",
  "world": {"company": "Acme", "admin": "a@acme.example",
    "subscriptions": [{"id": "main", "licenses": 20, "starts": "2017-01-01", "months": 12,
      "offlineAllowed": true, "sublicenses": [
        {"id": "lab", "name": "Lab", "type": "reserved", "licenses": 4,
         "expires": "withSubscription"}]}],
    "sites": [{"code": "P01", "key": "main", "method": "offline", "macs": 3}, {"code": "P02"}]},
  "steps": [
    {"at": "1h", "do": "proxy.requestActivation", "site": "P02", "key": "lab", "save": "mine"}]})";

// The state without the counts of refusals, which a refusal may change.
std::string what_a_refusal_leaves(const app::Session& session) {
    auto state = nlohmann::json::parse(session.state_json());
    state["totals"].erase("refusals");
    for (auto& site : state["sites"]) {
        site.erase("refusals");
        site.erase("log");
    }
    return state.dump();
}

void use(app::Session& session, std::string_view command) {
    const std::string before = what_a_refusal_leaves(session);
    const auto outcome = session.submit(command);
    if (outcome.is_input_error) std::abort();
    if (outcome.ok) return;
    if (outcome.code.empty() || what_a_refusal_leaves(session) != before) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    app::RunOptions options;
    options.files = {{"given", std::string(reinterpret_cast<const char*>(data), size)}};
    auto loaded = app::Session::load(world, "offline.json", std::move(options));
    if (!loaded) std::abort();
    app::Session& session = **loaded;
    session.advance_to(session.start() + Span::hours(2));
    use(session, R"({"do": "proxy.importActivation", "site": "P02", "file": "given"})");
    use(session, R"({"do": "proxy.importRefresh", "site": "P01", "file": "given"})");
    use(session, R"({"do": "portal.upload", "file": "given", "save": "answer"})");
    use(session, R"({"do": "file.corrupt", "file": "given"})");
    use(session, R"({"do": "portal.upload", "file": "given"})");
    return 0;
}
