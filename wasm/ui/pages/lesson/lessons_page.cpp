#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "core/app/lessons/daily_challenge.h"
#include "core/app/lessons/lesson_library.h"
#include "wasm/ui/pages/lesson/lesson.h"
#include "wasm/ui/pages/lesson/lesson_parts.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/pressable.h"

namespace headroom::ui {
namespace {

using app::Lesson;
using app::LessonPath;

constexpr float least_card_width = 250;
constexpr float card_height_css = 84;

std::string result_in_words(const app::LessonRecords::Record* record) {
    if (record == nullptr) return "not solved yet";
    return fmt::format("{} of 3 stars", record->stars);
}

bool lesson_card(const Lesson& lesson, int number, ImVec2 size,
                 const app::LessonRecords::Record* record) {
    const Pressed state =
        pressable(lesson.name.c_str(), size, "button", lesson.title, result_in_words(record));
    const Box& box = state.box;
    paint_rect(box, tokens().surface, dp(corner_radius));
    if (state.hovered) paint_rect(box, tokens().hover, dp(corner_radius));
    paint_frame(box, state.hovered ? tokens().accent : tokens().border, dp(corner_radius));
    const float left = box.min.x + dp(space_3);
    const float right = box.max.x - dp(space_3);
    paint_wrapped({left, box.min.y + dp(space_3)}, TextStyle::strong, tokens().text,
                  fmt::format("{}. {}", number, lesson.title), right - left);
    lesson_parts::paint_stars({left, box.max.y - dp(28)}, record != nullptr ? record->stars : 0);
    return state.clicked;
}

void draw_path(CommandSink& sink, const LessonPath& path, const app::LessonRecords& records) {
    const auto solved =
        std::count_if(path.lessons.begin(), path.lessons.end(),
                      [&](const Lesson* lesson) { return records.find(lesson->name) != nullptr; });
    section_heading(path.title,
                    fmt::format("{} {} of {} solved.", path.purpose, solved, path.lessons.size()));
    gap(space_1);
    const float between = dp(space_2);
    const float available = ImGui::GetContentRegionAvail().x;
    const int columns = std::clamp(
        static_cast<int>((available + between) / (dp(least_card_width) + between)), 1, 4);
    const float width = std::floor((available - between * static_cast<float>(columns - 1)) /
                                   static_cast<float>(columns));
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const ImVec2 size{width, dp(card_height_css)};
    int index = 0;
    for (const Lesson* lesson : path.lessons) {
        const auto column = static_cast<float>(index % columns);
        const auto line = static_cast<float>(index / columns);
        ImGui::SetCursorScreenPos({std::round(start.x + column * (width + between)),
                                   start.y + line * (size.y + between)});
        if (lesson_card(*lesson, index + 1, size, records.find(lesson->name))) {
            sink.load_lesson = lesson->name;
        }
        ++index;
    }
    gap(space_4);
}

constexpr const char* purpose =
    "A question, a prediction, and a small world to find out in. Whatever solves it counts; five "
    "minutes each.";

/// Made from the day in UTC alone.
void draw_challenge(CommandSink& sink, const UiState& view, const app::LessonRecords& records) {
    const std::string name = app::challenge_name(view.today);
    section_heading("Challenge of the day",
                    "The same for everybody until midnight UTC: no license and no move to spare.");
    gap(space_1);
    const app::LessonRecords::Record* record = records.find(name);
    const float width = std::min(dp(320), ImGui::GetContentRegionAvail().x);
    const Pressed state = pressable("challenge", {width, dp(56)}, "button", "Challenge of the day",
                                    result_in_words(record));
    paint_rect(state.box, state.hovered ? tokens().hover : tokens().surface, dp(corner_radius));
    paint_frame(state.box, state.hovered ? tokens().accent : tokens().border, dp(corner_radius));
    const ImVec2 at{state.box.min.x + dp(space_3), state.box.min.y + dp(8)};
    paint_text(at, TextStyle::strong, tokens().text, format_date(view.today));
    lesson_parts::paint_stars({at.x, at.y + dp(20)}, record != nullptr ? record->stars : 0);
    if (state.clicked) sink.load_lesson = name;
    gap(space_4);
}

void draw_lesson_paths(CommandSink& sink, const UiState& view) {
    const app::LessonRecords& records = lesson_records(view);
    draw_challenge(sink, view, records);
    for (const LessonPath& path : app::lesson_paths()) draw_path(sink, path, records);
}

}  // namespace

void draw_lessons_start(CommandSink& sink, const UiState& view) {
    page_heading("Lessons", purpose);
    if (link("Back to the start page")) sink.show_lessons = false;
    gap(space_3);
    draw_lesson_paths(sink, view);
    gap(space_6);
}

void draw_lessons_page(PanelContext& context) {
    page_heading("Lessons", purpose);
    if (context.view.lesson_inside) {
        draw_lesson_here(context);
        gap(space_4);
    }
    draw_lesson_paths(context.sink, context.view);
    gap(space_6);
}

}  // namespace headroom::ui
