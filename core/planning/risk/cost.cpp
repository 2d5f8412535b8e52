#include "core/planning/risk/cost.h"

#include <algorithm>
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
                   const CostTally& tally, const UnseenCost& unseen, std::int64_t n, double z) {
    CostResult result;
    result.currency = costs.currency;
    result.licenses = license_cost(costs, license_seconds);
    const double a = costs.refusal;
    const double b = per_mac_second(costs);
    const auto refused = static_cast<double>(tally.refused);
    const auto seconds = static_cast<double>(tally.mac_seconds);
    const auto estimate = [&](double of_refused, double of_seconds) {
        const PricedSums sums =
            priced(of_refused, of_seconds, refused, seconds, tally.refused_squared.value(),
                   tally.mac_seconds_squared.value(), tally.refused_by_mac_seconds.value());
        return mean_interval(sums.sum, sums.of_squares, n, z);
    };
    const double refusals_at_most = tally.refused == 0 ? a * unseen.refused : 0;
    const double over_at_most = tally.mac_seconds == 0 ? b * unseen.mac_seconds : 0;
    result.refusals = plus(estimate(a, 0), 0, refusals_at_most);
    result.over_limit = plus(estimate(0, b), 0, over_at_most);
    result.total = plus(estimate(a, b), result.licenses, refusals_at_most + over_at_most);
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
