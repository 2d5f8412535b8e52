#include "core/planning/risk/risk_figure.h"

#include <algorithm>
#include <string>

#include "core/base/text.h"
#include "core/planning/numerics/sequential.h"
#include "core/planning/risk/risk_result.h"

namespace headroom::planning {
namespace {

using Tokens = std::vector<std::string>;
using Figure = std::optional<Interval>;

// The names of a JSON pointer (RFC 6901), unescaped.
Tokens names_of(std::string_view pointer) {
    Tokens names;
    if (pointer.empty()) return names;
    for (const std::string_view token : split(pointer.substr(1), '/')) {
        std::string name;
        for (std::size_t i = 0; i < token.size(); ++i) {
            const bool escape = token[i] == '~' && i + 1 < token.size();
            name += escape ? (token[++i] == '1' ? '/' : '~') : token[i];
        }
        names.push_back(std::move(name));
    }
    return names;
}

Figure exactly(const std::optional<double>& value) {
    if (!value) return std::nullopt;
    return Interval{*value, *value, *value};
}

// "p95" is 0.95.
double share_of(const std::string& quantile) {
    return static_cast<double>(std::stoi(quantile.substr(1))) / 100;
}

Interval mean_of(const Histogram& values, std::int64_t n, double z) {
    const double mean = values.mean();
    const double half = n < 2 ? 0 : z * std::sqrt(values.variance() / static_cast<double>(n));
    return {mean, mean - half, mean + half};
}

// The error of a sample variance comes from the fourth central moment (Cramer 1946, 27.4).
Interval variance_of(const Histogram& values, std::int64_t n, double z) {
    const double mean = values.mean(), variance = values.variance();
    if (n < 2) return {variance, variance, variance};
    double fourth = 0;
    values.visit_entries([&](Count value, std::int64_t times) {
        const double square =
            (static_cast<double>(value) - mean) * (static_cast<double>(value) - mean);
        fourth += square * square * static_cast<double>(times);
    });
    const auto count = static_cast<double>(n);
    const double half = z * std::sqrt(std::max(0.0, fourth / count - variance * variance) / count);
    return {variance, std::max(0.0, variance - half), variance + half};
}

Figure exact_figure(const ClosedForm& form, const std::string& name) {
    if (name == "breachProbability") return exactly(form.breach_probability);
    if (name == "refusalProbability") return exactly(form.refusal_probability);
    if (name == "longRunRefusedShare") return exactly(form.long_run_refused_share);
    if (name == "longRunOverLimitShare") return exactly(form.long_run_over_limit_share);
    return std::nullopt;
}

// One site's figures.
class SiteFigures {
public:
    SiteFigures(const SiteTally& tally, std::int64_t n, double days, double error)
        : tally_(tally), n_(n), days_(days), error_(error), z_(-normal_quantile(error)) {}

    Figure find(const std::string& name, const std::string& part) const {
        if (name == "breachProbability") return exact_share_interval(tally_.breached, n_, error_);
        if (name == "refusalProbability") {
            return exact_share_interval(tally_.turned_away, n_, error_);
        }
        if (name == "refusedShare") return refused_share();
        if (name == "overLimitDays") {
            return bounded_mean_interval(
                static_cast<double>(tally_.over_limit_seconds) / seconds_per_day,
                tally_.over_limit_seconds_squared.value() / seconds_per_day / seconds_per_day, n_,
                days_, error_);
        }
        if (name == "idleReservedDays") {
            return mean_interval(
                static_cast<double>(tally_.idle_license_seconds) / seconds_per_day,
                tally_.idle_license_seconds_squared.value() / seconds_per_day / seconds_per_day, n_,
                z_);
        }
        if (name == "peakUsed") return of_counts(tally_.peak_used, part);
        if (name == "finalUsed") return of_counts(tally_.final_used, part);
        return std::nullopt;
    }

    Figure of_counts(const Histogram& values, const std::string& part) const {
        if (part == "mean") return mean_of(values, n_, z_);
        if (part == "variance") return variance_of(values, n_, z_);
        return quantile_interval(values, share_of(part), error_);
    }

private:
    Interval refused_share() const {
        return ratio_interval(
            {static_cast<double>(tally_.refused), static_cast<double>(tally_.attempted),
             tally_.refused_squared.value(), tally_.attempted_squared.value(),
             tally_.refused_by_attempted.value()},
            n_, z_);
    }

    const SiteTally& tally_;
    std::int64_t n_;
    double days_;
    double error_;
    double z_;
};

Figure cost_figure(const RiskStudy& study, const RiskPart& part, const std::string& name,
                   double error) {
    if (!study.scenario.costs) return std::nullopt;
    const CostResult cost = cost_result(study, part, -normal_quantile(error));
    if (name == "licenses") return exactly(cost.licenses);
    if (name == "refusals") return cost.refusals;
    if (name == "overLimit") return cost.over_limit;
    return cost.total;
}

Figure find_figure(const RiskStudy& study, const RiskPart& part,
                   const std::vector<ClosedForm>& exact, const Tokens& names, double error) {
    const auto at = [&](std::size_t i) { return i < names.size() ? names[i] : std::string(); };
    if (at(0) == "overall") return exact_share_interval(part.breached, part.replications, error);
    if (at(0) == "cost") return cost_figure(study, part, at(1), error);
    const bool daily = at(0) == "daily";
    const auto site = std::find(study.sites.begin(), study.sites.end(), at(daily ? 2 : 1));
    if (site == study.sites.end()) return std::nullopt;
    const auto index = static_cast<std::size_t>(site - study.sites.begin());
    if (at(2) == "closedForm") {
        return index < exact.size() ? exact_figure(exact[index], at(3)) : std::nullopt;
    }
    if (index >= part.sites.size()) return std::nullopt;
    const SiteTally& tally = part.sites[index];
    const SiteFigures figures(tally, part.replications, study.horizon.counted_days(), error);
    if (!daily) return figures.find(at(2), at(3));
    const auto look = static_cast<std::size_t>(std::stoul(at(4)));
    if (look >= tally.used_at_looks.size()) return std::nullopt;
    return figures.of_counts(tally.used_at_looks[look], at(3));
}

}  // namespace

Figure risk_figure(const RiskStudy& study, const RiskPart& part,
                   const std::vector<ClosedForm>& exact, std::string_view pointer, double error) {
    Figure figure = find_figure(study, part, exact, names_of(pointer), error);
    if (figure && study.certain && part.replications > 0) {
        figure->low = figure->high = figure->value;
    }
    return figure;
}

}  // namespace headroom::planning
