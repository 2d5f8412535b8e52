#include "core/planning/laws/departure_law.h"

#include <algorithm>
#include <cmath>

#include "core/base/exact_math.h"
#include "core/base/time.h"
#include "core/planning/numerics/quadrature.h"

namespace headroom::planning {

using Kind = simulation::StayModel::Kind;

namespace {

double growth_in_a_day(double growth) { return growth == 0 ? 1 : (exact_exp(growth) - 1) / growth; }

// Of a table for days 0 to n - 1 and what is later.
std::size_t table_size(std::int32_t days) { return static_cast<std::size_t>(days) + 1; }

}  // namespace

ArrivalLaw::ArrivalLaw(const StayLaw& stay, double growth, std::int32_t days)
    : stay_(stay),
      growth_(growth),
      weight_scale_(1 / growth_in_a_day(growth)),
      days_(days),
      shares_(probabilities()),
      table_(shares_) {
    for (std::int32_t k = 0; k <= days; ++k) survivals_.push_back(stay_.survival(k));
    if (stay_.model().kind == Kind::fixed) return;
    for (std::int32_t k = 0; k < days; ++k) {
        bounds_.push_back(stay_.density_bounds(std::max(0, k - 1), k + 1));
    }
}

double ArrivalLaw::weight(double moment) const {
    return growth_ == 0 ? 1 : weight_scale_ * exact_exp(growth_ * moment);
}

// P(k days) is the fall of P(still there at the end of day k) from day k - 1 to day k.
std::vector<double> ArrivalLaw::probabilities() const {
    std::vector<double> result(table_size(days_), 0.0);
    if (stay_.model().kind == Kind::fixed) {
        const double whole = std::floor(stay_.mean_days());
        if (whole >= days_) {
            result.back() = 1;
            return result;
        }
        // Before this moment an arrival leaves `whole` days later, then one more.
        const double border = 1 - (stay_.mean_days() - whole);
        const double share = border * growth_in_a_day(growth_ * border) * weight_scale_;
        result[static_cast<std::size_t>(whole)] = share;
        result[static_cast<std::size_t>(whole) + 1] = 1 - share;
        return result;
    }
    double before = 1;
    for (std::int32_t k = 0; k < days_; ++k) {
        const double there = integral(
            [&](double moment) { return weight(moment) * stay_.survival(k + 1 - moment); }, 0, 1);
        // Less than that may be an error of the integrals: no such Mac could be found later.
        const double share = before - there;
        result[static_cast<std::size_t>(k)] = share > 1e-12 ? share : 0;
        before = there;
    }
    result.back() = std::max(0.0, before);
    return result;
}

double ArrivalLaw::draw_came(RandomStream& random, double from, double to) const {
    for (;;) {
        const double moment = from + (to - from) * random.uniform();
        if (growth_ == 0) return moment;
        const double least = exact_exp(-std::fabs(growth_));
        const double level = random.uniform();
        if (level <= least) return moment;
        if (level <= exact_exp(growth_ > 0 ? growth_ * (moment - 1) : growth_ * moment)) {
            return moment;
        }
    }
}

double ArrivalLaw::draw_came_of_staying(std::int32_t days, RandomStream& random) const {
    const double most = survivals_[index(days - 1)];
    const double least = survivals_[index(days)];
    for (;;) {
        const double came = draw_came(random);
        const double level = random.uniform() * most;
        if (level <= least || level <= stay_.survival(days - came)) return came;
    }
}

// Of a stay of known length only the arrival's moment is free, on one side of a border.
DayMoments ArrivalLaw::draw_fixed(std::int32_t days, RandomStream& random) const {
    const double stay = stay_.mean_days();
    const double came =
        draw_came(random, std::max(0.0, days - stay), std::min(1.0, days + 1 - stay));
    return {came, std::clamp(came + stay - days, 0.0, 1.0)};
}

// Where the density may be without bound, or steep: the arrival by rejection with the probability
// that the Mac leaves on the day, then the stay by inversion.
DayMoments ArrivalLaw::draw_early(std::int32_t days, RandomStream& random) const {
    const double most = stay_.survival(days - 1) - stay_.survival(days + 1);
    for (;;) {
        const double came = draw_came(random);
        const double from = std::max(0.0, days - came);
        const double to = days + 1 - came;
        const double share = stay_.survival(from) - stay_.survival(to);
        if (random.uniform() * most >= share) continue;
        return {came, std::clamp(came + stay_.draw_between(from, to, random) - days, 0.0, 1.0)};
    }
}

// The joint density of both moments is that of the stay between them: rejection from its largest
// value, which seldom has to compute it.
DayMoments ArrivalLaw::draw_moments(std::int32_t days, RandomStream& random) const {
    if (stay_.model().kind == Kind::fixed) return draw_fixed(days, random);
    const auto [least, most] = bounds_[index(days)];
    if (days < 2 || least < most / 8) return draw_early(days, random);
    for (;;) {
        const DayMoments moments{draw_came(random), random.uniform()};
        const double level = random.uniform() * most;
        if (level <= least) return moments;
        if (level <= stay_.density(days + moments.left - moments.came)) return moments;
    }
}

// The stay's difference y to the whole days has the weight (1 - |y|) f(days + y); given y, the
// arrival is even on its share of the day, but for growth, of which the first orders are enough.
void ArrivalLaw::find_means() {
    if (stay_.model().kind == Kind::forever) return;
    if (stay_.model().kind == Kind::fixed) return find_means_of_fixed();
    for (std::int32_t k = 1; k < days_; ++k) {
        const auto weighted = [&](double y) {
            const double even = (1 - std::fabs(y)) * stay_.density(std::max(k + y, 1e-12));
            return growth_ == 0 ? even : even * exact_exp(growth_ * (1 - y) / 2);
        };
        const auto came = [&](double y) {
            const double length = 1 - std::fabs(y);
            return weighted(y) * ((1 - y) / 2 + growth_ * length * length / 12);
        };
        const auto stayed = [&](double y) { return weighted(y) * y; };
        const double sum = gauss_4(weighted, -1, 0) + gauss_4(weighted, 0, 1);
        if (!(sum > 1e-15)) continue;
        const double mean_came = (gauss_4(came, -1, 0) + gauss_4(came, 0, 1)) / sum;
        const double mean_y = (gauss_4(stayed, -1, 0) + gauss_4(stayed, 0, 1)) / sum;
        first_[index(k)] = 0.5 - mean_came;
        last_[index(k)] = 0.5 - (mean_came + mean_y);
    }
    const auto staying = [&](double came) { return weight(came) * stay_.survival(days_ - came); };
    const double sum = gauss_4(staying, 0, 1);
    if (!(sum > 1e-15)) return;
    first_[index(days_)] =
        0.5 - gauss_4([&](double came) { return came * staying(came); }, 0, 1) / sum;
}

void ArrivalLaw::prepare_means() {
    if (!first_.empty()) return;
    first_.assign(table_size(days_), 0.0);
    last_.assign(table_size(days_), 0.0);
    find_means();
    staying_.assign(table_size(days_), 0.0);
    mean_last_.assign(table_size(days_), 0.0);
    double share = 0;
    double sum = 0;
    for (std::int32_t k = days_; k > 0; --k) {
        share += shares_[index(k)];
        sum += shares_[index(k)] * first_[index(k)];
        staying_[index(k)] = share > 1e-15 ? sum / share : 0;
    }
    mean_first_ = sum;
    for (std::int32_t k = 1; k < days_; ++k) {
        mean_last_[index(k + 1)] = mean_last_[index(k)] + shares_[index(k)] * last_[index(k)];
    }
}

void ArrivalLaw::find_means_of_fixed() {
    const double whole = std::floor(stay_.mean_days());
    if (whole + 1 >= days_) return;
    const double rest = stay_.mean_days() - whole;
    const auto k = static_cast<std::size_t>(whole);
    // An arrival in the first 1 - rest of its day leaves `whole` days later, the others one more.
    const double early = (1 - rest) / 2 + growth_ * (1 - rest) * (1 - rest) / 12;
    first_[k] = 0.5 - early;
    last_[k] = 0.5 - (early + rest);
    const double late = 1 - rest / 2 + growth_ * rest * rest / 12;
    first_[k + 1] = 0.5 - late;
    last_[k + 1] = 0.5 - (late + rest - 1);
}

StartLaw::StartLaw(const StayLaw& stay, simulation::ExistingMacs existing, double offset,
                   std::int32_t days)
    : stay_(stay),
      residual_(existing == simulation::ExistingMacs::residual &&
                stay.model().kind != Kind::exponential),
      offset_(offset),
      days_(days),
      shares_(probabilities()),
      table_(leaving_ > 0 ? shares_ : std::vector<double>{1}) {  // of none, nobody draws
    for (std::int32_t day = 0; day <= days; ++day) {
        survivals_.push_back(stay_.survival(std::max(0.0, day - offset_)));
    }
}

double StartLaw::density(double days) const {
    return residual_ ? stay_.survival(days) / stay_.mean_days() : stay_.density(days);
}

// What is left of a stay under way has the density survival / mean.
std::vector<double> StartLaw::probabilities() {
    std::vector<double> result(table_size(days_), 0.0);
    for (std::int32_t day = 0; day < days_; ++day) {
        const double from = std::max(0.0, day - offset_);
        const double to = day + 1 - offset_;
        double share = 0;
        const bool fixed = stay_.model().kind == Kind::fixed;
        if (fixed && !residual_) {
            share = from <= stay_.mean_days() && stay_.mean_days() < to ? 1 : 0;
        } else if (!residual_) {
            share = stay_.survival(from) - stay_.survival(to);
        } else if (fixed) {
            share = std::max(0.0, std::min(to, stay_.mean_days()) - from) / stay_.mean_days();
        } else {
            share =
                integral([&](double x) { return stay_.survival(x); }, from, to) / stay_.mean_days();
        }
        result[static_cast<std::size_t>(day)] = share;
        leaving_ += share;
    }
    leaving_ = std::min(leaving_, 1.0);
    return result;
}

double StartLaw::draw_left(std::int32_t day, RandomStream& random) const {
    const double from = std::max(0.0, day - offset_);
    const double to = day + 1 - offset_;
    const auto left = [&](double stay) { return std::clamp(stay + offset_ - day, 0.0, 1.0); };
    if (!residual_ && stay_.model().kind == Kind::fixed) {
        // All at once, and at a whole second where there is one.
        const double seconds = left(stay_.mean_days()) * seconds_per_day;
        return std::floor(seconds * 1024 + 0.5) / 1024 / seconds_per_day;
    }
    if (!residual_) return left(stay_.draw_between(from, to, random));
    // Rejection from the largest value, which seldom has to compute it.
    const double most = survivals_[static_cast<std::size_t>(day)];
    const double least = survivals_[static_cast<std::size_t>(day) + 1];
    for (;;) {
        const double stay = from + (to - from) * random.uniform();
        const double level = random.uniform() * most;
        if (level < least || level < stay_.survival(stay)) return left(stay);
    }
}

void StartLaw::prepare_means() {
    if (!last_.empty()) return;
    for (std::int32_t day = 0; day < days_; ++day) last_.push_back(mean_beyond_half(day));
}

double StartLaw::mean_beyond_half(std::int32_t day) const {
    if (!residual_ && stay_.model().kind == Kind::fixed) {
        return 0.5 - (offset_ + stay_.mean_days() - day);
    }
    const double from = std::max(0.0, day - offset_);
    const auto at = [&](double t) { return density(std::max(from + t, 1e-12)); };
    const double length = day + 1 - offset_ - from;
    const double sum = integral(at, 0, length);
    if (!(sum > 1e-15)) return 0;
    const double mean =
        integral([&](double t) { return t * at(t); }, 0, length) / sum + (1 - length);
    return 0.5 - mean;
}

}  // namespace headroom::planning
