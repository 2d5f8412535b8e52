#include "tests/theory/theory_run.h"

#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "core/base/random.h"

namespace headroom::testing {

using namespace licensing;
using namespace simulation;

namespace {

const std::string boss = "boss@theory.example";
constexpr Date first_day{17167};  // 2017-01-01

std::string code_of(int copy, std::size_t place) {
    return "C" + std::to_string(copy) + "P" + std::to_string(place);
}

void open_copy(Simulator& s, const Office& office, int copy) {
    const std::string id = "sub" + std::to_string(copy);
    Sell sale;
    sale.id = id;
    sale.licenses = office.licenses;
    sale.auto_renew = true;
    REQUIRE(s.set_up("", sale).ok());
    REQUIRE(s.set_up(boss, RegisterSubscription{id, "Theory"}).ok());
    for (std::size_t i = 0; i < office.places.size(); ++i) {
        const Office::Place& place = office.places[i];
        const std::string code = code_of(copy, i);
        REQUIRE(
            s.set_up(boss, CreateSublicense{id, "key" + code, code, place.type, place.licenses, {}})
                .ok());
        AddSite site;
        site.code = code;
        REQUIRE(s.set_up(boss, site).ok());
        REQUIRE(s.set_up(boss, Activate{code, "key" + code}).ok());
        if (place.macs > 0) REQUIRE(s.set_up(boss, PlaceMacs{code, place.macs}).ok());
    }
}

}  // namespace

Instant end_of(const Office& office) { return midnight_of(first_day + office.days); }

Simulator open(const Office& office) {
    World world;
    world.seed = office.seed;
    Simulator s(std::move(world), midnight_of(first_day));
    REQUIRE(s.set_up("", RegisterAccount{boss, "The", "Ory", "secret", {}, {}, false}).ok());
    REQUIRE(s.set_up(boss, CreateBusiness{{"Theory", "Malta", "", "VLT", "1"}}).ok());
    std::vector<SiteDemand> demand;
    for (int copy = 0; copy < office.copies; ++copy) {
        open_copy(s, office, copy);
        for (std::size_t i = 0; i < office.places.size(); ++i) {
            SiteDemand one;
            one.site = s.world().site_id(code_of(copy, i));
            one.entity = entity_of(code_of(copy, i));
            one.arrivals = office.arrivals;
            one.arrivals.per_day = office.places[i].per_day;
            one.stay = office.places[i].stay;
            one.existing = office.existing;
            demand.push_back(std::move(one));
        }
    }
    s.finish_set_up();
    s.start_demand(std::move(demand), end_of(office));
    return s;
}

void AttemptCounter::note(const Event& event) {
    if (const auto* enrolled = std::get_if<MacEnrolled>(&event)) {
        ++counts_[enrolled->site.index()].all;
    }
    if (const auto* refused = std::get_if<CommandRefused>(&event)) {
        ++counts_[refused->site.index()].all;
        ++counts_[refused->site.index()].refused;
    }
}

StayModel fixed_stay(double days) {
    StayModel stay;
    stay.kind = StayModel::Kind::fixed;
    stay.mean_days = days;
    return stay;
}

StayModel exponential_stay(double mean_days) {
    StayModel stay = fixed_stay(mean_days);
    stay.kind = StayModel::Kind::exponential;
    return stay;
}

StayModel weibull_stay(double shape, double mean_days) {
    StayModel stay;
    stay.kind = StayModel::Kind::weibull;
    stay.shape = shape;
    stay.scale_days = mean_days / std::tgamma(1 + 1 / shape);
    return stay;
}

StayModel lognormal_stay(double sigma, double mean_days) {
    StayModel stay = fixed_stay(mean_days);
    stay.kind = StayModel::Kind::lognormal;
    stay.sigma = sigma;
    return stay;
}

double survival(const StayModel& stay, double days) {
    switch (stay.kind) {
        case StayModel::Kind::forever: return 1;
        case StayModel::Kind::fixed: return days < stay.mean_days ? 1 : 0;
        case StayModel::Kind::exponential: return std::exp(-days / stay.mean_days);
        case StayModel::Kind::weibull:
            return std::exp(-std::pow(days / stay.scale_days, stay.shape));
        case StayModel::Kind::lognormal: {
            if (days <= 0) return 1;
            const double mu = std::log(stay.mean_days) - stay.sigma * stay.sigma / 2;
            return 0.5 * std::erfc((std::log(days) - mu) / (stay.sigma * std::sqrt(2.0)));
        }
    }
    return 0;
}

double integrated_survival(const StayModel& stay, double days) {
    if (stay.kind == StayModel::Kind::fixed) return std::min(days, stay.mean_days);
    constexpr int steps = 20'000;
    const double step = days / steps;
    double sum = 0;
    for (int i = 0; i < steps; ++i) sum += survival(stay, (i + 0.5) * step);
    return sum * step;
}

void Deviations::add(const std::string& what, double observed, double expected,
                     double standard_error) {
    all_.push_back({what, (observed - expected) / standard_error});
    UNSCOPED_INFO(what << ": observed " << observed << ", expected " << expected << ", z "
                       << all_.back().z);
}

void Deviations::judge(std::size_t at_least) const {
    CHECK(all_.size() >= at_least);
    std::size_t outside = 0;
    for (const One& one : all_) {
        INFO(one.what);
        CHECK(std::abs(one.z) < 3.89);
        if (!(std::abs(one.z) < 2.576)) ++outside;
    }
    // The number outside is binomial(n, 1 %); `allowed` is its 99.9 % quantile.
    double probability = std::pow(0.99, static_cast<double>(all_.size()));
    double sum = probability;
    std::size_t allowed = 0;
    while (sum < 0.999) {
        probability *= static_cast<double>(all_.size() - allowed) /
                       static_cast<double>(allowed + 1) * (0.01 / 0.99);
        sum += probability;
        ++allowed;
    }
    CHECK(outside <= allowed);
}

double MeanAndVariance::error_of_mean() const {
    return std::sqrt(variance / static_cast<double>(count));
}

MeanAndVariance summary_of(const std::vector<double>& values) {
    MeanAndVariance summary;
    summary.count = values.size();
    for (const double value : values) summary.mean += value;
    summary.mean /= static_cast<double>(values.size());
    for (const double value : values) {
        summary.variance += (value - summary.mean) * (value - summary.mean);
    }
    summary.variance /= static_cast<double>(values.size() - 1);
    return summary;
}

}  // namespace headroom::testing
