#pragma once
// Licensing says no: a code (docs/rules.md, Error codes) with the figures that explain it.

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/time.h"
#include "core/licensing/error_code.h"

namespace headroom::licensing {

using DetailValue = std::variant<std::int64_t, std::string>;
using Details = std::vector<std::pair<std::string, DetailValue>>;

struct Refusal {
    ErrorCode code = ErrorCode::license_limit;
    Details details;  // `limit`, `requested`, `available`, `site` ... as docs/rules.md lists them
};

/// What the user is told (docs/rules.md, Error codes): one natural sentence with the figures of the
/// details and the way out, "All 10 licenses of this site are used; remove a Mac, or get more
/// licenses and refresh.". Without details it is the code's `told_text`.
std::string sentence(const Refusal& refusal);

}  // namespace headroom::licensing
