#include "core/app/lessons/lesson_library.h"

#include <map>
#include <stdexcept>

#include "core/app/lessons/daily_challenge.h"
#include "core/app/lessons/embedded_lessons.h"
#include "core/app/lessons/read_lesson.h"

namespace headroom::app {
namespace {

struct PathPlan {
    std::string_view title;
    std::string_view purpose;
    std::vector<std::string_view> names;
};

const std::vector<PathPlan>& path_plans() {
    static const std::vector<PathPlan> plans{
        {"First steps",
         "From a purchase to the first managed Mac.",
         {"one-key", "account-from-scratch", "company-for-a-person", "first-activation",
          "trial-goes-on"}},
        {"Sites and keys",
         "Keys for several sites, with and without internet.",
         {"second-site", "what-my-account-knows", "bought-but-not-there", "key-moves-on",
          "site-without-internet", "news-by-file", "key-comes-back-by-file", "cut-off"}},
        {"Running out",
         "What a full site does, and what helps.",
         {"full-site", "discovery-does-not-ask", "five-consequences", "remove-macs",
          "raise-a-sublicense", "buy-licenses", "grace-and-after"}},
        {"Splitting",
         "How a subscription is divided, and what each way costs.",
         {"main-pool", "set-aside", "ceiling-only", "first-come", "promised-twice",
          "ends-on-its-date", "shrinks-below-its-macs", "delete-a-sublicense"}},
        {"People",
         "Who may do what in My Account.",
         {"one-more-administrator", "only-a-member", "without-an-account", "block-or-delete",
          "two-accounts-become-one", "certificate-request"}},
        {"Planning",
         "To buy enough, in time, and to divide it well.",
         {"enough-for-the-summer", "divide-the-rest", "before-the-wave"}},
    };
    return plans;
}

using LessonsByName = std::map<std::string_view, Lesson>;

LessonsByName read_all() {
    LessonsByName lessons;
    for (const EmbeddedLesson& embedded : embedded_lessons()) {
        auto lesson = read_lesson(embedded.text, embedded.name);
        if (!lesson) throw std::logic_error(to_string(lesson.error().front()));
        lessons.emplace(embedded.name, std::move(*lesson));
    }
    return lessons;
}

const LessonsByName& all_lessons() {
    static const LessonsByName lessons = read_all();
    return lessons;
}

/// Made from its date when it is first asked for, and then kept.
const Lesson* find_challenge(Date day) {
    static std::map<Date, Lesson> made;
    const auto found = made.find(day);
    if (found != made.end()) return &found->second;
    return &made.emplace(day, daily_challenge(day)).first->second;
}

}  // namespace

const Lesson* find_lesson(std::string_view name) {
    if (const auto day = challenge_day(name)) return find_challenge(*day);
    const auto found = all_lessons().find(name);
    return found == all_lessons().end() ? nullptr : &found->second;
}

const std::vector<LessonPath>& lesson_paths() {
    static const std::vector<LessonPath> paths = [] {
        std::vector<LessonPath> made;
        for (const PathPlan& plan : path_plans()) {
            LessonPath path{std::string(plan.title), std::string(plan.purpose), {}};
            for (const std::string_view name : plan.names) {
                const Lesson* lesson = find_lesson(name);
                if (lesson == nullptr) {
                    throw std::logic_error("a path names no lesson: " + std::string(name));
                }
                path.lessons.push_back(lesson);
            }
            made.push_back(std::move(path));
        }
        return made;
    }();
    return paths;
}

std::string path_of_lesson(std::string_view name) {
    for (const LessonPath& path : lesson_paths()) {
        for (const Lesson* lesson : path.lessons) {
            if (lesson->name == name) return path.title;
        }
    }
    return "";
}

const Lesson* next_lesson(std::string_view name) {
    bool found = false;
    for (const LessonPath& path : lesson_paths()) {
        for (const Lesson* lesson : path.lessons) {
            if (found) return lesson;
            found = lesson->name == name;
        }
    }
    return nullptr;
}

std::string lesson_text(std::string_view name) {
    if (const auto day = challenge_day(name)) return daily_challenge_text(*day);
    for (const EmbeddedLesson& embedded : embedded_lessons()) {
        if (embedded.name == name) return std::string(embedded.text);
    }
    return {};
}

}  // namespace headroom::app
