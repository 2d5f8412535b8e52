#pragma once
// Euler's gamma function from + - * / alone (exact_math.h), the same on every machine.

namespace headroom {

/// For x >= 1; relative error below 1e-13.
double gamma_function(double x);

}  // namespace headroom
