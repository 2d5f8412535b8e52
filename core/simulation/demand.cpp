#include "core/simulation/demand.h"

#include <algorithm>

#include "core/base/exact_math.h"

namespace headroom::simulation {
namespace {

constexpr double seconds_per_day = 86400;

// Mean of a lognormal is exp(mu + sigma^2 / 2).
double lognormal_mu(const StayModel& stay) {
    return exact_log(stay.mean_days) - stay.sigma * stay.sigma / 2;
}

}  // namespace

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

ArrivalStream::ArrivalStream(const SiteDemand& demand, std::uint64_t seed, Instant start)
    : random_(seed, demand.entity, Purpose::arrivals), start_(start), day_(date_of(start)) {
    second_of_day_ = static_cast<double>((start - midnight_of(day_)).seconds);
    const auto& batches = demand.arrivals.batches;
    while (next_batch_ < batches.size() && batches[next_batch_].at < start) ++next_batch_;
}

double ArrivalStream::rate_on(const ArrivalModel& model, Date day) const {
    const CalendarDay calendar = calendar_of(day);
    return model.per_day * model.weekdays[calendar.weekday] * model.months[calendar.month - 1];
}

// Within a day the rate is smooth, so that arrivals are thinned from its larger end; at midnight
// the weights may jump, and a Poisson process starts afresh there without loss.
std::optional<Instant> ArrivalStream::next_random(const ArrivalModel& model, Instant end) {
    if (model.per_day <= 0) return std::nullopt;
    const bool grows = model.growth_per_year != 0;
    const auto growth_at = [&](double second) {
        if (!grows) return 1.0;
        const double days =
            (static_cast<double>((midnight_of(day_) - start_).seconds) + second) / seconds_per_day;
        return exact_pow(1 + model.growth_per_year, days / 365);
    };
    while (midnight_of(day_) <= end) {
        const double weight = rate_on(model, day_);
        const double growth = std::max(growth_at(second_of_day_), growth_at(seconds_per_day));
        if (weight > 0) {
            second_of_day_ += random_.exponential(seconds_per_day / (weight * growth));
            while (second_of_day_ < seconds_per_day) {
                const bool kept = !grows || random_.uniform() * growth < growth_at(second_of_day_);
                if (kept) {
                    const Instant at =
                        midnight_of(day_) + Span{static_cast<std::int64_t>(second_of_day_)};
                    return at <= end ? std::optional(at) : std::nullopt;
                }
                second_of_day_ += random_.exponential(seconds_per_day / (weight * growth));
            }
        }
        day_ = day_ + 1;
        second_of_day_ = 0;
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
