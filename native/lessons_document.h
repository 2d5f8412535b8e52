#pragma once
// What `headroom lessons --json` writes (headroom schema lessons).

#include <optional>
#include <string>
#include <vector>

#include "core/app/lessons/check_lesson.h"
#include "core/app/lessons/lesson.h"

namespace headroom::cli {

/// A lesson of the library or of a file, and what its check came to.
struct CheckedLesson {
    std::optional<app::Lesson> lesson;      // nullopt: the file is no lesson
    std::string file;                       // empty: built in
    std::optional<app::LessonCheck> check;  // nullopt: it was not asked for
};

/// The document; files that are no lessons are left out.
std::string lessons_json(const std::vector<CheckedLesson>& lessons);

}  // namespace headroom::cli
