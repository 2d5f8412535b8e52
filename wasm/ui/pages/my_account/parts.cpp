#include "wasm/ui/pages/my_account/parts.h"

#include <imgui.h>

#include <algorithm>

#include "icons.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"

namespace headroom::ui {
namespace {

constexpr float line_height = 24;
constexpr float text_top = 3;  // of a line's text

/// On a phone the value stands below its name, and neither is cut.
bool is_stacked() { return ImGui::GetContentRegionAvail().x < dp(400); }

/// Whether the line that was begun last is one of these.
bool line_is_stacked = false;

/// Where a key that is too long for a line goes on: behind the hyphen nearest to its middle.
std::size_t middle_of_key(std::string_view key) {
    const std::size_t hyphen = key.find('-', key.size() / 2);
    return hyphen == std::string_view::npos ? key.size() : hyphen + 1;
}

}  // namespace

void detail_name(std::string_view name) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    line_is_stacked = is_stacked();
    if (line_is_stacked) {
        if (name.empty()) return;
        text_line(TextStyle::small, tokens().text_muted, name);
        gap(space_1);
        return;
    }
    const float width = dp(190);
    paint_text_in({at, {at.x + width, at.y + dp(line_height)}}, TextStyle::table,
                  tokens().text_muted, name);
    ImGui::Dummy({width, dp(line_height)});
    ImGui::SameLine(0, dp(space_2));
    const ImVec2 value = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({value.x, value.y + dp(text_top)});
}

void detail(std::string_view name, std::string_view value) {
    detail_name(name);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float text = std::min(width, text_size(TextStyle::table, value).x);
    const Box box{{at.x, at.y - dp(text_top)},
                  {at.x + text + 1, at.y + dp(line_height - text_top)}};
    essential_text = true;
    paint_text_in(box, TextStyle::table, tokens().text, value);
    essential_text = false;
    describe_area("text", name, value, box.min, box.max);
    ImGui::Dummy({text, dp(18)});
}

void detail(std::string_view name, const Status& status) {
    detail_name(name);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float text = text_size(TextStyle::table, status.word).x + dp(24);
    const Box box{{at.x, at.y - dp(text_top)}, {at.x + text, at.y + dp(line_height - text_top)}};
    paint_status(box, status);
    describe_area("text", name, status.word, box.min, box.max);
    ImGui::Dummy({text, dp(18)});
}

void beside_detail(float width) {
    ImGui::SameLine(0, dp(space_3));
    if (ImGui::GetContentRegionAvail().x < width) {
        ImGui::NewLine();
        return;
    }
    if (line_is_stacked) return;  // it stands on the value's own line already
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({at.x, at.y + dp(text_top)});
}

void beside_button(std::string_view words) {
    ImGui::SameLine(0, dp(space_3));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 size = text_size(TextStyle::table, words);
    if (ImGui::GetContentRegionAvail().x < size.x) {
        ImGui::NewLine();
        return;
    }
    const Box box{at, {at.x + size.x + 1, at.y + dp(control_height)}};
    paint_text_in(box, TextStyle::table, tokens().text_muted, words);
    ImGui::Dummy({size.x, dp(control_height)});
}

void continue_line(float width, float gap_css) {
    ImGui::SameLine(0, dp(gap_css));
    if (ImGui::GetContentRegionAvail().x < width) ImGui::NewLine();
}

bool crumb(const char* label) {
    const bool pressed = link(label);
    ImGui::SameLine(0, dp(space_1));
    text_line(TextStyle::table, tokens().text_muted, icon_chevron_right);
    ImGui::SameLine(0, dp(space_1));
    return pressed;
}

void crumb_here(std::string_view label) {
    text_line(TextStyle::table, tokens().text_muted,
              shortened(TextStyle::table, label, ImGui::GetContentRegionAvail().x));
    gap(space_2);
}

void key_with_copy(PanelContext& context, const std::string& key, const char* name) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float room = ImGui::GetContentRegionAvail().x - dp(40);
    const float text = std::min(room, text_size(TextStyle::mono, key).x);
    const bool fits = text_size(TextStyle::mono, key).x <= room;
    const std::size_t cut = fits ? key.size() : middle_of_key(key);
    const Box box{{at.x, at.y - dp(text_top)},
                  {at.x + text + 1, at.y + dp(line_height - text_top)}};
    const Box below{{box.min.x, box.max.y - dp(4)}, {box.max.x, box.max.y + dp(16)}};
    essential_text = true;
    paint_text_in(box, TextStyle::mono, tokens().text, std::string_view(key).substr(0, cut));
    if (!fits) {
        paint_text_in(below, TextStyle::mono, tokens().text, std::string_view(key).substr(cut));
    }
    essential_text = false;
    describe_area("text", name, key, box.min, fits ? box.max : below.max);
    ImGui::SetCursorScreenPos({box.max.x + dp(space_1), at.y - dp(7)});
    const std::string label = std::string("Copy ") + name;
    if (icon_button(icon_content_copy, label.c_str())) context.sink.platform.copy_text = key;
    if (fits) return;
    ImGui::SetCursorScreenPos({at.x, std::max(ImGui::GetCursorScreenPos().y, below.max.y)});
    ImGui::Dummy({0, 0});
}

}  // namespace headroom::ui
