#pragma once
// Numbers as documents give them: no more digits than they are worth, the same on every machine.

namespace headroom::planning {

/// The nearest number with at most `digits` significant decimal digits.
double rounded(double value, int digits = 6);

}  // namespace headroom::planning
