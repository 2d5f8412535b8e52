#pragma once
// Sentences of a lesson that is being played. For core/app/lessons only.

#include <string>

#include "core/app/lessons/lesson_play.h"
#include "core/scenario/scenario.h"

namespace headroom::app::lesson_words {

/// "2017-03-01 08:00" (UTC).
std::string moment(Instant t);

/// "1 move", "2 moves".
std::string moves(Count n);

/// What the figure of the goal is now, what it has to be, and the explanation of that figure where
/// there is one (explain.h). `state` is the session's state document.
WhyNotYet why_not(const Session& session, const scenario::Expectation& goal,
                  const scenario::Json& state);

/// The figure that a pointer into the state document shows, as a question of explain.h; nullopt
/// where none explains it. `exceeded`: the site that the pointer names is over its limit.
std::optional<Question> question_about(const std::string& pointer, const Overview& overview);

}  // namespace headroom::app::lesson_words
