#pragma once
// A risk study for people.

#include <string>

#include "native/terminal.h"

namespace headroom::cli {

/// The sentences of its member `reclaim`; empty without one.
std::string reclaim_summary(const std::string& document, const Screen& screen);

/// Tables out of the document headroom/risk/1.
std::string risk_summary(const std::string& document, const Screen& screen);

/// "4.80 % (4.40 to 5.20)": a value with its interval.
std::string share_with_interval(double value, double low, double high);

}  // namespace headroom::cli
