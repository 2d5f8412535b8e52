// Parts merge exactly, in any order, and survive their bytes.

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <random>
#include <stdexcept>

#include "core/planning/numerics/tally.h"
#include "core/planning/risk/risk_part.h"
#include "core/planning/split/split_sums.h"

using namespace headroom;
using namespace headroom::planning;

namespace {

std::vector<Count> values(std::uint64_t seed, std::size_t size, Count spread) {
    std::mt19937_64 random(seed);
    std::vector<Count> result;
    for (std::size_t i = 0; i < size; ++i) {
        result.push_back(static_cast<Count>(random() % static_cast<std::uint64_t>(spread)) -
                         spread / 3);
    }
    return result;
}

SiteOutcome outcome(std::mt19937_64& random) {
    SiteOutcome one;
    const auto draw = [&](std::uint64_t n) { return static_cast<std::int64_t>(random() % n); };
    if (draw(3) == 0) one.first_breach = Date{static_cast<std::int32_t>(17000 + draw(400))};
    one.over_limit_seconds = draw(200'000'000);
    one.attempted = draw(1000);
    one.refused = draw(one.attempted + 1 > 0 ? static_cast<std::uint64_t>(one.attempted) + 1 : 1);
    one.peak_used = draw(100'000);
    one.final_used = draw(50);
    one.idle_license_seconds = draw(1'000'000'000);
    one.used_at_looks = {draw(20), 1000 + draw(20)};
    return one;
}

}  // namespace

TEST_CASE("A histogram knows its values whatever their spread", "[planning][tally]") {
    for (const Count spread : {5, 300, 10'000'000}) {
        std::vector<Count> seen = values(7, 2001, spread);
        Histogram histogram;
        for (const Count value : seen) histogram.add(value);
        std::sort(seen.begin(), seen.end());
        double mean = 0;
        for (const Count value : seen) mean += static_cast<double>(value) / 2001;
        CHECK(histogram.total() == 2001);
        CHECK(std::abs(histogram.mean() - mean) < 1e-6);
        CHECK(histogram.quantile(0.5) == seen[1000]);
        CHECK(histogram.quantile(0.05) == seen[100]);
        CHECK(histogram.quantile(1) == seen.back());
        // Among 4002, half of which are beyond everything, the median is the largest seen.
        CHECK(histogram.has_quantile(0.5, 4002));
        CHECK(histogram.quantile(0.5, 4002) == seen.back());
        CHECK_FALSE(histogram.has_quantile(0.51, 4002));
    }
}

TEST_CASE("The variance is that of the values", "[planning][tally]") {
    Histogram histogram;
    CHECK(histogram.variance() == 0);
    for (const Count value : {2, 4, 4, 4, 5, 5, 7, 9}) histogram.add(value);
    CHECK(std::abs(histogram.variance() - 32.0 / 7) < 1e-12);
}

TEST_CASE("Wide sums carry", "[planning][tally]") {
    WideSum sum;
    for (int i = 0; i < 5; ++i) sum.add_product(INT64_MAX, INT64_MAX);
    // 5 (2^63 - 1)^2 = 5 * 2^126 - 5 * 2^64 + 5
    CHECK(sum.high() == 5 * (std::uint64_t{1} << 62) - 5 + 0);
    CHECK(sum.low() == 5);
    WideSum small;
    small.add_product(3'000'000'000, 5);
    CHECK(small.value() == 15e9);
}

TEST_CASE("Merging does not depend on order or division", "[planning][tally]") {
    std::mt19937_64 random(3);
    std::vector<RiskPart> parts;
    RiskPart whole(2, 2);
    for (int p = 0; p < 6; ++p) {
        RiskPart part(2, 2);
        for (int r = 0; r < 20; ++r) {
            ++part.replications;
            ++whole.replications;
            for (std::size_t site = 0; site < 2; ++site) {
                const SiteOutcome one = outcome(random);
                part.sites[site].add(one);
                whole.sites[site].add(one);
            }
        }
        parts.push_back(std::move(part));
    }
    for (int order = 0; order < 5; ++order) {
        std::shuffle(parts.begin(), parts.end(), random);
        RiskPart left, right, merged;
        for (std::size_t i = 0; i < 3; ++i) left.merge(parts[i]);
        for (std::size_t i = 3; i < 6; ++i) right.merge_bytes(parts[i].to_bytes());
        merged.merge(right);
        merged.merge(RiskPart::from_bytes(left.to_bytes()));
        CHECK(merged.to_bytes() == whole.to_bytes());
    }
}

TEST_CASE("Sums of a split survive their bytes and add up", "[planning][tally]") {
    SplitSums sums;
    sums.replications = 200;
    sums.any_breach = 31;
    sums.sites = {{3, 4, 500'000'000'000, 70, {}}, {0, 30, 0, 1, {}}};
    sums.sites[0].first_trouble.add(17200);
    SplitSums twice = sums;
    twice.merge(SplitSums::from_bytes(sums.to_bytes()));
    CHECK(twice.replications == 400);
    CHECK(twice.any_breach == 62);
    CHECK(twice.sites[0].over_limit_seconds == 1'000'000'000'000);
    CHECK(twice.sites[1].turned_away == 60);
    sums.merge(SplitSums(sums));
    CHECK(twice.to_bytes() == sums.to_bytes());
    SplitSums other;
    other.sites.resize(1);
    CHECK_THROWS_AS(sums.merge(other), std::runtime_error);
    CHECK_THROWS_AS(SplitSums::from_bytes(sums.to_bytes().substr(0, 9)), std::runtime_error);
}

TEST_CASE("Damaged bytes are refused", "[planning][tally]") {
    RiskPart part(1, 1);
    const std::string bytes = part.to_bytes();
    CHECK_THROWS_AS(RiskPart::from_bytes(""), std::runtime_error);
    CHECK_THROWS_AS(RiskPart::from_bytes(bytes.substr(0, bytes.size() - 1)), std::runtime_error);
    CHECK_THROWS_AS(RiskPart::from_bytes("\x7f" + bytes), std::runtime_error);
    RiskPart two(2, 1);
    CHECK_THROWS_AS(two.merge_bytes(bytes), std::runtime_error);
}
