#pragma once
// What the files of this folder share: reading members of a scenario's document, which is known to
// be valid, and making an edit of the difference between two documents.

#include <string>
#include <string_view>
#include <vector>

#include "core/app/setup/to_come.h"
#include "core/base/strong_id.h"
#include "core/base/time.h"
#include "core/scenario/json_source.h"

namespace headroom::app {

/// A text member; empty when there is none.
std::string text_in(const scenario::Json& object, std::string_view name);
/// A whole number; `otherwise` when there is none.
Count count_in(const scenario::Json& object, std::string_view name, Count otherwise = 0);
bool flag_in(const scenario::Json& object, std::string_view name);

/// The elements of an array member; an empty array when there is none.
const scenario::Json& list_in(const scenario::Json& object, std::string_view name);
/// The array member to change, made when there is none.
scenario::Json& make_list(scenario::Json& object, const char* name);

/// An instant or a span from the start, as steps and outages write it; the start when malformed.
Instant instant_in(const scenario::Json& object, std::string_view name, Instant start);

/// First and last day of a subscription of `world`.
Date start_of(const scenario::Json& subscription, Instant scenario_start);
Date expiry_of(const scenario::Json& subscription, Instant scenario_start);

/// Steps and outages of the scenario in the order of time.
std::vector<ToCome> read_to_come(const scenario::Json& document, Instant start);

/// The command (scenario_edit.h) that makes `after` of `before`; empty when they are equal.
std::string edit_between(const scenario::Json& before, const scenario::Json& after);

}  // namespace headroom::app
