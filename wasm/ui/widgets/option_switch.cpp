#include "wasm/ui/widgets/option_switch.h"

#include <imgui.h>

#include <cmath>

#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/pressable.h"

namespace headroom::ui {

bool option_switch(const char* name, const std::vector<std::string>& options, int& chosen,
                   float width_css) {
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float whole = dp(width_css);
    const float part = std::floor(whole / static_cast<float>(options.size()));
    const Box frame{start, {start.x + whole, start.y + dp(control_height)}};
    paint_rect(frame, tokens().raised, dp(corner_radius));
    bool changed = false;
    ImGui::PushID(name);
    for (std::size_t i = 0; i < options.size(); ++i) {
        const bool on = static_cast<int>(i) == chosen;
        ImGui::SetCursorScreenPos({start.x + part * static_cast<float>(i), start.y});
        const std::string label = std::string(name) + ": " + options[i];
        const Pressed state = pressable(options[i].c_str(), {part, dp(control_height)}, "radio",
                                        label, on ? "on" : "off");
        const Box inner{{state.box.min.x + dp(2), state.box.min.y + dp(2)},
                        {state.box.max.x - dp(2), state.box.max.y - dp(2)}};
        if (on || state.hovered) {
            paint_rect(inner, on ? tokens().selected : tokens().hover, dp(corner_radius - 2));
        }
        paint_text_in(state.box, TextStyle::table, on ? tokens().accent : tokens().text, options[i],
                      Align::center);
        if (state.clicked && !on) {
            chosen = static_cast<int>(i);
            changed = true;
        }
    }
    ImGui::PopID();
    paint_frame(frame, tokens().control, dp(corner_radius));
    return changed;
}

}  // namespace headroom::ui
