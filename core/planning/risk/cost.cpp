#include "core/planning/risk/cost.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "core/scenario/playback.h"
#include "core/scenario/read_demand.h"
#include "core/scenario/read_scenario.h"

namespace headroom::planning {
namespace {

void add_clamped(std::int64_t& sum, std::int64_t more) {
    if (!__builtin_add_overflow(sum, more, &sum)) return;
    sum = more > 0 ? std::numeric_limits<std::int64_t>::max()
                   : std::numeric_limits<std::int64_t>::min();
}

// Seconds of [from, to) that lie in the paid days of the subscription.
std::int64_t paid_seconds(const licensing::Subscription& one, Instant from, Instant to) {
    if (one.kind != licensing::SubscriptionKind::paid) return 0;
    const Instant begin = std::max(from, midnight_of(one.start_date));
    const Instant end = std::min(to, midnight_of(one.expiration_date + 1));
    return std::max<std::int64_t>(0, (end - begin).seconds);
}

// Adds up licenses over time while the world is played.
class LicenseClock {
public:
    explicit LicenseClock(const Horizon& horizon) : at_(horizon.counted_from) {}

    void bring_up(const licensing::World& world, Instant to) {
        if (to <= at_) return;
        for (const licensing::Subscription& one : world.subscriptions) {
            add_capped(sum_, one.total * paid_seconds(one, at_, to));
        }
        at_ = to;
    }
    std::int64_t sum() const { return sum_; }

private:
    Instant at_;
    std::int64_t sum_ = 0;
};

// Of a * refused + b * Mac-days, summed over replications.
struct PricedSums {
    double sum = 0;
    double of_squares = 0;
};

PricedSums priced(double a, double b_per_second, double refused, double seconds,
                  double refused_squared, double seconds_squared, double products) {
    return {a * refused + b_per_second * seconds,
            a * a * refused_squared + 2 * a * b_per_second * products +
                b_per_second * b_per_second * seconds_squared};
}

// The mean of a sum of independent parts: their variances add up.
Interval mean_of_parts(std::span<const CostTally> parts, double a, double b_per_second,
                       std::int64_t n, double z) {
    double value = 0, squared_half = 0;
    for (const CostTally& part : parts) {
        const PricedSums sums =
            priced(a, b_per_second, static_cast<double>(part.refused),
                   static_cast<double>(part.mac_seconds), part.refused_squared.value(),
                   part.mac_seconds_squared.value(), part.refused_by_mac_seconds.value());
        const Interval one = difference_interval(sums.sum, sums.of_squares, n, z);
        value += one.value;
        squared_half += one.half_width() * one.half_width();
    }
    const double half = std::sqrt(squared_half);
    return {value, std::max(0.0, value - half), value + half};
}

double per_mac_second(const scenario::Costs& costs) {
    return costs.over_limit_mac_day / seconds_per_day;
}

Interval plus(const Interval& interval, double known, double more_at_most) {
    return {interval.value + known, interval.low + known, interval.high + known + more_at_most};
}

scenario::Json mean_json(const Interval& i) {
    return {{"mean", i.value}, {"low", i.low}, {"high", i.high}};
}

}  // namespace

void CostTally::add(std::int64_t refused_once, std::int64_t mac_seconds_once) {
    add_capped(refused, refused_once);
    add_capped(mac_seconds, mac_seconds_once);
    refused_squared.add_product(refused_once, refused_once);
    mac_seconds_squared.add_product(mac_seconds_once, mac_seconds_once);
    refused_by_mac_seconds.add_product(refused_once, mac_seconds_once);
}

void CostTally::merge(const CostTally& other) {
    add_capped(refused, other.refused);
    add_capped(mac_seconds, other.mac_seconds);
    refused_squared.merge(other.refused_squared);
    mac_seconds_squared.merge(other.mac_seconds_squared);
    refused_by_mac_seconds.merge(other.refused_by_mac_seconds);
}

void CostTally::write(ByteWriter& out) const {
    out.number(refused);
    out.number(mac_seconds);
    out.wide(refused_squared);
    out.wide(mac_seconds_squared);
    out.wide(refused_by_mac_seconds);
}

void CostTally::merge_bytes(ByteReader& in) {
    add_capped(refused, in.number());
    add_capped(mac_seconds, in.number());
    refused_squared.merge(in.wide());
    mac_seconds_squared.merge(in.wide());
    refused_by_mac_seconds.merge(in.wide());
}

void CostDifference::add(std::int64_t refused_more, std::int64_t mac_seconds_more) {
    add_clamped(refused, refused_more);
    add_clamped(mac_seconds, mac_seconds_more);
    const std::int64_t a = std::abs(refused_more), b = std::abs(mac_seconds_more);
    refused_squared.add_product(a, a);
    mac_seconds_squared.add_product(b, b);
    const bool same_sign = (refused_more < 0) == (mac_seconds_more < 0);
    (same_sign ? products_above : products_below).add_product(a, b);
}

void CostDifference::merge(const CostDifference& other) {
    add_clamped(refused, other.refused);
    add_clamped(mac_seconds, other.mac_seconds);
    refused_squared.merge(other.refused_squared);
    mac_seconds_squared.merge(other.mac_seconds_squared);
    products_above.merge(other.products_above);
    products_below.merge(other.products_below);
}

void CostDifference::write(ByteWriter& out) const {
    out.number(refused);
    out.number(mac_seconds);
    for (const WideSum* sum :
         {&refused_squared, &mac_seconds_squared, &products_above, &products_below}) {
        out.wide(*sum);
    }
}

void CostDifference::merge_bytes(ByteReader& in) {
    add_clamped(refused, in.number());
    add_clamped(mac_seconds, in.number());
    for (WideSum* sum :
         {&refused_squared, &mac_seconds_squared, &products_above, &products_below}) {
        sum->merge(in.wide());
    }
}

double license_cost(const scenario::Costs& costs, std::int64_t license_seconds) {
    return costs.license_year * static_cast<double>(license_seconds) / (365.0 * seconds_per_day);
}

CostResult cost_of(const scenario::Costs& costs, std::int64_t license_seconds,
                   std::span<const CostTally> parts, const UnseenCost& unseen, std::int64_t n,
                   double z) {
    CostResult result;
    result.currency = costs.currency;
    result.licenses = license_cost(costs, license_seconds);
    const double a = costs.refusal;
    const double b = per_mac_second(costs);
    CostTally sums;
    for (const CostTally& part : parts) sums.merge(part);
    const double refusals_at_most = sums.refused == 0 ? a * unseen.refused : 0;
    const double over_at_most = sums.mac_seconds == 0 ? b * unseen.mac_seconds : 0;
    result.refusals = plus(mean_of_parts(parts, a, 0, n, z), 0, refusals_at_most);
    result.over_limit = plus(mean_of_parts(parts, 0, b, n, z), 0, over_at_most);
    result.total =
        plus(mean_of_parts(parts, a, b, n, z), result.licenses, refusals_at_most + over_at_most);
    return result;
}

Interval cost_difference(const scenario::Costs& costs, double licenses_more,
                         const CostDifference& difference, std::int64_t n, double z) {
    const PricedSums sums =
        priced(costs.refusal, per_mac_second(costs), static_cast<double>(difference.refused),
               static_cast<double>(difference.mac_seconds), difference.refused_squared.value(),
               difference.mac_seconds_squared.value(),
               difference.products_above.value() - difference.products_below.value());
    return plus(difference_interval(sums.sum, sums.of_squares, n, z), licenses_more, 0);
}

std::int64_t paid_license_seconds(const scenario::Scenario& scenario, const Horizon& horizon) {
    scenario::Scenario quiet = scenario;
    quiet.demand.clear();
    scenario::draw_outages(quiet);
    LicenseClock clock(horizon);
    auto simulator =
        scenario::make_simulator(quiet, "",
                                 [&](const licensing::World& world, licensing::Moment now,
                                     const licensing::Event&) { clock.bring_up(world, now.at); });
    if (!simulator) return 0;
    scenario::Playback playback(std::move(quiet), std::move(*simulator));
    playback.advance_to(horizon.end);
    clock.bring_up(playback.simulator().world(), horizon.end);
    return clock.sum();
}

scenario::Json cost_json(const CostResult& cost) {
    return {{"currency", cost.currency},
            {"licenses", cost.licenses},
            {"refusals", mean_json(cost.refusals)},
            {"overLimit", mean_json(cost.over_limit)},
            {"total", mean_json(cost.total)}};
}

}  // namespace headroom::planning
