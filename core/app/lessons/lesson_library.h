#pragma once
// The lessons that come with the program, in paths: what to learn first, and what builds on it.

#include <string>
#include <string_view>
#include <vector>

#include "core/app/lessons/lesson.h"

namespace headroom::app {

struct LessonPath {
    std::string title;    // "First steps"
    std::string purpose;  // what one can do after it
    std::vector<const Lesson*> lessons;
};

/// All paths, in their order; every lesson stands in exactly one. Read once, at the first call.
/// Throws std::logic_error when a built-in lesson is broken, which a test rules out.
const std::vector<LessonPath>& lesson_paths();

/// The built-in lesson of that name, or the challenge of a day (daily_challenge.h:
/// "challenge-2027-03-01"); null when there is none.
const Lesson* find_lesson(std::string_view name);
/// The title of its path; empty for a lesson that is not built in.
std::string path_of_lesson(std::string_view name);
/// The one after it, over the ends of paths; null after the last one, or for an unknown name.
const Lesson* next_lesson(std::string_view name);
/// The text of its file, of a built-in one unchanged; empty for an unknown name.
std::string lesson_text(std::string_view name);

}  // namespace headroom::app
