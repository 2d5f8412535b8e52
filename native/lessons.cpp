// headroom lessons [NAME...] [--check]

#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/app/lessons/check_lesson.h"
#include "core/app/lessons/lesson_library.h"
#include "core/app/lessons/read_lesson.h"
#include "core/base/text.h"
#include "native/color_option.h"
#include "native/document_output.h"
#include "native/find_files.h"
#include "native/import_options.h"
#include "native/input_file.h"
#include "native/junit.h"
#include "native/lessons_document.h"
#include "native/messages.h"
#include "native/option_kinds.h"
#include "native/test_results.h"
#include "native/text_table.h"
#include "native/verb.h"

namespace headroom::cli {
namespace {

constexpr const char* lessons_footer =
    R"(Without --check, NAME is a built-in lesson, and its file is printed. With --check, each NAME is a
built-in lesson or a lesson file (a folder or a pattern, too), none stands for all built-in ones, and
each is played: every goal is false at the start, the solution reaches all of them in par moves, what
is to be kept holds all the time, and no title, story or hint gives the answer's number away.

Examples:
  headroom lessons
  headroom lessons one-key > my.json         a lesson to start from
  headroom lessons --check
  headroom lessons my.json --check --junit lessons.xml

Exit codes: 0 all is well, 1 a lesson is not good, 2 wrong usage, 3 a file is no lesson.
)";

struct LessonsArguments {
    std::vector<std::string> names;
    std::string junit, json;
    bool check = false;
    bool quiet = false;
    ColorWish color = ColorWish::automatic;
};

void list_lessons(const Screen& screen) {
    using Side = Column::Align;
    for (const app::LessonPath& path : app::lesson_paths()) {
        show("{}  {}\n", screen.paint(Tone::strong, path.title),
             screen.paint(Tone::quiet, path.purpose));
        TextTable table({{"NAME"}, {"TITLE"}, {"CHAPTER", Side::left, true}, {"PAR", Side::right}});
        for (const app::Lesson* lesson : path.lessons) {
            table.add_row({{lesson->name},
                           {lesson->title},
                           {lesson->chapter},
                           {std::to_string(lesson->par)}});
        }
        show("{}\n", table.render(screen));
    }
}

ExitCode no_such_lesson(const std::string& name) {
    std::vector<std::string_view> names;
    for (const app::LessonPath& path : app::lesson_paths()) {
        for (const app::Lesson* lesson : path.lessons) names.push_back(lesson->name);
    }
    const std::string_view near = nearest(name, names);
    tell("headroom: there is no lesson '{}'{}\n", printable(name),
         near.empty() ? "" : fmt::format("; did you mean '{}'?", near));
    tell("'headroom lessons' lists them.\n");
    return ExitCode::usage;
}

/// Names that are no built-in lessons are files, folders or patterns.
ExitCode find_lessons(const LessonsArguments& arguments, std::vector<CheckedLesson>& found) {
    for (const std::string& name : arguments.names) {
        if (const app::Lesson* lesson = app::find_lesson(name)) {
            found.push_back({*lesson, "", {}});
            continue;
        }
        const auto files = find_files({name});
        if (!files) {
            tell("headroom: {}\n", printable(files.error()));
            return ExitCode::usage;
        }
        for (const std::string& file : *files) found.push_back({std::nullopt, file, {}});
    }
    if (!arguments.names.empty()) return ExitCode::passed;
    for (const app::LessonPath& path : app::lesson_paths()) {
        for (const app::Lesson* lesson : path.lessons) found.push_back({*lesson, "", {}});
    }
    return ExitCode::passed;
}

/// Reads the file of one; what is wrong is told and goes into the results.
ExitCode read_one(CheckedLesson& one, TestResults& results) {
    const std::string name = display_name(one.file);
    const auto text = read_input(one.file);
    if (!text) {
        tell("{}: {}\n", printable(name), text.error().reason);
        results.add_broken(name, text.error().reason, 0);
        return ExitCode::invalid;
    }
    auto lesson = app::read_lesson(*text, name);
    if (!lesson) {
        print_errors(lesson.error());
        results.add_broken(name, scenario::to_string(lesson.error().front()),
                           lesson.error().front().line);
        return ExitCode::invalid;
    }
    one.lesson = std::move(*lesson);
    return ExitCode::passed;
}

TestSuite suite_of(const CheckedLesson& one) {
    TestSuite suite;
    suite.name = one.lesson->title;
    suite.file = one.file.empty() ? one.lesson->name : display_name(one.file);
    suite.ran = true;
    for (const std::string& problem : one.check->problems) {
        suite.cases.push_back({.name = "problem " + std::to_string(suite.cases.size() + 1),
                               .outcome = TestCase::Outcome::failed,
                               .message = problem});
    }
    if (suite.cases.empty()) suite.cases.push_back({"the solution solves it"});
    return suite;
}

void print_checked(const std::vector<CheckedLesson>& all, const Screen& screen) {
    using Side = Column::Align;
    TextTable table({{"LESSON"}, {"MOVES", Side::right}, {"PAR", Side::right}, {"RESULT"}});
    std::size_t good = 0;
    for (const CheckedLesson& one : all) {
        if (!one.lesson) continue;
        const bool passed = one.check->problems.empty();
        if (passed) ++good;
        table.add_row({{printable(one.lesson->name)},
                       {std::to_string(one.check->moves)},
                       {std::to_string(one.lesson->par)},
                       {passed ? "good" : "not good", passed ? Tone::good : Tone::bad}});
    }
    if (!table.empty()) show("{}", table.render(screen));
    for (const CheckedLesson& one : all) {
        if (!one.lesson) continue;
        for (const std::string& problem : one.check->problems) {
            show("  {}: {}\n", printable(one.lesson->name), printable(problem));
        }
    }
    show("{} of {} good\n", good, counted(static_cast<std::int64_t>(all.size()), "lesson"));
}

ExitCode check_lessons(const LessonsArguments& arguments) {
    std::vector<CheckedLesson> all;
    ExitCode code = find_lessons(arguments, all);
    if (code != ExitCode::passed) return code;
    std::vector<NamedPlace> inputs;
    for (const CheckedLesson& one : all) {
        if (!one.file.empty()) inputs.push_back({one.file, "FILE"});
    }
    DocumentOutputs outputs;
    outputs.ask("--junit", arguments.junit);
    outputs.ask("--json", arguments.json);
    code = outputs.open(inputs);
    if (code != ExitCode::passed) return code;
    TestResults results;
    for (CheckedLesson& one : all) {
        if (!one.lesson) code = worse_of(code, read_one(one, results));
        if (!one.lesson) continue;
        one.check = app::check_lesson(*one.lesson);
        if (!one.check->problems.empty()) code = worse_of(code, ExitCode::failed);
        results.add_suite(suite_of(one));
    }
    if (!arguments.quiet && !outputs.use_stdout()) {
        print_checked(all, screen_of(stdout, arguments.color));
    }
    outputs.write(arguments.junit, junit_xml(results));
    outputs.write(arguments.json, lessons_json(all));
    return worse_of(code, outputs.commit());
}

ExitCode list_or_print(const LessonsArguments& arguments) {
    if (!arguments.junit.empty()) {
        tell("headroom: --junit holds results; it needs --check\n");
        return ExitCode::usage;
    }
    std::vector<CheckedLesson> all;
    for (const std::string& name : arguments.names) {
        const app::Lesson* lesson = app::find_lesson(name);
        if (lesson == nullptr) return no_such_lesson(name);
        all.push_back({*lesson, "", {}});
    }
    if (all.size() > 1 && arguments.json.empty()) {
        tell("headroom: one lesson is printed at a time\n");
        return ExitCode::usage;
    }
    DocumentOutputs outputs;
    outputs.ask("--json", arguments.json);
    const ExitCode code = outputs.open({});
    if (code != ExitCode::passed) return code;
    if (!all.empty() && arguments.json.empty()) {
        show_text(app::lesson_text(all.front().lesson->name));
        return ExitCode::passed;
    }
    if (all.empty() && !arguments.json.empty()) find_lessons(arguments, all);
    if (all.empty() && !arguments.quiet) list_lessons(screen_of(stdout, arguments.color));
    outputs.write(arguments.json, lessons_json(all));
    return outputs.commit();
}

}  // namespace

Verb add_lessons(CLI::App& app) {
    CLI::App* lessons = app.add_subcommand("lessons", "List, print or check lessons");
    lessons->group("Verbs");
    const auto arguments = std::make_shared<LessonsArguments>();
    lessons
        ->add_option("NAME", arguments->names,
                     "A built-in lesson; with --check also lesson files ('-': standard input)")
        ->type_name("");
    lessons->add_flag("--check", arguments->check, "Play each and say what is wrong with it");
    add_output(*lessons, "--junit", arguments->junit, "Write the results as JUnit XML to OUT");
    add_output(*lessons, "--json", arguments->json, "Write the list or the results to OUT");
    add_quiet(*lessons, arguments->quiet);
    add_color_option(*lessons, arguments->color);
    lessons->footer(lessons_footer);
    return {lessons, [arguments] {
                return arguments->check ? check_lessons(*arguments) : list_or_print(*arguments);
            }};
}

}  // namespace headroom::cli
