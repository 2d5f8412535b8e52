#include "core/app/setup/headcount.h"

#include <algorithm>
#include <cmath>

#include "core/base/exact_math.h"

namespace headroom::app {
namespace {

constexpr double days_of_year = 365;

// Never -0, which would be written as such.
double rounded(double value, double steps) { return std::round(value * steps) / steps + 0.0; }

double leaving_a_year(const SiteDemand& demand) {
    return demand.stay_days > 0 ? days_of_year / demand.stay_days : 0;
}

// How the arrivals themselves grow. Where a Mac that came has left again before long, or none
// leaves, or each day the same share leaves, arrivals grow as the headcount does. Macs that are
// replaced after years leave at a constant pace at first: only the arrivals that make the
// headcount grow become more, which is a smaller share of all.
double growth_of_arrivals(double log_growth, const SiteDemand& demand) {
    const double leaving = leaving_a_year(demand);
    const bool as_headcount =
        demand.stay_law == "exponential" || leaving == 0 || demand.stay_days < days_of_year;
    const double sum = log_growth + leaving;
    if (as_headcount || sum <= 0) return exact_exp(log_growth) - 1;
    return exact_exp(log_growth * log_growth / sum) - 1;
}

}  // namespace

ArrivalFigures arrivals_for_headcount(Count macs, double growth, const SiteDemand& demand) {
    const double log_growth = exact_log(1 + std::clamp(growth, -0.99, 100.0));
    const double a_year =
        std::max(0.0, static_cast<double>(macs) * (log_growth + leaving_a_year(demand)));
    if (a_year == 0) return {};
    return {rounded(a_year / days_of_year, 1e6),
            rounded(growth_of_arrivals(log_growth, demand), 1e6)};
}

double headcount_growth(Count macs, const SiteDemand& demand) {
    if (macs <= 0) return 0;
    const double a_year = demand.per_day * days_of_year / static_cast<double>(macs);
    const double change = std::clamp(a_year - leaving_a_year(demand), -600.0, 600.0);
    return rounded(exact_exp(change) - 1, 1e4);
}

}  // namespace headroom::app
