// The ziggurat's exponential numbers follow e^-x: layers, body, tail and moments.

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "core/base/exponential.h"
#include "core/base/quick_random.h"

using namespace headroom;

namespace {

constexpr std::size_t layers = ExponentialLayers::count;

std::vector<double> draw(std::size_t count) {
    QuickRandom quick(RandomStream(17, 1, Purpose::stay));
    RandomStream more(17, 2, Purpose::stay);
    std::vector<double> numbers;
    for (std::size_t i = 0; i < count; ++i) numbers.push_back(unit_exponential(quick, more));
    return numbers;
}

}  // namespace

TEST_CASE("all layers have the same area, and the uppermost ends at the top of the curve") {
    const auto& [right, height] = exponential_layers;
    const double area = right[layers - 1] * (1 - height[layers - 1]);
    CHECK(std::abs(area - right[1] * height[1] - height[1]) < 1e-12);  // the base with its tail
    CHECK(std::abs(area - right[0] * height[1]) < 1e-12);
    for (std::size_t i = 1; i < layers; ++i) {
        CHECK(right[i] > right[i + 1]);
        CHECK(std::abs(right[i] * (height[i + 1] - height[i]) - area) < 1e-12);
        CHECK(std::abs(height[i] - std::exp(-right[i])) < 1e-15);
    }
    CHECK(right[layers] == 0);
}

TEST_CASE("the law of the numbers is e^-x: chi-square over 60 equally likely classes") {
    constexpr std::size_t classes = 60;
    constexpr std::size_t count = 3'000'000;
    std::vector<double> seen(classes, 0.0);
    for (const double x : draw(count)) {
        REQUIRE(x > 0);
        const auto which = static_cast<std::size_t>((1 - std::exp(-x)) * classes);
        seen[std::min(which, classes - 1)] += 1;
    }
    double chi_square = 0;
    const double expected = static_cast<double>(count) / classes;
    for (const double n : seen) chi_square += (n - expected) * (n - expected) / expected;
    CHECK(chi_square < 98.3);  // 99.9 % quantile with 59 degrees of freedom
}

TEST_CASE("the tail behind the layers is as heavy as it should be, and has no memory") {
    constexpr std::size_t count = 4'000'000;
    const double begin = exponential_layers.right[1];
    double beyond = 0;
    double sum = 0;
    for (const double x : draw(count)) {
        if (x <= begin) continue;
        beyond += 1;
        sum += x - begin;
    }
    const double expected = count * std::exp(-begin);  // 1,816
    CHECK(std::abs(beyond - expected) < 3.3 * std::sqrt(expected));
    CHECK(std::abs(sum / beyond - 1) < 3.3 / std::sqrt(beyond));
}

TEST_CASE("mean and variance are 1") {
    constexpr double count = 4'000'000;
    double sum = 0;
    double squares = 0;
    for (const double x : draw(4'000'000)) {
        sum += x;
        squares += x * x;
    }
    CHECK(std::abs(sum / count - 1) < 3.3 / std::sqrt(count));
    CHECK(std::abs(squares / count - 2) < 3.3 * std::sqrt(20 / count));
}
