// What happened beside what was forecast: the band over all counts, its false alarms, verdicts.

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <stdexcept>

#include "core/base/random.h"
#include "core/planning/track/track.h"
#include "core/scenario/read_scenario.h"

using namespace headroom;
using namespace headroom::planning;
using scenario::Json;

namespace {

constexpr int sites_at_once = 20;

std::string code_of(int number) { return "P" + std::to_string(100 + number); }

// Sites with Macs that come by chance at an uncertain rate; every site has room.
Json office_document(int sites, std::uint64_t seed, double times = 1) {
    Json sublicenses = Json::array(), world = Json::array(), demand = Json::array();
    for (int i = 0; i < sites; ++i) {
        const std::string code = code_of(i), key = "k" + code;
        sublicenses.push_back({{"id", key},
                               {"name", key},
                               {"type", "reserved"},
                               {"licenses", 400},
                               {"expires", "withSubscription"}});
        world.push_back({{"code", code}, {"key", key}, {"method", "online"}, {"macs", 40}});
        demand.push_back({{"site", code},
                          {"arrivals", {{"model", "poisson"}, {"perDay", 0.2 * times}}},
                          {"stay", {{"model", "exponential"}, {"meanDays", 250}}},
                          {"method", "manual"},
                          {"existing", "memoryless"},
                          {"uncertainty", {{"perDay", {0.7, 1, 1.3}}, {"growth", {1, 1, 1}}}}});
    }
    const Json subscription{{"id", "main"},
                            {"name", "PMM"},
                            {"product", "Parallels Mac Management"},
                            {"kind", "paid"},
                            {"licenses", 400 * sites},
                            {"starts", "2017-01-01"},
                            {"months", 24},
                            {"sublicenses", sublicenses}};
    return {{"schema", "headroom/scenario/1"},
            {"name", "offices"},
            {"seed", seed},
            {"start", "2017-01-02"},
            {"end", "2018-01-01"},
            {"world",
             {{"company", "Acme"},
              {"admin", "admin@acme.example"},
              {"subscriptions", {subscription}},
              {"sites", world}}},
            {"demand", demand}};
}

scenario::Scenario read_office(const Json& document) {
    auto read = scenario::read_scenario(document.dump(), "offices");
    if (!read) throw std::runtime_error(scenario::to_string(read.error().front()));
    return std::move(read->scenario);
}

// Weekly counts of one replication of a scenario with another seed, `weeks` of them.
UsageHistory what_came(const Json& document, int weeks) {
    std::vector<Date> dates;
    for (int i = 1; i <= weeks; ++i) dates.push_back(*make_date(2017, 1, 1) + 7 * i);
    PathOptions options;
    options.replications = 1;
    const RiskStudy study = make_path_study(read_office(document), dates, options);
    UsageHistory usage;
    for (const std::string& code : study.sites) usage.sites.push_back({code, {}});
    play_paths(study, [&](std::size_t site, const SitePaths& paths) {
        for (std::size_t i = 0; i < dates.size(); ++i) {
            usage.sites[site].counts.push_back({dates[i], paths.used[i].front(), 0});
        }
    });
    return usage;
}

TrackOptions quick(std::int64_t replications = 999) {
    TrackOptions options;
    options.paths.replications = replications;
    return options;
}

}  // namespace

TEST_CASE("track: the band leaves out as many paths as it may", "[planning][track]") {
    RandomStream random(3, 1, Purpose::stay);
    SitePaths paths, fresh;
    constexpr std::size_t days = 30, n = 1999;
    for (SitePaths* one : {&paths, &fresh}) one->used.assign(days, std::vector<std::int32_t>(n));
    for (SitePaths* one : {&paths, &fresh}) {
        for (std::size_t r = 0; r < n; ++r) {
            double walk = 1000;
            for (std::size_t day = 0; day < days; ++day) {
                one->used[day][r] = static_cast<std::int32_t>(walk += 10 * random.normal());
            }
        }
    }
    const std::vector<BandDay> band = band_of(paths, 0.05);
    const auto share_outside = [&](const SitePaths& of, std::size_t until) {
        std::size_t outside = 0;
        for (std::size_t r = 0; r < n; ++r) {
            bool out = false;
            for (std::size_t day = 0; day < until; ++day) {
                out = out || of.used[day][r] < band[day].low || of.used[day][r] > band[day].high;
            }
            outside += out ? 1U : 0U;
        }
        return static_cast<double>(outside) / n;
    };
    CHECK(share_outside(paths, days) <= 0.05);
    CHECK(share_outside(paths, days) > 0.035);
    CHECK(share_outside(fresh, days) == Catch::Approx(0.05).margin(0.016));
    CHECK(share_outside(fresh, 10) < share_outside(fresh, days));
    for (const BandDay& day : band) {
        CHECK(day.low < day.lower_quartile);
        CHECK(day.lower_quartile < day.median);
        CHECK(day.median < day.upper_quartile);
        CHECK(day.upper_quartile < day.high);
    }
}

TEST_CASE("track: a path without chance is its own band", "[planning][track]") {
    const SitePaths one{{{4}, {7}, {5}}};
    const std::vector<BandDay> band = band_of(one, 0.05);
    CHECK(band[1].low == 7);
    CHECK(band[1].high == 7);
    const SitePaths same{{std::vector<std::int32_t>(99, 4)}};
    CHECK(band_of(same, 0.05)[0].low == 4);
    CHECK(band_of(same, 0.05)[0].high == 4);
}

TEST_CASE("track: of 400 sites as forecast about 5 % leave their band in a year",
          "[planning][track]") {
    int outside = 0, above = 0;
    for (std::uint64_t seed = 1; seed <= 400 / sites_at_once; ++seed) {
        const UsageHistory usage = what_came(office_document(sites_at_once, 1000 + seed), 52);
        const auto tracked =
            track(read_office(office_document(sites_at_once, seed)), usage, quick());
        REQUIRE(tracked);
        for (const TrackSite& site : tracked->sites) {
            CHECK(site.counts == 52);
            outside += site.verdict != TrackVerdict::as_expected ? 1 : 0;
            above += site.verdict == TrackVerdict::above ? 1 : 0;
            CHECK(site.left.has_value() == (site.verdict != TrackVerdict::as_expected));
        }
    }
    CAPTURE(outside, above);
    CHECK(outside >= 8);  // of 20 expected, with a standard deviation of 4.4
    CHECK(outside <= 33);
    CHECK(above >= 1);
    CHECK(above < outside);
}

TEST_CASE("track: a demand that doubled is noticed, and the day of it", "[planning][track]") {
    const UsageHistory usage = what_came(office_document(sites_at_once, 77, 2.5), 40);
    const auto tracked = track(read_office(office_document(sites_at_once, 1)), usage, quick());
    REQUIRE(tracked);
    CHECK(tracked->any_above());
    int above = 0;
    for (const TrackSite& site : tracked->sites) {
        if (site.verdict != TrackVerdict::above) continue;
        ++above;
        const auto first = std::find_if(site.days.begin(), site.days.end(),
                                        [](const TrackDay& day) { return day.above(); });
        CHECK(first->date == site.left);
    }
    CHECK(above >= 14);
    const Json document = track_json(*tracked);
    CHECK(document.at("verdict") == "above");
    CHECK(document.at("sites").at("P100").at("used").size() ==
          document.at("sites").at("P100").at("high").size());
}

TEST_CASE("track: counts that cannot be judged are told", "[planning][track]") {
    const Json document = office_document(2, 1);
    UsageHistory usage = what_came(document, 30);
    usage.sites[1].site = "P999";          // not in the scenario
    usage.sites[0].counts[10].used = 300;  // and back again a week later
    usage.sites[0].counts.insert(usage.sites[0].counts.begin(), {*make_date(2016, 12, 26), 40, 0});
    const auto tracked = track(read_office(document), usage, quick(199));
    REQUIRE(tracked);
    CHECK(tracked->before == 1);
    CHECK(tracked->unknown == std::vector<std::string>{"P999"});
    const TrackSite& site = tracked->sites[0];
    REQUIRE(site.bad.size() == 1);
    CHECK(site.bad.front().used == 300);
    CHECK(site.counts == 29);
    CHECK(tracked->sites[1].verdict == TrackVerdict::no_counts);
    CHECK(site.days.back().date == *make_date(2017, 12, 31));  // counts to come until the end
    CHECK_FALSE(site.days.back().used);

    usage.sites.erase(usage.sites.begin());
    CHECK_FALSE(track(read_office(document), usage, quick(199)));
}

TEST_CASE("track: the same seed gives the same band, by counts and about so in full",
          "[planning][track]") {
    const Json document = office_document(1, 5);
    const std::vector<Date> dates{*make_date(2017, 3, 1), *make_date(2017, 12, 31)};
    const auto band_by = [&](const Json& of) {
        PathOptions options;
        options.replications = 999;
        std::vector<BandDay> band;
        const RiskStudy study = make_path_study(read_office(of), dates, options);
        play_paths(study,
                   [&](std::size_t, const SitePaths& paths) { band = band_of(paths, 0.05); });
        return std::pair(study.path, band);
    };
    const auto counts = band_by(document), again = band_by(document);
    CHECK(counts.first == Path::counts);
    CHECK(counts.second[1].high == again.second[1].high);
    Json with_step = document;
    with_step["steps"] = {{{"at", "360d"}, {"do", "mac.enroll"}, {"site", "P100"}, {"count", 1}}};
    const auto full = band_by(with_step);
    CHECK(full.first == Path::full);
    for (std::size_t day = 0; day < 2; ++day) {
        CHECK(static_cast<double>(full.second[day].median) ==
              Catch::Approx(static_cast<double>(counts.second[day].median)).margin(3));
        CHECK(static_cast<double>(full.second[day].high) ==
              Catch::Approx(static_cast<double>(counts.second[day].high)).margin(8));
    }
}
