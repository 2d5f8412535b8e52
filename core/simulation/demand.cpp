#include "core/simulation/demand.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "core/base/exact_math.h"

namespace headroom::simulation {
namespace {

// Mean of a lognormal is exp(mu + sigma^2 / 2).
double lognormal_mu(const StayModel& stay) {
    return exact_log(stay.mean_days) - stay.sigma * stay.sigma / 2;
}

double weight_on(const ArrivalModel& model, Date day) {
    const CalendarDay calendar = calendar_of(day);
    return model.per_day * model.weekdays[calendar.weekday] * model.months[calendar.month - 1];
}

template <class Weights>
bool all_equal(const Weights& weights) {
    return std::adjacent_find(weights.begin(), weights.end(), std::not_equal_to<>()) ==
           weights.end();
}

}  // namespace

double ArrivalModel::rate_on(Date day) const {
    const CalendarDay calendar = calendar_of(day);
    return per_day * weekdays[calendar.weekday] * months[calendar.month - 1];
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

std::optional<double> StayStream::next(const StayModel& stay) {
    const std::uint32_t number = number_++;
    if (stay.kind != StayModel::Kind::exponential) {
        RandomStream random(seed_, entity_, Purpose::stay, number);
        return stay.draw_days(random);
    }
    // Exponential stays are drawn eight at a time; each is what its own stream would have given.
    if (!drawn_ || number - logs_from_ >= logs_.size()) {
        logs_ = first_uniforms(seed_, entity_, Purpose::stay, number);
        exact_logs(logs_);
        logs_from_ = number;
        drawn_ = true;
    }
    return -stay.mean_days * logs_[number - logs_from_];
}

std::optional<double> StayStream::next_residual(const StayModel& stay) {
    if (stay.kind == StayModel::Kind::exponential) return next(stay);  // it has no memory
    RandomStream random(seed_, entity_, Purpose::stay, number_++);
    return stay.draw_residual_days(random);
}

ArrivalStream::ArrivalStream(const SiteDemand& demand, std::uint64_t seed, Instant start)
    : random_(seed, demand.entity, Purpose::arrivals), start_(start), day_(date_of(start)) {
    second_of_day_ = static_cast<double>((start - midnight_of(day_)).seconds);
    const ArrivalModel& model = demand.arrivals;
    even_ = model.growth_per_year == 0 && all_equal(model.weekdays) && all_equal(model.months);
    weight_ = weight_on(model, day_);
    const auto& batches = model.batches;
    while (next_batch_ < batches.size() && batches[next_batch_].at < start) ++next_batch_;
}

double ArrivalStream::unit_exponential() {
    if (logs_left_ == 0) {
        for (double& value : logs_) value = random_.uniform();
        exact_logs(logs_);
        logs_left_ = static_cast<std::uint8_t>(logs_.size());
    }
    return -logs_[logs_.size() - logs_left_--];
}

std::optional<Instant> ArrivalStream::next_random(const ArrivalModel& model, Instant end) {
    if (model.per_day <= 0) return std::nullopt;
    return model.growth_per_year != 0 ? next_growing(model, end) : next_weighted(model, end);
}

// The rate is constant within a day: a unit exponential is used up at the rate of the days it
// passes (the time change that makes a Poisson process one of rate 1).
std::optional<Instant> ArrivalStream::next_weighted(const ArrivalModel& model, Instant end) {
    double rest = unit_exponential() * seconds_per_day;
    if (even_) {
        if (weight_ <= 0) return std::nullopt;
        second_of_day_ += rest / weight_;
        const double days = std::floor(second_of_day_ / seconds_per_day);
        if (days > 4e6) return std::nullopt;  // beyond every calendar
        day_ = day_ + static_cast<int>(days);
        second_of_day_ -= days * seconds_per_day;
    } else {
        while (weight_ * (seconds_per_day - second_of_day_) <= rest) {
            rest -= weight_ * (seconds_per_day - second_of_day_);
            day_ = day_ + 1;
            second_of_day_ = 0;
            if (midnight_of(day_) > end) return std::nullopt;
            weight_ = weight_on(model, day_);
        }
        second_of_day_ += rest / weight_;
    }
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
            second_of_day_ += unit_exponential() / rate;
            if (second_of_day_ >= seconds_per_day) break;
            if (random_.uniform() * growth >= growth_at(second_of_day_)) continue;  // thinned out
            const Instant at = midnight_of(day_) + Span{static_cast<std::int64_t>(second_of_day_)};
            return at <= end ? std::optional(at) : std::nullopt;
        }
        day_ = day_ + 1;
        second_of_day_ = 0;
        weight_ = weight_on(model, day_);
    }
    return std::nullopt;
}

std::optional<ArrivalStream::Arrival> ArrivalStream::next(const SiteDemand& demand, Instant end) {
    if (!pending_ && !random_done_) {
        pending_ = next_random(demand.arrivals, end);
        random_done_ = !pending_;
    }
    const auto& batches = demand.arrivals.batches;
    const bool batch = next_batch_ < batches.size() && batches[next_batch_].at <= end;
    if (batch && (!pending_ || batches[next_batch_].at <= *pending_)) {
        const ArrivalModel::Batch& due = batches[next_batch_++];
        return Arrival{due.at, due.count};
    }
    if (!pending_) return std::nullopt;
    const Arrival arrival{*pending_, 1};
    pending_.reset();
    return arrival;
}

}  // namespace headroom::simulation
