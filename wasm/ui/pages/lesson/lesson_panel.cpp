#include <fmt/format.h>
#include <imgui.h>

#include <string>
#include <utility>

#include "core/app/rule_text.h"
#include "core/base/text.h"
#include "icons.h"
#include "wasm/ui/pages/lesson/lesson.h"
#include "wasm/ui/pages/lesson/lesson_draft.h"
#include "wasm/ui/pages/lesson/lesson_parts.h"
#include "wasm/ui/pages/lesson/score_card.h"
#include "wasm/ui/shell/why_panel.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"

namespace headroom::ui {
namespace {

using namespace lesson_parts;

std::string lesson_kind(const LessonStage& stage) {
    if (stage.is_result) return "A result that was sent to you";
    if (stage.is_challenge) return "The same for everybody on this day";
    return stage.path.empty() ? "Lesson" : "Lesson of " + stage.path;
}

void draw_heading(PanelContext& context, const LessonStage& stage) {
    const app::Lesson& lesson = stage.play.lesson();
    const float right = ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x;
    const ImVec2 begin = ImGui::GetCursorPos();
    ImGui::SetCursorPos({right - dp(32), begin.y});
    if (icon_button(
            icon_close, "Leave the lesson",
            {.kind = ButtonKind::quiet, .tooltip = "Leave the lesson; the scenario stays open"})) {
        context.sink.leave_lesson = true;
    }
    ImGui::SetCursorPos({begin.x, begin.y + dp(8)});
    text_line(TextStyle::small, tokens().text_muted, lesson_kind(stage));
    gap(space_2);
    text_wrapped(TextStyle::title, tokens().text, lesson.title);
    gap(space_2);
    text_wrapped(TextStyle::table, tokens().text_muted, lesson.story);
}

void draw_prediction(LessonStage& stage) {
    const app::Lesson& lesson = stage.play.lesson();
    const app::LessonProgress& progress = stage.play.progress();
    section_heading("What do you think?");
    text_wrapped(TextStyle::body, tokens().text, lesson.question);
    gap(space_1);
    const bool open = stage.play.may_predict();
    for (std::size_t i = 0; i < lesson.predict.options.size(); ++i) {
        const std::string id = fmt::format("predict-{}", i);
        if (choice(id.c_str(), lesson.predict.options[i], progress.predicted == i, open)) {
            stage.play.predict(i);
        }
    }
}

void draw_why(PanelContext& context, LessonStage& stage, std::size_t goal) {
    const bool asked = stage.asked == goal;
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + dp(26));
    if (link(fmt::format("{}##why-{}", asked ? "Close" : "Why not yet?", goal).c_str())) {
        stage.asked = asked ? std::nullopt : std::optional(goal);
        stage.why_revision = 0;
        context.sink.keep_drawing = true;
    }
    if (!asked || stage.why.sentence.empty()) return;
    text_wrapped(TextStyle::table, tokens().text_muted, stage.why.sentence);
    if (stage.why.question && link("Explain this figure")) {
        ask_why(context.view, *stage.why.question);
    }
}

void draw_goals(PanelContext& context, LessonStage& stage) {
    const app::LessonProgress& progress = stage.play.progress();
    section_heading("Goals");
    for (std::size_t i = 0; i < progress.goals.size(); ++i) {
        const app::LessonProgress::Goal& goal = progress.goals[i];
        const char* icon = goal.met      ? icon_check_circle
                           : goal.missed ? icon_alert
                                         : icon_circle_outline;
        const ImU32 color = goal.met      ? tokens().ok
                            : goal.missed ? tokens().warning
                                          : tokens().control;
        marked_line(icon, color, goal.text, "note", goal.met ? "met" : "open");
        if (!goal.met) draw_why(context, stage, i);
    }
    for (const app::LessonProgress::Goal& kept : progress.keep) {
        marked_line(kept.met ? icon_lock : icon_alert,
                    kept.met ? tokens().text_muted : tokens().breach, "Keep: " + kept.text, "note",
                    kept.met ? "met" : "broken");
    }
    const app::Lesson::Budget& budget = stage.play.lesson().budget;
    if (budget.licenses) {
        text_wrapped(TextStyle::table, tokens().text_muted,
                     fmt::format("Budget: {} of {} licenses", progress.licenses, *budget.licenses));
    }
    if (budget.moves) {
        text_wrapped(TextStyle::table, tokens().text_muted,
                     fmt::format("Budget: {} of {} moves", progress.moves, *budget.moves));
    }
    const std::string moves =
        fmt::format("{}, par {}", counted(progress.moves, "move"), stage.play.lesson().par);
    text_line(TextStyle::table, tokens().text, moves);
    const std::string in_the_way = stage.play.in_the_way();
    if (!in_the_way.empty()) text_wrapped(TextStyle::table, tokens().warning, in_the_way);
}

void draw_hints(LessonStage& stage) {
    const app::Lesson& lesson = stage.play.lesson();
    const int shown = stage.play.progress().hints_shown;
    const int all = static_cast<int>(lesson.hints.size());
    for (int i = 0; i < shown; ++i) {
        marked_line(icon_lightbulb, tokens().accent, lesson.hints[static_cast<std::size_t>(i)],
                    "note", "");
    }
    if (shown == all) return;
    const std::string label = fmt::format("Show a hint ({} of {})##hint", shown + 1, all);
    if (button(label.c_str(), {.icon = icon_lightbulb})) stage.play.show_hint();
}

/// What the rules say that are behind it; the anchors of the others are enough to find them.
void draw_rules(const app::Lesson& lesson) {
    for (const std::string& rule : lesson.rules) {
        const std::string_view text = app::rule_text(rule);
        if (text.empty()) continue;
        gap(space_1);
        text_wrapped(TextStyle::small, tokens().text_muted, fmt::format("{}: {}", rule, text));
    }
}

/// What was predicted beside what is so, and why.
void draw_result(PanelContext& context, LessonStage& stage) {
    const app::Lesson& lesson = stage.play.lesson();
    const app::LessonProgress& progress = stage.play.progress();
    const Card card("lesson-solved", space_3);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    paint_stars(at, progress.stars);
    ImGui::Dummy({stars_width(), dp(20)});
    text_line(TextStyle::strong, tokens().ok,
              fmt::format("Solved in {}", counted(progress.solved_moves, "move")));
    gap(space_1);
    const std::string& answer = lesson.predict.options[lesson.predict.answer];
    if (progress.predicted == lesson.predict.answer) {
        text_wrapped(TextStyle::table, tokens().text, "As you predicted: " + answer + ".");
    } else if (progress.predicted) {
        text_wrapped(TextStyle::table, tokens().text,
                     "You predicted \"" + lesson.predict.options[*progress.predicted] +
                         "\"; it is: " + answer + ".");
    } else {
        text_wrapped(TextStyle::table, tokens().text, "It is: " + answer + ".");
    }
    gap(space_1);
    text_wrapped(TextStyle::table, tokens().text, lesson.predict.why);
    gap(space_1);
    text_wrapped(
        TextStyle::small, tokens().text_muted,
        fmt::format("Guide: {}. Rules: {}.", lesson.chapter, fmt::join(lesson.rules, ", ")));
    draw_rules(lesson);
    if (!lesson.then_try.empty()) {
        gap(space_1);
        text_wrapped(TextStyle::table, tokens().text, "Then try: " + lesson.then_try);
    }
    gap(space_2);
    const bool can_be_sent = !stage.is_result && !stage.is_own;
    if (can_be_sent && button("Copy result as a link", {.icon = icon_link})) {
        context.sink.copy_lesson_result = true;
    }
    gap(space_1);
    if (stage.next.empty()) {
        text_wrapped(
            TextStyle::table, tokens().text,
            stage.is_challenge ? "Tomorrow there is another one." : "No other lesson follows it.");
    } else {
        text_wrapped(TextStyle::small, tokens().text_muted, "Next: " + stage.next_title);
        if (button("Next lesson", {.kind = ButtonKind::primary})) {
            context.sink.load_lesson = stage.next;
        }
    }
}

void draw_panel(PanelContext& context, LessonStage& stage) {
    draw_heading(context, stage);
    gap(space_3);
    if (stage.play.progress().solved) {
        draw_result(context, stage);
        gap(space_3);
    }
    draw_prediction(stage);
    gap(space_3);
    draw_goals(context, stage);
    gap(space_3);
    if (stage.is_challenge) {
        draw_score(context, stage);
        gap(space_3);
    }
    draw_hints(stage);
    gap(space_2);
    if (button("Start again", {.icon = icon_refresh, .tooltip = "The lesson from its beginning"})) {
        context.sink.load_lesson = stage.play.lesson().name;
    }
    if (button("All lessons", {.kind = ButtonKind::quiet})) {
        context.view.page = PageName::lessons;
    }
    gap(space_4);
}

/// Of the region around the panel.
void scroll_to_top_once(const UiState& view) {
    bool* wanted = nullptr;
    if (view.lesson) wanted = &view.lesson->scroll_to_top;
    if (view.lesson_draft) wanted = &view.lesson_draft->scroll_to_top;
    if (wanted == nullptr || !*wanted) return;
    ImGui::SetScrollY(0);
    *wanted = false;
}

void draw_lesson_or_draft(PanelContext& context) {
    if (context.view.lesson_draft) {
        draw_lesson_draft(context, *context.view.lesson_draft);
    } else {
        draw_panel(context, *context.view.lesson);
    }
}

}  // namespace

void draw_lesson_panel(PanelContext& context, const ShellLayout& layout) {
    if (!context.view.lesson && !context.view.lesson_draft) return;
    begin_region("lesson", layout.lesson, tokens().surface, {space_4, space_3}, true);
    scroll_to_top_once(context.view);
    draw_lesson_or_draft(context);
    paint_line({layout.lesson.max.x - hairline(), layout.lesson.min.y},
               {layout.lesson.max.x - hairline(), layout.lesson.max.y}, tokens().border);
    end_region();
}

void draw_lesson_here(PanelContext& context) {
    if (!context.view.lesson && !context.view.lesson_draft) return;
    scroll_to_top_once(context.view);
    const Card card("lesson-here", space_4);
    draw_lesson_or_draft(context);
}

}  // namespace headroom::ui
