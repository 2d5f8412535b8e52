#pragma once
// Plays a lesson without anybody: does it begin unsolved, and does its solution solve it?

#include <optional>
#include <string>
#include <vector>

#include "core/app/lessons/lesson.h"

namespace headroom::app {

struct LessonCheck {
    std::vector<std::string> problems;  // sentences; empty: the lesson is good
    Count moves = 0;                    // of the solution
    std::optional<Instant> solved_at;   // nullopt: the solution does not solve it
};

/// What has to be so:
/// - every goal is false at the start, and what is kept is true;
/// - doing nothing until the end does not solve it;
/// - no command of the solution is refused; after the last one time runs on until the goals are met
///   or the scenario ends, and they are; what is kept holds all the time;
/// - the solution takes par moves and stays within the budget;
/// - title, story and hints do not hold a number of the answer, as digits or (to twelve) as a word.
LessonCheck check_lesson(const Lesson& lesson);

/// The numbers of a text, as digits: "Eight of 12" gives {"8", "12"}.
std::vector<std::string> numbers_in(const std::string& text);

}  // namespace headroom::app
