#pragma once
// How a difference is said: names of members, units, amounts, and how much each kind of change
// weighs. For diff*.cpp.

#include <string>
#include <string_view>

#include "core/scenario/json_source.h"

namespace headroom::app::diff_parts {

using scenario::Json;

/// A member of a document in words.
struct MemberWords {
    std::string label;      // "Macs at the start"
    std::string_view unit;  // "Mac": one of what the number counts; "%": a share; empty: none
};
/// Members without an entry of their own are their name with spaces: "peakExcess" -> "peak excess".
MemberWords words_of(std::string_view member);

/// "25 Macs", "12 %", "yes", a text in quotes, "nothing" for null.
std::string value_words(const Json& value, std::string_view unit);

/// Whether a member holds a password. Differences end up in logs of builds, so they tell that
/// passwords differ, but never the passwords.
bool is_password(std::string_view member);

/// " (5 more)", " (2 percentage points less)", " (3 days later)"; empty when that cannot be said.
std::string change_words(const Json& from, const Json& to, std::string_view unit);

/// How much a value changed: for numbers the part of the larger one by which they differ (0 to 1),
/// for shares the distance, for dates 0.5, for texts 0.5.
double change_size(const Json& from, const Json& to, std::string_view unit);

/// Added to the size by what a member is about: verdicts before figures, figures before the
/// circumstances (seed, time), these before names and descriptions, and those before hashes.
double weight_of(std::string_view member);

/// What an element of a list or map of this name is called: "sites" and "P01" -> "Site P01".
/// `position` counts from 0. Empty when elements of this list have no name.
std::string element_subject(std::string_view list, const Json& element, std::string_view name,
                            std::size_t position);

/// By what an element is found again in the other document; empty: by its position.
std::string element_identity(std::string_view list, const Json& element);

/// What a scenario means where it leaves a member out; null when it means nothing.
const Json* default_of(std::string_view member);

}  // namespace headroom::app::diff_parts
