#include "wasm/ui/widgets/tooltip.h"

#include <algorithm>
#include <cfloat>

#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"

namespace headroom::ui {
namespace {

void begin() {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {dp(space_3), dp(space_2)});
    ImGui::BeginTooltip();
}

void end() {
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
}

}  // namespace

void tooltip(std::string_view text) {
    begin();
    text_line(TextStyle::small, tokens().text, wrapped(TextStyle::small, text, dp(320)));
    end();
}

void tooltip_above(ImVec2 at, std::string_view text) {
    const float wide = std::min(dp(320), text_size(TextStyle::small, text).x);
    const float half = wide / 2 + dp(space_3 + space_2);
    const float right = std::max(half, ImGui::GetIO().DisplaySize.x - half);
    ImGui::SetNextWindowPos({std::clamp(at.x, half, right), at.y}, ImGuiCond_Always, {0.5F, 1});
    tooltip(text);
}

void tooltip_table(std::string_view title, const TooltipRow* rows, int count,
                   std::string_view footer) {
    begin();
    text_line(TextStyle::strong, tokens().text, title);
    float widest_name = 0;
    float widest_value = 0;
    for (int i = 0; i < count; ++i) {
        widest_name = std::max(widest_name, text_size(TextStyle::small, rows[i].first).x);
        widest_value = std::max(widest_value, text_size(TextStyle::small, rows[i].second).x);
    }
    const float width = widest_name + dp(space_6) + widest_value;
    const float line = text_size(TextStyle::small, "0").y + dp(2);
    for (int i = 0; i < count; ++i) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const Box box{at, {at.x + width, at.y + line}};
        paint_text_in(box, TextStyle::small, tokens().text_muted, rows[i].first);
        paint_text_in(box, TextStyle::small, tokens().text, rows[i].second, Align::right);
        ImGui::Dummy({width, line - ImGui::GetStyle().ItemSpacing.y / 2});
    }
    if (!footer.empty()) text_line(TextStyle::small, tokens().accent, footer);
    end();
}

}  // namespace headroom::ui
