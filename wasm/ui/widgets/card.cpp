#include "wasm/ui/widgets/card.h"

#include <algorithm>
#include <cmath>

#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/pressable.h"

namespace headroom::ui {
namespace {

/// True when it was clicked.
bool draw_tile(const Box& box, const FigureTile& tile) {
    ImGui::SetCursorScreenPos(box.min);
    const Pressed state = pressable(tile.caption.c_str(), {box.width(), box.height()}, "figure",
                                    tile.caption, tile.figure);
    paint_rect(box, tokens().surface, dp(corner_radius + 2));
    if (state.hovered) paint_rect(box, tokens().hover, dp(corner_radius + 2));
    paint_frame(box, state.hovered ? tokens().accent : tokens().border, dp(corner_radius + 2));
    const Box inner{{box.min.x + dp(14), box.min.y + dp(space_3)},
                    {box.max.x - dp(space_2), box.max.y - dp(space_3)}};
    const auto line = [&](float top, float height) {
        return Box{{inner.min.x, inner.min.y + dp(top)},
                   {inner.max.x, inner.min.y + dp(top + height)}};
    };
    const ImU32 color = tile.color != 0 ? tile.color : tokens().text;
    paint_text_in(line(0, 18), TextStyle::small, tokens().text_muted, tile.caption);
    Box figure = line(20, 34);
    if (tile.icon != nullptr) {
        paint_text_in(figure, TextStyle::title, color, tile.icon);
        figure.min.x += dp(28);
    }
    const bool fits = text_size(TextStyle::figure, tile.figure).x <= figure.width();
    paint_text_in(figure, fits ? TextStyle::figure : TextStyle::title, color, tile.figure);
    paint_text_in(line(56, 18), TextStyle::small, tokens().text_muted, tile.detail);
    return state.clicked;
}

}  // namespace

Card::Card(const char* id, float padding_css, ImVec2 size) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {dp(padding_css), dp(padding_css)});
    ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, dp(corner_radius + 2));
    ImGui::PushStyleVar(ImGuiStyleVar_ChildBorderSize, hairline());
    ImGui::PushStyleColor(ImGuiCol_ChildBg, tokens().surface);
    ImGuiChildFlags flags = ImGuiChildFlags_Border | ImGuiChildFlags_AlwaysUseWindowPadding;
    if (size.y <= 0) flags |= ImGuiChildFlags_AutoResizeY;
    ImGui::BeginChild(id, size, flags, ImGuiWindowFlags_NavFlattened);
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(3);
}

Card::~Card() { ImGui::EndChild(); }

void page_heading(std::string_view title, std::string_view purpose) {
    text_wrapped(TextStyle::title, tokens().text, title);
    describe_area("heading", title, "", ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
    if (!purpose.empty()) {
        gap(2);
        text_wrapped(TextStyle::body, tokens().text_muted, purpose);
    }
    gap(space_4);
}

void section_heading(std::string_view title, std::string_view caption) {
    text_line(TextStyle::strong, tokens().text, title);
    describe_area("heading", title, "", ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
    if (caption.empty()) return;
    ImGui::SameLine(0, dp(space_2));
    text_line(TextStyle::table, tokens().text_muted, caption);
}

int figure_tiles(const FigureTile* tiles, int count) {
    const float between = dp(space_3);
    const float available = ImGui::GetContentRegionAvail().x;
    const int fitting = static_cast<int>((available + between) / (dp(122) + between));
    const int per_line = std::clamp(fitting, 1, count);
    const float height = dp(98);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    int clicked = -1;
    for (int i = 0; i < count; ++i) {
        // The tiles of the last line share its whole width.
        const int first = i / per_line * per_line;
        const auto in_line = static_cast<float>(std::min(per_line, count - first));
        const float width = (available - between * (in_line - 1)) / in_line;
        const auto column = static_cast<float>(i - first);
        const auto line = static_cast<float>(i / per_line);
        const ImVec2 at{std::round(start.x + column * (width + between)),
                        start.y + line * (height + between)};
        if (draw_tile({at, {std::round(at.x + width), at.y + height}}, tiles[i])) clicked = i;
    }
    const auto lines = static_cast<float>((count + per_line - 1) / per_line);
    ImGui::SetCursorScreenPos(start);
    ImGui::Dummy({available, lines * height + (lines - 1) * between});
    return clicked;
}

void empty_state(const char* icon, std::string_view title, std::string_view advice) {
    gap(space_8);
    const float width = ImGui::GetContentRegionAvail().x;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    paint_text_in({at, {at.x + width, at.y + dp(40)}}, TextStyle::figure, tokens().text_muted, icon,
                  Align::center);
    paint_text_in({{at.x, at.y + dp(44)}, {at.x + width, at.y + dp(66)}}, TextStyle::strong,
                  tokens().text, title, Align::center);
    paint_text_in({{at.x, at.y + dp(68)}, {at.x + width, at.y + dp(90)}}, TextStyle::table,
                  tokens().text_muted, advice, Align::center);
    ImGui::Dummy({width, dp(110)});
    describe_area("status", title, advice, at, {at.x + width, at.y + dp(90)});
}

}  // namespace headroom::ui
