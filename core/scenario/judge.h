#pragma once
// Judges an expectation against a state document, in a run or in a lesson.

#include "core/scenario/playback.h"

namespace headroom::scenario {

/// `passed`, the value that was found, and when it failed why ("expected 1, is 2"). A pointer that
/// leads nowhere never passes, except for `absent`. The instant of the expectation is the caller's
/// matter.
ExpectationResult judge(const Expectation& expectation, const Json& state);

}  // namespace headroom::scenario
