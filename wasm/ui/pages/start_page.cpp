#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "icons.h"
#include "wasm/ui/dialogs/kept_works.h"
#include "wasm/ui/pages/pages.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/license_bar.h"

namespace headroom::ui {
namespace {

/// The question of a preset: its description up to the question mark. The answer is told when it
/// is open.
std::string question_of(const app::PresetInfo& preset) {
    const std::size_t end = preset.description.find('?');
    return end == std::string::npos ? preset.description : preset.description.substr(0, end + 1);
}

/// The split with which a preset begins, as a picture for its card. One is made a frame, so that
/// the first screen is there at once.
const app::SubscriptionView* split_of(const app::PresetInfo& preset, CommandSink& sink) {
    static std::map<std::string, app::SubscriptionView> made;
    static int made_in_frame = -1;
    const auto known = made.find(preset.name);
    if (known != made.end()) return known->second.total > 0 ? &known->second : nullptr;
    sink.keep_drawing = true;
    if (made_in_frame == ImGui::GetFrameCount()) return nullptr;
    made_in_frame = ImGui::GetFrameCount();
    app::RunOptions options;
    options.keep_log = false;
    const auto session = app::Session::load(preset.text, preset.name, std::move(options));
    const bool any = session && !(*session)->overview().subscriptions.empty();
    made[preset.name] =
        any ? (*session)->overview().subscriptions.front() : app::SubscriptionView();
    return nullptr;
}

float height_of(const std::string& text, float width) {
    return wrapped_height(TextStyle::table, text, width);
}

/// All cards are as high as the longest question needs.
float card_height(float width) {
    float most = 0;
    for (const app::PresetInfo& preset : app::presets()) {
        most = std::max(most, height_of(question_of(preset), width - 2 * dp(space_4)));
    }
    return std::max(dp(130), dp(42) + most + dp(30));
}

void paint_lines(const Box& box, TextStyle style, ImU32 color, const std::string& text) {
    paint_wrapped(box.min, style, color, text, box.width());
}

bool preset_card(const app::PresetInfo& preset, ImVec2 size, CommandSink& sink) {
    const Pressed state = pressable(preset.name.c_str(), size, "button", preset.title);
    const Box& box = state.box;
    paint_rect(box, tokens().surface, dp(corner_radius + 2));
    if (state.hovered) paint_rect(box, tokens().hover, dp(corner_radius + 2));
    paint_frame(box, state.hovered ? tokens().accent : tokens().border, dp(corner_radius + 2));
    const float left = box.min.x + dp(space_4);
    const float right = box.max.x - dp(space_4);
    paint_text_in({{left, box.min.y + dp(14)}, {right, box.min.y + dp(36)}}, TextStyle::strong,
                  tokens().text, preset.title);
    paint_lines({{left, box.min.y + dp(42)}, {right, box.max.y - dp(12)}}, TextStyle::table,
                tokens().text_muted, question_of(preset));
    const app::SubscriptionView* split = split_of(preset, sink);
    if (split == nullptr) return state.clicked;
    paint_license_bar({{left, box.max.y - dp(22)}, {right, box.max.y - dp(12)}}, *split);
    return state.clicked;
}

/// A card with an icon, a title and a line about it.
bool way_in(const char* id, ImVec2 size, const char* icon, const char* title, const char* detail) {
    const Pressed state = pressable(id, size, "button", title);
    const Box& box = state.box;
    if (state.hovered) paint_rect(box, tokens().hover, dp(corner_radius + 2));
    paint_frame(box, state.hovered ? tokens().accent : tokens().control, dp(corner_radius + 2));
    const auto line = [&](float from, float to) {
        const float top = std::round(box.center().y) - dp(40);
        return Box{{box.min.x, top + dp(from)}, {box.max.x, top + dp(to)}};
    };
    paint_text_in(line(0, 32), TextStyle::title, tokens().accent, icon, Align::center);
    paint_text_in(line(34, 56), TextStyle::strong, tokens().text, title, Align::center);
    paint_text_in(line(58, 78), TextStyle::small, tokens().text_muted, detail, Align::center);
    return state.clicked;
}

void draw_cards(CommandSink& sink) {
    const float between = dp(space_3);
    const float available = ImGui::GetContentRegionAvail().x;
    const int columns =
        std::clamp(static_cast<int>((available + between) / (dp(270) + between)), 1, 4);
    const float width =
        (available - between * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const ImVec2 size{std::floor(width), std::ceil(card_height(width))};
    const ImVec2 start = ImGui::GetCursorScreenPos();
    int index = 0;
    const auto place = [&] {
        const auto column = static_cast<float>(index % columns);
        const auto line = static_cast<float>(index / columns);
        ++index;
        ImGui::SetCursorScreenPos({std::round(start.x + column * (width + between)),
                                   start.y + line * (size.y + between)});
    };
    place();
    if (way_in("empty-card", size, icon_school, "Start from nothing",
               "do the whole guide yourself")) {
        sink.load_empty = true;
    }
    for (const app::PresetInfo& preset : app::presets()) {
        place();
        if (preset_card(preset, size, sink)) sink.load_preset = preset.name;
    }
}

/// The three answers to "What do you want to do?": beside each other, on a phone below each other.
void draw_answers(CommandSink& sink) {
    constexpr int answers = 3;
    const float between = dp(space_3);
    const float available = ImGui::GetContentRegionAvail().x;
    const bool beside = available >= dp(660);
    const float width = beside ? (available - between * (answers - 1)) / answers : available;
    const ImVec2 size{std::floor(width), dp(beside ? 130 : 104)};
    const auto answer = [&](const char* id, const char* icon, const char* title,
                            const char* detail) {
        const bool pressed = way_in(id, size, icon, title, detail);
        if (beside) {
            ImGui::SameLine(0, between);
        } else {
            gap(space_2);
        }
        return pressed;
    };
    if (answer("own-card", icon_tune, "Plan my own licenses",
               "your subscriptions, sites and Macs")) {
        sink.load_own = true;
    }
    if (answer("learn-card", icon_school, "Learn how it works", "lessons of five minutes each")) {
        sink.show_lessons = true;
    }
    if (answer("open-card", icon_folder_open, "Open a file", "or drop one on this page")) {
        sink.platform.open_file_picker = true;
    }
    if (beside) ImGui::NewLine();
}

/// What was worked on earlier and is in no file, by name and date.
void draw_kept(CommandSink& sink, const UiState& view) {
    if (view.kept.empty()) return;
    const Card card("kept");
    section_heading("Go on where you were");
    gap(space_1);
    draw_kept_works(sink, view);
}

}  // namespace

void draw_start_page(CommandSink& sink, const UiState& view) {
    gap(space_2);
    text_wrapped(TextStyle::figure, tokens().text, "How much headroom do you have?");
    gap(space_1);
    text_wrapped(TextStyle::body, tokens().text_muted,
                 "Headroom plays the licenses of Parallels Mac Management against time: split a "
                 "subscription into sublicenses, give the keys to sites, enroll Macs, and see who "
                 "runs out, when, and what helps. Everything stays on this page.");
    gap(space_6);
    section_heading("What do you want to do?");
    gap(space_2);
    draw_answers(sink);
    gap(space_6);
    draw_kept(sink, view);
    if (!view.kept.empty()) gap(space_6);
    section_heading("Or look at an example");
    gap(space_2);
    draw_cards(sink);
    gap(space_8);
}

}  // namespace headroom::ui
