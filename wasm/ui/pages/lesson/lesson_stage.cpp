#include "wasm/ui/pages/lesson/lesson_stage.h"

#include <utility>

#include "core/app/lessons/daily_challenge.h"
#include "core/app/lessons/lesson_library.h"
#include "wasm/ui/app/ui_state.h"

namespace headroom::ui {

std::shared_ptr<LessonStage> make_lesson_stage(std::string_view name) {
    const app::Lesson* lesson = app::find_lesson(name);
    if (lesson == nullptr) return nullptr;
    auto stage = std::make_shared<LessonStage>(app::LessonPlay(*lesson));
    stage->path = app::path_of_lesson(name);
    stage->is_challenge = app::challenge_day(name).has_value();
    if (const app::Lesson* next = app::next_lesson(name)) {
        stage->next = next->name;
        stage->next_title = next->title;
    }
    return stage;
}

std::shared_ptr<LessonStage> make_lesson_stage(app::Lesson lesson) {
    auto stage = std::make_shared<LessonStage>(app::LessonPlay(std::move(lesson)));
    stage->is_own = true;
    return stage;
}

bool look_at_lesson(LessonStage& stage, const app::Session& session, UiState& view) {
    const app::LessonProgress before = stage.play.progress();
    const app::LessonProgress& now = stage.play.look(session);
    if (stage.asked && stage.why_revision != session.revision()) {
        stage.why = stage.play.why_not_yet(session, *stage.asked);
        stage.why_revision = session.revision();
        if (stage.why.sentence.empty()) stage.asked.reset();
    }
    if (now.solved && !stage.is_result && !stage.is_own &&
        (!before.solved || before.stars != now.stars || before.solved_moves != now.solved_moves)) {
        app::LessonRecords records;
        records.merge(view.lesson_records);
        if (records.note(stage.play.lesson().name, {now.stars, now.solved_moves})) {
            view.lesson_records = records.text();
        }
    }
    return now.all_met != before.all_met || now.moves != before.moves;
}

const app::LessonRecords& lesson_records(const UiState& view) {
    static std::string text;
    static app::LessonRecords records;
    if (text != view.lesson_records) {
        text = view.lesson_records;
        records = {};
        records.merge(text);
    }
    return records;
}

}  // namespace headroom::ui
