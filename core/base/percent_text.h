#pragma once
// Probabilities as people read them. A figure that replications gave is never shown more exactly
// than they can tell: where hardly anything was seen, the text is its upper bound.

#include <string>

namespace headroom {

/// A known share, from 0 to 1: "12 %", "4.8 %", "0.03 %", "0.0001 %", "below 0.0000001 %".
std::string percent_text(double share);

/// The same, rounded up: for upper bounds, which must not be shown as less than they are.
std::string percent_text_up(double share);

/// A share that was estimated, with its interval: "4.8 %", or "at most 0.04 %" where the interval
/// reaches to three times the value and more (none, one or two hits). An interval without width is
/// a known share.
std::string estimate_text(double value, double low, double high);

}  // namespace headroom
