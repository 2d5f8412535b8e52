// Arrivals are Poisson with the rate that the scenario says: chi-square tests of counts,
// dispersion, weights and growth; and every site's draws are its own.

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <map>

#include "core/base/random.h"
#include "tests/theory/theory_run.h"

using namespace headroom;
using namespace headroom::testing;
using simulation::ArrivalStream;
using simulation::SiteDemand;

namespace {

constexpr Date first_day{17167};  // 2017-01-01, a Sunday

std::vector<Instant> arrivals_of(const SiteDemand& demand, std::uint64_t seed, int days) {
    const Instant start = midnight_of(first_day);
    ArrivalStream stream(demand, seed, start);
    std::vector<Instant> instants;
    for (;;) {
        const ArrivalStream::Arrival arrival = stream.next(demand, start + Span::days(days));
        if (arrival.count == 0) return instants;
        instants.push_back(arrival.at);
    }
}

// 99.9 % quantile of chi-square (Wilson and Hilferty 1931).
double chi_square_bound(double degrees) {
    const double part = 2 / (9 * degrees);
    const double root = 1 - part + 3.0902 * std::sqrt(part);
    return degrees * root * root * root;
}

}  // namespace

TEST_CASE("theory: counts a day follow the Poisson law") {
    constexpr int days = 20'000;
    for (const double rate : {0.4, 3.0}) {
        SiteDemand demand;
        demand.entity = 5;
        demand.arrivals.per_day = rate;
        std::map<int, int> by_day;
        for (const Instant at : arrivals_of(demand, 61, days)) ++by_day[date_of(at) - first_day];
        std::map<int, double> seen;
        for (int day = 0; day < days; ++day) {
            const auto found = by_day.find(day);
            seen[found == by_day.end() ? 0 : found->second] += 1;
        }
        double chi_square = 0;
        int classes = 0;
        double probability = std::exp(-rate);
        double rest_seen = days;
        double rest_expected = days;
        for (int count = 0; probability * days > 10; ++count) {
            const double expected = probability * days;
            chi_square += (seen[count] - expected) * (seen[count] - expected) / expected;
            rest_seen -= seen[count];
            rest_expected -= expected;
            ++classes;
            probability *= rate / (count + 1);
        }
        chi_square += (rest_seen - rest_expected) * (rest_seen - rest_expected) / rest_expected;
        CHECK(chi_square < chi_square_bound(classes));
    }
}

TEST_CASE("theory: arrivals are spread evenly over the day and their gaps are exponential") {
    SiteDemand demand;
    demand.entity = 6;
    demand.arrivals.per_day = 2;
    const auto instants = arrivals_of(demand, 62, 20'000);
    std::array<double, 24> by_hour{};
    std::array<double, 10> by_gap{};  // deciles of the exponential law
    for (std::size_t i = 0; i < instants.size(); ++i) {
        const std::int64_t second = (instants[i] - midnight_of(date_of(instants[i]))).seconds;
        by_hour[static_cast<std::size_t>(second / 3600)] += 1;
        if (i == 0) continue;
        const auto gap = static_cast<double>((instants[i] - instants[i - 1]).seconds);
        const double level = 1 - std::exp(-(gap + 0.5) * 2 / 86400);
        by_gap[std::min<std::size_t>(9, static_cast<std::size_t>(level * 10))] += 1;
    }
    const auto chi_square = [](const auto& counts) {
        double all = 0;
        for (const double count : counts) all += count;
        const double expected = all / static_cast<double>(counts.size());
        double sum = 0;
        for (const double count : counts) sum += (count - expected) * (count - expected) / expected;
        return sum;
    };
    CHECK(chi_square(by_hour) < chi_square_bound(23));
    CHECK(chi_square(by_gap) < chi_square_bound(9));
}

TEST_CASE("theory: weekday and month weights multiply the rate") {
    SiteDemand demand;
    demand.entity = 7;
    demand.arrivals.per_day = 1.5;
    demand.arrivals.weekdays = {2, 1, 1, 1, 0.5, 0, 0};
    demand.arrivals.months = {1, 0, 1, 1, 1, 1, 1, 3, 1, 1, 1, 1};
    constexpr int days = 365 * 40;
    std::array<std::array<double, 7>, 12> seen{};
    std::array<std::array<double, 7>, 12> expected{};
    for (const Instant at : arrivals_of(demand, 63, days)) {
        const CalendarDay day = calendar_of(date_of(at));
        seen[day.month - 1][day.weekday] += 1;
    }
    for (int i = 0; i < days; ++i) {
        const CalendarDay day = calendar_of(first_day + i);
        expected[day.month - 1][day.weekday] +=
            1.5 * demand.arrivals.weekdays[day.weekday] * demand.arrivals.months[day.month - 1];
    }
    double chi_square = 0;
    int classes = 0;
    for (std::size_t month = 0; month < 12; ++month) {
        for (std::size_t weekday = 0; weekday < 7; ++weekday) {
            if (expected[month][weekday] == 0) {
                CHECK(seen[month][weekday] == 0);
                continue;
            }
            const double off = seen[month][weekday] - expected[month][weekday];
            chi_square += off * off / expected[month][weekday];
            ++classes;
        }
    }
    CHECK(classes == 55);
    CHECK(chi_square < chi_square_bound(classes));
}

TEST_CASE("theory: growth is continuous and compound") {
    Deviations deviations;
    for (const double growth : {0.5, -0.3}) {
        SiteDemand demand;
        demand.entity = 8;
        demand.arrivals.per_day = 20;
        demand.arrivals.growth_per_year = growth;
        std::array<double, 4> by_year{};
        for (const Instant at : arrivals_of(demand, 64, 4 * 365 - 1)) {
            by_year[static_cast<std::size_t>((date_of(at) - first_day) / 365)] += 1;
        }
        const double slope = std::log(1 + growth);
        for (int year = 0; year < 3; ++year) {  // integral of 20 * (1 + g)^(days / 365)
            const double expected =
                20 * 365 * (std::exp(slope * (year + 1)) - std::exp(slope * year)) / slope;
            deviations.add("growth " + std::to_string(growth) + " year " + std::to_string(year),
                           by_year[static_cast<std::size_t>(year)], expected, std::sqrt(expected));
        }
    }
    deviations.judge(6);
}

TEST_CASE("changing one site leaves the draws of all others alone") {
    Office office;
    office.licenses = 400;
    for (int i = 0; i < 4; ++i) {
        office.places.push_back({licensing::KeyType::reserved, 100, 5, 0.7, weibull_stay(0.8, 20)});
    }
    office.days = 200;
    const auto histories = [](const Office& one) {
        auto s = open(one);
        std::vector<std::string> by_site(one.places.size());
        s.listen(
            [&](const licensing::World&, licensing::Moment now, const licensing::Event& event) {
                const auto tell = [&](licensing::SiteId site, char what) {
                    by_site[site.index()] += what + format_instant(now.at) + " ";
                };
                if (const auto* in = std::get_if<licensing::MacEnrolled>(&event))
                    tell(in->site, '+');
                if (const auto* out = std::get_if<licensing::MacRemoved>(&event))
                    tell(out->site, '-');
            });
        s.advance_to(end_of(one));
        return by_site;
    };
    const auto before = histories(office);
    office.places[1].per_day = 3;
    office.places[1].macs = 50;
    office.places[1].stay = fixed_stay(7);
    const auto after = histories(office);
    CHECK(after[0] == before[0]);
    CHECK(after[1] != before[1]);
    CHECK(after[2] == before[2]);
    CHECK(after[3] == before[3]);
    CHECK(before[0].size() > 1'000);
}
