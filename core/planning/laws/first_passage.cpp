// Uniformization of the birth-death chain: arrivals at rate l, departures at rate n / stay.

#include <algorithm>

#include "core/planning/laws/loss_formulas.h"

namespace headroom::planning {
namespace {

// States with less probability than this are left out. Besides the time it saves, it keeps the
// numbers from becoming denormal, which makes the arithmetic many times slower.
constexpr double too_unlikely = 1e-22;
constexpr double tail_left_out = 1e-15;

// Poisson probabilities of the number of steps, normalized; [first, first + size).
CountDistribution poisson_weights(double mean) {
    const auto mode = static_cast<Count>(mean);
    std::vector<double> down;
    double term = 1;
    for (Count n = mode; n > 0 && term > tail_left_out * 1e-3; --n) {
        term *= static_cast<double>(n) / mean;
        down.push_back(term);
    }
    CountDistribution weights;
    weights.first = mode - static_cast<Count>(down.size());
    weights.probabilities.assign(down.rbegin(), down.rend());
    weights.probabilities.push_back(1);
    term = 1;
    for (Count n = mode + 1; term > tail_left_out * 1e-3; ++n) {
        term *= mean / static_cast<double>(n);
        weights.probabilities.push_back(term);
    }
    double sum = 0;
    for (const double weight : weights.probabilities) sum += weight;
    for (double& weight : weights.probabilities) weight /= sum;
    return weights;
}

// The chain on the states 0 to top; an arrival at `top` leaves for good.
class Chain {
public:
    Chain(const CountDistribution& start, Count top) : state_(static_cast<std::size_t>(top) + 1) {
        for (std::size_t i = 0; i < start.probabilities.size(); ++i) {
            const Count n = start.first + static_cast<Count>(i);
            if (n > top) {
                left_ += start.probabilities[i];
            } else {
                state_[static_cast<std::size_t>(n)] = start.probabilities[i];
            }
        }
        high_ = state_.size() - 1;
        scratch_ = state_;
        narrow();
    }

    void play(const Stage& stage, double mean_stay_days) {
        const double up = stage.arrivals_per_day;
        const double down = mean_stay_days > 0 ? 1 / mean_stay_days : 0;
        const double rate = up + down * static_cast<double>(state_.size() - 1);
        if (rate <= 0 || stage.days <= 0) return;
        const CountDistribution steps = poisson_weights(rate * stage.days);
        leaving_.resize(state_.size());
        for (std::size_t n = 0; n < leaving_.size(); ++n) {
            leaving_[n] = static_cast<double>(n) * (down / rate);
        }
        std::vector<double> sum(state_.size(), 0.0);
        double sum_left = 0;
        const Count last = steps.first + static_cast<Count>(steps.probabilities.size()) - 1;
        for (Count n = 0;; ++n) {
            if (n >= steps.first) {
                const double weight =
                    steps.probabilities[static_cast<std::size_t>(n - steps.first)];
                for (std::size_t i = low_; i <= high_; ++i) sum[i] += weight * state_[i];
                sum_left += weight * left_;
            }
            if (n == last) break;
            step(up / rate, down / rate);
        }
        state_ = std::move(sum);
        left_ = sum_left;
        low_ = 0;
        high_ = state_.size() - 1;
        narrow();
    }

    double left() const { return left_; }
    CountDistribution distribution() const {
        return {static_cast<Count>(low_),
                {state_.begin() + static_cast<std::ptrdiff_t>(low_),
                 state_.begin() + static_cast<std::ptrdiff_t>(high_) + 1}};
    }

private:
    void step(double up, double down) {
        const std::size_t top = state_.size() - 1;
        if (high_ == top) left_ += up * state_[top];
        const std::size_t low = low_ > 0 ? low_ - 1 : 0;
        const std::size_t high = std::min(top, high_ + 1);
        if (low < low_) state_[low] = 0;  // outside the window there is nothing
        if (high > high_) state_[high] = 0;
        if (low == high) {
            scratch_[low] = state_[low] * (1 - up - static_cast<double>(low) * down);
        } else {
            // Written for vector instructions: no calls, no overlap, one pass.
            const double* const from = state_.data();
            const double* const leaving = leaving_.data();  // n * down, for n from 0
            double* __restrict const to = scratch_.data();
            const double rest = 1 - up;
            to[low] = from[low] * (rest - leaving[low]) + leaving[low + 1] * from[low + 1];
            for (std::size_t i = low + 1; i < high; ++i) {
                to[i] =
                    from[i] * (rest - leaving[i]) + up * from[i - 1] + leaving[i + 1] * from[i + 1];
            }
            to[high] = from[high] * (rest - leaving[high]) + up * from[high - 1];
        }
        state_.swap(scratch_);
        low_ = low;
        high_ = high;
        narrow();
    }

    void narrow() {
        while (low_ < high_ && state_[low_] < too_unlikely) ++low_;
        while (high_ > low_ && state_[high_] < too_unlikely) --high_;
    }

    std::vector<double> state_;
    std::vector<double> scratch_;
    std::vector<double> leaving_;  // by state: the probability that a step is a departure
    std::size_t low_ = 0;          // the states outside [low_, high_] count as impossible
    std::size_t high_ = 0;
    double left_ = 0;
};

// More than the number of Macs can be after the stages, but with a probability of 1e-15.
Count beyond_reach(Count start, std::span<const Stage> stages) {
    double arrivals = 0;
    for (const Stage& stage : stages) arrivals += stage.days * stage.arrivals_per_day;
    return start + least_limit_at_any_moment(std::max(arrivals, 1e-9), 1e-15) + 1;
}

}  // namespace

double first_passage(const CountDistribution& start, std::span<const Stage> stages,
                     double mean_stay_days, Count limit) {
    if (limit < 0 || start.first > limit) return 1;
    Chain chain(start, limit);
    for (const Stage& stage : stages) chain.play(stage, mean_stay_days);
    return std::clamp(chain.left(), 0.0, 1.0);
}

namespace {

// A chain on its way through the stages. A value: a copy goes on from where the other is.
class Walk {
public:
    Walk(const CountDistribution& start, std::span<const Stage> stages, double mean_stay_days,
         Count limit)
        : chain_(start, limit), stages_(stages), mean_stay_days_(mean_stay_days) {}

    void go_to(double moment) {
        while (at_ < moment && next_ < stages_.size()) {
            const Stage& stage = stages_[next_];
            const double end = begin_ + stage.days;
            const double until = std::min(moment, end);
            chain_.play({until - at_, stage.arrivals_per_day}, mean_stay_days_);
            at_ = until;
            if (until < end) return;
            begin_ = end;
            ++next_;
        }
    }
    double left() const { return chain_.left(); }

private:
    Chain chain_;
    std::span<const Stage> stages_;
    double mean_stay_days_;
    std::size_t next_ = 0;  // the stage that it is in, begun at begin_
    double begin_ = 0;
    double at_ = 0;
};

}  // namespace

std::optional<std::size_t> first_passage_above(const CountDistribution& start,
                                               std::span<const Stage> stages, double mean_stay_days,
                                               Count limit, std::span<const double> moments,
                                               double probability) {
    if (moments.empty()) return std::nullopt;
    if (limit < 0 || start.first > limit) return 0;
    Walk walk(start, stages, mean_stay_days, limit);
    constexpr std::size_t stride = 32;  // a stage cut in pieces costs a bit for each
    for (std::size_t first = 0; first < moments.size(); first += stride) {
        const Walk before = walk;
        const std::size_t end = std::min(first + stride, moments.size());
        walk.go_to(moments[end - 1]);
        if (walk.left() <= probability) continue;
        walk = before;
        for (std::size_t i = first; i < end; ++i) {
            walk.go_to(moments[i]);
            if (walk.left() > probability) return i;
        }
    }
    return std::nullopt;
}

// Those that were there and stay are binomial, those that came and stay are Poisson; the chain
// with a top beyond reach gives both at once.
CountDistribution count_after(Count start, std::span<const Stage> stages, double mean_stay_days) {
    Chain chain({start, {1.0}}, beyond_reach(start, stages));
    for (const Stage& stage : stages) chain.play(stage, mean_stay_days);
    return chain.distribution();
}

Count least_limit_over_horizon(Count start, std::span<const Stage> stages, double mean_stay_days,
                               double risk) {
    const auto passes = [&](Count limit) {
        return first_passage({start, {1.0}}, stages, mean_stay_days, limit) > risk;
    };
    Count low = start - 1;  // passes
    Count high = start;
    for (Count step = 8; passes(high); step *= 2) {
        low = high;
        high += step;
    }
    while (high - low > 1) {
        const Count middle = low + (high - low) / 2;
        (passes(middle) ? low : high) = middle;
    }
    return high;
}

}  // namespace headroom::planning
