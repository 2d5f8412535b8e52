#pragma once
// Whether goals and commands of a lesson fit its scenario: they are put into a copy of it as
// expectations and steps, and the scenario reader judges that. For read_lesson.cpp.

#include <optional>
#include <vector>

#include "core/app/lessons/lesson.h"
#include "core/app/lessons/lesson_checks.h"
#include "core/scenario/object_reader.h"

namespace headroom::app {

/// Parts of the lesson's text, with their places.
struct LessonTrial {
    const scenario::JsonSource& source;  // the whole lesson
    scenario::ErrorList& errors;         // of the lesson
    scenario::Node scenario = {};
    std::vector<scenario::Node> goals = {};
    std::vector<scenario::Node> keep = {};
    std::vector<scenario::Node> solution = {};
};

struct FittedLesson {
    LessonChecks checks;
    std::vector<Lesson::Move> solution;
};

/// nullopt when something does not fit: what it is goes into the errors, at its place in the
/// lesson.
std::optional<FittedLesson> try_lesson(const LessonTrial& trial);

}  // namespace headroom::app
