#pragma once
// Integrals of smooth functions by Gauss and Legendre's rule of four points, halving intervals
// until the halves agree with the whole. + - * / alone: every build gets the same digits.

#include <array>
#include <cmath>

namespace headroom::planning {

/// One rule over [from, to]: exact for polynomials of degree 7.
template <class Function>
double gauss_4(const Function& f, double from, double to) {
    constexpr std::array<double, 2> nodes{0.33998104358485626, 0.86113631159405258};
    constexpr std::array<double, 2> weights{0.65214515486254614, 0.34785484513745386};
    const double middle = (from + to) / 2;
    const double half = (to - from) / 2;
    double sum = 0;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        sum += weights[i] * (f(middle - half * nodes[i]) + f(middle + half * nodes[i]));
    }
    return sum * half;
}

/// Halves until they differ from the whole by no more than `tolerance`, which is far above the
/// error of their sum, or `most_halvings` times.
template <class Function>
double integral(const Function& f, double from, double to, double tolerance = 1e-13,
                int most_halvings = 40) {
    const double middle = (from + to) / 2;
    const double whole = gauss_4(f, from, to);
    const double left = gauss_4(f, from, middle);
    const double right = gauss_4(f, middle, to);
    if (most_halvings == 0 || std::fabs(left + right - whole) <= tolerance) return left + right;
    return integral(f, from, middle, tolerance, most_halvings - 1) +
           integral(f, middle, to, tolerance, most_halvings - 1);
}

}  // namespace headroom::planning
