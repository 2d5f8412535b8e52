#pragma once
// Logarithm and exponential from + - * / alone, so that native and WebAssembly builds draw the same
// random numbers: the C library's differ in their last digits between the two.

namespace headroom {

/// Natural logarithm of a positive finite number; relative error below 4e-16.
double exact_log(double x);

/// e^x for |x| < 700; relative error below 4e-16.
double exact_exp(double x);

/// base^exponent for base > 0.
double exact_pow(double base, double exponent);

}  // namespace headroom
