#pragma once
// The letters that the worked vectors of docs/rules.md use for types of keys, so that tables read
// like the document.

#include "core/licensing/license_arithmetic.h"

namespace headroom::testing {

inline constexpr licensing::KeyType P = licensing::KeyType::primary;
inline constexpr licensing::KeyType D = licensing::KeyType::dynamic;
inline constexpr licensing::KeyType R = licensing::KeyType::reserved;

}  // namespace headroom::testing
