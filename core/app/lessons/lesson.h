#pragma once
// A lesson: a question that makes curious, a prediction, a world to play in, and goals that are
// expectations on its state document. What the file `headroom/lesson/1` says, as values.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/strong_id.h"
#include "core/base/time.h"

namespace headroom::app {

struct LessonChecks;  // lesson_checks.h: the goals as expectations

struct Lesson {
    /// What the learner thinks will happen, chosen before anything moves.
    struct Prediction {
        std::vector<std::string> options;  // 2 to 4, all different
        std::size_t answer = 0;            // index of the option that comes true
        std::string why;                   // the reason, told when the lesson is solved
    };
    /// Something that has to be true: now, or at its own instant.
    struct Goal {
        std::string text;           // "Both sites manage their Macs"
        std::optional<Instant> at;  // looked at then and only then; nullopt: whenever it is true
    };
    /// What may be spent. A lesson that cost more counts as not solved yet.
    struct Budget {
        std::optional<Count> licenses;  // that all subscriptions hold together
        std::optional<Count> moves;     // commands given by hand
    };
    /// A command of the solution: at its own instant, or at that of the one before it (at first:
    /// at the scenario's start).
    struct Move {
        Instant at;
        std::string command_json;  // as Session::submit takes it
        std::string refused_with;  // "E_LICENSE_LIMIT": to be refused is the point; mostly empty
    };

    std::string name;      // lower case, digits and hyphens: "one-key"
    std::string title;     // tells the subject, not the answer
    std::string chapter;   // of the licensing guide, or "KB article"
    std::string story;     // the situation, in two or three sentences
    std::string question;  // what drives it
    Prediction predict;
    std::string scenario_json;  // the world that it begins with
    std::vector<Goal> goals;    // 1 to 20
    std::vector<Goal> keep;     // what must stay true from the start to the last goal
    Budget budget;
    std::vector<std::string> hints;  // the first one nudges, the last one nearly tells
    std::vector<Move> solution;      // a way that works, in the order of time
    Count par = 0;                   // its moves
    std::vector<std::string> rules;  // anchors of docs/rules.md: "SBL-11", "formulas"
    std::string then_try;            // something to go on with, or empty

    std::shared_ptr<const LessonChecks> checks;
};

}  // namespace headroom::app
