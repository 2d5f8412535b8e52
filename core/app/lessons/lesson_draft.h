#pragma once
// "Make a lesson of this": what was done by hand in a session becomes the solution of a lesson, and
// figures that somebody points at become its goals.

#include <optional>
#include <string>
#include <vector>

#include "core/app/explain.h"
#include "core/app/session.h"

namespace headroom::app {

struct DraftGoal {
    std::string text;        // "Main license pool of PMM 2027 is 3"
    std::string get;         // JSON pointer into the state document
    std::string value_json;  // what it has to be: the figure as it was when it was pointed at

    friend bool operator==(const DraftGoal&, const DraftGoal&) = default;
};

/// What is typed. The scenario, the solution and par are those of the session.
struct DraftTexts {
    std::string title;
    std::string story;
    std::string question;
    std::string answer;  // the option that comes true
    std::string others;  // up to three others, one to a line or behind semicolons
    std::string why;
    std::string hints;  // one to ten, in the same way
};

/// The goal "this figure is what it is now". nullopt for a question that is about no figure of the
/// state document. A key that was made by hand is named by its row, because its id is another one
/// each time.
std::optional<DraftGoal> goal_of(const Session& session, const Question& question);
/// "Site P01 manages 7 Macs"; nullopt for an unknown code.
std::optional<DraftGoal> goal_of_site(const Session& session, const std::string& code);

/// The lesson file. It is well formed JSON, but whether it is a lesson is for read_lesson and
/// check_lesson to say. Its name is made of the title.
std::string draft_text(const Session& session, const DraftTexts& texts,
                       const std::vector<DraftGoal>& goals);

/// What is wrong with it, in sentences: errors of the reader, else problems of check_lesson. Empty:
/// it is a good lesson.
std::vector<std::string> draft_problems(const std::string& text);

}  // namespace headroom::app
