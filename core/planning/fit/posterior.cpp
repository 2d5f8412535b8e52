#include "core/planning/fit/posterior.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/exact_math.h"
#include "core/base/random.h"
#include "core/planning/fit/inner_changes.h"
#include "core/planning/fit/priors.h"

namespace headroom::planning {
namespace {

struct ModelPoint {
    double log_rate = 0;  // at the end of the history
    bool grows = false;
    double log_growth = 0;  // a year, where it grows
    double log_leave = 0;   // log of mu
    bool forever = false;
    bool grouped = false;
    bool regular = false;
    double log_excess = 0;  // log of v - 1
    bool shifted = false;
    double shift = 0;        // of the log rate at the shift
    double shift_years = 0;  // when, from the end: below 0

    // A plan goes on at its rate, and its Macs are there to stay: even arrivals and departures by
    // chance would look like arrivals by chance.
    double growth() const { return grows && !regular ? log_growth : 0; }
    bool leaves() const { return !forever && !regular; }
    double leave_rate() const {
        return leaves() ? exact_exp(std::clamp(log_leave, -40.0, 5.0)) : 0;
    }
    double dispersion() const {
        if (regular) return regular_dispersion;
        return grouped ? 1 + exact_exp(std::clamp(log_excess, -40.0, 10.0)) : 1;
    }
};

double square(double x) { return x * x; }

// A history may be as long as the calendar, or as short as a day.
double bounded_exp(double x) { return exact_exp(std::clamp(x, -40.0, 40.0)); }

// Of a share against the rest.
double log_odds(double share) { return exact_log(share / (1 - share)); }

class Posterior {
public:
    explicit Posterior(const PosteriorInput& input)
        : input_(input),
          usual_leave_(input.leaving ? input.leaving->rate : 1 / prior_stay_days),
          leave_spread_(input.leaving ? input.leaving->log_spread : log_stay_spread),
          usual_log_leave_(exact_log(usual_leave_)),
          usual_log_rate_(exact_log((input.mean_count + 1) * usual_leave_)),
          log_forever_(input.leaving ? -40 : log_odds(forever_share)),
          log_regular_(input.leaving ? -40 : log_odds(regular_share)) {}

    double operator()(const ModelPoint& at) const { return log_prior(at) + log_likelihood(at); }

    ModelPoint start() const {
        ModelPoint point;
        double days = 0, change = 0;
        for (const CountInterval& interval : input_.intervals) {
            days += interval.days;
            change += interval.after - interval.before;
        }
        point.log_leave = usual_log_leave_;
        const double rate = change / std::max(days, 1.0) + input_.mean_count * usual_leave_;
        point.log_rate = exact_log(std::max(rate, 0.1 / std::max(days, 1.0)));
        point.log_excess = exact_log(2.0);
        point.shift_years = -input_.years / 2;
        // From a plan's even arrivals no walk through chance finds the way.
        ModelPoint planned = point;
        planned.regular = true;
        planned.log_rate = exact_log(std::max(change, 0.1) / std::max(days, 1.0));
        return (*this)(planned) > (*this)(point) ? planned : point;
    }

    double mean_count() const { return input_.mean_count; }
    double years() const { return input_.years; }

private:
    double log_prior(const ModelPoint& at) const {
        double sum = -square((at.log_rate - usual_log_rate_) / log_rate_spread) / 2;
        sum -= square((at.log_growth - growth_mean) / growth_spread) / 2;
        sum += at.grows ? log_growing_ : 0;
        sum -= square((at.log_leave - usual_log_leave_) / leave_spread_) / 2;
        sum -= square((at.log_excess - log_usual_excess_) / log_excess_spread) / 2;
        sum -= square(at.shift / shift_spread) / 2;
        if (at.forever) sum += log_forever_;
        if (at.grouped) sum += log_grouped_;
        if (at.regular) sum += log_regular_;
        if (at.shifted) sum += log_shifted_;
        return sum + log_balance(at);
    }

    // Most histories begin in balance: as many Macs as the rate and the stays keep up.
    double log_balance(const ModelPoint& at) const {
        const double anywhere = 1 / (4 * std::max({input_.mean_count, input_.first_count, 3.0}));
        if (!at.leaves()) return exact_log(anywhere);
        const double rate = rate_at(at, -input_.years) + input_.scheduled_per_day;
        const double level = std::max(rate, 1e-9) / at.leave_rate();
        const double variance =
            level * (1 + at.dispersion()) / 2 + square(balance_spread * level) + 0.25;
        const double exponent = -square(input_.first_count - level) / variance / 2;
        const double near =
            exponent < -600 ? 0 : exact_exp(exponent) / std::sqrt(6.283185307179586 * variance);
        return exact_log(steady_share * near + (1 - steady_share) * anywhere);
    }

    static double rate_at(const ModelPoint& at, double years) {
        double log_rate = at.log_rate + at.growth() * years;
        if (at.shifted && years < at.shift_years) log_rate -= at.shift;
        return bounded_exp(log_rate);
    }

    double log_likelihood(const ModelPoint& at) const {
        const double leave = at.leave_rate();
        const double dispersion = at.dispersion();
        const double growth = at.growth();
        const double before_shift = at.shifted ? bounded_exp(-at.shift) : 1;
        const double step = input_.step_days;
        const double step_survival = bounded_exp(-leave * step);
        const double step_leave = step_survival * (1 - step_survival) / step;
        InnerChanges inner(dispersion, step);
        double sum = 0, product = 1;
        double days = -1, survival = 1, spent = 0;
        double years = 1, rate = 0, gap = 0, factor = 1;  // of the interval before
        int factors = 0;
        for (const CountInterval& interval : input_.intervals) {
            if (interval.days != days) {
                days = interval.days;
                survival = bounded_exp(-leave * days);
                spent = leave > 1e-9 ? (1 - survival) / leave : days;
            }
            if (years > 0) {
                rate = bounded_exp(at.log_rate + growth * interval.middle_years);
            } else if (growth != 0) {
                if (interval.gap_days != gap) {
                    gap = interval.gap_days;
                    factor = bounded_exp(growth * gap / 365);
                }
                rate *= factor;
            }
            years = interval.middle_years;
            double day_rate = rate * interval.weight;
            if (at.shifted && years < at.shift_years) day_rate *= before_shift;
            const double come = day_rate * spent;
            const double mean = interval.before * survival + come;
            const double variance =
                std::max(interval.before * survival * (1 - survival) + dispersion * come,
                         least_interval_variance);
            sum -= square(interval.after - mean) / variance;
            product *= variance;
            if (++factors % 16 == 0 || product > 1e100) {
                sum -= exact_log(product);
                product = 1;
            }
            if (interval.inner_changes > 0) {
                const double there = (interval.before + interval.after) / 2;
                inner.see(interval.inner_changes, interval.inner_squares, day_rate,
                          there * step_leave);
            }
        }
        return (sum - exact_log(product)) / 2 + inner.log_likelihood();
    }

    const PosteriorInput& input_;
    double usual_leave_, leave_spread_, usual_log_leave_, usual_log_rate_;
    double log_forever_, log_regular_;
    const double log_usual_excess_ = exact_log(2.0);
    const double log_growing_ = log_odds(growing_share);
    const double log_grouped_ = log_odds(grouped_share);
    const double log_shifted_ = log_odds(shift_share);
};

// A Metropolis walk (Hastings 1970). The steps of the three figures that depend on each other
// follow their covariance so far (Haario, Saksman and Tamminen 2001).
class PosteriorWalk {
public:
    PosteriorWalk(const Posterior& posterior, std::uint64_t entity)
        : posterior_(posterior), random_(1, entity, Purpose::parameters), at_(posterior.start()) {
        value_ = posterior_(at_);
    }

    void step() {
        switch (++steps_ % 8) {
            case 0: move_groups(); break;
            case 2: move_shift(); break;
            case 4: toggle_forever(); break;
            case 6: toggle_growth(); break;
            case 3: slide(); break;
            default: move_figures(); break;
        }
        learn();
    }

    const ModelPoint& at() const { return at_; }

private:
    using Figures = std::array<double, 3>;

    Figures figures() const { return {at_.log_rate, at_.log_growth, at_.log_leave}; }

    bool accept(const ModelPoint& next, double log_jacobian = 0) {
        const double value = posterior_(next);
        if (!(value + log_jacobian - value_ > exact_log(random_.uniform()))) return false;
        at_ = next;
        value_ = value;
        return true;
    }

    void move_figures() {
        ModelPoint next = at_;
        const Figures z{random_.normal(), random_.normal(), random_.normal()};
        const double scale = exact_exp(log_scale_);
        next.log_rate += scale * root_[0][0] * z[0];
        next.log_growth += scale * (root_[1][0] * z[0] + root_[1][1] * z[1]);
        next.log_leave += scale * (root_[2][0] * z[0] + root_[2][1] * z[1] + root_[2][2] * z[2]);
        const bool taken = accept(next);
        if (steps_ < learning_steps) log_scale_ += ((taken ? 1.0 : 0.0) - 0.3) * 0.05;
    }

    // The rate and the departures together, so that what is left over stays the same.
    void slide() {
        if (!at_.leaves()) return;
        ModelPoint next = at_;
        next.log_leave += 0.5 * random_.normal();
        slide_rate(next, next.leave_rate() - at_.leave_rate());
    }

    bool slide_rate(ModelPoint& next, double more_leave) {
        const double log_rate = next.log_rate;
        const double rate = bounded_exp(log_rate);
        const double moved = rate + posterior_.mean_count() * more_leave;
        if (!(moved > 0)) return false;
        next.log_rate = exact_log(moved);
        return accept(next, log_rate - next.log_rate);
    }

    // The rate in the middle of the history.
    void keep_middle_rate(ModelPoint& next) const {
        next.log_rate += (next.growth() - at_.growth()) * posterior_.years() / 2;
    }

    void toggle_growth() {
        ModelPoint next = at_;
        next.grows = !at_.grows;
        next.log_growth = growth_mean + growth_spread * random_.normal();
        keep_middle_rate(next);
        // Drawn anew from its prior both ways, so that the priors cancel.
        const auto prior = [](const ModelPoint& at) {
            return -square((at.log_growth - growth_mean) / growth_spread) / 2;
        };
        accept(next, prior(at_) - prior(next));
    }

    void toggle_forever() {
        ModelPoint next = at_;
        next.forever = !at_.forever;
        slide_rate(next, next.leave_rate() - at_.leave_rate());
    }

    void move_groups() {
        ModelPoint next = at_;
        const double kind = random_.uniform();
        if (kind < 0.4) next.grouped = !next.grouped;
        if (kind > 0.8) next.regular = !next.regular;
        next.log_excess += 0.5 * random_.normal();
        keep_middle_rate(next);
        slide_rate(next, next.leave_rate() - at_.leave_rate());
    }

    void move_shift() {
        ModelPoint next = at_;
        const double kind = random_.uniform();
        if (kind < 0.4) {
            next.shifted = !next.shifted;
            next.shift_years = -posterior_.years() * random_.uniform();
        } else if (kind < 0.7) {
            next.shift_years += 0.1 * posterior_.years() * random_.normal();
        } else {
            const double moved = 0.2 * random_.normal();
            next.shift += moved;
            if (random_.uniform() < 0.5) next.log_rate += moved;  // the rate before stays
        }
        if (next.shift_years > 0 || next.shift_years < -posterior_.years()) return;
        accept(next);
    }

    void learn() {
        const Figures x = figures();
        const double share = 1 / static_cast<double>(std::min(steps_, 400) + 1);
        for (std::size_t i = 0; i < 3; ++i) {
            const double off = x[i] - mean_[i];
            mean_[i] += share * off;
            offs_[i] = off;
        }
        for (std::size_t i = 0; i < 3; ++i) {
            for (std::size_t j = 0; j <= i; ++j) {
                covariance_[i][j] += share * (offs_[i] * offs_[j] - covariance_[i][j]);
            }
        }
        if (steps_ % 48 == 0 && steps_ >= 200 && steps_ <= learning_steps) take_root();
    }

    // Cholesky's root of the covariance, with a little added so that no direction dies out.
    void take_root() {
        for (std::size_t i = 0; i < 3; ++i) {
            for (std::size_t j = 0; j <= i; ++j) {
                double rest = covariance_[i][j] + (i == j ? 1e-5 : 0);
                for (std::size_t k = 0; k < j; ++k) rest -= root_[i][k] * root_[j][k];
                root_[i][j] = i == j ? std::sqrt(std::max(rest, 1e-6)) : rest / root_[j][j];
            }
        }
    }

    static constexpr int learning_steps = 1500;

    const Posterior& posterior_;
    RandomStream random_;
    ModelPoint at_;
    double value_ = 0;
    int steps_ = 0;
    double log_scale_ = 0;
    double root_[3][3] = {{0.2, 0, 0}, {0, 0.1, 0}, {0, 0, 0.3}};
    double covariance_[3][3] = {};
    Figures mean_{}, offs_{};
};

// What a point says of the time after the history: the rate goes on to drift, and the Macs of a
// fleet that began from nothing may leave at a higher rate as they age.
DemandDraw draw_at(const ModelPoint& point, const PosteriorInput& input, double last_count,
                   RandomStream& random) {
    DemandDraw draw;
    draw.per_day = bounded_exp(point.log_rate);
    draw.past_log_growth = point.growth();
    const double growth = point.growth() + drift_spread * random.normal();
    draw.growth_per_year = std::clamp(exact_exp(std::clamp(growth, -2.0, 1.0)) - 1, -0.8, 1.5);
    double leave = point.leave_rate();
    if (input.ageing != 1 && random.uniform() < wear_share) leave *= input.ageing;
    draw.stay_days = leave > 1e-6 ? 1 / leave : 0;
    draw.group_size = std::max(1.0, (point.dispersion() + 1) / 2);
    const double survival = bounded_exp(-leave * 365);
    const double spent = leave > 1e-6 ? (1 - survival) / leave : 365;
    draw.expected_change = last_count * (survival - 1) +
                           draw.per_day * exact_exp(0.5 * std::clamp(growth, -2.0, 1.0)) * spent;
    return draw;
}

}  // namespace

std::vector<DemandDraw> sample_posterior(const PosteriorInput& input, std::size_t count,
                                         int rounds) {
    const Posterior posterior(input);
    PosteriorWalk walk(posterior, input.entity);
    RandomStream random(1, input.entity, Purpose::parameters, 1);
    constexpr int burn_in = 1500;
    for (int i = 0; i < burn_in; ++i) walk.step();
    // Of eight draws in this order one is kept: in turns, by their rates, so that the rates of
    // those kept are spread as those of all are.
    constexpr std::ptrdiff_t finer = 8;
    constexpr std::array<std::ptrdiff_t, 8> turns{0, 4, 2, 6, 1, 5, 3, 7};
    const auto total = static_cast<int>(count) * static_cast<int>(finer);
    const int apart = std::max(1, rounds / total);
    std::vector<DemandDraw> draws;
    const double last = input.intervals.back().after;
    for (int i = 0; i < total; ++i) {
        for (int k = 0; k < apart; ++k) walk.step();
        draws.push_back(draw_at(walk.at(), input, last, random));
    }
    std::stable_sort(draws.begin(), draws.end(), [](const DemandDraw& a, const DemandDraw& b) {
        return a.expected_change < b.expected_change;
    });
    std::vector<DemandDraw> kept;
    for (std::size_t i = 0; i < count; ++i) {
        const auto eighth = draws.begin() + static_cast<std::ptrdiff_t>(i) * finer;
        std::stable_sort(eighth, eighth + finer, [](const DemandDraw& a, const DemandDraw& b) {
            return a.per_day < b.per_day;
        });
        kept.push_back(eighth[turns[i % turns.size()]]);
    }
    return kept;
}

}  // namespace headroom::planning
