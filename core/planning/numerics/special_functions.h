#pragma once
// The special functions of Boost.Math that planning needs. They are compiled once here, and their
// errors are NaN: the library's exceptions have texts that it writes with streams, whose locales
// would be a twentieth of the page's download. They compute in long double, so that natively and as
// WebAssembly they agree in all digits that callers keep (see rounded.h).

namespace headroom::planning {

/// The x with I_x(a, b) = share, the quantile of a beta distribution; a, b > 0 and 0 < share < 1
/// (NIST DLMF 8.17). Found by TOMS algorithm 748 (Alefeld, Potra and Shi, 1995).
double beta_quantile(double a, double b, double share);

/// The x with 1 - I_x(a, b) = share, exact also where x is close to 0.
double beta_upper_quantile(double a, double b, double share);

/// The complementary error function, for any x (NIST DLMF 7.2).
double complementary_error(double x);

/// The normalised upper incomplete gamma function Q(a, x), for a > 0 and x >= 0 (NIST DLMF 8.2).
double upper_gamma_share(double a, double x);

}  // namespace headroom::planning
