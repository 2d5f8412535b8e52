#pragma once
// "Make a lesson of this": the panel in which a lesson is written, beside the pages on which its
// solution is played and its goals are pointed at.

#include <string>
#include <vector>

#include "core/app/lessons/lesson_draft.h"
#include "wasm/ui/app/panel_context.h"

namespace headroom::ui {

struct LessonDraft {
    app::DraftTexts texts;
    std::vector<app::DraftGoal> goals;
    bool scroll_to_top = true;          // once, when it is begun
    std::string checked;                // the lesson file that was checked; empty: none yet
    std::vector<std::string> problems;  // that it has
};

/// What the panel holds, at the cursor.
void draw_lesson_draft(PanelContext& context, LessonDraft& draft);

}  // namespace headroom::ui
