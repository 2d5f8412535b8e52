#include "core/planning/fit/stay_estimate.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace headroom::planning {
namespace {

constexpr std::size_t least_ended = 20;
constexpr std::size_t most_fitted = 3000;  // devices; evenly of more
constexpr std::size_t folds = 5;
constexpr double fixed_sigma = 0.05;
constexpr double least_log = -1e12;

using Stays = std::vector<ObservedStay>;

// log P(a normal number > z), also where the probability is tiny (Mills' ratio).
double log_normal_tail(double z) {
    if (z < 25) return std::log(std::erfc(z / std::sqrt(2.0)) / 2);
    return -z * z / 2 - std::log(z * std::sqrt(6.283185307179586));
}

double log_survival(const FittedStay& law, double days) {
    if (days <= 0) return 0;
    switch (law.form) {
        case StayForm::exponential: return -days / law.mean_days;
        case StayForm::weibull: return -std::pow(days / law.scale_days, law.shape);
        default: return log_normal_tail(std::log(days / law.scale_days) / law.sigma);
    }
}

double log_density(const FittedStay& law, double days) {
    switch (law.form) {
        case StayForm::exponential: return -std::log(law.mean_days) - days / law.mean_days;
        case StayForm::weibull: {
            const double x = days / law.scale_days;
            return std::log(law.shape / law.scale_days) + (law.shape - 1) * std::log(x) -
                   std::pow(x, law.shape);
        }
        default: {
            const double z = std::log(days / law.scale_days) / law.sigma;
            return -z * z / 2 - std::log(days * law.sigma * std::sqrt(6.283185307179586));
        }
    }
}

double log_likelihood_of(const FittedStay& law, const Stays& stays) {
    double sum = 0;
    for (const ObservedStay& stay : stays) sum += log_likelihood(law, stay);
    return sum;
}

// Where `f` is highest between `low` and `high`, by golden sections; f has one summit.
template <class Function>
double summit(const Function& f, double low, double high, int sections) {
    constexpr double golden = 0.6180339887498949;
    double left = high - golden * (high - low), right = low + golden * (high - low);
    double at_left = f(left), at_right = f(right);
    for (int i = 0; i < sections; ++i) {
        if (at_left < at_right) {
            low = left;
            left = right;
            at_left = at_right;
            right = low + golden * (high - low);
            at_right = f(right);
        } else {
            high = right;
            right = left;
            at_right = at_left;
            left = high - golden * (high - low);
            at_left = f(left);
        }
    }
    return (low + high) / 2;
}

struct Exposure {
    double days = 0, ended = 0;
};

Exposure exposure_of(const Stays& stays) {
    Exposure exposure;
    for (const ObservedStay& stay : stays) {
        exposure.days += stay.days - stay.entry_days;
        exposure.ended += stay.ended ? 1 : 0;
    }
    return exposure;
}

FittedStay fit_exponential(const Stays& stays) {
    const Exposure exposure = exposure_of(stays);
    FittedStay law;
    law.mean_days = exposure.days / std::max(exposure.ended, 0.5);
    return law;
}

// Of a given shape the best scale has a closed form.
FittedStay weibull_of(const Stays& stays, double shape) {
    double sum = 0, ended = 0;
    for (const ObservedStay& stay : stays) {
        sum += std::pow(stay.days, shape) - std::pow(stay.entry_days, shape);
        ended += stay.ended ? 1 : 0;
    }
    FittedStay law;
    law.form = StayForm::weibull;
    law.shape = shape;
    law.scale_days = std::pow(std::max(sum, 1e-9) / std::max(ended, 0.5), 1 / shape);
    law.mean_days = law.scale_days * std::tgamma(1 + 1 / shape);
    return law;
}

FittedStay fit_weibull(const Stays& stays) {
    const auto value = [&](double log_shape) {
        return log_likelihood_of(weibull_of(stays, std::exp(log_shape)), stays);
    };
    return weibull_of(stays, std::exp(summit(value, std::log(0.3), std::log(8.0), 24)));
}

FittedStay lognormal_of(StayForm form, double log_median, double sigma) {
    FittedStay law;
    law.form = form;
    law.sigma = sigma;
    law.scale_days = std::exp(log_median);
    law.mean_days = std::exp(log_median + sigma * sigma / 2);
    return law;
}

double best_log_median(const Stays& stays, StayForm form, double sigma, double low, double high) {
    const auto value = [&](double at) {
        return log_likelihood_of(lognormal_of(form, at, sigma), stays);
    };
    return summit(value, low, high, 22);
}

FittedStay fit_lognormal(const Stays& stays, double around) {
    const double low = around - 2.5, high = around + 2.5;
    const auto value = [&](double log_sigma) {
        const double sigma = std::exp(log_sigma);
        const double at = best_log_median(stays, StayForm::lognormal, sigma, low, high);
        return log_likelihood_of(lognormal_of(StayForm::lognormal, at, sigma), stays);
    };
    const double sigma = std::exp(summit(value, std::log(0.1), std::log(2.5), 14));
    return lognormal_of(StayForm::lognormal,
                        best_log_median(stays, StayForm::lognormal, sigma, low, high), sigma);
}

// An age of replacement has to be near the ends that were seen: between them, not beyond.
FittedStay fit_fixed(const Stays& stays) {
    std::vector<double> ends;
    for (const ObservedStay& stay : stays) {
        if (stay.ended) ends.push_back(std::log(std::max(stay.days, 1.0)));
    }
    if (ends.empty()) return lognormal_of(StayForm::fixed, std::log(1000.0), fixed_sigma);
    const auto [low, high] = std::minmax_element(ends.begin(), ends.end());
    return lognormal_of(
        StayForm::fixed,
        best_log_median(stays, StayForm::fixed, fixed_sigma, *low - 0.1, *high + 0.1), fixed_sigma);
}

std::vector<FittedStay> fit_laws(const Stays& stays) {
    const FittedStay exponential = fit_exponential(stays);
    return {exponential, fit_weibull(stays),
            fit_lognormal(stays, std::log(exponential.mean_days) - 0.2), fit_fixed(stays)};
}

// What each law says of each device that it was not fitted to, in the order of fit_laws.
std::vector<std::vector<double>> held_out_values(const Stays& stays) {
    std::vector<std::vector<double>> values(4);
    for (std::size_t fold = 0; fold < folds; ++fold) {
        Stays others, held;
        for (std::size_t i = 0; i < stays.size(); ++i) {
            (i % folds == fold ? held : others).push_back(stays[i]);
        }
        const std::vector<FittedStay> laws = fit_laws(others);
        for (std::size_t law = 0; law < laws.size(); ++law) {
            for (const ObservedStay& stay : held) {
                values[law].push_back(log_likelihood(laws[law], stay));
            }
        }
    }
    return values;
}

double mean_of_values(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values) sum += value;
    return sum / static_cast<double>(values.size());
}

// By the paired differences of the devices: the probability that their mean is above 0.
double sure_of(const std::vector<double>& best, const std::vector<double>& second) {
    const auto n = static_cast<double>(best.size());
    const double mean = mean_of_values(best) - mean_of_values(second);
    double squares = 0;
    for (std::size_t i = 0; i < best.size(); ++i) {
        const double off = best[i] - second[i] - mean;
        squares += off * off;
    }
    const double error = std::sqrt(squares / n / n);
    return error > 0 ? std::erfc(-mean / error / std::sqrt(2.0)) / 2 : 0.5;
}

void choose_law(StayEstimate& estimate, const Stays& stays) {
    estimate.laws = fit_laws(stays);
    const auto values = held_out_values(stays);
    std::array<std::size_t, 4> order{0, 1, 2, 3};
    for (std::size_t law : order) estimate.laws[law].held_out = mean_of_values(values[law]);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return estimate.laws[a].held_out > estimate.laws[b].held_out;
    });
    estimate.sure = sure_of(values[order[0]], values[order[1]]);
    std::vector<FittedStay> sorted;
    for (const std::size_t law : order) sorted.push_back(estimate.laws[law]);
    estimate.laws = std::move(sorted);
}

// Kaplan and Meier's curve at the ages at which Macs left.
std::vector<SurvivalPoint> survival_curve(const Stays& stays) {
    constexpr double z = 1.959963984540054;
    std::vector<double> entries, exits, ends;
    for (const ObservedStay& stay : stays) {
        entries.push_back(stay.entry_days);
        exits.push_back(stay.days);
        if (stay.ended) ends.push_back(stay.days);
    }
    for (auto* list : {&entries, &exits, &ends}) std::sort(list->begin(), list->end());
    std::vector<SurvivalPoint> curve;
    double share = 1, greenwood = 0;
    for (auto at = ends.begin(); at != ends.end();) {
        const double days = *at;
        const auto next = std::upper_bound(at, ends.end(), days);
        const auto left = static_cast<double>(next - at);
        const auto entered = std::lower_bound(entries.begin(), entries.end(), days);
        const auto gone = std::lower_bound(exits.begin(), exits.end(), days);
        const auto at_risk =
            static_cast<double>((entered - entries.begin()) - (gone - exits.begin()));
        at = next;
        if (at_risk < left || at_risk < 5) continue;  // hardly anybody to judge by
        share *= 1 - left / at_risk;
        if (share <= 0) {
            curve.push_back({days, 0, 0, curve.empty() ? 1 : curve.back().high});
            break;
        }
        greenwood += left / at_risk / (at_risk - left);
        const double scale = -std::log(share);
        const double wide = std::exp(z * std::sqrt(greenwood) / scale);
        curve.push_back({days, share, std::exp(-scale * wide), std::exp(-scale / wide)});
    }
    return curve;
}

}  // namespace

std::string_view name_of(StayForm form) {
    switch (form) {
        case StayForm::exponential: return "exponential";
        case StayForm::weibull: return "weibull";
        case StayForm::lognormal: return "lognormal";
        case StayForm::fixed: break;
    }
    return "fixed";
}

double log_likelihood(const FittedStay& law, const ObservedStay& stay) {
    const double days = std::max(stay.days, 0.5);
    const double seen = stay.ended ? log_density(law, days) : log_survival(law, days);
    const double entry = std::max(log_survival(law, stay.entry_days), least_log);
    return std::max(seen, least_log) - entry;
}

std::optional<StayEstimate> estimate_stays(const std::vector<ObservedStay>& stays) {
    StayEstimate estimate;
    for (const ObservedStay& stay : stays) ++(stay.ended ? estimate.ended : estimate.running);
    if (estimate.ended < least_ended) return std::nullopt;
    const Exposure exposure = exposure_of(stays);
    estimate.leave_rate = exposure.ended / std::max(exposure.days, 1.0);
    estimate.curve = survival_curve(stays);
    const std::size_t stride = (stays.size() + most_fitted - 1) / most_fitted;
    Stays some;
    for (std::size_t i = 0; i < stays.size(); i += stride) some.push_back(stays[i]);
    choose_law(estimate, some);
    return estimate;
}

}  // namespace headroom::planning
