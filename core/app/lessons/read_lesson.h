#pragma once
// The reader of lesson files: text in, a lesson or all of its errors out.

#include <string>
#include <string_view>
#include <vector>

#include "core/app/lessons/lesson.h"
#include "core/base/result.h"
#include "core/scenario/input_error.h"

namespace headroom::app {

/// Reads and checks `headroom/lesson/1`: members, bounds and names, its scenario, and that goals
/// and commands fit it. Errors name line, column and pointer of the lesson's own text. What only
/// playing tells (does the solution solve it?) is check_lesson.h.
Result<Lesson, std::vector<scenario::InputError>> read_lesson(std::string_view text,
                                                              std::string_view file);

/// Whether a text is meant as a lesson, correct or not: its member `schema` says so. Of what is not
/// well-formed JSON, the first lines tell.
bool is_lesson_text(std::string_view text);

/// Bounds of what a lesson may hold. Texts have at most 1,000 characters.
namespace lesson_limits {
inline constexpr std::size_t options_least = 2;
inline constexpr std::size_t options_most = 4;
inline constexpr std::size_t goals_most = 20;
inline constexpr std::size_t hints_most = 10;
inline constexpr std::size_t moves_most = 200;
inline constexpr std::size_t name_most = 60;  // characters; names stand in addresses
}  // namespace lesson_limits

/// JSON Schemas (2020-12): "lesson" is the file, "lessons" what `headroom lessons --json` writes.
/// Empty for any other name.
std::string lesson_schema_json(std::string_view name);

}  // namespace headroom::app
