#pragma once
// "Today's challenge": one lesson a day, the same for everybody, made from the date alone.

#include <optional>
#include <string>
#include <string_view>

#include "core/app/lessons/lesson.h"
#include "core/base/time.h"

namespace headroom::app {

/// The challenge of a day (UTC). A subscription is divided badly among four sites, new Macs are
/// about to come, and the budget is just what all need together: no move can be saved. Every day
/// has a solution in par moves, and none has one in fewer (daily_challenge.cpp says why).
Lesson daily_challenge(Date day);
/// Its lesson file.
std::string daily_challenge_text(Date day);

/// "challenge-2027-03-01".
std::string challenge_name(Date day);
/// The day of such a name, from 2000 to 2999; nullopt for every other name.
std::optional<Date> challenge_day(std::string_view name);

}  // namespace headroom::app
