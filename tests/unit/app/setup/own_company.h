#pragma once
// The company that the tests of the Set-up build: seven sites, 1,200 and 200 licenses.

#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/app/setup/setup_edits.h"
#include "core/app/setup/site_paste.h"
#include "tests/unit/app/load_session.h"

namespace headroom::testing {

/// As copied from a spreadsheet, without a header line.
inline constexpr std::string_view seven_sites =
    "LON\tLondon\t310\tReserved 340\tonline\t8 %\t4 years\n"
    "BER\tBerlin\t120\tDynamic 200\tonline\t8 %\t4 years\n"
    "AUS\tAustin\t640\tprimary\tonline\t8 %\t4 years\n"
    "TYO\tTokyo\t85\tDynamic 110\tonline\t8 %\t4 years\n"
    "LAB\tLab\t40\tReserved 60\tonline\t0 %\tterms, contracts of 300 days\n"
    "SHP\tShip\t25\tReserved 30\toffline\t0 %\tfor ever\n"
    "AGY\tAgency\t60\tDynamic 90\tonline\t8 %\tcontracts of 90 days\n";

inline Date day(std::string_view text) { return parse_date(text).value(); }

inline void submit(app::Session& session, const std::string& command) {
    REQUIRE_FALSE(command.empty());
    const app::CommandOutcome outcome = session.submit(command);
    INFO(outcome.message);
    REQUIRE(outcome.ok);
}

inline std::vector<std::string> codes_of(const app::Setup& setup) {
    std::vector<std::string> codes;
    for (const app::SetupSite& site : setup.sites) codes.push_back(site.figures.code);
    return codes;
}

/// Pastes the sites; what could not be had fails the test.
inline void paste(app::Session& session, std::string_view table) {
    const app::Setup setup = app::setup_of(session);
    const app::PastedSites pasted = app::read_pasted_sites(table, codes_of(setup));
    for (const auto& problem : pasted.problems) FAIL(problem.line << ": " << problem.text);
    std::vector<app::NewSite> sites;
    for (const app::PastedSite& one : pasted.sites) sites.push_back(one.site);
    const app::SiteEdit edit = app::put_sites(setup, sites);
    CHECK(edit.remarks.empty());
    submit(session, edit.command);
}

inline std::unique_ptr<app::Session> own_company() {
    auto session = load_session(app::own_plan(day("2026-12-01")));
    const Date until = day("2027-06-30");
    submit(*session, app::edit_subscription(app::setup_of(*session), 0,
                                            {"Main", 1200, day("2026-07-01"), until, false}));
    submit(*session, app::add_subscription(app::setup_of(*session),
                                           {"Branch", 200, day("2026-07-01"), until, false}));
    submit(*session, app::edit_plan(app::setup_of(*session), "Own company", day("2026-12-01"),
                                    day("2027-06-30")));
    paste(*session, seven_sites);
    return session;
}

}  // namespace headroom::testing
