#pragma once
// A risk study for people.

#include <string>

#include "native/terminal.h"

namespace headroom::cli {

/// Tables out of the document headroom/risk/1.
std::string risk_summary(const std::string& document, const Screen& screen);

/// "12.3 % (11.9 to 12.7)" out of {value, low, high}, given as text of JSON members.
std::string percent_text(double value, double low, double high);

}  // namespace headroom::cli
