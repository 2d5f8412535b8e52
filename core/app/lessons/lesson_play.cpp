#include "core/app/lessons/lesson_play.h"

#include <algorithm>
#include <utility>

#include "core/app/lessons/lesson_checks.h"
#include "core/app/lessons/lesson_words.h"
#include "core/app/session_playback.h"
#include "core/scenario/judge.h"
#include "core/scenario/state_document.h"

namespace headroom::app {

using namespace scenario;

namespace {

Json state_of_session(const Session& session) {
    const Playback& playback = playback_of(session);
    return state_document(playback.simulator().world(), playback.now());
}

Count licenses_in(const Json& state) {
    Count sum = 0;
    if (const Json* subscriptions = member(state, "subscriptions")) {
        for (const Json& subscription : *subscriptions)
            sum += subscription.value("total", Count{0});
    }
    return sum;
}

/// Commands among the steps that count as moves: signing in and closing a dialog do not.
Count moves_in(const Json& scenario) {
    Count moves = 0;
    const Json* steps = member(scenario, "steps");
    if (steps == nullptr || !steps->is_array()) return moves;
    for (const Json& step : *steps) {
        const Json* verb = member(step, "do");
        if (verb == nullptr || *verb == "account.signIn" || *verb == "proxy.closeDialog") continue;
        ++moves;
    }
    return moves;
}

}  // namespace

int stars_of(Count moves, Count par, int hints_shown) {
    return 1 + (moves <= par ? 1 : 0) + (hints_shown == 0 ? 1 : 0);
}

/// What happened on the way to where the session stands, seen on a copy that is played instant by
/// instant: goals with an instant of their own, and what has to hold all the time.
struct LessonCourse {
    std::string text;  // of the scenario, with what was done by hand
    std::unique_ptr<Session> copy;
    std::vector<std::optional<bool>> at_goals;  // as the goals; nullopt: its instant has not come
    std::vector<bool> kept;

    void begin(const std::string& scenario, const LessonChecks& checks) {
        text = scenario;
        at_goals.assign(checks.goals.size(), std::nullopt);
        kept.assign(checks.keep.size(), true);
        RunOptions options;
        options.keep_log = false;
        auto loaded = Session::load(scenario, "lesson", std::move(options));
        copy = loaded ? std::move(*loaded) : nullptr;
    }

    void judge_here(const Lesson& lesson) {
        const Json state = state_of_session(*copy);
        const LessonChecks& checks = *lesson.checks;
        for (std::size_t i = 0; i < checks.keep.size(); ++i) {
            if (kept[i]) kept[i] = judge(checks.keep[i], state).passed.value_or(false);
        }
        for (std::size_t i = 0; i < checks.goals.size(); ++i) {
            if (lesson.goals[i].at != copy->now()) continue;
            at_goals[i] = judge(checks.goals[i], state).passed.value_or(false);
        }
    }

    /// The next instant to look at, at most `end`.
    Instant next_stop(const Lesson& lesson, Instant end) const {
        Instant stop = end;
        if (const auto next = copy->next_event(); next && *next < stop) stop = *next;
        for (const Lesson::Goal& goal : lesson.goals) {
            if (goal.at && *goal.at > copy->now() && *goal.at < stop) stop = *goal.at;
        }
        return stop;
    }

    void follow(const Lesson& lesson, const std::string& scenario, Instant to) {
        const bool again = copy == nullptr || text != scenario || copy->now() > to;
        if (again) begin(scenario, *lesson.checks);
        if (copy == nullptr) return;
        if (again) judge_here(lesson);
        while (copy->now() < to) {
            copy->advance_to(next_stop(lesson, to));
            judge_here(lesson);
        }
    }
};

struct LessonPlay::State {
    Lesson lesson;
    LessonProgress progress;
    LessonCourse course;
    Json beginning;  // the lesson's scenario
    bool needs_course = false;
    bool touched = false;  // something was done, or time went on
    const Session* seen = nullptr;
    std::uint64_t seen_revision = 0;
    Json state;  // the document as of the last look
    Instant now;

    void judge_goals();
    void judge_spending(const Session& session, const Json& played);
    void settle();
};

LessonPlay::LessonPlay(Lesson lesson) : state_(std::make_unique<State>()) {
    State& s = *state_;
    s.lesson = std::move(lesson);
    s.beginning = Json::parse(s.lesson.scenario_json);
    s.needs_course = !s.lesson.keep.empty();
    for (const Lesson::Goal& goal : s.lesson.goals) {
        s.progress.goals.push_back({goal.text});
        if (goal.at) s.needs_course = true;
    }
    for (const Lesson::Goal& goal : s.lesson.keep) s.progress.keep.push_back({goal.text, true});
}

LessonPlay::~LessonPlay() = default;
LessonPlay::LessonPlay(LessonPlay&&) noexcept = default;
LessonPlay& LessonPlay::operator=(LessonPlay&&) noexcept = default;

const Lesson& LessonPlay::lesson() const { return state_->lesson; }
const LessonProgress& LessonPlay::progress() const { return state_->progress; }

void LessonPlay::State::judge_goals() {
    for (std::size_t i = 0; i < lesson.goals.size(); ++i) {
        LessonProgress::Goal& goal = progress.goals[i];
        if (lesson.goals[i].at) {
            const auto& result = course.at_goals[i];
            goal.met = result.value_or(false);
            goal.missed = result.has_value() && !*result;
        } else {
            goal.met = judge(lesson.checks->goals[i], state).passed.value_or(false);
        }
    }
    for (std::size_t i = 0; i < lesson.keep.size(); ++i) progress.keep[i].met = course.kept[i];
}

void LessonPlay::State::judge_spending(const Session& session, const Json& played) {
    progress.moves = std::max<Count>(0, moves_in(played) - moves_in(beginning));
    progress.licenses = licenses_in(state);
    progress.within_budget =
        progress.moves <= lesson.budget.moves.value_or(progress.moves) &&
        progress.licenses <= lesson.budget.licenses.value_or(progress.licenses);
    Json begun = Json::parse(session.beginning_json());
    begun.erase("chapters");  // chapters change nothing of what is played
    progress.changed_start = !same_value(begun, beginning);
    touched = progress.moves > 0 || session.now() > session.start();
}

void LessonPlay::State::settle() {
    const auto met = [](const LessonProgress::Goal& goal) { return goal.met; };
    progress.all_met = !progress.changed_start && progress.within_budget &&
                       std::all_of(progress.goals.begin(), progress.goals.end(), met) &&
                       std::all_of(progress.keep.begin(), progress.keep.end(), met);
    if (!progress.all_met) return;
    const int stars = stars_of(progress.moves, lesson.par, progress.hints_shown);
    if (!progress.solved || progress.moves < progress.solved_moves) {
        progress.solved_moves = progress.moves;
    }
    progress.solved = true;
    progress.stars = std::max(progress.stars, stars);
}

const LessonProgress& LessonPlay::look(const Session& session) {
    State& s = *state_;
    if (s.seen == &session && s.seen_revision == session.revision()) return s.progress;
    s.seen = &session;
    s.seen_revision = session.revision();
    s.now = session.now();
    s.state = state_of_session(session);
    const std::string played = session.scenario_json();
    if (s.needs_course) s.course.follow(s.lesson, played, s.now);
    if (s.needs_course && s.course.copy == nullptr) {
        s.course.at_goals.assign(s.lesson.goals.size(), std::nullopt);
        s.course.kept.assign(s.lesson.keep.size(), false);
    }
    s.judge_goals();
    s.judge_spending(session, Json::parse(played));
    s.settle();
    return s.progress;
}

bool LessonPlay::may_predict() const { return !state_->touched && !state_->progress.solved; }

bool LessonPlay::predict(std::size_t option) {
    State& s = *state_;
    if (!may_predict() || option >= s.lesson.predict.options.size()) return false;
    s.progress.predicted = option;
    return true;
}

bool LessonPlay::show_hint() {
    State& s = *state_;
    if (s.progress.hints_shown >= static_cast<int>(s.lesson.hints.size())) return false;
    ++s.progress.hints_shown;
    return true;
}

WhyNotYet LessonPlay::why_not_yet(const Session& session, std::size_t goal) const {
    const State& s = *state_;
    if (goal >= s.progress.goals.size() || s.progress.goals[goal].met) return {};
    const Lesson::Goal& wanted = s.lesson.goals[goal];
    if (wanted.at && s.now < *wanted.at) {
        return {"This is looked at on " + lesson_words::moment(*wanted.at) + "; it is " +
                    lesson_words::moment(s.now) + " now.",
                std::nullopt};
    }
    if (s.progress.goals[goal].missed) {
        return {"This was not so on " + lesson_words::moment(*wanted.at) +
                    ". Go back to a moment before it, or reset the lesson.",
                std::nullopt};
    }
    return lesson_words::why_not(session, s.lesson.checks->goals[goal], s.state);
}

std::string LessonPlay::in_the_way() const {
    const LessonProgress& p = state_->progress;
    const Lesson& lesson = state_->lesson;
    if (p.changed_start) {
        return "The world of this lesson was edited before its start. Undo that, or reset.";
    }
    for (const LessonProgress::Goal& goal : p.keep) {
        if (!goal.met) return "This did not hold all the time: " + goal.text + ". Undo, or reset.";
    }
    if (p.moves > lesson.budget.moves.value_or(p.moves)) {
        return "That took " + lesson_words::moves(p.moves) + "; " +
               lesson_words::moves(*lesson.budget.moves) + " may do. Undo, or reset.";
    }
    if (p.licenses > lesson.budget.licenses.value_or(p.licenses)) {
        return "The subscriptions hold " + std::to_string(p.licenses) +
               " licenses; the budget is " + std::to_string(*lesson.budget.licenses) + ".";
    }
    return "";
}

std::string LessonPlay::json() const {
    const State& s = *state_;
    Json goals = Json::array();
    for (const LessonProgress::Goal& goal : s.progress.goals) {
        goals.push_back({{"text", goal.text}, {"met", goal.met}});
    }
    return Json{{"name", s.lesson.name},       {"title", s.lesson.title},
                {"goals", std::move(goals)},   {"hintsShown", s.progress.hints_shown},
                {"moves", s.progress.moves},   {"par", s.lesson.par},
                {"solved", s.progress.solved}, {"stars", s.progress.stars}}
        .dump();
}

}  // namespace headroom::app
