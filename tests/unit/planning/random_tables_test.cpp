// Tables that draw from a law: asked for evenly spread bits, they give the law's shares.

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <map>
#include <vector>

#include "core/planning/numerics/alias_table.h"
#include "core/planning/numerics/inversion_table.h"

using namespace headroom::planning;

namespace {

constexpr std::uint64_t even_points = 1 << 20;

// How often each number comes for evenly spread bits.
template <class Table>
std::map<std::int64_t, double> shares_of(const Table& table) {
    std::map<std::int64_t, double> shares;
    const std::uint64_t step = ~std::uint64_t{0} / even_points;
    for (std::uint64_t i = 0; i < even_points; ++i) {
        shares[table.draw(i * step + step / 2)] += 1.0 / static_cast<double>(even_points);
    }
    return shares;
}

template <class Law>
void check_law(const InversionTable& table, const Law& law, double highest) {
    auto shares = shares_of(table);
    for (double n = 0; n <= highest; ++n) {
        const double seen = shares[static_cast<std::int64_t>(n)];
        CAPTURE(n, seen);
        CHECK(seen == Catch::Approx(boost::math::pdf(law, n)).margin(2.0 / even_points));
        shares.erase(static_cast<std::int64_t>(n));
    }
    CHECK(shares.empty());
}

}  // namespace

TEST_CASE("Poisson and binomial tables give their laws", "[planning][tables]") {
    for (const double mean : {0.0004, 0.7, 12.0, 900.0}) {
        check_law(InversionTable::poisson(mean), boost::math::poisson_distribution<>(mean),
                  mean + 12 * std::sqrt(mean) + 10);
    }
    for (const auto& [n, p] : {std::pair{1, 0.5}, {30, 0.02}, {500, 0.28}, {40, 0.999}}) {
        check_law(InversionTable::binomial(n, p), boost::math::binomial_distribution<>(n, p), n);
    }
    CHECK(InversionTable::poisson(0).draw(~std::uint64_t{0}) == 0);
    CHECK(InversionTable::binomial(9, 0).draw(~std::uint64_t{0}) == 0);
    CHECK(InversionTable::binomial(9, 1).draw(0) == 9);
    CHECK(InversionTable::binomial(0, 0.3).draw(~std::uint64_t{0}) == 0);
}

TEST_CASE("An alias table gives the shares it was made of", "[planning][tables]") {
    const std::vector<double> weights{0.1, 0, 3, 1e-9, 0.5, 0.4, 2};
    const AliasTable table(weights);
    const auto shares = shares_of(table);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const auto found = shares.find(static_cast<std::int64_t>(i));
        const double seen = found == shares.end() ? 0 : found->second;
        CHECK(seen == Catch::Approx(weights[i] / 6.0).margin(10.0 / even_points));
    }
    CHECK(shares.count(1) == 0);  // impossible stays impossible
    CHECK(shares.rbegin()->first < 7);
    CHECK(shares_of(AliasTable({1.0})).at(0) == Catch::Approx(1));
    CHECK(shares_of(AliasTable(std::vector<double>(1 << 16, 1.0))).size() == 1 << 16);
}
