// The count-only model against the full simulation, on twenty configurations drawn at random. Every
// comparison is a two-sample test; together they fail a correct program with probability 1e-4.

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <map>
#include <random>
#include <string>

#include "core/planning/numerics/intervals.h"
#include "core/planning/risk/risk_study.h"
#include "core/scenario/read_scenario.h"

using namespace headroom;
using namespace headroom::planning;
using scenario::Json;

namespace {

constexpr int configurations = 20;
constexpr std::int64_t full_replications = 700;
constexpr std::int64_t count_replications = 4000;

class Draw {
public:
    explicit Draw(std::uint64_t seed) : random_(seed) {}
    int whole(int low, int high) {
        return low + static_cast<int>(random_() % static_cast<std::uint64_t>(high - low + 1));
    }
    bool coin() { return whole(0, 1) == 1; }
    double real(double low, double high) {
        return low + (high - low) * static_cast<double>(random_() >> 11) / 9007199254740992.0;
    }

private:
    std::mt19937_64 random_;
};

Json stay_of(Draw& draw, double mean) {
    switch (draw.whole(0, 5)) {
        case 0: return {{"model", "fixed"}, {"days", mean}};
        case 1: return {{"model", "weibull"}, {"shape", draw.real(0.7, 3)}, {"scaleDays", mean}};
        case 2: return {{"model", "lognormal"}, {"meanDays", mean}, {"sigma", draw.real(0.3, 1)}};
        default: return {{"model", "exponential"}, {"meanDays", mean}};
    }
}

Json arrivals_of(Draw& draw, double per_day) {
    Json arrivals{{"model", "poisson"}, {"perDay", per_day}};
    if (draw.whole(0, 3) == 0) arrivals["growthPerYear"] = draw.real(-0.5, 2);
    if (draw.whole(0, 2) == 0) arrivals["weekdays"] = {1.5, 1, 1, 1, 2, 0, 0};
    if (draw.whole(0, 3) == 0) arrivals["months"] = {1, 2, 0, 1, 1, 1, 1, 1, 1, 1, 1, 3};
    if (draw.whole(0, 5) == 0) {
        return {{"model", "batches"},
                {"batches", {{{"at", "20d"}, {"count", 4}}, {{"at", "31d6h"}, {"count", 3}}}}};
    }
    return arrivals;
}

// Three sites: one Reserved key, one Dynamic, the primary key; sometimes of scarce licenses.
Json configuration(int number) {
    Draw draw(static_cast<std::uint64_t>(number) + 1000);
    const int macs = draw.whole(0, 14);
    const int reserved = macs + draw.whole(0, 6);
    const int dynamic = macs + draw.whole(0, 8);
    const int total = reserved + 2 * macs + draw.whole(1, 14);
    Json sites = Json::array(), demand = Json::array();
    int index = 0;
    for (const char* key : {"r", "d", "main"}) {
        const std::string code = "P0" + std::to_string(++index);
        Json site{{"code", code}, {"key", key}, {"method", "online"}, {"macs", macs}};
        if (draw.whole(0, 3) == 0) site["discoveryWhenFull"] = "leaveUnmanaged";
        sites.push_back(site);
        const double mean = draw.real(20, 200);
        if (draw.whole(0, 7) == 0) continue;  // a site where nothing happens
        demand.push_back({{"site", code},
                          {"arrivals", arrivals_of(draw, (macs + 2) / mean)},
                          {"stay", stay_of(draw, mean)},
                          {"method", draw.coin() ? "manual" : "discovery"},
                          {"existing", draw.coin() ? "new" : "memoryless"}});
    }
    Json document{{"schema", "headroom/scenario/1"},
                  {"name", "configuration " + std::to_string(number)},
                  {"seed", number},
                  {"start", "2017-03-01T05:00:00Z"},
                  {"end", "90d"},
                  {"world",
                   {{"company", "Acme"},
                    {"admin", "admin@acme.example"},
                    {"subscriptions",
                     {{{"id", "main"},
                       {"name", "PMM"},
                       {"product", "Parallels Mac Management"},
                       {"kind", "paid"},
                       {"licenses", total},
                       {"starts", "2017-01-01"},
                       {"months", 24},
                       {"sublicenses",
                        {{{"id", "r"},
                          {"name", "R"},
                          {"type", "reserved"},
                          {"licenses", std::max(1, reserved)},
                          {"expires", "withSubscription"}},
                         {{"id", "d"},
                          {"name", "D"},
                          {"type", "dynamic"},
                          {"licenses", std::max(1, dynamic)},
                          {"expires", "withSubscription"}}}}}}},
                    {"sites", sites}}},
                  {"demand", demand}};
    // Macs that are forgotten for a while after they left.
    if (number % 3 == 1) {
        for (Json& one : document["demand"]) {
            one["removedAfterDays"] =
                number % 2 == 0 ? Json(12) : Json{{"model", "exponential"}, {"meanDays", 15}};
        }
    }
    // Macs over a limit are counted by time only where they have a price.
    if (number % 2 == 0) {
        document["costs"] = {{"currency", "EUR"}, {"refusal", 80}, {"overLimitMacDay", 0.5}};
    }
    return document;
}

RiskPart play(const Json& document, Path path, Span warmup) {
    auto read = scenario::read_scenario(document.dump(), "configuration");
    if (!read) throw std::runtime_error(scenario::to_string(read.error().front()));
    RiskOptions options;
    options.path = path;
    options.warmup = warmup;
    const RiskStudy study = make_risk_study(std::move(read->scenario), options);
    INFO(study.why);
    CHECK(study.path == path);
    return run_part(study, 0, path == Path::full ? full_replications : count_replications);
}

// Distance of two means in standard errors; nothing when neither varies and they agree.
double distance(double sum_a, double square_a, std::int64_t n_a, double sum_b, double square_b,
                std::int64_t n_b) {
    const auto count_a = static_cast<double>(n_a), count_b = static_cast<double>(n_b);
    const double mean_a = sum_a / count_a, mean_b = sum_b / count_b;
    const double variance = (square_a / count_a - mean_a * mean_a) / count_a +
                            (square_b / count_b - mean_b * mean_b) / count_b;
    if (std::abs(mean_a - mean_b) < 1e-9) return 0;
    return std::abs(mean_a - mean_b) / std::sqrt(std::max(variance, 1e-12));
}

std::pair<double, double> moments(const Histogram& histogram) {
    double sum = 0, square = 0;
    for (const auto& [value, times] : histogram.entries()) {
        const auto x = static_cast<double>(value), n = static_cast<double>(times);
        sum += x * n;
        square += x * x * n;
    }
    return {sum, square};
}

std::map<std::string, double> distances(const SiteTally& a, std::int64_t n, const SiteTally& b,
                                        std::int64_t m) {
    const auto share = [&](std::int64_t x, std::int64_t y) {
        // With one hit more and one miss more, so that a rare event is no certain one.
        const auto p = static_cast<double>(x + 1), q = static_cast<double>(y + 1);
        return distance(p, p, n + 2, q, q, m + 2);
    };
    const auto histogram = [&](const Histogram& x, const Histogram& y) {
        const auto [sum_x, square_x] = moments(x);
        const auto [sum_y, square_y] = moments(y);
        return distance(sum_x, square_x, n, sum_y, square_y, m);
    };
    std::map<std::string, double> result{
        {"breached", share(a.breached, b.breached)},
        {"turned away", share(a.turned_away, b.turned_away)},
        {"refused", distance(static_cast<double>(a.refused), a.refused_squared.value(), n,
                             static_cast<double>(b.refused), b.refused_squared.value(), m)},
        {"peak", histogram(a.peak_used, b.peak_used)},
        {"final", histogram(a.final_used, b.final_used)}};
    for (const std::size_t look : {std::size_t{5}, a.used_at_looks.size() / 2}) {
        result["look " + std::to_string(look)] =
            histogram(a.used_at_looks[look], b.used_at_looks[look]);
    }
    return result;
}

double distance_of_mac_days(const CostTally& a, std::int64_t n, const CostTally& b,
                            std::int64_t m) {
    constexpr double day = 86400;
    return distance(
        static_cast<double>(a.mac_seconds) / day, a.mac_seconds_squared.value() / day / day, n,
        static_cast<double>(b.mac_seconds) / day, b.mac_seconds_squared.value() / day / day, m);
}

}  // namespace

TEST_CASE("Counts and full simulation agree on twenty configurations", "[planning][agreement]") {
    // 20 configurations, 3 sites, 7 figures and Mac-days over a limit: Bonferroni's share of 1e-4
    // for each comparison.
    const double allowed = two_sided_z(1 - 1e-4 / (configurations * (3 * 7 + 1)));
    int breaches = 0, refusals = 0, with_mac_days = 0;
    for (int number = 0; number < configurations; ++number) {
        const Json document = configuration(number);
        const Span warmup = Span::days(number % 4 == 0 ? 20 : 0);
        CAPTURE(document.dump());
        const RiskPart full = play(document, Path::full, warmup);
        const RiskPart counts = play(document, Path::counts, warmup);
        CHECK(distance_of_mac_days(full.cost, full.replications, counts.cost, counts.replications) <
              allowed);
        if (counts.cost.mac_seconds > 0) ++with_mac_days;
        for (std::size_t site = 0; site < full.sites.size(); ++site) {
            for (const auto& [figure, distance] :
                 distances(full.sites[site], full.replications, counts.sites[site],
                           counts.replications)) {
                CAPTURE(site, figure);
                CHECK(distance < allowed);
            }
            breaches += full.sites[site].breached > 0 ? 1 : 0;
            refusals += full.sites[site].refused > 0 ? 1 : 0;
        }
    }
    // The configurations are no idle ones.
    CHECK(breaches > 10);
    CHECK(refusals > 10);
    CHECK(with_mac_days >= 4);
}
