// Steps and outages to come (core/app/setup/to_come.h).

#include "core/app/setup/to_come.h"

#include "core/app/scenario_edit.h"
#include "tests/unit/app/setup/own_company.h"

using namespace headroom;
using namespace headroom::app;
using headroom::testing::day;
using headroom::testing::own_company;
using headroom::testing::submit;
using Kind = ToCome::Kind;

namespace {

void add(Session& session, Kind kind, const std::string& about, Count count, const char* from,
         const char* until = "2027-06-01") {
    const ToComeWish wish{kind, about, count, day(from), day(until)};
    CHECK(problem_of(setup_of(session), wish).empty());
    submit(session, add_to_come(setup_of(session), wish));
}

std::vector<std::string> list(const Session& session) {
    std::vector<std::string> words;
    for (const ToCome& one : setup_of(session).to_come) {
        words.push_back(format_date(date_of(one.at)) + " " + one.words);
    }
    return words;
}

}  // namespace

TEST_CASE("what is to come is added, edited, moved and deleted") {
    auto session = own_company();
    add(*session, Kind::macs_come, "BER", 150, "2027-03-01");
    add(*session, Kind::buy, "main", 100, "2027-02-01");
    add(*session, Kind::site_offline, "LON", 0, "2027-01-10", "2027-01-20");
    add(*session, Kind::renew, "main", 12, "2027-06-01");
    add(*session, Kind::macs_leave, "AUS", 20, "2027-04-01");
    add(*session, Kind::server_down, "", 0, "2027-05-01", "2027-05-03");
    CHECK(list(*session) ==
          std::vector<std::string>{
              "2027-01-10 LON has no internet", "2027-02-01 100 licenses bought for main",
              "2027-03-01 150 Macs come to BER", "2027-04-01 20 Macs leave AUS",
              "2027-05-01 The License Server is down", "2027-06-01 main is renewed for 12 months"});

    submit(*session, edit_to_come(setup_of(*session), 2,
                                  {Kind::macs_come, "LON", 20, day("2027-03-15"), {}}));
    CHECK(list(*session)[2] == "2027-03-15 20 Macs come to LON");
    // Up: just before its neighbour.
    submit(*session, move_to_come(setup_of(*session), 2, -1));
    CHECK(list(*session)[1] == "2027-02-01 20 Macs come to LON");
    CHECK(list(*session)[2] == "2027-02-01 100 licenses bought for main");
    submit(*session, move_to_come(setup_of(*session), 1, 1));
    CHECK(list(*session)[1] == "2027-02-01 100 licenses bought for main");
    CHECK(list(*session)[2] == "2027-02-01 20 Macs come to LON");
    CHECK(move_to_come(setup_of(*session), 0, -1).empty());
    CHECK(move_to_come(setup_of(*session), 5, 1).empty());

    // A purchase becomes an outage and goes to the other list.
    submit(*session,
           edit_to_come(setup_of(*session), 1,
                        {Kind::proxy_down, "BER", 0, day("2027-02-01"), day("2027-02-04")}));
    CHECK(list(*session)[2] == "2027-02-01 The Proxy of BER is down");
    submit(*session, remove_to_come(setup_of(*session), 0));
    CHECK(list(*session)[0] == "2027-02-01 20 Macs come to LON");
    session->run_to_end();
    CHECK(session->overview().sites[0].managed > 325);  // 310, 20, and what is expected
}

TEST_CASE("an outage that is moved lasts as long as before") {
    auto session = own_company();
    add(*session, Kind::site_offline, "LON", 0, "2027-01-10", "2027-01-20");
    add(*session, Kind::buy, "main", 100, "2027-02-01");
    submit(*session, move_to_come(setup_of(*session), 0, 1));
    const Setup setup = setup_of(*session);
    for (const ToCome& one : setup.to_come) {
        if (one.kind != Kind::site_offline) continue;
        CHECK(one.at == midnight_of(day("2027-02-01")));
        CHECK(one.until == midnight_of(day("2027-02-11")));
    }
}

TEST_CASE("what cannot come is told before it is asked for") {
    auto session = own_company();
    const Setup setup = setup_of(*session);
    const auto told = [&](Kind kind, const char* about, Count count, const char* from,
                          const char* until = "2027-06-01") {
        return problem_of(setup, {kind, about, count, day(from), day(until)});
    };
    CHECK(told(Kind::macs_come, "BER", 1, "2027-01-01").empty());
    CHECK(told(Kind::macs_come, "BER", 0, "2027-01-01") == "Type a number above 0.");
    CHECK(told(Kind::macs_come, "", 5, "2027-01-01") == "Choose a site.");
    CHECK(told(Kind::buy, "", 5, "2027-01-01") == "Choose a subscription.");
    CHECK(told(Kind::buy, "main", 5, "2031-01-01").find("2026-12-01 to 2027-06-30") !=
          std::string::npos);
    CHECK(told(Kind::proxy_down, "BER", 0, "2027-02-02", "2027-02-01") ==
          "It has to be over on a later day.");
}

TEST_CASE("steps of another kind are shown, moved in time and deleted") {
    auto session = own_company();
    submit(*session, edit_command({{"/steps/-", R"({"at": "5d", "do": "sublicense.edit",
        "sublicense": "ber", "licenses": 210})"}}));
    Setup setup = setup_of(*session);
    REQUIRE(setup.to_come.size() == 1);
    CHECK(setup.to_come[0].kind == Kind::other);
    CHECK(setup.to_come[0].words == "sublicense.edit: sublicense ber, licenses 210");
    submit(*session, edit_to_come(setup, 0, {Kind::other, "", 0, day("2027-01-05"), {}}));
    CHECK(list(*session)[0].find("2027-01-05") == 0);
    submit(*session, remove_to_come(setup_of(*session), 0));
    CHECK(list(*session).empty());
}
