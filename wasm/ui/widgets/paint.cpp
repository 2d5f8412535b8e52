#include "wasm/ui/widgets/paint.h"

#include <algorithm>
#include <cmath>

#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"

namespace headroom::ui {
namespace {

constexpr std::string_view ellipsis = "\xE2\x80\xA6";

ImVec2 whole(ImVec2 p) { return {std::round(p.x), std::round(p.y)}; }

bool starts_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

}  // namespace

ImVec2 text_size(TextStyle style, std::string_view text) {
    const ImFont* face = font(style);
    return face->CalcTextSizeA(face->FontSize, 1e9F, 0.0F, text.data(), text.data() + text.size());
}

void paint_text(ImVec2 at, TextStyle style, ImU32 color, std::string_view text) {
    if (text.empty()) return;
    ImFont* face = font(style);
    ImGui::GetWindowDrawList()->AddText(face, face->FontSize, whole(at), color, text.data(),
                                        text.data() + text.size());
}

void paint_text_in_lines(const Box& box, ImU32 color, std::string_view text) {
    if (text_size(TextStyle::table, text).x <= box.width()) {
        paint_text_in(box, TextStyle::table, color, text);
        return;
    }
    const ImFont* face = font(TextStyle::small);
    const char* end = text.data() + text.size();
    const char* cut = face->CalcWordWrapPositionA(1.0F, text.data(), end, box.width());
    const auto length = static_cast<std::size_t>(cut - text.data());
    std::string_view rest = text.substr(length);
    if (rest.starts_with(' ')) rest.remove_prefix(1);
    const float middle = std::round(box.center().y);
    paint_text_in({{box.min.x, middle - dp(17)}, {box.max.x, middle}}, TextStyle::small, color,
                  text.substr(0, length));
    paint_text_in({{box.min.x, middle}, {box.max.x, middle + dp(17)}}, TextStyle::small, color,
                  rest);
}

std::string shortened(TextStyle style, std::string_view text, float width) {
    if (text_size(style, text).x <= width) return std::string(text);
    std::string cut(text);
    while (!cut.empty()) {
        do cut.pop_back();
        while (!cut.empty() && !starts_character(cut.back()));
        // The loop stops on the first byte of a character, which has to go as well.
        while (!cut.empty() && static_cast<unsigned char>(cut.back()) >= 0x80U) cut.pop_back();
        if (text_size(style, cut + std::string(ellipsis)).x <= width) break;
    }
    return cut.empty() ? std::string() : cut + std::string(ellipsis);
}

void paint_text_in(const Box& box, TextStyle style, ImU32 color, std::string_view text,
                   Align align) {
    const std::string shown = shortened(style, text, box.width());
    const ImVec2 size = text_size(style, shown);
    float x = box.min.x;
    if (align == Align::right) x = box.max.x - size.x;
    if (align == Align::center) x = box.min.x + (box.width() - size.x) / 2;
    paint_text({x, box.min.y + (box.height() - size.y) / 2}, style, color, shown);
}

void paint_rect(const Box& box, ImU32 color, float radius) {
    ImGui::GetWindowDrawList()->AddRectFilled(box.min, box.max, color, radius);
}

void paint_frame(const Box& box, ImU32 color, float radius) {
    ImGui::GetWindowDrawList()->AddRect(box.min, box.max, color, radius, 0, hairline());
}

void paint_line(ImVec2 from, ImVec2 to, ImU32 color) {
    // A filled rectangle is exactly one pixel thick; an anti-aliased line straddles two.
    const ImVec2 max =
        from.x == to.x ? ImVec2{from.x + hairline(), to.y} : ImVec2{to.x, from.y + hairline()};
    ImGui::GetWindowDrawList()->AddRectFilled(from, max, color);
}

void paint_hatching(const Box& box, ImU32 color) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->PushClipRect(box.min, box.max, true);
    const float step = dp(7);
    const float height = box.height();
    const float thickness = std::max(1.0F, 1.5F * pixel_ratio());
    // Counted from a fixed origin, so that neighbouring stripes line up.
    const float first = std::floor((box.min.x - height) / step) * step;
    for (float x = first; x < box.max.x; x += step) {
        list->AddLine({x, box.max.y}, {x + height, box.min.y}, color, thickness);
    }
    list->PopClipRect();
}

void text_line(TextStyle style, ImU32 color, std::string_view text) {
    const WithFont face(style);
    ImGui::PushStyleColor(ImGuiCol_Text, color);
    ImGui::TextUnformatted(text.data(), text.data() + text.size());
    ImGui::PopStyleColor();
}

void text_wrapped(TextStyle style, ImU32 color, std::string_view text) {
    ImGui::PushTextWrapPos(0.0F);
    text_line(style, color, text);
    ImGui::PopTextWrapPos();
}

void gap(float css_pixels) {
    // The spacing that ImGui adds around the dummy is taken off, so that gaps are what they say.
    const float spacing = ImGui::GetStyle().ItemSpacing.y;
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + dp(css_pixels) - spacing);
    ImGui::Dummy({0, 0});
}

}  // namespace headroom::ui
