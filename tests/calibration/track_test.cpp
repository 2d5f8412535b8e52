// `track` from end to end: a history is fitted, the scenario that comes of it is forecast, and the
// counts of the year after it are put beside the forecast, by the true law.

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>

#include "core/app/counts/track_view.h"
#include "core/app/fit.h"
#include "core/app/track.h"
#include "core/planning/import/import_document.h"
#include "tests/calibration/histories.h"

using namespace headroom;
using namespace headroom::calibration;

namespace {

struct Sides {
    int sites = 0, above = 0, below = 0;
};

// A fitted scenario has as many licenses as the history's highest count; demand above it would be
// held back, and the counts here are not.
std::string without_limits(const std::string& scenario_json) {
    auto scenario = nlohmann::json::parse(scenario_json);
    for (auto& key : scenario["world"]["subscriptions"][0]["sublicenses"]) key["licenses"] = 20'000;
    return scenario.dump();
}

Sides outside_of(std::size_t kind, int years, int sites, std::uint64_t seed) {
    planning::UsageHistory history, came;
    for (int i = 0; i < sites; ++i) {
        const SiteCase one = make_case(kind, years, seed + static_cast<std::uint64_t>(i), 0);
        history.sites.push_back(one.history);
        came.sites.push_back({one.history.site, one.came_weekly});
    }
    const std::string csv = planning::usage_csv(history);
    const auto fitted = app::fit_usage(csv, "history", {.licenses = 1'000'000});
    REQUIRE(fitted);
    app::TrackRequest request;
    request.scenario = without_limits(fitted->scenario_json);
    request.file = "the scenario";
    request.replications = 999;
    const auto tracked = app::track_usage(came, request);
    REQUIRE(tracked);
    const auto view = app::read_track(tracked->json);
    REQUIRE(view);
    Sides sides;
    for (const app::TrackedSite& site : view->sites) {
        CHECK(site.counts >= 51);
        ++sides.sites;
        sides.above += site.verdict == "above" ? 1 : 0;
        sides.below += site.verdict == "below" ? 1 : 0;
    }
    return sides;
}

}  // namespace

TEST_CASE("calibration: a tracked site leaves its band by chance in at most 5 % of the years") {
    constexpr int sites = 40;
    int outside = 0;
    for (const std::size_t kind : {0U, 3U}) {  // stationary, lognormal stays
        const Sides sides = outside_of(kind, 2, sites, 600'000 + 1000 * kind);
        CAPTURE(kinds[kind], sides.above, sides.below);
        CHECK(sides.sites == sites);
        outside += sides.above + sides.below;
    }
    CHECK(outside <= 2 * sites * 0.05 + 3.1 * std::sqrt(2 * sites * 0.05 * 0.95));
}

TEST_CASE("calibration: the false alarms of track, by kind of history", "[.table]") {
    const char* const given = std::getenv("HEADROOM_CALIBRATION_SITES");
    const char* const seed = std::getenv("HEADROOM_CALIBRATION_SEED");
    const int sites = given == nullptr ? 100 : std::atoi(given);
    const auto block = static_cast<std::uint64_t>(seed == nullptr ? 1 : std::atoll(seed));
    std::printf("| history of two years | above in the year after | below |\n|---|---|---|\n");
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
        const Sides sides = outside_of(kind, 2, sites, block * 1'000'000 + 10'000 * kind + 5000);
        std::printf("| %s | %.0f %% | %.0f %% |\n", kinds[kind], 100.0 * sides.above / sites,
                    100.0 * sides.below / sites);
        std::fflush(stdout);
    }
}
