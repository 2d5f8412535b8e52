#include "wasm/ui/widgets/card.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/pressable.h"

namespace headroom::ui {
namespace {

/// True when it was clicked.
bool draw_tile(const Box& box, const FigureTile& tile) {
    ImGui::SetCursorScreenPos(box.min);
    const std::string& name = tile.name.empty() ? tile.caption : tile.name;
    const Pressed state =
        pressable(name.c_str(), {box.width(), box.height()}, "figure", name, tile.figure);
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
    TextStyle style = TextStyle::figure;
    for (const TextStyle smaller : {TextStyle::title, TextStyle::strong}) {
        if (text_size(style, tile.figure).x > figure.width()) style = smaller;
    }
    paint_text_in(figure, style, color, tile.figure);
    paint_text_in(line(56, 18), TextStyle::small, tokens().text_muted, tile.detail);
    return state.clicked;
}

/// Lines of small text below each other, each in the middle; returns how high they are together.
float paint_centered(ImVec2 at, float width, std::string_view text) {
    const float line = font(TextStyle::table)->FontSize + dp(2);
    float y = at.y;
    const std::string lines = wrapped(TextStyle::table, text, width);
    for (const std::string_view part : split(lines, '\n')) {
        paint_text_in({{at.x, y}, {at.x + width, y + line}}, TextStyle::table, tokens().text_muted,
                      part, Align::center);
        y += line;
    }
    return y - at.y;
}

}  // namespace

namespace {

/// ImGui leaves out what a child window holds while nothing of it is seen.
void hold_items_out_of_sight() {
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    if (window->HiddenFramesCanSkipItems > 0) window->SkipItems = false;
}

}  // namespace

void begin_part(const char* id, float width, ImGuiChildFlags more) {
    ImGui::BeginChild(id, {width, 0}, ImGuiChildFlags_AutoResizeY | more,
                      ImGuiWindowFlags_NavFlattened);
    hold_items_out_of_sight();
}

void end_part() { ImGui::EndChild(); }

Card::Card(const char* id, float padding_css, ImVec2 size) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {dp(padding_css), dp(padding_css)});
    ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, dp(corner_radius + 2));
    ImGui::PushStyleVar(ImGuiStyleVar_ChildBorderSize, hairline());
    ImGui::PushStyleColor(ImGuiCol_ChildBg, tokens().surface);
    ImGuiChildFlags flags = ImGuiChildFlags_Border | ImGuiChildFlags_AlwaysUseWindowPadding;
    if (size.y <= 0) flags |= ImGuiChildFlags_AutoResizeY;
    ImGui::BeginChild(id, size, flags, ImGuiWindowFlags_NavFlattened);
    hold_items_out_of_sight();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(3);
}

Card::~Card() { ImGui::EndChild(); }

namespace {

constexpr float card_padding = 16.0F;
constexpr float narrowest_pair = 640.0F;

/// What a card holds, without its surface; returns how far it goes.
Box card_content(const char* id, float width, const std::function<void()>& content) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {dp(card_padding), dp(card_padding)});
    begin_part(id, width, ImGuiChildFlags_AlwaysUseWindowPadding);
    ImGui::PopStyleVar();
    content();
    end_part();
    return {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
}

void paint_surface(const Box& box, float bottom) {
    const Box whole{box.min, {box.max.x, bottom}};
    paint_rect(whole, tokens().surface, dp(corner_radius + 2));
    paint_frame(whole, tokens().border, dp(corner_radius + 2));
}

}  // namespace

void card_pair(const char* id, const std::function<void()>& left,
               const std::function<void()>& right) {
    const float width = ImGui::GetContentRegionAvail().x;
    const float between = dp(space_4);
    ImGui::PushID(id);
    if (width < dp(narrowest_pair)) {
        {
            const Card card("left");
            left();
        }
        gap(space_3);
        const Card card("right");
        right();
    } else {
        const float half = std::floor((width - between) / 2);
        const Box first = card_content("left", half, left);
        ImGui::SameLine(0, between);
        const Box second = card_content("right", width - half - between, right);
        // Painted last, yet below: what a child holds is always drawn after its parent.
        const float bottom = std::max(first.max.y, second.max.y);
        paint_surface(first, bottom);
        paint_surface(second, bottom);
    }
    ImGui::PopID();
}

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
    if (ImGui::GetContentRegionAvail().x < text_size(TextStyle::table, caption).x) {
        ImGui::NewLine();
        text_wrapped(TextStyle::table, tokens().text_muted, caption);
        return;
    }
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
    const float advised = paint_centered({at.x, at.y + dp(70)}, width, advice);
    ImGui::Dummy({width, dp(92) + advised});
    describe_area("status", title, advice, at, {at.x + width, at.y + dp(72) + advised});
}

}  // namespace headroom::ui
