#include "core/app/lessons/check_lesson.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <utility>

#include "core/app/lessons/lesson_play.h"
#include "core/app/lessons/lesson_words.h"
#include "core/app/session.h"
#include "core/base/text.h"

namespace headroom::app {
namespace {

std::unique_ptr<Session> begin_lesson(const Lesson& lesson) {
    RunOptions options;
    options.keep_log = false;
    auto loaded = Session::load(lesson.scenario_json, lesson.name, std::move(options));
    return loaded ? std::move(*loaded) : nullptr;
}

std::string quoted_goal(const std::string& text) { return "\"" + text + "\""; }

/// Plays instant by instant to `end` at most, until all is met; whether it is.
bool play_until_met(LessonPlay& play, Session& session, Instant end) {
    while (!play.look(session).all_met) {
        if (session.now() >= end) return false;
        const auto next = session.next_event();
        session.advance_to(next ? std::min(*next, end) : end);
    }
    return true;
}

class LessonChecker {
public:
    explicit LessonChecker(const Lesson& lesson) : lesson_(lesson) {}

    LessonCheck check() {
        check_start();
        check_idleness();
        check_solution();
        check_spoilers();
        return std::move(result_);
    }

private:
    void problem(std::string sentence) { result_.problems.push_back(std::move(sentence)); }

    void check_start() {
        const auto session = begin_lesson(lesson_);
        if (session == nullptr) return problem("The scenario cannot be played.");
        LessonPlay play(lesson_);
        for (const LessonProgress::Goal& goal : play.look(*session).goals) {
            if (goal.met) problem("The goal " + quoted_goal(goal.text) + " is met at the start.");
        }
        for (const LessonProgress::Goal& goal : play.progress().keep) {
            if (!goal.met) {
                problem("What is to be kept is not so at the start: " + quoted_goal(goal.text) +
                        ".");
            }
        }
    }

    void check_idleness() {
        const auto session = begin_lesson(lesson_);
        if (session == nullptr || !result_.problems.empty()) return;
        LessonPlay play(lesson_);
        if (play_until_met(play, *session, session->end())) {
            problem("It solves itself: nothing has to be done.");
        }
    }

    void check_solution() {
        const auto session = begin_lesson(lesson_);
        if (session == nullptr) return;
        LessonPlay play(lesson_);
        for (std::size_t i = 0; i < lesson_.solution.size(); ++i) {
            const Lesson::Move& move = lesson_.solution[i];
            session->advance_to(move.at);
            const CommandOutcome outcome = session->submit(move.command_json);
            if (outcome.code == move.refused_with) continue;
            const std::string which = "Command " + std::to_string(i + 1) + " of the solution is ";
            return problem(outcome.ok
                               ? which + "not refused; " + move.refused_with + " was expected."
                               : which + "refused: " + outcome.message + " " + outcome.code);
        }
        const bool solved = play_until_met(play, *session, session->end());
        result_.moves = play.progress().moves;
        if (solved) {
            result_.solved_at = session->now();
        } else {
            tell_what_is_missing(play, *session);
        }
        if (result_.moves != lesson_.par) {
            problem("Par is " + std::to_string(lesson_.par) + "; the solution takes " +
                    lesson_words::moves(result_.moves) + ".");
        }
    }

    void tell_what_is_missing(const LessonPlay& play, const Session& session) {
        const auto& goals = play.progress().goals;
        for (std::size_t i = 0; i < goals.size(); ++i) {
            if (goals[i].met) continue;
            problem("The solution does not reach " + quoted_goal(goals[i].text) + ". " +
                    play.why_not_yet(session, i).sentence);
        }
        const std::string rest = play.in_the_way();
        if (!rest.empty()) problem("The solution does not do. " + rest);
    }

    void check_spoilers() {
        const std::vector<std::string> answer =
            numbers_in(lesson_.predict.options[lesson_.predict.answer]);
        const auto look_in = [&](const char* what, const std::string& text) {
            for (const std::string& number : numbers_in(text)) {
                if (std::find(answer.begin(), answer.end(), number) == answer.end()) continue;
                problem(std::string(what) + " holds a number of the answer, " + number + ".");
            }
        };
        look_in("The title", lesson_.title);
        look_in("The story", lesson_.story);
        for (std::size_t i = 0; i < lesson_.hints.size(); ++i) {
            look_in(("Hint " + std::to_string(i + 1)).c_str(), lesson_.hints[i]);
        }
    }

    const Lesson& lesson_;
    LessonCheck result_;
};

}  // namespace

std::vector<std::string> numbers_in(const std::string& text) {
    static constexpr std::array<std::string_view, 13> words{
        "zero",  "one",   "two",  "three", "four",   "five",  "six",
        "seven", "eight", "nine", "ten",   "eleven", "twelve"};
    std::vector<std::string> numbers;
    std::string token;
    const auto take = [&] {
        const std::string lower = to_lower(token);
        const bool digits = !lower.empty() && std::all_of(lower.begin(), lower.end(), [](char c) {
            return c >= '0' && c <= '9';
        });
        if (digits) numbers.push_back(lower);
        // "one" is rarely the number, and "zero" is "none" in most sentences.
        for (std::size_t i = 2; i < words.size(); ++i) {
            if (lower == words[i]) numbers.push_back(std::to_string(i));
        }
        token.clear();
    };
    for (const char c : text) {
        const bool word =
            (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (word) {
            token += c;
        } else {
            take();
        }
    }
    take();
    return numbers;
}

LessonCheck check_lesson(const Lesson& lesson) { return LessonChecker(lesson).check(); }

}  // namespace headroom::app
