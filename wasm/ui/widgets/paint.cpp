#include "wasm/ui/widgets/paint.h"

#include <algorithm>
#include <cmath>

#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/runs.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/tooltip.h"

namespace headroom::ui {
namespace {

constexpr std::string_view ellipsis = "\xE2\x80\xA6";

ImVec2 whole(ImVec2 p) { return {std::round(p.x), std::round(p.y)}; }

bool starts_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

}  // namespace

bool essential_text = false;

ImVec2 text_size(TextStyle style, std::string_view text) {
    const ImFont* face = font(style);
    std::string room;
    text = with_runs(style, text, room);
    return face->CalcTextSizeA(face->FontSize, 1e9F, 0.0F, text.data(), text.data() + text.size());
}

void paint_text(ImVec2 at, TextStyle style, ImU32 color, std::string_view text) {
    if (text.empty()) return;
    if (keeps_drawn_texts()) {
        const ImVec2 size = text_size(style, text);
        note_drawn_text(text, at, {at.x + size.x, at.y + size.y}, style == TextStyle::title);
    }
    note_runs(style, text);
    std::string room;
    text = with_runs(style, text, room);
    ImFont* face = font(style);
    ImGui::GetWindowDrawList()->AddText(face, face->FontSize, whole(at), color, text.data(),
                                        text.data() + text.size());
}

namespace {

/// Tells the whole of a text that was cut, where the mouse is on it.
void tell_whole(const Box& box, std::string_view text) {
    note_cut_text(text, box.min, box.max, essential_text);
    if (ImGui::IsMouseHoveringRect(box.min, box.max) && ImGui::IsWindowHovered()) tooltip(text);
}

}  // namespace

void paint_text_in_lines(const Box& box, ImU32 color, std::string_view text) {
    if (text_size(TextStyle::table, text).x <= box.width()) {
        paint_text_in(box, TextStyle::table, color, text);
        return;
    }
    const std::string lines = wrapped(TextStyle::small, text, box.width());
    const std::size_t length = std::min(lines.find('\n'), lines.size());
    const std::string_view rest = text.substr(std::min(text.size(), length + 1));
    if (text_size(TextStyle::small, rest).x > box.width()) tell_whole(box, text);
    const float middle = std::round(box.center().y);
    paint_text_in({{box.min.x, middle - dp(17)}, {box.max.x, middle}}, TextStyle::small, color,
                  text.substr(0, length));
    paint_text_in({{box.min.x, middle}, {box.max.x, middle + dp(17)}}, TextStyle::small, color,
                  rest);
}

std::string shortened(TextStyle style, std::string_view text, float width) {
    // No line on any screen is longer; a text of megabytes is not measured to its end.
    constexpr std::size_t most_bytes = 4096;
    const bool too_long = text.size() > most_bytes;
    if (!too_long && text_size(style, text).x <= width) return std::string(text);
    std::size_t fits = 0;
    std::size_t beyond = std::min(text.size(), most_bytes);
    const float room = width - text_size(style, ellipsis).x;
    while (beyond - fits > 1) {
        const std::size_t middle = fits + (beyond - fits) / 2;
        (text_size(style, text.substr(0, middle)).x <= room ? fits : beyond) = middle;
    }
    // Not in the middle of a character.
    while (fits > 0 && !starts_character(text[fits])) --fits;
    return fits == 0 ? std::string() : std::string(text.substr(0, fits)).append(ellipsis);
}

void paint_text_in(const Box& box, TextStyle style, ImU32 color, std::string_view text,
                   Align align) {
    const std::string shown = shortened(style, text, box.width());
    if (shown != text) tell_whole(box, text);
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

namespace {

/// How much of a word that is wider than a line goes onto one; at least one character.
std::size_t fitting_part(TextStyle style, std::string_view word, float width) {
    std::size_t fits = 0;
    for (std::size_t end = 1; end <= word.size(); ++end) {
        if (end < word.size() && !starts_character(word[end])) continue;
        if (fits > 0 && text_size(style, word.substr(0, end)).x > width) break;
        fits = end;
    }
    return fits;
}

class Wrapping {
public:
    Wrapping(TextStyle style, float width)
        : style_(style), width_(width), space_(text_size(style, " ").x) {}

    std::string lines_of(std::string_view text) {
        while (!text.empty()) {
            const std::size_t end = text.find_first_of(" \n");
            add_word(text.substr(0, end));
            if (end == std::string_view::npos) break;
            if (text[end] == '\n')
                begin_line();
            else
                pending_spaces_ += 1;
            text.remove_prefix(end + 1);
        }
        return std::move(out_);
    }

private:
    void begin_line() {
        out_ += '\n';
        used_ = 0;
        pending_spaces_ = 0;
    }

    void add_word(std::string_view word) {
        if (word.empty()) return;
        const float wide = text_size(style_, word).x;
        const float gap_before = space_ * static_cast<float>(pending_spaces_);
        if (used_ > 0 && used_ + gap_before + wide > width_) {
            begin_line();
        } else {
            out_.append(pending_spaces_, ' ');
            used_ += gap_before;
            pending_spaces_ = 0;
        }
        while (used_ == 0 && text_size(style_, word).x > width_) {
            const std::size_t part = fitting_part(style_, word, width_);
            if (part >= word.size()) break;
            out_ += word.substr(0, part);
            begin_line();
            word.remove_prefix(part);
        }
        out_ += word;
        used_ += text_size(style_, word).x;
    }

    TextStyle style_;
    float width_;
    float space_;
    float used_ = 0;  // of the current line
    std::size_t pending_spaces_ = 0;
    std::string out_;
};

}  // namespace

std::string wrapped(TextStyle style, std::string_view text, float width) {
    return Wrapping(style, std::max(1.0F, width)).lines_of(text);
}

float wrapped_height(TextStyle style, std::string_view text, float width) {
    return text.empty() ? 0 : text_size(style, wrapped(style, text, width)).y;
}

void paint_wrapped(ImVec2 at, TextStyle style, ImU32 color, std::string_view text, float width) {
    paint_text(at, style, color, wrapped(style, text, width));
}

void text_line(TextStyle style, ImU32 color, std::string_view text) {
    const WithFont face(style);
    ImGui::PushStyleColor(ImGuiCol_Text, color);
    note_runs(style, text);
    std::string room;
    const std::string_view shown = with_runs(style, text, room);
    ImGui::TextUnformatted(shown.data(), shown.data() + shown.size());
    note_drawn_text(text, ImGui::GetItemRectMin(), ImGui::GetItemRectMax(),
                    style == TextStyle::title);
    note_clipped_text(text, ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
    ImGui::PopStyleColor();
}

void text_wrapped(TextStyle style, ImU32 color, std::string_view text) {
    text_line(style, color, wrapped(style, text, ImGui::GetContentRegionAvail().x));
}

void gap(float css_pixels) {
    // The spacing that ImGui adds around the dummy is taken off, so that gaps are what they say.
    const float spacing = ImGui::GetStyle().ItemSpacing.y;
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + dp(css_pixels) - spacing);
    ImGui::Dummy({0, 0});
}

}  // namespace headroom::ui
