#pragma once
// A lesson being played: looks at a session and tells which goals are met, how many moves it took,
// and why a goal is not met yet. It never changes the session: whatever is done there, by whatever
// page, counts.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/app/explain.h"
#include "core/app/lessons/lesson.h"
#include "core/app/session.h"

namespace headroom::app {

struct LessonProgress {
    struct Goal {
        std::string text;
        bool met = false;
        bool missed = false;  // its instant went by without it
    };
    std::vector<Goal> goals;
    std::vector<Goal> keep;      // met: it has held all the time so far
    Count moves = 0;             // commands given by hand on this branch; signing in is none
    Count licenses = 0;          // that all subscriptions hold together
    bool within_budget = true;   // of licenses and moves
    bool changed_start = false;  // the lesson's own world was edited: nothing counts
    bool all_met = false;        // goals met, the rest kept, within the budget, just now

    // What stays when time goes on.
    bool solved = false;  // all was met at some moment
    Count solved_moves = 0;
    int stars = 0;                         // 0 until solved; see stars_of
    int hints_shown = 0;                   // 0 to the number of hints
    std::optional<std::size_t> predicted;  // index of the option that was chosen
};

/// Three stars: no more moves than par and no hint. Two: one of both. One: solved.
int stars_of(Count moves, Count par, int hints_shown);

/// Why a goal is not met, for "Why not yet?".
struct WhyNotYet {
    std::string sentence;
    std::optional<Question> question;  // what explains the figure behind it, where anything does
};

class LessonPlay {
public:
    explicit LessonPlay(Lesson lesson);
    ~LessonPlay();
    LessonPlay(LessonPlay&&) noexcept;
    LessonPlay& operator=(LessonPlay&&) noexcept;

    const Lesson& lesson() const;
    const LessonProgress& progress() const;

    /// Looks at the session as it is now; cheap while its revision stays the same. What has to hold
    /// all the time is looked at after every instant that was played, on a copy of its own.
    const LessonProgress& look(const Session& session);

    /// Whether an option can still be chosen: nothing was done yet and no time went by.
    bool may_predict() const;
    /// Chooses an option; the last choice before the first move counts. False once something was
    /// done, or for an index without an option.
    bool predict(std::size_t option);
    /// Shows one more hint; false when there is none.
    bool show_hint();

    /// As of the last look. Empty sentence: the goal is met, or there is no such goal.
    WhyNotYet why_not_yet(const Session& session, std::size_t goal) const;
    /// Why the lesson is not solved although every goal is met: budget, what was not kept. Empty
    /// when nothing is in the way.
    std::string in_the_way() const;

    /// `{name, title, goals: [{text, met}], hintsShown, moves, par, solved}` as JSON text.
    std::string json() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace headroom::app
