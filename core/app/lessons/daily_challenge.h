#pragma once
// The challenge of the day: one lesson for each date (UTC). The date is its seed, so everybody gets
// the same one without a network.

#include <optional>
#include <string>
#include <string_view>

#include "core/app/lessons/lesson.h"
#include "core/base/time.h"

namespace headroom::app {

/// The challenge of a date. A subscription is divided badly among four sites, new Macs are about to
/// come, and the budget is exactly the number of licenses that all sites need together. Every
/// challenge can be solved in par moves and not in fewer (daily_challenge.cpp says why).
Lesson daily_challenge(Date day);
/// The challenge as a lesson file.
std::string daily_challenge_text(Date day);

/// The name of a challenge: "challenge-2027-03-01".
std::string challenge_name(Date day);
/// The date in the name of a challenge. nullopt for other names, and for years before 2000 or after
/// 2999.
std::optional<Date> challenge_day(std::string_view name);

}  // namespace headroom::app
