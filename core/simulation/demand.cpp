#include "core/simulation/demand.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/check.h"
#include "core/base/exact_math.h"
#include "core/base/gamma_function.h"

namespace headroom::simulation {
namespace {

// Mean of a lognormal is exp(mu + sigma^2 / 2).
double lognormal_mu(const StayModel& stay) {
    HEADROOM_CHECK(stay.mean_days > 0);
    return exact_log(stay.mean_days) - stay.sigma * stay.sigma / 2;
}

}  // namespace

Count batch_times(Count count, double factor) {
    return static_cast<Count>(static_cast<double>(count) * factor + 0.5);
}

double ArrivalModel::rate_on(Date day) const {
    const CalendarDay calendar = calendar_of(day);
    return per_day * weekdays[calendar.weekday] * months[calendar.month - 1];
}

Count ArrivalModel::group_of(double uniform) const {
    HEADROOM_CHECK(uniform > 0 && uniform < 1);
    if (group_size <= 1) return 1;
    constexpr double most = 1e6;
    const double more = exact_log(uniform) / exact_log(1 - 1 / group_size);
    return 1 + static_cast<Count>(std::min(more, most));
}

const DemandFactors& SiteDemand::factors_of(std::uint64_t seed) const {
    HEADROOM_CHECK(is_uncertain());
    RandomStream random(seed, entity, Purpose::parameters);
    const auto n = static_cast<double>(uncertainty.size());
    const auto which = static_cast<std::size_t>(random.uniform() * n);
    return uncertainty[std::min(which, uncertainty.size() - 1)];
}

SiteDemand with_factors(const SiteDemand& demand, const DemandFactors& factors) {
    SiteDemand result = demand.without_uncertainty();
    ArrivalModel& arrivals = result.arrivals;
    arrivals.per_day *= factors.per_day;
    arrivals.growth_per_year = (1 + arrivals.growth_per_year) * factors.growth - 1;
    arrivals.group_size = std::max(1.0, arrivals.group_size * factors.group_size);
    for (ArrivalModel::Batch& batch : arrivals.batches) {
        if (batch.count > 0) batch.count = batch_times(batch.count, factors.batches);
    }
    StayModel& stay = result.stay;
    if (factors.stay <= 0) stay.kind = StayModel::Kind::forever;
    stay.mean_days *= factors.stay;
    stay.scale_days *= factors.stay;
    return result;
}

SiteDemand drawn_demand(const SiteDemand& demand, std::uint64_t seed) {
    return demand.is_uncertain() ? with_factors(demand, demand.factors_of(seed)) : demand;
}

bool ArrivalModel::is_even() const {
    const auto same = [](const auto& weights) {
        return std::all_of(weights.begin(), weights.end(),
                           [&](double weight) { return weight == weights[0]; });
    };
    return same(weekdays) && same(months);
}

std::optional<double> StayModel::draw_days(RandomStream& stream) const {
    switch (kind) {
        case Kind::forever: return std::nullopt;
        case Kind::fixed: return mean_days;
        case Kind::exponential: return stream.exponential(mean_days);
        case Kind::weibull: return scale_days * exact_pow(stream.exponential(1), 1 / shape);
        case Kind::lognormal: return exact_exp(lognormal_mu(*this) + sigma * stream.normal());
    }
    return std::nullopt;
}

// The residual of an equilibrium renewal process is a uniform part of a length-biased stay: density
// x f(x) / mean. For a Weibull (x / scale)^shape is then Gamma(1 + 1 / shape); for a lognormal the
// logarithm's mean is mu + sigma^2.
std::optional<double> StayModel::draw_residual_days(RandomStream& stream) const {
    switch (kind) {
        case Kind::forever: return std::nullopt;
        case Kind::exponential: return stream.exponential(mean_days);
        case Kind::fixed: return mean_days * stream.uniform();
        case Kind::weibull: {
            const double biased = scale_days * exact_pow(stream.gamma(1 + 1 / shape), 1 / shape);
            return biased * stream.uniform();
        }
        case Kind::lognormal: {
            const double mu = lognormal_mu(*this) + sigma * sigma;
            const double biased = exact_exp(mu + sigma * stream.normal());
            return biased * stream.uniform();
        }
    }
    return std::nullopt;
}

double StayModel::mean() const {
    switch (kind) {
        case Kind::forever: return std::numeric_limits<double>::infinity();
        case Kind::weibull: return scale_days * gamma_function(1 + 1 / shape);
        case Kind::fixed:
        case Kind::exponential:
        case Kind::lognormal: break;
    }
    return mean_days;
}

std::optional<double> SiteDemand::draw_enrolled_days(RandomStream& stream) const {
    const auto days = stay.draw_days(stream);
    if (!days || !removed_after) return days;
    const auto delay = removed_after->draw_days(stream);
    if (!delay) return std::nullopt;
    return *days + *delay;
}

// In equilibrium a Mac is in its stay, or waits for its removal, in proportion to the means of the
// two; what is left of the one it is in has that one's residual law.
std::optional<double> SiteDemand::draw_residual_enrolled_days(RandomStream& stream) const {
    if (!removed_after) return stay.draw_residual_days(stream);
    const double stays = stay.mean(), waits = removed_after->mean();
    if (stay.kind == StayModel::Kind::forever || std::isinf(waits)) return std::nullopt;
    if (stream.uniform() * (stays + waits) >= stays) {
        return removed_after->draw_residual_days(stream);
    }
    const auto days = stay.draw_residual_days(stream);
    const auto delay = removed_after->draw_days(stream);
    if (!days || !delay) return std::nullopt;
    return *days + *delay;
}

double StayStream::draw_alone(const SiteDemand& demand, StayPart part) {
    RandomStream random(seed_, entity_, Purpose::stay, ++number_);
    const auto days = part == StayPart::all ? demand.draw_enrolled_days(random)
                                            : demand.draw_residual_enrolled_days(random);
    return days.value_or(std::numeric_limits<double>::infinity());
}

ArrivalStream::ArrivalStream(const SiteDemand& demand, std::uint64_t seed, Instant start)
    : random_(RandomStream(seed, demand.entity, Purpose::arrivals)),
      more_random_(seed, demand.entity, Purpose::arrivals, 1),
      start_(start),
      day_(date_of(start)) {
    second_of_day_ = static_cast<double>((start - midnight_of(day_)).seconds);
    const ArrivalModel& model = demand.arrivals;
    grouped_ = model.group_size > 1;
    weight_ = model.group_rate_on(day_);
    if (model.growth_per_year == 0 && model.is_even() && weight_ > 0) {
        mean_gap_seconds_ = seconds_per_day / weight_;
    }
    const auto& batches = model.batches;
    while (next_batch_ < batches.size() && batches[next_batch_].at < start) ++next_batch_;
}

std::optional<Instant> ArrivalStream::next_random(const ArrivalModel& model, Instant end) {
    if (mean_gap_seconds_ > 0) {
        const Instant at = next_even();
        return at <= end ? std::optional(at) : std::nullopt;
    }
    if (model.per_day <= 0) return std::nullopt;
    return model.growth_per_year != 0 ? next_growing(model, end) : next_weighted(model, end);
}

// The rate is constant within a day: a unit exponential is used up at the rate of the days it
// passes (the time change that makes a Poisson process one of rate 1).
std::optional<Instant> ArrivalStream::next_weighted(const ArrivalModel& model, Instant end) {
    double rest = unit_exponential(random_, more_random_) * seconds_per_day;
    while (weight_ * (seconds_per_day - second_of_day_) <= rest) {
        rest -= weight_ * (seconds_per_day - second_of_day_);
        day_ = day_ + 1;
        second_of_day_ = 0;
        if (midnight_of(day_) > end) return std::nullopt;
        weight_ = model.group_rate_on(day_);
    }
    second_of_day_ += rest / weight_;
    const Instant at = midnight_of(day_) + Span{static_cast<std::int64_t>(second_of_day_)};
    return at <= end ? std::optional(at) : std::nullopt;
}

// Within a day the rate is smooth, so that arrivals are thinned from its larger end; at midnight
// the weights may jump, and a Poisson process starts afresh there without loss.
std::optional<Instant> ArrivalStream::next_growing(const ArrivalModel& model, Instant end) {
    const auto growth_at = [&](double second) {
        const double days =
            (static_cast<double>((midnight_of(day_) - start_).seconds) + second) / seconds_per_day;
        return exact_pow(1 + model.growth_per_year, days / 365);
    };
    while (midnight_of(day_) <= end) {
        const double growth = std::max(growth_at(second_of_day_), growth_at(seconds_per_day));
        const double rate = weight_ * growth / seconds_per_day;
        while (rate > 0) {
            second_of_day_ += unit_exponential(random_, more_random_) / rate;
            if (second_of_day_ >= seconds_per_day) break;
            if (random_.uniform() * growth >= growth_at(second_of_day_)) continue;  // thinned out
            const Instant at = midnight_of(day_) + Span{static_cast<std::int64_t>(second_of_day_)};
            return at <= end ? std::optional(at) : std::nullopt;
        }
        day_ = day_ + 1;
        second_of_day_ = 0;
        weight_ = model.group_rate_on(day_);
    }
    return std::nullopt;
}

ArrivalStream::Arrival ArrivalStream::next_of_all(const SiteDemand& demand, Instant end) {
    if (!pending_ && !random_done_) {
        pending_ = next_random(demand.arrivals, end);
        random_done_ = !pending_;
    }
    const auto& batches = demand.arrivals.batches;
    while (next_batch_ < batches.size() && batches[next_batch_].count == 0) ++next_batch_;
    const bool batch = next_batch_ < batches.size() && batches[next_batch_].at <= end;
    if (batch && (!pending_ || batches[next_batch_].at <= *pending_)) {
        const ArrivalModel::Batch& due = batches[next_batch_++];
        return {due.at, due.count};
    }
    if (!pending_) return {};
    const Count group = grouped_ ? demand.arrivals.group_of(random_.uniform()) : 1;
    const Arrival arrival{*pending_, group};
    pending_.reset();
    return arrival;
}

}  // namespace headroom::simulation
