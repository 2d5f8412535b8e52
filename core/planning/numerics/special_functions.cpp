#include "core/planning/numerics/special_functions.h"

// Errors set errno and give NaN or infinity. As defaults, because some functions of the library
// call others without the policy that they were given.
#define BOOST_MATH_DOMAIN_ERROR_POLICY errno_on_error
#define BOOST_MATH_POLE_ERROR_POLICY errno_on_error
#define BOOST_MATH_OVERFLOW_ERROR_POLICY errno_on_error
#define BOOST_MATH_EVALUATION_ERROR_POLICY errno_on_error
#define BOOST_MATH_ROUNDING_ERROR_POLICY errno_on_error
#define BOOST_MATH_INDETERMINATE_RESULT_ERROR_POLICY errno_on_error

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/tools/toms748_solve.hpp>
#include <cstdint>

namespace headroom::planning {
namespace {

// The root of a function that goes from `at_zero` at 0 to `at_one` at 1.
template <class Function>
double root_between_0_and_1(Function function, long double at_zero, long double at_one) {
    constexpr int bits = 60;  // more than a double holds
    std::uintmax_t evaluations = 200;
    const auto [low, high] = boost::math::tools::toms748_solve(
        function, 0.0L, 1.0L, at_zero, at_one, boost::math::tools::eps_tolerance<long double>(bits),
        evaluations);
    return static_cast<double>((low + high) / 2);
}

}  // namespace

double beta_quantile(double a, double b, double share) {
    const long double first = a, second = b, wanted = share;
    return root_between_0_and_1(
        [=](long double x) { return boost::math::ibeta(first, second, x) - wanted; }, -wanted,
        1 - wanted);
}

double beta_upper_quantile(double a, double b, double share) {
    const long double first = a, second = b, wanted = share;
    return root_between_0_and_1(
        [=](long double x) { return boost::math::ibetac(first, second, x) - wanted; }, 1 - wanted,
        -wanted);
}

double complementary_error(double x) { return boost::math::erfc(x); }

double upper_gamma_share(double a, double x) { return boost::math::gamma_q(a, x); }

}  // namespace headroom::planning
