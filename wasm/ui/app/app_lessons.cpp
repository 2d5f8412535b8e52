// Lessons: beginning one, looking at its goals, results that come by a link or from kept work.

#include <utility>

#include "core/app/lessons/lesson_library.h"
#include "core/app/lessons/lesson_result.h"
#include "core/app/lessons/read_lesson.h"
#include "core/app/share_link.h"
#include "core/base/text.h"
#include "wasm/ui/app/app.h"
#include "wasm/ui/dialogs/dialogs.h"
#include "wasm/ui/pages/lesson/lesson_draft.h"
#include "wasm/ui/pages/lesson/lesson_stage.h"

namespace headroom::ui {

/// Goals are looked at once a frame, whatever has changed the session.
void App::look_at_the_lesson() {
    if (!session_ || !view_.lesson || parked_) return;
    LessonStage& stage = *view_.lesson;
    const bool solved_before = stage.play.progress().solved;
    if (look_at_lesson(stage, *session_, view_)) request_frames(2);
    const app::LessonProgress& now = stage.play.progress();
    if (!now.solved || solved_before) return;
    stage.scroll_to_top = true;  // where the outcome is told
    if (!stage.is_result) {
        tell("Solved in " + counted(now.solved_moves, "move") + ".", Notice::Kind::done);
    }
}

/// The page on which a lesson is begun, where its panel has room beside it. Where it has none, the
/// next frame shows the page of lessons instead, in which the panel is (App::draw): a link is
/// opened before anything is known about the screen.
void App::place_lesson(bool again) {
    if (!again || view_.page == PageName::lessons) view_.page = PageName::planner;
    lesson_to_show_ = true;
}

bool App::begin(std::shared_ptr<LessonStage> stage) {
    const app::Lesson& lesson = stage->play.lesson();
    const bool again = view_.lesson && view_.lesson->play.lesson().name == lesson.name;
    // From lesson to lesson nothing is kept: each can be begun again.
    const bool from_lesson = view_.lesson != nullptr && !parked_;
    const std::size_t left_behind = platform_.left_behind.size();
    if (!load(lesson.scenario_json, lesson.name + ".json").empty()) return false;
    if (from_lesson) platform_.left_behind.resize(left_behind);
    view_.lesson = std::move(stage);
    place_lesson(again);
    return true;
}

bool App::begin_lesson(std::string_view name) {
    const LessonStage* now = view_.lesson.get();
    const bool own = now != nullptr && now->is_own && now->play.lesson().name == name;
    std::shared_ptr<LessonStage> stage =
        own ? make_lesson_stage(now->play.lesson()) : make_lesson_stage(name);
    return stage && begin(std::move(stage));
}

std::vector<scenario::InputError> App::open_lesson(std::string_view text,
                                                   std::string_view file_name) {
    auto lesson = app::read_lesson(text, file_name);
    if (lesson) {
        begin(make_lesson_stage(std::move(*lesson)));
        return {};
    }
    sheet_ = make_load_errors(std::string(file_name), lesson.error());
    request_frames();
    return lesson.error();
}

bool App::open_lesson_result(std::string_view name, std::string_view played,
                             std::optional<Instant> at) {
    std::shared_ptr<LessonStage> stage = make_lesson_stage(name);
    if (!stage) return false;
    const auto journal = app::result_journal(stage->play.lesson(), played, at);
    if (!journal || !take(app::Session::load_journal(*journal), "link").empty()) return false;
    stage->is_result = true;
    view_.lesson = std::move(stage);
    place_lesson(false);
    return true;
}

void App::resume_lesson(std::string_view journal) {
    const app::Lesson* lesson = app::lesson_of_journal(journal);
    if (lesson == nullptr) return;
    view_.lesson = make_lesson_stage(lesson->name);
    place_lesson(false);
}

/// The result as somebody else opens it: the lesson, played up to here.
void App::copy_lesson_result() {
    if (!session_ || !view_.lesson) return;
    app::LinkPlaces places;
    places.at = format_instant(session_->now());
    places.lesson = view_.lesson->play.lesson().name;
    platform_.link_fragment =
        app::link_fragment(session_->scenario_json()) + app::link_places(places);
    tell("The link is copied. It opens this lesson as you played it.", Notice::Kind::done);
}

void App::drain_lessons() {
    if (sink_.load_lesson) begin_lesson(*sink_.load_lesson);
    if (sink_.open_lesson) open_lesson(*sink_.open_lesson, "lesson");
    if (sink_.copy_lesson_result) copy_lesson_result();
    if (sink_.draft_lesson && session_) {
        view_.lesson_draft = *sink_.draft_lesson ? std::make_shared<LessonDraft>() : nullptr;
        if (*sink_.draft_lesson) place_lesson(true);
    }
    if (sink_.show_lessons) {
        view_.page = *sink_.show_lessons ? PageName::lessons : PageName::planner;
        request_frames();
    }
    if (sink_.leave_lesson) {
        view_.lesson.reset();
        request_frames();
    }
}

std::string App::lesson_json() {
    look_at_the_lesson();
    return view_.lesson ? view_.lesson->play.json() : "null";
}

void App::merge_lesson_records(std::string_view records) {
    app::LessonRecords all;
    all.merge(view_.lesson_records);
    all.merge(records);
    view_.lesson_records = all.text();
    request_frames();
}

}  // namespace headroom::ui
