#include "core/planning/numerics/rounded.h"

#include <fmt/core.h>

#include <cstdlib>

namespace headroom::planning {

double rounded(double value, int digits) {
    return std::strtod(fmt::format("{:.{}g}", value, digits).c_str(), nullptr);
}

}  // namespace headroom::planning
