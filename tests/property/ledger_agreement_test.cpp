// The ledger of days against the event-by-event sweep, on configurations drawn at random: every law
// of stays, growth, weights, batches, cut days, sites alone and sharing a pool, scarce licenses.
// Every comparison is a two-sample test; together they fail a correct program with probability
// 1e-4.

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <string>

#include "core/base/random.h"
#include "core/planning/counts/count_sweep.h"
#include "core/planning/counts/daily/daily_counts.h"
#include "core/planning/numerics/intervals.h"
#include "core/planning/study/replication.h"
#include "tests/property/long_runs.h"

using namespace headroom;
using namespace headroom::planning;

namespace {

constexpr int daily_configurations = testing::long_runs ? 30 : 6;
constexpr int daily_replications = testing::long_runs ? 1500 : 300;

class Chooser {
public:
    explicit Chooser(std::uint64_t seed) : random_(seed) {}
    int whole(int low, int high) {
        return low + static_cast<int>(random_() % static_cast<std::uint64_t>(high - low + 1));
    }
    bool one_in(int n) { return whole(1, n) == 1; }
    double real(double low, double high) {
        return low + (high - low) * static_cast<double>(random_() >> 11) / 9007199254740992.0;
    }

private:
    std::mt19937_64 random_;
};

simulation::StayModel any_stay(Chooser& choose, double mean) {
    using Kind = simulation::StayModel::Kind;
    simulation::StayModel stay;
    stay.mean_days = mean;
    switch (choose.whole(0, 5)) {
        case 0: stay.kind = Kind::forever; break;
        case 1:
            stay.kind = Kind::fixed;
            stay.mean_days = choose.one_in(2) ? std::floor(mean) : mean;
            break;
        case 2: stay.kind = Kind::exponential; break;
        case 3:
            stay.kind = Kind::lognormal;
            stay.sigma = choose.real(0.1, 1.5);
            break;
        default:
            stay.kind = Kind::weibull;
            stay.shape = choose.real(0.5, 4);
            stay.scale_days = mean;
            break;
    }
    return stay;
}

void add_batches(Chooser& choose, const Horizon& horizon, simulation::ArrivalModel& arrivals) {
    const auto length = static_cast<double>((horizon.end - horizon.start).seconds);
    for (int i = 0; i < 3; ++i) {
        const auto after = static_cast<std::int64_t>(length * (i + choose.real(0, 1)) / 3);
        arrivals.batches.push_back({horizon.start + Span{after}, choose.whole(1, 5)});
    }
}

CountSite any_site(Chooser& choose, const Horizon& horizon, std::size_t index) {
    CountSite site;
    site.index = index;
    site.code = "P0" + std::to_string(index);
    site.entity = entity_of(site.code);
    site.start = choose.whole(0, 40);
    site.gated = choose.one_in(2);
    site.has_demand = !choose.one_in(8);
    const double mean = choose.one_in(4) ? choose.real(0.5, 5) : choose.real(10, 200);
    simulation::SiteDemand& demand = site.demand;
    demand.entity = site.entity;
    demand.stay = any_stay(choose, mean);
    demand.existing =
        choose.one_in(2) ? simulation::ExistingMacs::residual : simulation::ExistingMacs::new_stay;
    demand.arrivals.per_day = std::min(6.0, (static_cast<double>(site.start) + 2) / mean);
    if (choose.one_in(3)) demand.arrivals.growth_per_year = choose.real(-0.6, 3);
    if (choose.one_in(3)) demand.arrivals.weekdays = {1.5, 1, 1, 1, 2, 0, 0};
    if (choose.one_in(4)) demand.arrivals.months = {1, 2, 0, 1, 1, 1, 1, 1, 1, 1, 1, 3};
    if (choose.one_in(4)) add_batches(choose, horizon, demand.arrivals);
    return site;
}

struct Configuration {
    std::vector<CountSite> sites;
    Count licenses = 1 << 20;
    Horizon horizon;
};

Configuration daily_configuration(int number) {
    Chooser choose(static_cast<std::uint64_t>(number) + 77);
    Configuration result;
    const Instant start = midnight_of(Date{17200}) + Span{choose.one_in(2) ? 0 : 3600 * 7};
    const Span length = Span::days(choose.whole(20, 120)) + Span{choose.one_in(2) ? 0 : 50'000};
    const Span warmup =
        choose.one_in(3) ? Span{86400 * 11 + (choose.one_in(2) ? 0 : 40'000)} : Span{};
    const int sites = number % 2 == 0 ? 1 : choose.whole(2, 4);
    result.horizon = make_horizon(start, start + length, warmup, static_cast<std::size_t>(sites));
    Count used = 0;
    for (int i = 0; i < sites; ++i) {
        CountSite site = any_site(choose, result.horizon, static_cast<std::size_t>(i));
        used += site.start;
        site.reserved = sites == 1 && choose.one_in(2);
        site.cap = std::max<Count>(1, site.start + choose.whole(-2, 9));
        result.sites.push_back(site);
    }
    if (sites > 1) result.licenses = std::max<Count>(1, used + choose.whole(-2, 12));
    return result;
}

// One value a replication: what of it is compared.
struct Moments {
    double sum = 0, square = 0;
    void add(double x) {
        sum += x;
        square += x * x;
    }
};
using Figures = std::map<std::string, Moments>;

void add_outcome(Figures& figures, std::size_t site, const SiteOutcome& one) {
    const std::string name = "site " + std::to_string(site) + " ";
    figures[name + "breached"].add(one.first_breach ? 1 : 0);
    figures[name + "first breach"].add(one.first_breach ? one.first_breach->days - 17200 : 0);
    figures[name + "turned away"].add(one.refused > 0 ? 1 : 0);
    figures[name + "first refusal"].add(one.first_refusal ? one.first_refusal->days - 17200 : 0);
    figures[name + "refused"].add(static_cast<double>(one.refused));
    figures[name + "attempted"].add(static_cast<double>(one.attempted));
    figures[name + "over"].add(static_cast<double>(one.over_limit_seconds) / 86400);
    figures[name + "idle"].add(static_cast<double>(one.idle_license_seconds) / 86400);
    figures[name + "peak"].add(static_cast<double>(one.peak_used));
    figures[name + "final"].add(static_cast<double>(one.final_used));
    const auto& looks = one.used_at_looks;
    figures[name + "first look"].add(static_cast<double>(looks.front()));
    figures[name + "look"].add(static_cast<double>(looks[looks.size() / 2]));
}

// Collects what is played.
class FigureListener : public CountListener {
public:
    explicit FigureListener(std::size_t sites) : looks_(sites) {}

    void hear_outcome(std::size_t, std::size_t site, const SiteOutcome& one) override {
        outcomes_.emplace_back(site, one);
    }
    void hear_look(std::size_t site, std::size_t, std::span<const std::int32_t> used) override {
        for (const std::int32_t macs : used) looks_[site].push_back(macs);
    }
    void hear_together(std::size_t, Count most) override {
        figures_["together"].add(static_cast<double>(most));
    }

    // The looks of a site come replication by replication.
    Figures figures(std::size_t looks) {
        std::vector<std::size_t> seen(looks_.size(), 0);
        for (auto& [site, one] : outcomes_) {
            const auto begin = looks_[site].begin() + static_cast<std::ptrdiff_t>(seen[site]);
            one.used_at_looks.assign(begin, begin + static_cast<std::ptrdiff_t>(looks));
            seen[site] += looks;
            add_outcome(figures_, site, one);
        }
        return figures_;
    }

private:
    std::vector<std::pair<std::size_t, SiteOutcome>> outcomes_;
    std::vector<std::vector<Count>> looks_;
    Figures figures_;
};

std::vector<std::uint64_t> seeds_of(std::uint64_t seed) {
    std::vector<std::uint64_t> seeds;
    for (int r = 0; r < daily_replications; ++r) seeds.push_back(replication_seed(seed, r));
    return seeds;
}

Figures by_sweep(const Configuration& configuration) {
    const SweepGroup group =
        make_sweep_group(configuration.sites, configuration.licenses, configuration.horizon);
    FigureListener listener(configuration.sites.size());
    play_sweep(group, configuration.horizon, seeds_of(1), listener);
    return listener.figures(configuration.horizon.looks.size());
}

Figures by_daily_counts(const Configuration& configuration) {
    DailyTables tables;
    const auto group = make_daily_group(configuration.sites, configuration.licenses,
                                        configuration.horizon, tables);
    REQUIRE(group);
    FigureListener listener(configuration.sites.size());
    play_daily(*group, seeds_of(2), listener);
    return listener.figures(configuration.horizon.looks.size());
}

// In standard errors; rare events count as if there had been one more of each kind.
double distance_of(const Moments& a, const Moments& b) {
    const double n = daily_replications;
    const auto variance = [&](const Moments& m) {
        return std::max(m.square / n - (m.sum / n) * (m.sum / n), 0.0);
    };
    const double scale = std::max({std::abs(a.sum / n), std::abs(b.sum / n), 1e-3});
    const double error = std::sqrt((variance(a) + variance(b) + scale * scale * 3 / n) / n);
    return std::abs(a.sum - b.sum) / n / error;
}

}  // namespace

TEST_CASE("The ledger of days agrees with the sweep of events", "[planning][agreement]") {
    const double allowed = two_sided_z(1 - 1e-4 / (daily_configurations * 2.5 * 13));
    int breaches = 0, refusals = 0, idle = 0;
    for (int number = 0; number < daily_configurations; ++number) {
        const Configuration configuration = daily_configuration(number);
        const Figures sweep = by_sweep(configuration);
        const Figures ledger = by_daily_counts(configuration);
        for (const auto& [name, moments] : sweep) {
            const double distance = distance_of(moments, ledger.at(name));
            CAPTURE(number, name, moments.sum / daily_replications,
                    ledger.at(name).sum / daily_replications);
            CHECK(distance < allowed);
            const bool some = moments.sum > 0.02 * daily_replications;
            breaches += some && name.ends_with("breached") ? 1 : 0;
            refusals += some && name.ends_with("turned away") ? 1 : 0;
            idle += some && name.ends_with("idle") ? 1 : 0;
        }
    }
    // The configurations are no idle ones.
    CHECK(breaches > daily_configurations * 2 / 5);
    CHECK(refusals > daily_configurations * 2 / 5);
    CHECK(idle > daily_configurations / 10);
}
