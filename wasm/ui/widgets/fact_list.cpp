#include "wasm/ui/widgets/fact_list.h"

#include <string>

#include "icons.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"

namespace headroom::ui {
namespace {

/// Where a key that is too long for one line goes on: after the dash nearest to its middle.
std::size_t break_of(std::string_view value, float width) {
    if (text_size(TextStyle::mono, value).x <= width) return value.size();
    const std::size_t dash = value.find('-', value.size() / 2);
    return dash == std::string_view::npos ? value.size() : dash + 1;
}

/// A term of an equation that is taken away ("- used") gets the minus sign that figures have.
std::string with_minus_sign(std::string_view name) {
    if (!name.starts_with("- ")) return std::string(name);
    return "\xE2\x88\x92" + std::string(name.substr(1));
}

void draw_fact(std::string_view name, std::string_view value, ImU32 color, TextStyle style) {
    const float width = ImGui::GetContentRegionAvail().x;
    const float value_width = text_size(style, value).x;
    const float name_width = text_size(TextStyle::table, name).x;
    const bool two_lines = name_width + value_width + dp(space_3) > width;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float line = dp(26);
    const float height = two_lines ? 2 * dp(22) : line;
    const Box all{at, {at.x + width, at.y + height}};
    const Box first{at, {at.x + width, at.y + (two_lines ? dp(22) : line)}};
    const Box last{{at.x, all.max.y - (two_lines ? dp(22) : line)}, all.max};
    paint_text_in(first, TextStyle::table, tokens().text_muted, with_minus_sign(name));
    paint_text_in(last, style, color != 0 ? color : tokens().text, value, Align::right);
    ImGui::Dummy({width, height - ImGui::GetStyle().ItemSpacing.y});
    describe_area("text", name, value, all.min, all.max);
}

}  // namespace

void fact(std::string_view name, std::string_view value, ImU32 color) {
    draw_fact(name, value, color, TextStyle::table);
}

void fact_in_mono(std::string_view name, std::string_view value) {
    draw_fact(name, value, 0, TextStyle::mono);
}

bool fact_with_copy(std::string_view name, std::string_view value) {
    gap(2);
    text_line(TextStyle::table, tokens().text_muted, name);
    gap(2);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float text_width = width - dp(10 + 38);
    const std::size_t cut = break_of(value, text_width);
    const Box box{at, {at.x + width, at.y + dp(cut == value.size() ? 36 : 52)}};
    paint_rect(box, tokens().background, dp(corner_radius));
    paint_frame(box, tokens().border, dp(corner_radius));
    Box line{{box.min.x + dp(10), box.min.y}, {box.min.x + dp(10) + text_width, box.max.y}};
    if (cut < value.size()) {
        line.max.y = box.min.y + dp(30);
        const Box second{{line.min.x, box.max.y - dp(30)}, {line.max.x, box.max.y}};
        paint_text_in(second, TextStyle::mono, tokens().text, value.substr(cut));
    }
    paint_text_in(line, TextStyle::mono, tokens().text, value.substr(0, cut));
    describe_area("text", name, value, box.min, {box.max.x - dp(38), box.max.y});
    ImGui::SetCursorScreenPos({box.max.x - dp(34), box.center().y - dp(16)});
    const std::string label = "Copy " + std::string(name);
    const bool copy = icon_button(icon_content_copy, label.c_str());
    ImGui::SetCursorScreenPos({at.x, box.max.y});
    ImGui::Dummy({width, 0});
    return copy;
}

void fact_rule() {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    paint_line({at.x, at.y + dp(2)}, {at.x + width, at.y + dp(2)}, tokens().control);
    ImGui::Dummy({width, dp(4) - ImGui::GetStyle().ItemSpacing.y / 2});
}

}  // namespace headroom::ui
