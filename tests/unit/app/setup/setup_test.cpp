// The beginning of a scenario, read and edited as the Set-up page does (core/app/setup).

#include "core/app/setup/setup.h"

#include <algorithm>
#include <cmath>

#include "core/app/setup/headcount.h"
#include "core/app/setup/problems.h"
#include "tests/unit/app/setup/own_company.h"
#include "tests/unit/scenario/small_scenario.h"

using namespace headroom;
using namespace headroom::app;
using headroom::testing::day;
using headroom::testing::load_session;
using headroom::testing::own_company;
using headroom::testing::paste;
using headroom::testing::submit;
using Json = nlohmann::ordered_json;

namespace {

const SetupSite& site_of(const Setup& setup, const std::string& code) {
    for (const SetupSite& site : setup.sites) {
        if (site.figures.code == code) return site;
    }
    FAIL("no site " << code);
    return setup.sites.front();
}

std::size_t index_of(const Setup& setup, const std::string& code) {
    return static_cast<std::size_t>(&site_of(setup, code) - setup.sites.data());
}

const SetupProblem* problem_at(const std::vector<SetupProblem>& all, const std::string& place) {
    for (const SetupProblem& one : all) {
        if (one.place == place) return &one;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("a plan of one's own begins with a subscription and says what is missing") {
    auto session = load_session(own_plan(day("2026-12-01")));
    const Setup setup = setup_of(*session);
    REQUIRE(setup.subscriptions.size() == 1);
    CHECK(setup.subscriptions[0].licenses == 100);
    CHECK(setup.subscriptions[0].expires == day("2027-11-30"));
    CHECK(setup.end == midnight_of(day("2027-12-01")));
    const auto problems = problems_of(setup);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].weight == SetupProblem::Weight::missing);
    CHECK(problems[0].place == "Sites");
}

TEST_CASE("seven pasted sites get their keys where there is room for their Macs") {
    auto session = own_company();
    const Setup setup = setup_of(*session);
    REQUIRE(setup.sites.size() == 7);
    CHECK(site_of(setup, "LON").figures ==
          SiteFigures{"LON", "London", 310, KeyWish::reserved, 340, "main", false});
    CHECK(site_of(setup, "AUS").figures.key == KeyWish::primary);
    CHECK(site_of(setup, "AUS").key_id == "main");
    CHECK(site_of(setup, "SHP").figures.offline);
    // Main has promised 340 + 120 + 640 + 85 of 1,200: the rest goes to Branch.
    CHECK(setup.subscriptions[0].needed == 1185);
    CHECK(site_of(setup, "LAB").figures.subscription == setup.subscriptions[1].id);
    CHECK(setup.subscriptions[1].needed == 150);
    CHECK(setup.subscriptions[1].offline_allowed);
    CHECK(site_of(setup, "BER").headcount_growth == 0.08);
    CHECK(site_of(setup, "BER").demand.stay_days == 1460);
    CHECK(site_of(setup, "LAB").demand.months == term_months());
    CHECK(site_of(setup, "AGY").demand.stay_days == 90);
    CHECK(problems_of(setup).empty());  // of the ship it is said that nothing happens
    CHECK(session->overview().sites.size() == 7);
    CHECK(session->overview().sites[5].method == "offline");
}

TEST_CASE("every edit of the Set-up is undone in one step") {
    auto session = own_company();
    const std::string before = session->scenario_json();
    submit(*session, remove_site(setup_of(*session), 1));
    CHECK(setup_of(*session).sites.size() == 6);
    CHECK(session->scenario_json().find("\"ber\"") == std::string::npos);
    REQUIRE(session->undo());
    CHECK(session->scenario_json() == before);
}

TEST_CASE("a headcount that grows by 8 % a year and is replaced after four years does so") {
    auto session = load_session(own_plan(day("2026-12-01")));
    submit(*session,
           edit_subscription(setup_of(*session), 0,
                             {"Main", 9'000, day("2026-12-01"), day("2029-01-01"), false}));
    submit(*session, edit_plan(setup_of(*session), "", day("2026-12-01"), day("2028-12-01")));
    paste(*session,
          "FIX\tFixed\t2000\tprimary\tonline\t8 %\t4 years\n"
          "CON\tContracts\t2000\tReserved 3000\tonline\t8 %\tcontracts of 90 days\n"
          "EXP\tExponential\t2000\tReserved 3000\tonline\t8 %\tabout 3 years\n");
    session->run_to_end();
    // 2,000 * 1.08^2 = 2,333; four standard deviations of the count are below 200.
    for (const SiteView& site : session->overview().sites) {
        INFO(site.code << " has " << site.managed);
        CHECK(site.managed > 2133);
        CHECK(site.managed < 2533);
    }
}

TEST_CASE("arrivals and growth of the headcount are each other's inverse") {
    SiteDemand demand{.stay_law = "fixed"};
    for (const double days : {90.0, 365.0, 1460.0, 0.0}) {
        demand.stay_days = days;
        demand.stay_law = days > 0 ? "fixed" : "forever";
        for (const double growth : {0.0, 0.08, 1.5}) {
            const ArrivalFigures figures = arrivals_for_headcount(310, growth, demand);
            demand.per_day = figures.per_day;
            INFO(days << " days, growth " << growth);
            CHECK(std::abs(headcount_growth(310, demand) - growth) < 2e-4);
        }
    }
    // Faster than Macs leave it cannot shrink: nobody comes.
    demand.stay_days = 1460;
    CHECK(arrivals_for_headcount(310, -0.9, demand).per_day == 0);
}

TEST_CASE("a stay or a number of Macs that changes keeps the growth of the headcount") {
    auto session = own_company();
    const std::size_t london = index_of(setup_of(*session), "LON");
    submit(*session, edit_expectation(setup_of(*session), london,
                                      {.growth = std::nullopt, .stay = parse_stay("5 years")}));
    CHECK(setup_of(*session).sites[london].headcount_growth == 0.08);
    SiteFigures figures = setup_of(*session).sites[london].figures;
    figures.macs = 155;
    submit(*session, edit_site(setup_of(*session), london, figures).command);
    const SetupSite site = setup_of(*session).sites[london];
    CHECK(site.headcount_growth == 0.08);
    CHECK(site.demand.stay_days == 1825);
    CHECK(site.figures.licenses == 340);
}

TEST_CASE("a site that is renamed is renamed wherever it stands") {
    auto session = own_company();
    submit(*session, add_to_come(setup_of(*session),
                                 {ToCome::Kind::macs_come, "BER", 150, day("2027-03-01"), {}}));
    submit(*session, edit_site(setup_of(*session), 1,
                               {"BLN", "Berlin", 120, KeyWish::dynamic, 200, "main", false})
                         .command);
    const Setup setup = setup_of(*session);
    CHECK(setup.sites[1].figures.code == "BLN");
    CHECK(setup.sites[1].headcount_growth == 0.08);
    CHECK(setup.to_come[0].about == "BLN");
    CHECK(setup.sites[1].waves == 150);
}

TEST_CASE("what no subscription has room for is said, and the site is there without a key") {
    auto session = load_session(own_plan(day("2026-12-01")));
    const SiteEdit edit = put_sites(
        setup_of(*session), {{{"P01", "", 10, KeyWish::reserved, 101, "", false}, {}},
                             {{"P02", "", 10, KeyWish::primary, 0, "", false}, {}},
                             {{"P03", "", 10, KeyWish::primary, 0, "", false}, {}},
                             {{"P04", "", 10, KeyWish::dynamic, 5, "elsewhere", false}, {}}});
    REQUIRE(edit.remarks.size() == 3);
    CHECK(edit.remarks[0].find("at most 100") != std::string::npos);
    CHECK(edit.remarks[1].find("P03") == 0);
    CHECK(edit.remarks[2].find("elsewhere") != std::string::npos);
    submit(*session, edit.command);
    const Setup setup = setup_of(*session);
    CHECK(setup.sites[0].figures.key == KeyWish::none);
    CHECK(problem_at(problems_of(setup), "P01")->weight == SetupProblem::Weight::missing);
    submit(*session, problem_at(problems_of(setup), "P01")->command);
    CHECK(setup_of(*session).sites[0].figures.licenses == 10);
}

TEST_CASE("an edit that cannot be had changes nothing") {
    auto session = own_company();
    const Setup setup = setup_of(*session);
    SiteFigures figures = site_of(setup, "LON").figures;
    figures.licenses = 5000;
    const SiteEdit edit = edit_site(setup, index_of(setup, "LON"), figures);
    CHECK(edit.command.empty());
    CHECK(edit.remarks.size() == 1);
}

TEST_CASE("problems come with a button that mends them") {
    auto session = own_company();
    SiteFigures agency = site_of(setup_of(*session), "AGY").figures;
    agency.licenses = 50;
    submit(*session,
           edit_site(setup_of(*session), index_of(setup_of(*session), "AGY"), agency).command);
    submit(*session, edit_plan(setup_of(*session), "", day("2026-12-01"), day("2028-01-01")));
    const Setup setup = setup_of(*session);
    submit(*session, edit_subscription(
                         setup, 1, {"Branch", 100, day("2026-07-01"), day("2027-06-30"), false}));
    const auto problems = problems_of(setup_of(*session));
    CHECK(problem_at(problems, "AGY") != nullptr);
    CHECK(problem_at(problems, "Branch") != nullptr);
    CHECK(problem_at(problems, "Main") != nullptr);
    for (int rounds = 0; rounds < 10; ++rounds) {
        const auto left = problems_of(setup_of(*session));
        const auto next = std::find_if(left.begin(), left.end(),
                                       [](const SetupProblem& one) { return !one.button.empty(); });
        if (next == left.end()) break;
        INFO(next->text);
        submit(*session, next->command);
    }
    CHECK(problems_of(setup_of(*session)).empty());
}

TEST_CASE("a site of which nothing was said is told") {
    auto session = own_company();
    submit(*session,
           put_sites(setup_of(*session), {{{"NEW", "New", 5, KeyWish::reserved, 5, "", false}, {}}})
               .command);
    const auto problems = problems_of(setup_of(*session));
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].place == "NEW");
    CHECK(problems[0].weight == SetupProblem::Weight::doubtful);
}

TEST_CASE("a subscription that is removed leaves its sites without a key") {
    auto session = own_company();
    submit(*session, remove_subscription(setup_of(*session), 0));
    const Setup setup = setup_of(*session);
    CHECK(setup.subscriptions.size() == 1);
    CHECK(site_of(setup, "AUS").figures.key == KeyWish::none);
    CHECK(site_of(setup, "AGY").figures.key == KeyWish::dynamic);
}

TEST_CASE("the beginning of a file that was not made here is read as well") {
    auto session = load_session(headroom::testing::small_scenario);
    const Setup setup = setup_of(*session);
    CHECK(setup.subscriptions[0].name == "main");
    CHECK(setup.subscriptions[0].expires == day("2018-01-01"));
    CHECK(setup.sites[0].figures == SiteFigures{"P01", "", 2, KeyWish::reserved, 4, "main", false});
    REQUIRE(setup.to_come.size() == 1);
    CHECK(setup.to_come[0].words == "2 Macs come to P01");
    // Every preset, too, and an edit of each is a valid scenario.
    for (const PresetInfo& preset : presets()) {
        INFO(preset.name);
        auto other = load_session(preset.text);
        const Setup read = setup_of(*other);
        problems_of(read);
        if (read.subscriptions.empty()) continue;
        SubscriptionFigures figures = figures_of(read.subscriptions[0]);
        figures.licenses += 1;
        if (!read.subscriptions[0].trial) submit(*other, edit_subscription(read, 0, figures));
    }
}
