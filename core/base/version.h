#pragma once
// The version of the product, in one place (CHANGELOG.md tells what each one changed).

namespace headroom {

inline constexpr const char* version = "0.1.0";

}  // namespace headroom
