#include "wasm/ui/widgets/segmented.h"

#include <imgui.h>

#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/pressable.h"

namespace headroom::ui {
namespace {
float word_width(std::string_view word) { return text_size(TextStyle::table, word).x + dp(24); }
}  // namespace

float segmented_width(const std::vector<const char*>& words) {
    float width = 0;
    for (const char* word : words) width += word_width(word);
    return width;
}

bool segmented(const char* id, const std::vector<const char*>& words, int& chosen) {
    ImGui::PushID(id);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const Box all{start, {start.x + segmented_width(words), start.y + dp(control_height)}};
    paint_rect(all, tokens().raised, dp(corner_radius));
    paint_frame(all, tokens().control, dp(corner_radius));
    bool changed = false;
    float x = start.x;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool on = static_cast<int>(i) == chosen;
        ImGui::SetCursorScreenPos({x, start.y});
        const Pressed state = pressable(words[i], {word_width(words[i]), dp(control_height)},
                                        "radio", words[i], on ? "on" : "off");
        const Box inner{{state.box.min.x + dp(2), state.box.min.y + dp(2)},
                        {state.box.max.x - dp(2), state.box.max.y - dp(2)}};
        if (on || state.hovered) {
            paint_rect(inner, on ? tokens().selected : tokens().hover, dp(corner_radius - 2));
        }
        paint_text_in(state.box, TextStyle::table, on ? tokens().accent : tokens().text, words[i],
                      Align::center);
        if (state.clicked && !on) {
            chosen = static_cast<int>(i);
            changed = true;
        }
        x = state.box.max.x;
    }
    ImGui::PopID();
    return changed;
}

bool tab_strip(const char* id, const std::vector<std::string>& words, int& chosen) {
    ImGui::PushID(id);
    bool changed = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool on = static_cast<int>(i) == chosen;
        const ImVec2 size{word_width(words[i]), dp(control_height)};
        if (i > 0) {
            ImGui::SameLine(0, dp(2));
            if (ImGui::GetContentRegionAvail().x < size.x) ImGui::NewLine();
        }
        const Pressed state =
            pressable(words[i].c_str(), size, "tab", words[i], on ? "selected" : "");
        if (state.hovered) paint_rect(state.box, tokens().hover, dp(corner_radius));
        paint_text_in(state.box, TextStyle::table, on ? tokens().text : tokens().text_muted,
                      words[i], Align::center);
        if (on) {
            paint_rect({{state.box.min.x + dp(8), state.box.max.y - dp(2)},
                        {state.box.max.x - dp(8), state.box.max.y}},
                       tokens().accent, 1);
        }
        if (state.clicked && !on) {
            chosen = static_cast<int>(i);
            changed = true;
        }
    }
    ImGui::PopID();
    return changed;
}

bool toggle(const char* label, bool on, const char* name) {
    const std::string_view all(label);
    const std::string_view word = all.substr(0, all.find("##"));
    const float text = word.empty() ? 0 : dp(10) + text_size(TextStyle::table, word).x;
    const Pressed state = pressable(label, {dp(36) + text, dp(control_height)}, "checkbox",
                                    name != nullptr ? name : label, on ? "on" : "off");
    const float middle = state.box.center().y;
    const Box track{{state.box.min.x, middle - dp(10)},
                    {state.box.min.x + dp(36), middle + dp(10)}};
    const Tokens& t = tokens();
    paint_rect(track, on ? t.accent_fill : t.free, dp(10));
    paint_frame(track, on || state.hovered ? t.accent : t.control, dp(10));
    const float knob = on ? track.max.x - dp(10) : track.min.x + dp(10);
    ImGui::GetWindowDrawList()->AddCircleFilled({knob, middle}, dp(7),
                                                on ? t.on_accent : t.text_muted);
    paint_text_in({{track.max.x + dp(10), state.box.min.y}, {state.box.max.x + 2, state.box.max.y}},
                  TextStyle::table, t.text, word);
    return state.clicked;
}

}  // namespace headroom::ui
