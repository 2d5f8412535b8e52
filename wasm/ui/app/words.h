#pragma once
// Values as people read them.

#include <string>
#include <string_view>

#include "core/base/strong_id.h"
#include "core/base/text.h"
#include "core/base/time.h"

namespace headroom::ui {

std::string date_and_time(Instant t);     // "2017-03-08 09:00"
std::string date_and_seconds(Instant t);  // "2017-03-08 09:00:30"
/// "in 12 days", "today", "3 days ago" from `now`; empty when the text is no date.
std::string relative_day(std::string_view date, Instant now);
/// The instant "2017-03-01T08:00:00Z" as "2017-03-01 08:00"; a dash when empty.
std::string shown_instant(const std::string& rfc3339);
/// "smallerKey" -> "activated with a smaller key".
std::string cause_in_words(std::string_view cause);

/// "in use at P01", "release pending at P01", "not in use" of a key's binding (state document).
std::string key_use_in_words(std::string_view binding, const std::string& site);
/// Whether two keys are the same as people type them: hyphens, blanks and case do not matter.
bool same_key(std::string_view a, std::string_view b);
/// "online" -> "Online"; a dash for nothing.
std::string state_word(std::string_view state);

}  // namespace headroom::ui
