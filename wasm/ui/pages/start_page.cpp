#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "icons.h"
#include "wasm/ui/pages/pages.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"

namespace headroom::ui {
namespace {

/// As many whole words as fit into the box, with an ellipsis when some are left out.
std::string fitting_words(const Box& box, TextStyle style, std::string text) {
    const ImFont* face = font(style);
    const auto height_of = [&](const std::string& part) {
        return face->CalcTextSizeA(face->FontSize, FLT_MAX, box.width(), part.c_str()).y;
    };
    if (height_of(text) <= box.height()) return text;
    while (!text.empty()) {
        text.resize(text.find_last_of(' ') == std::string::npos ? 0 : text.find_last_of(' '));
        const std::string shown = text + "\xE2\x80\xA6";
        if (height_of(shown) <= box.height()) return shown;
    }
    return text;
}

void paint_lines(const Box& box, TextStyle style, ImU32 color, const std::string& text) {
    const std::string shown = fitting_words(box, style, text);
    const ImFont* face = font(style);
    ImGui::GetWindowDrawList()->AddText(face, face->FontSize, box.min, color, shown.c_str(),
                                        nullptr, box.width());
}

bool preset_card(const app::PresetInfo& preset, ImVec2 size) {
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
                tokens().text_muted, preset.description);
    return state.clicked;
}

bool open_card(ImVec2 size) {
    const Pressed state = pressable("open-card", size, "button", "Open a scenario file");
    const Box& box = state.box;
    if (state.hovered) paint_rect(box, tokens().hover, dp(corner_radius + 2));
    paint_frame(box, state.hovered ? tokens().accent : tokens().control, dp(corner_radius + 2));
    paint_text_in({{box.min.x, box.min.y + dp(20)}, {box.max.x, box.min.y + dp(52)}},
                  TextStyle::title, tokens().accent, icon_folder_open, Align::center);
    paint_text_in({{box.min.x, box.min.y + dp(54)}, {box.max.x, box.min.y + dp(76)}},
                  TextStyle::strong, tokens().text, "Open a scenario file", Align::center);
    paint_text_in({{box.min.x, box.min.y + dp(78)}, {box.max.x, box.min.y + dp(98)}},
                  TextStyle::small, tokens().text_muted, "or drop a .json file on this page",
                  Align::center);
    return state.clicked;
}

void draw_cards(CommandSink& sink) {
    const float between = dp(space_3);
    const float available = ImGui::GetContentRegionAvail().x;
    const int columns =
        std::clamp(static_cast<int>((available + between) / (dp(270) + between)), 1, 4);
    const float width = std::floor((available - between * static_cast<float>(columns - 1)) /
                                   static_cast<float>(columns));
    const ImVec2 size{width, dp(124)};
    const ImVec2 start = ImGui::GetCursorScreenPos();
    int index = 0;
    const auto place = [&] {
        const auto column = static_cast<float>(index % columns);
        const auto line = static_cast<float>(index / columns);
        ++index;
        ImGui::SetCursorScreenPos(
            {start.x + column * (width + between), start.y + line * (size.y + between)});
    };
    for (const app::PresetInfo& preset : app::presets()) {
        place();
        if (preset_card(preset, size)) sink.load_preset = preset.name;
    }
    place();
    if (open_card(size)) sink.platform.open_file_picker = true;
}

}  // namespace

void draw_start_page(CommandSink& sink) {
    gap(space_6);
    text_wrapped(TextStyle::figure, tokens().text, "How much headroom do you have?");
    gap(space_1);
    text_wrapped(TextStyle::body, tokens().text_muted,
                 "Headroom plays the licenses of Parallels Mac Management against time: split a "
                 "subscription into sublicenses, give the keys to sites, enroll Macs, and see who "
                 "runs out, when, and what helps. Everything stays on this page.");
    gap(space_8);
    section_heading("Start with a scenario");
    gap(space_2);
    draw_cards(sink);
    gap(space_8);
}

}  // namespace headroom::ui
