#include "wasm/ui/pages/lesson/lesson_draft.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <optional>

#include "core/app/lessons/lesson_draft.h"
#include "core/app/share_link.h"
#include "core/base/file_name.h"
#include "core/base/text.h"
#include "icons.h"
#include "wasm/ui/pages/lesson/lesson_parts.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/field.h"

namespace headroom::ui {
namespace {

std::string draft_file(const PanelContext& context, const LessonDraft& draft) {
    return app::draft_text(context.session, draft.texts, draft.goals);
}

void draw_draft_heading(PanelContext& context) {
    const float right = ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x;
    const ImVec2 begin = ImGui::GetCursorPos();
    ImGui::SetCursorPos({right - dp(32), begin.y});
    if (icon_button(icon_close, "Drop this draft", {.kind = ButtonKind::quiet})) {
        context.sink.draft_lesson = false;
    }
    ImGui::SetCursorPos({begin.x, begin.y + dp(6)});
    text_line(TextStyle::title, tokens().text, "A lesson of this");
    gap(space_2);
    text_wrapped(TextStyle::table, tokens().text_muted,
                 "The scenario's beginning is where the lesson begins. What you do by hand on this "
                 "branch is its solution.");
}

void draw_texts(app::DraftTexts& texts) {
    text_field("Title", texts.title, {.caption = "Names the subject, not the answer."});
    text_field("Story", texts.story, {.caption = "The situation, without a number of the answer."});
    text_field("Question", texts.question);
    text_field("What comes true", texts.answer, {.caption = "The right option."});
    text_field("Other options", texts.others, {.caption = "One to three, with ; between them."});
    text_field("Why", texts.why, {.caption = "Told when it is solved."});
    text_field("Hints", texts.hints, {.caption = "From a nudge on, with ; between them."});
}

bool has_goal(const LessonDraft& draft, const app::DraftGoal& goal) {
    return std::find(draft.goals.begin(), draft.goals.end(), goal) != draft.goals.end();
}

void offer_goal(LessonDraft& draft, const std::optional<app::DraftGoal>& goal) {
    if (!goal || has_goal(draft, *goal)) return;
    gap(space_1);
    text_wrapped(TextStyle::table, tokens().text, goal->text);
    const std::string label = "Make it a goal##" + goal->get;
    if (button(label.c_str(), {.icon = icon_plus})) draft.goals.push_back(*goal);
}

void draw_draft_goals(PanelContext& context, LessonDraft& draft) {
    section_heading("Goals", "Click a figure, or a site, that has to be as it is now.");
    std::optional<std::size_t> removed;
    for (std::size_t i = 0; i < draft.goals.size(); ++i) {
        lesson_parts::marked_line(icon_flag, tokens().accent, draft.goals[i].text, "note", "goal");
        const std::string label = fmt::format("Remove this goal##goal-{}", i);
        if (link(label.c_str())) removed = i;
    }
    if (removed) draft.goals.erase(draft.goals.begin() + static_cast<std::ptrdiff_t>(*removed));
    if (context.view.why) offer_goal(draft, app::goal_of(context.session, *context.view.why));
    offer_goal(draft, app::goal_of_site(context.session, context.view.selected_site));
}

/// What the check has found; of a draft that was changed since, nothing is said.
void draw_findings(const LessonDraft& draft, const std::string& file) {
    if (draft.checked.empty()) return;
    if (draft.checked != file) {
        text_wrapped(TextStyle::table, tokens().text_muted, "Changed since it was checked.");
        return;
    }
    if (draft.problems.empty()) {
        lesson_parts::marked_line(icon_check_circle, tokens().ok,
                                  "A good lesson: not met at the start, met by what you did.",
                                  "note", "good");
    }
    for (const std::string& problem : draft.problems) {
        lesson_parts::marked_line(icon_alert, tokens().warning, problem, "note", "problem");
    }
}

void draw_draft_buttons(PanelContext& context, LessonDraft& draft) {
    const std::string file = draft_file(context, draft);
    if (button("Check the lesson", {.kind = ButtonKind::primary, .icon = icon_check})) {
        draft.problems = app::draft_problems(file);
        draft.checked = file;
        context.sink.keep_drawing = true;
    }
    draw_findings(draft, file);
    gap(space_1);
    if (button("Save as a file", {.icon = icon_content_save})) {
        context.sink.platform.save_file = FileToSave{
            file_stem(draft.texts.title, "my-lesson") + ".json", "application/json", file};
    }
    if (button("Copy lesson link", {.icon = icon_link})) {
        context.sink.platform.link_fragment = app::link_fragment(file);
    }
}

}  // namespace

void draw_lesson_draft(PanelContext& context, LessonDraft& draft) {
    draw_draft_heading(context);
    gap(space_3);
    draw_draft_goals(context, draft);
    gap(space_3);
    draw_texts(draft.texts);
    gap(space_2);
    draw_draft_buttons(context, draft);
    gap(space_4);
}

}  // namespace headroom::ui
