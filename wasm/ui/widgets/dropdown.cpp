// The drop-down list of field.h.

#include <imgui.h>

#include <algorithm>

#include "core/base/text.h"
#include "icons.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/field_parts.h"
#include "wasm/ui/widgets/pressable.h"

namespace headroom::ui {
namespace {

bool dropdown_entry(const std::string& entry, bool chosen) {
    const float width = ImGui::GetContentRegionAvail().x;
    const Pressed state = pressable(entry.c_str(), {width, dp(row_height)}, "option", entry,
                                    chosen ? "selected" : "");
    const float radius = dp(corner_radius - 2);
    if (state.hovered || chosen) {
        paint_rect(state.box, state.hovered ? tokens().hover : tokens().selected, radius);
    }
    const Box inner{{state.box.min.x + dp(space_2), state.box.min.y}, state.box.max};
    paint_text_in(inner, TextStyle::table, tokens().text, entry);
    return state.clicked;
}

/// In a long list one types what one looks for. Returns it in lower case; empty shows everything.
std::string search_in_list(std::size_t entries) {
    constexpr std::size_t long_list = 30;
    static std::string typed;
    if (entries < long_list) return "";
    if (ImGui::IsWindowAppearing()) {
        typed.clear();
        ImGui::SetKeyboardFocusHere();
    }
    search_field("Search the list", typed, 0);
    gap(space_1);
    return to_lower(trim(typed));
}

/// Below the box, or above it where it does not fit below and there is more room.
void place_list(const Box& anchor, std::size_t entries) {
    constexpr float most_height = 320;
    const float around = dp(2 * space_1);
    const float below = ImGui::GetIO().DisplaySize.y - anchor.max.y - around;
    const float above = anchor.min.y - around;
    const float wanted =
        std::min(dp(most_height), dp(row_height) * static_cast<float>(entries) + around);
    const bool goes_up = below < wanted && above > below;
    const float y = goes_up ? anchor.min.y - dp(space_1) : anchor.max.y + dp(space_1);
    ImGui::SetNextWindowPos({anchor.min.x, y}, ImGuiCond_Always, {0, goes_up ? 1.0F : 0.0F});
    const float room = std::max(dp(row_height), goes_up ? above : below);
    ImGui::SetNextWindowSizeConstraints({anchor.width(), 0},
                                        {anchor.width(), std::min(dp(most_height), room)});
}

bool dropdown_list(const char* id, const Box& anchor, const std::vector<std::string>& entries,
                   int& chosen) {
    place_list(anchor, entries.size());
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {dp(space_1), dp(space_1)});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    bool changed = false;
    if (ImGui::BeginPopup(id, ImGuiWindowFlags_NoMove)) {
        const std::string wanted = search_in_list(entries.size());
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if (!wanted.empty() && to_lower(entries[i]).find(wanted) == std::string::npos) continue;
            const auto index = static_cast<int>(i);
            ImGui::PushID(index);
            if (dropdown_entry(entries[i], index == chosen)) {
                changed = index != chosen;
                chosen = index;
                ImGui::CloseCurrentPopup();
            }
            ImGui::PopID();
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
    return changed;
}

}  // namespace

bool dropdown(const char* label, const std::vector<std::string>& entries, int& chosen,
              const FieldOptions& options) {
    const bool has_label = std::string_view(label).substr(0, 2) != "##";
    if (has_label) field_label(label);
    ImGui::PushID(label);
    ImGui::BeginDisabled(!options.enabled);
    const bool valid = chosen >= 0 && static_cast<std::size_t>(chosen) < entries.size();
    const std::string shown =
        valid ? entries[static_cast<std::size_t>(chosen)] : std::string(options.placeholder);
    const std::string_view name = has_label ? label : options.placeholder;
    const Pressed state = pressable("##box", {control_width(options.width), dp(control_height)},
                                    "combobox", name, shown);
    ImGui::EndDisabled();
    paint_rect(state.box, tokens().raised, dp(corner_radius));
    if (state.hovered) paint_rect(state.box, tokens().hover, dp(corner_radius));
    paint_frame(state.box, options.error ? tokens().breach : tokens().control, dp(corner_radius));
    Box inner{{state.box.min.x + dp(10), state.box.min.y},
              {state.box.max.x - dp(28), state.box.max.y}};
    paint_text_in(inner, TextStyle::table, valid ? tokens().text : tokens().text_muted, shown);
    inner = {{state.box.max.x - dp(26), state.box.min.y}, {state.box.max.x - dp(6), inner.max.y}};
    paint_text_in(inner, TextStyle::body, tokens().text_muted, icon_chevron_down, Align::center);
    if (state.clicked) ImGui::OpenPopup("##list");
    const bool changed = dropdown_list("##list", state.box, entries, chosen);
    ImGui::PopID();
    field_footer(options);
    return changed;
}

}  // namespace headroom::ui
