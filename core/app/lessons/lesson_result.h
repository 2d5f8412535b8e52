#pragma once
// How somebody played a lesson, as a scenario: its own world, and behind its steps what was done by
// hand. It travels in links (share_link.h) and in the browser's kept work (Session::journal_json).

#include <optional>
#include <string>
#include <string_view>

#include "core/app/lessons/lesson.h"
#include "core/base/time.h"

namespace headroom::app {

/// A journal for Session::load_journal that stands at `at` with the commands of `played` given by
/// hand again. `played` is what Session::scenario_json wrote. nullopt when it is no scenario, or
/// its world or its first steps are not those of the lesson.
std::optional<std::string> result_journal(const Lesson& lesson, std::string_view played,
                                          std::optional<Instant> at);

/// The built-in lesson or challenge that a journal was begun from; null when it is none. A lesson
/// is known by its name and its whole scenario.
const Lesson* lesson_of_journal(std::string_view journal);

}  // namespace headroom::app
