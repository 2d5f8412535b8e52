// The one door for front ends: load, play, seek, give commands, save (core/app/session.h).

#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/text.h"
#include "tests/property/random_source.h"
#include "tests/unit/app/load_session.h"
#include "tests/unit/scenario/small_scenario.h"

using namespace headroom;
using app::Session;
using headroom::testing::load_session;
using headroom::testing::RandomSource;
using headroom::testing::small_scenario;
using Json = nlohmann::ordered_json;

namespace {

Json state(const Session& session) { return Json::parse(session.state_json()); }

}  // namespace

TEST_CASE("a loaded scenario stands at its start and runs to its end") {
    auto session = load_session(small_scenario);
    CHECK(session->scenario_name() == "Small");
    CHECK(format_instant(session->start()) == "2017-03-01T08:00:00Z");
    CHECK(format_instant(session->end()) == "2017-03-31T08:00:00Z");
    CHECK(session->now() == session->start());
    CHECK(state(*session)["sites"]["P01"]["managed"] == 2);
    session->run_to_end();
    CHECK(session->now() == session->end());
    CHECK(state(*session)["sites"]["P01"]["managed"] == 4);
    CHECK_FALSE(session->interrupted());
}

TEST_CASE("a broken scenario gives located errors and no session") {
    auto loaded = Session::load("{\"schema\": 1}", "bad.json");
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().front().file == "bad.json");
    CHECK(loaded.error().front().line == 1);
}

TEST_CASE("stepping event by event comes to the same end as one leap") {
    for (const app::PresetInfo& preset : app::presets()) {
        INFO(preset.name);
        auto leap = load_session(preset.text);
        leap->run_to_end();
        auto walk = load_session(preset.text);
        Instant before = walk->now();
        while (walk->now() < walk->end()) {
            walk->step_event();
            REQUIRE(walk->now() > before);
            before = walk->now();
        }
        CHECK(walk->trace_hash() == leap->trace_hash());
        CHECK(walk->report_json() == leap->report_json());
    }
}

TEST_CASE("seeking to any instant gives the state and hash of the straight run (quality 10)") {
    RandomSource random(50);
    for (const char* name : {"kb-example", "renewal-and-grace", "offline-site"}) {
        const std::string* text = nullptr;
        for (const app::PresetInfo& preset : app::presets()) {
            if (preset.name == name) text = &preset.text;
        }
        REQUIRE(text);
        auto traveller = load_session(*text);
        traveller->run_to_end();
        const std::int64_t length = (traveller->end() - traveller->start()).seconds;
        for (int i = 0; i < 17; ++i) {
            const Instant t = traveller->start() + Span{random.between(0, length)};
            INFO(name << " at " << format_instant(t));
            traveller->seek(t);
            auto straight = load_session(*text);
            straight->advance_to(t);
            CHECK(traveller->now() == t);
            CHECK(traveller->trace_hash() == straight->trace_hash());
            CHECK(traveller->state_json() == straight->state_json());
        }
    }
}

TEST_CASE("a command by hand happens now; a preview says the same and changes nothing") {
    auto session = load_session(small_scenario);
    session->advance_to(session->start() + Span::hours(2));
    const std::string enroll = R"({"do": "mac.enroll", "site": "P01", "count": 1})";
    const std::string hash = session->trace_hash();
    const auto preview = session->preview(enroll);
    CHECK_FALSE(preview.ok);
    CHECK(preview.code == "E_LICENSE_LIMIT");
    CHECK(session->trace_hash() == hash);
    CHECK_FALSE(session->has_unsaved_changes());

    const auto outcome = session->submit(enroll);
    CHECK(outcome.code == preview.code);
    CHECK(outcome.json == preview.json);
    CHECK(session->has_unsaved_changes());
    session->mark_saved();
    CHECK_FALSE(session->has_unsaved_changes());

    const auto wrong = session->submit(R"({"do": "mac.enrol", "site": "P01"})");
    CHECK(wrong.is_input_error);
    CHECK(wrong.message.find("mac.enroll") != std::string::npos);
    CHECK(session->submit("junk").is_input_error);
    CHECK(session->submit("[]").is_input_error);
}

TEST_CASE("a saved scenario replays to the same trace, with everything done by hand in it") {
    auto session = load_session(small_scenario);
    session->advance_to(session->start() + Span::hours(1));
    session->submit(R"({"do": "sublicense.create", "subscription": "main", "id": "new",
                        "name": "New", "type": "dynamic", "licenses": 3,
                        "expires": "2017-03-20"})");
    session->submit(R"({"do": "site.add", "code": "P02"})");
    session->submit(R"({"do": "proxy.activate", "site": "P02", "key": "new"})");
    session->submit(R"({"do": "mac.enroll", "site": "P02", "count": 5})");
    session->advance_to(session->start() + Span::days(3));
    session->submit(R"({"do": "mac.discover", "site": "P02", "count": 2})");
    session->submit(R"({"do": "server.set", "up": false})");
    session->advance_to(session->start() + Span::days(9));
    session->submit(R"({"do": "server.set", "up": true})");
    session->seek(session->start() + Span::days(5));  // a branch in the past
    session->submit(R"({"do": "mac.remove", "site": "P02"})");
    session->run_to_end();

    auto again = load_session(session->scenario_json());
    again->run_to_end();
    CHECK(again->trace_hash() == session->trace_hash());
    CHECK(again->state_json() == session->state_json());
    CHECK(Json::parse(again->report_json())["passed"] == true);
}

TEST_CASE("the report has the members of the contract") {
    auto session = load_session(small_scenario);
    session->run_to_end();
    const Json report = Json::parse(session->report_json());
    std::set<std::string> members;
    for (const auto& item : report.items()) members.insert(item.key());
    for (const char* name :
         {"schema", "engine", "scenario", "seed", "from", "to", "passed", "steps", "expectations",
          "breaches", "refusals", "metrics", "traceHash", "state"}) {
        INFO(name);
        CHECK(members.contains(name));
    }
    CHECK(report["schema"] == "headroom/report/1");
    CHECK(report["passed"] == true);
    CHECK(report["scenario"]["name"] == "Small");
    CHECK(report["traceHash"] == session->trace_hash());
    CHECK(report["state"] == state(*session));
    for (const char* name :
         {"index", "at", "do", "ok", "done", "refused", "error", "warning", "saved"}) {
        CHECK(report["steps"][0].contains(name));
    }
    for (const char* name :
         {"events", "balloons", "breachHours", "overLimitMacDays", "idleReservedDays"}) {
        CHECK(report["metrics"].contains(name));
    }
}

TEST_CASE("options: another seed, an earlier end, single values, an interruption") {
    app::RunOptions options;
    options.seed = 99;
    options.until = "2d";
    options.set = {{"/name", "Renamed"}, {"/steps/0/count", "1"}};
    auto session = load_session(small_scenario, std::move(options));
    CHECK(session->scenario_name() == "Renamed");
    CHECK(session->end() == session->start() + Span::days(2));
    session->run_to_end();
    CHECK(state(*session)["sites"]["P01"]["managed"] == 3);
    const Json report = Json::parse(session->report_json());
    CHECK(report["seed"] == 99);
    CHECK(report["expectations"][0]["passed"].is_null());
    CHECK(report["passed"].is_null());  // nothing failed, nothing was proven

    app::RunOptions watched;
    watched.on_progress = [](double) { return false; };
    auto stopped = load_session(small_scenario, std::move(watched));
    stopped->run_to_end();
    CHECK(stopped->interrupted());
    CHECK(Json::parse(stopped->report_json())["passed"] == false);
}

TEST_CASE("a command that is not UTF-8 is an input error, told in JSON") {
    auto session = load_session(small_scenario);
    for (const char* text : {"{\"do\": \"sales.sell\", \xDC\x96"
                             "d\": \"two\"}",
                             "\xFF", "{\"do\": \"\xC3\"}"}) {
        const app::CommandOutcome outcome = session->submit(text);
        CHECK(outcome.is_input_error);
        CHECK(is_utf8(outcome.message));
        CHECK(Json::accept(outcome.json));
    }
}
