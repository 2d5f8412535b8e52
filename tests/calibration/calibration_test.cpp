// Whether forecasts of fitted histories hold as often as they say. The short run is a gate for
// every build: some kinds, few sites, limits that chance passes once in a thousand runs. The whole
// table (docs/forecasting.md) is printed by scripts/calibration.

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "core/planning/fit/count_process.h"
#include "tests/calibration/scores.h"

using namespace headroom::calibration;

namespace {

long long number_from(const char* name, long long otherwise) {
    const char* const text = std::getenv(name);
    return text == nullptr ? otherwise : std::atoll(text);
}

// The least share that `sites` sites show when each holds with this probability: 3.1 standard
// errors.
double least_share(double probability, int sites) {
    return probability - 3.1 * std::sqrt(probability * (1 - probability) / sites);
}

}  // namespace

TEST_CASE("calibration: the 90 % band of a year's forecast holds") {
    constexpr int sites = 24;
    constexpr std::array<std::size_t, 7> gated{0, 1, 4, 6, 7, 11, 13};
    double inside = 0, peak_held = 0, grow = 0;
    for (const std::size_t kind : gated) {
        const Scores scores = score_kind(kind, 2, sites, 500'000 + 1000 * kind, Verdicts::none);
        CAPTURE(kinds[kind], scores.inside, scores.peak_held, scores.width);
        CHECK(scores.inside >= least_share(0.85, sites));
        CHECK(scores.peak_held >= least_share(0.88, sites));
        CHECK(scores.width < 2.5);
        inside += scores.inside / static_cast<double>(gated.size());
        peak_held += scores.peak_held / static_cast<double>(gated.size());
        if (kind == 0 || kind == 11) grow += scores.said_to_grow / 2;
    }
    const int all = sites * static_cast<int>(gated.size());
    CHECK(inside >= least_share(0.88, all));
    CHECK(peak_held >= least_share(0.92, all));
    CHECK(grow <= 1 - least_share(0.95, 2 * sites));
}

// HEADROOM_CALIBRATION_SITES and HEADROOM_CALIBRATION_SEED choose what is played;
// HEADROOM_CALIBRATION_KIND, a part of a kind's name, plays only the kinds that have it.
TEST_CASE("calibration: the whole table", "[.table]") {
    const int sites = static_cast<int>(number_from("HEADROOM_CALIBRATION_SITES", 150));
    const auto seed = static_cast<std::uint64_t>(number_from("HEADROOM_CALIBRATION_SEED", 1));
    std::printf(
        "| history | years | in the 90 %% band | below | above | peak held | true risk of a 5 %% "
        "plan "
        "| width | said to grow | good | good in band |\n"
        "|---|---|---|---|---|---|---|---|---|---|---|\n");
    const char* const wanted = std::getenv("HEADROOM_CALIBRATION_KIND");
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
        if (wanted != nullptr && std::strstr(kinds[kind], wanted) == nullptr) continue;
        for (int years = 1; years <= 2; ++years) {
            const Scores s =
                score_kind(kind, years, sites, seed * 1'000'000 + 10'000 * kind, Verdicts::asked);
            std::printf(
                "| %s | %d | %.0f %% | %.0f %% | %.0f %% | %.0f %% | %.1f %% | %.2f | %.0f %% | "
                "%.0f %% | "
                "%.0f %% |\n",
                kinds[kind], years, 100 * s.inside, 100 * s.below, 100 * s.above, 100 * s.peak_held,
                100 * s.risk, s.width, 100 * s.said_to_grow, 100 * s.good, 100 * s.good_inside);
            std::fflush(stdout);
        }
    }
}
