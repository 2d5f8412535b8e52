#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "icons.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/shell/shell.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/button.h"

namespace headroom::ui {

void draw_notice(UiState& view, const ShellLayout& layout) {
    if (!view.notice) return;
    const Notice& shown = *view.notice;
    const bool refused = shown.kind == Notice::Kind::refused;
    const float code_width =
        shown.code.empty() ? 0 : text_size(TextStyle::mono, shown.code).x + dp(space_3);
    const float wanted = text_size(TextStyle::table, shown.text).x + code_width + dp(96);
    const float width = std::min(wanted, layout.content.width() - dp(32));
    const float x = layout.content.center().x - width / 2;
    const float y = layout.time_bar.min.y - dp(56);
    const Box box{{std::round(x), y}, {std::round(x + width), y + dp(44)}};
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, dp(8));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, hairline());
    begin_region("notice", box, tokens().raised, {0, 0});
    ImGui::PopStyleVar(2);
    raise_region();
    const ImU32 color = refused ? tokens().breach : tokens().ok;
    paint_text_in({{box.min.x + dp(14), box.min.y}, {box.min.x + dp(38), box.max.y}},
                  TextStyle::body, color, refused ? icon_alert_circle : icon_check_circle);
    const Box text{{box.min.x + dp(42), box.min.y}, {box.max.x - dp(48) - code_width, box.max.y}};
    paint_text_in(text, TextStyle::table, tokens().text, shown.text);
    paint_text_in({{text.max.x + dp(space_2), box.min.y}, {box.max.x - dp(44), box.max.y}},
                  TextStyle::mono, tokens().text_muted, shown.code);
    // What merely answers an action does not interrupt a screen reader.
    const bool quiet = shown.kind == Notice::Kind::answered;
    describe_area(quiet ? "status" : "alert", shown.text, shown.code, box.min, box.max);
    ImGui::SetCursorScreenPos({box.max.x - dp(38), box.min.y + dp(6)});
    const bool dismissed = icon_button(icon_close, "Dismiss");
    end_region();
    if (dismissed) view.notice.reset();
}

}  // namespace headroom::ui
