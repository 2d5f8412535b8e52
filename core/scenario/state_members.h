#pragma once
// Every member of the state document in one table: `validate` checks pointers against
// it, and documentation is made from it. A test compares it with the documents of real runs.

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/scenario/pointer_table.h"

namespace headroom::scenario {

std::span<const StateMember> state_members();

/// Why no state document can have a value at this pointer, with the nearest name: "/sites/P01 has
/// no member \"used\"; did you mean \"usedLicenses\"?". nullopt: it can. Names of sites and keys
/// are looked up in `names`; null: any name will do.
std::optional<std::string> state_pointer_problem(std::string_view pointer, const NameTable* names);

}  // namespace headroom::scenario
