// Tables of sites as they come from spreadsheets (core/app/setup/site_paste.h, stay_words.h).

#include "core/app/setup/site_paste.h"

#include "tests/unit/app/setup/own_company.h"

using namespace headroom;
using namespace headroom::app;

namespace {

const SiteFigures& figures(const PastedSites& pasted, std::size_t i) {
    return pasted.sites.at(i).site.figures;
}

bool same_as_seven(const PastedSites& pasted) {
    const PastedSites expected = read_pasted_sites(headroom::testing::seven_sites, {});
    if (pasted.sites.size() != expected.sites.size()) return false;
    for (std::size_t i = 0; i < pasted.sites.size(); ++i) {
        const NewSite& a = pasted.sites[i].site;
        const NewSite& b = expected.sites[i].site;
        if (!(a.figures == b.figures && a.expectation.growth == b.expectation.growth &&
              a.expectation.stay == b.expectation.stay &&
              a.expectation.by_terms == b.expectation.by_terms)) {
            return false;
        }
    }
    return pasted.problems.empty();
}

std::string replaced(std::string text, const std::string& old, const std::string& by) {
    for (std::size_t at = 0; (at = text.find(old, at)) != std::string::npos; at += by.size()) {
        text.replace(at, old.size(), by);
    }
    return text;
}

}  // namespace

TEST_CASE("sites are read from tabs, semicolons and commas alike") {
    const std::string tabs(headroom::testing::seven_sites);
    const PastedSites pasted = read_pasted_sites(tabs, {});
    REQUIRE(pasted.sites.size() == 7);
    CHECK(pasted.problems.empty());
    CHECK(figures(pasted, 0) ==
          SiteFigures{"LON", "London", 310, KeyWish::reserved, 340, "", false});
    CHECK(figures(pasted, 2).key == KeyWish::primary);
    CHECK(figures(pasted, 5).offline);
    CHECK(pasted.sites[4].site.expectation.by_terms);
    CHECK(pasted.sites[4].site.expectation.stay == StayWish{"fixed", 300});
    CHECK(pasted.sites[5].site.expectation.stay == StayWish{"forever", 0});
    CHECK(pasted.sites[6].site.expectation.growth == 0.08);
    CHECK(same_as_seven(read_pasted_sites(replaced(tabs, "\t", ";"), {})));
    const std::string quoted = replaced(tabs, "terms, contracts", "\"terms, contracts");
    CHECK(same_as_seven(
        read_pasted_sites(replaced(replaced(quoted, "300 days", "300 days\""), "\t", ","), {})));
    CHECK(same_as_seven(read_pasted_sites("\xEF\xBB\xBF" + replaced(tabs, "\n", "\r\n"), {})));
}

TEST_CASE("a header line lets columns stand in any order") {
    const PastedSites pasted = read_pasted_sites(
        "Replaced after (years);Location;Site code;Ignored;Macs now;License key;Number of licenses;"
        "Connection;Growth a year;Subscription\n"
        "4;London;LON;x;1.310;Reserved;1.400;online;8,5;Main\n"
        ";Ship;SHP;;25;Dynamic 30;;offline;;\n",
        {});
    CHECK(pasted.had_header);
    CHECK(pasted.problems.empty());
    REQUIRE(pasted.sites.size() == 2);
    CHECK(figures(pasted, 0) ==
          SiteFigures{"LON", "London", 1310, KeyWish::reserved, 1400, "Main", false});
    CHECK(pasted.sites[0].site.expectation.stay == StayWish{"fixed", 1460});
    CHECK(pasted.sites[0].site.expectation.growth == 0.085);
    CHECK(figures(pasted, 1) == SiteFigures{"SHP", "Ship", 25, KeyWish::dynamic, 30, "", true});
    CHECK_FALSE(pasted.sites[1].site.expectation.any());
    const PastedSites days = read_pasted_sites("Name\tMacs\tContract (days)\nAgency\t60\t90\n", {});
    CHECK(days.sites.at(0).site.expectation.stay == StayWish{"fixed", 90});
}

TEST_CASE("codes are made of names, and no two sites get the same") {
    const PastedSites pasted =
        read_pasted_sites("London\t310\nLondonderry\t10\nP01\t5\n\xC3\x9C\t1\n", {"S01"});
    REQUIRE(pasted.sites.size() == 4);
    CHECK(figures(pasted, 0).code == "LON");
    CHECK(figures(pasted, 1).code == "S02");
    CHECK(figures(pasted, 2).code == "P01");
    CHECK(figures(pasted, 3).code == "S03");
    CHECK(figures(pasted, 3).name == "\xC3\x9C");
}

TEST_CASE("what cannot be used is told with its line, and the rest is taken") {
    const PastedSites pasted = read_pasted_sites(
        "Code,Macs,Key,Connection,Growth,Stay\n"
        "LON,many,Reserved 10,online,8 %,4 years\n"
        "BER,12,golden,maybe,lots,sometimes\n"
        "LON,3,primary,online,,\n"
        ",4,primary,online,,\n"
        "TYO,85,Reserved,online,,\n",
        {});
    REQUIRE(pasted.sites.size() == 3);
    CHECK(figures(pasted, 2).licenses == 85);
    std::vector<int> lines;
    int refused = 0;
    for (const PasteProblem& problem : pasted.problems) {
        lines.push_back(problem.line);
        refused += problem.refused ? 1 : 0;
        CHECK_FALSE(problem.fix.empty());
    }
    CHECK(lines == std::vector<int>{2, 3, 3, 3, 3, 4, 5, 6});
    CHECK(refused == 2);
}

TEST_CASE("keys are written in several ways") {
    SiteFigures site;
    for (const char* text :
         {"Reserved 1,340", "reserved: 1340", "RESERVED (1340)", "Reserved = 1 340"}) {
        INFO(text);
        site = {};
        CHECK(read_key_words(text, site));
        CHECK(site.key == KeyWish::reserved);
        CHECK(site.licenses == 1340);
    }
    CHECK(read_key_words("Primary key", site));
    CHECK(site.key == KeyWish::primary);
    CHECK(read_key_words("none", site));
    CHECK_FALSE(read_key_words("reserved for guests", site));
    CHECK_FALSE(read_key_words("310", site));
}

TEST_CASE("stays are read in words and written so that they read back") {
    CHECK(parse_stay("replaced after 4 years") == StayWish{"fixed", 1460});
    CHECK(parse_stay("contracts of 90 days") == StayWish{"fixed", 90});
    CHECK(parse_stay("about 3 years") == StayWish{"exponential", 1095});
    CHECK(parse_stay("around 2,5 years") == StayWish{"lognormal", 912.5});
    CHECK(parse_stay("For ever") == StayWish{"forever", 0});
    CHECK(parse_stay("4") == StayWish{"fixed", 1460});
    CHECK(parse_stay("90") == StayWish{"fixed", 90});
    CHECK(parse_stay("6 weeks") == StayWish{"fixed", 42});
    CHECK(parse_stay("6 months") == StayWish{"fixed", 182.5});
    for (const char* bad : {"", "soon", "0 days", "400 years", "4 lightyears", "-"}) {
        INFO(bad);
        CHECK_FALSE(parse_stay(bad));
    }
    SiteDemand demand;
    for (const char* law : {"fixed", "exponential", "lognormal", "forever"}) {
        for (const double days : {30.0, 90.0, 365.0, 912.5, 1460.0}) {
            demand.stay_law = law;
            demand.stay_days = demand.stay_law == "forever" ? 0 : days;
            const std::string words = stay_in_words(demand);
            INFO(words);
            CHECK(parse_stay(words) == StayWish{law, demand.stay_days});
        }
    }
}

TEST_CASE("percentages and numbers with thousands are read, nonsense is not") {
    CHECK(parse_percent("8 %") == 0.08);
    CHECK(parse_percent("-2,5%") == -0.025);
    CHECK_FALSE(parse_percent("8 per cent"));
    CHECK_FALSE(parse_percent("-100"));
    CHECK(parse_grouped_count("1'200") == 1200);
    CHECK(parse_grouped_count("1 200 300") == 1'200'300);
    for (const char* bad : {"", "1,20", "12,", ",5", "1.2000", "99999999999", "-3", "3 Macs"}) {
        INFO(bad);
        CHECK_FALSE(parse_grouped_count(bad));
    }
}
