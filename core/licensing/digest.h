#pragma once
// One number for a whole world: equal worlds have equal digests, on every build. Logs and refusal
// counters stay out, because a refused command may change those and nothing else (invariant 20).

#include <string>

#include "core/licensing/world.h"

namespace headroom::licensing {

/// Hexadecimal SHA-256 over the state.
std::string state_digest(const World& world);

}  // namespace headroom::licensing
