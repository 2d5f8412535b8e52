#include "wasm/ui/widgets/field.h"

#include <fmt/format.h>
#include <imgui_internal.h>

#include <algorithm>
#include <map>

#include "icons.h"
#include "wasm/ui/inspect/asked.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/field_frame.h"
#include "wasm/ui/widgets/field_parts.h"
#include "wasm/ui/widgets/pressable.h"

namespace headroom::ui {
namespace {

/// The window (card) of the field that had the keyboard last.
ImGuiID window_of_field = 0;

bool edit_text(const char* id, const char* placeholder, std::string& text,
               ImGuiInputTextFlags flags = 0) {
    const std::optional<std::string> asked = take_asked_value(ImGui::GetID(id));
    if (asked) text = *asked;
    const bool typed =
        ImGui::InputTextWithHint(id, placeholder, text.data(), text.capacity() + 1,
                                 flags | ImGuiInputTextFlags_CallbackResize, grow_text, &text);
    if (ImGui::IsItemActive()) window_of_field = ImGui::GetCurrentWindowRead()->ID;
    return typed || asked;
}

void paint_radio(const Box& row, bool on, bool hovered) {
    const ImVec2 center{row.min.x + dp(10), row.min.y + dp(10)};
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImU32 ring = on || hovered ? tokens().accent : tokens().control;
    list->AddCircleFilled(center, dp(8), tokens().raised);
    list->AddCircle(center, dp(8), ring, 0, std::max(1.5F, dp(1.5F)));
    if (on) list->AddCircleFilled(center, dp(4), tokens().accent);
}

/// An error that has just appeared outside of what is seen is brought into view; the first one of a
/// frame only.
void show_when_new(const FieldError& error) {
    static std::map<ImGuiID, int> last_seen;  // the frame in which it was drawn last
    static int scrolled_in_frame = -1;
    if (last_seen.size() > 200) last_seen.clear();
    const int frame = ImGui::GetFrameCount();
    int& seen = last_seen[ImGui::GetID(error.message.c_str())];
    const bool is_new = seen < frame - 2;
    seen = frame;
    if (!is_new || scrolled_in_frame >= frame - 1) return;
    scrolled_in_frame = frame;
    if (!ImGui::IsItemVisible()) ImGui::ScrollToItem(ImGuiScrollFlags_KeepVisibleCenterY);
}

}  // namespace

bool enter_in_a_field() {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    const bool pressed = ImGui::IsKeyPressed(ImGuiKey_Enter, false) ||
                         ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false);
    // The field gives up the keyboard with Enter, so it may be the one of the frame before.
    const ImGuiID field = g.ActiveId != 0 ? g.ActiveId : g.ActiveIdPreviousFrame;
    const bool was_typing = field != 0 && field == g.InputTextState.ID;
    return pressed && was_typing && window_of_field == ImGui::GetCurrentWindowRead()->ID;
}

void error_line(const FieldError& error) {
    const std::string text = fmt::format("{} {}", icon_alert_circle, error.message);
    text_wrapped(TextStyle::small, tokens().breach, text);
    show_when_new(error);
    const ImVec2 end = ImGui::GetItemRectMax();
    describe_area("alert", error.message, error.code, ImGui::GetItemRectMin(), end);
    if (error.code.empty()) return;
    text_line(TextStyle::mono, tokens().text_muted, error.code);
}

bool text_field(const char* label, std::string& text, const FieldOptions& options) {
    field_label(label);
    ImGui::PushID(label);
    ImGui::BeginDisabled(!options.enabled);
    const WithFont face(options.mono ? TextStyle::mono : TextStyle::body);
    push_field_frame(static_cast<bool>(options.error), control_height, 10);
    ImGui::SetNextItemWidth(control_width(options.width));
    if (options.focus_now) ImGui::SetKeyboardFocusHere();
    const bool changed = edit_text("##field", options.placeholder, text,
                                   options.secret ? ImGuiInputTextFlags_Password : 0);
    describe_item("textbox", label, options.secret ? std::string(text.size(), '*') : text);
    mark_field_focus();
    pop_field_frame();
    ImGui::EndDisabled();
    ImGui::PopID();
    field_footer(options);
    return changed;
}

bool plain_text_field(const char* label, std::string& text, float width_css) {
    ImGui::PushID(label);
    push_field_frame(false, control_height, 10);
    ImGui::SetNextItemWidth(control_width(width_css));
    const bool changed = edit_text("##plain", "", text);
    describe_item("textbox", label, text);
    mark_field_focus();
    pop_field_frame();
    ImGui::PopID();
    return changed;
}

bool search_field(const char* label, std::string& text, float width_css) {
    ImGui::PushID(label);
    push_field_frame(false, control_height, 10);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {dp(30), ImGui::GetStyle().FramePadding.y});
    ImGui::SetNextItemWidth(control_width(width_css));
    const bool changed = edit_text("##search", label, text);
    describe_item("textbox", label, text);
    mark_field_focus();
    const Box box{ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
    paint_text_in({{box.min.x + dp(8), box.min.y}, {box.min.x + dp(30), box.max.y}},
                  TextStyle::body, tokens().text_muted, icon_magnify);
    ImGui::PopStyleVar();
    pop_field_frame();
    ImGui::PopID();
    return changed;
}

bool choices(const char* label, const std::vector<Choice>& options, int& chosen) {
    field_label(label);
    ImGui::PushID(label);
    bool changed = false;
    for (std::size_t i = 0; i < options.size(); ++i) {
        const bool on = static_cast<int>(i) == chosen;
        const bool captioned = !options[i].caption.empty();
        const float fitting = dp(44) + text_size(TextStyle::body, options[i].label).x;
        // Without captions they stand side by side while there is room.
        if (!captioned && i > 0) {
            ImGui::SameLine(0, 0);
            if (ImGui::GetContentRegionAvail().x < fitting) ImGui::NewLine();
        }
        const float width = captioned ? ImGui::GetContentRegionAvail().x : fitting;
        const float below = wrapped_height(TextStyle::small, options[i].caption, width - dp(28));
        const ImVec2 size{width, captioned ? dp(26) + below : dp(24)};
        const Pressed state =
            pressable(options[i].label, size, "radio", options[i].label, on ? "on" : "off");
        paint_radio(state.box, on, state.hovered);
        const float x = state.box.min.x + dp(28);
        paint_text({x, state.box.min.y + dp(1)}, TextStyle::body, tokens().text, options[i].label);
        paint_wrapped({x, state.box.min.y + dp(22)}, TextStyle::small, tokens().text_muted,
                      options[i].caption, state.box.max.x - x);
        if (state.clicked && !on) {
            chosen = static_cast<int>(i);
            changed = true;
        }
    }
    ImGui::PopID();
    return changed;
}

bool checkbox(const char* label, bool& on) {
    const std::string_view text(label);
    const float width = dp(26) + text_size(TextStyle::table, text).x;
    const Pressed state =
        pressable(label, {width, dp(control_height)}, "checkbox", label, on ? "on" : "off");
    const float top = state.box.min.y + (state.box.height() - dp(18)) / 2;
    const Box square{{state.box.min.x, top}, {state.box.min.x + dp(18), top + dp(18)}};
    paint_rect(square, on ? tokens().accent_fill : tokens().raised, dp(4));
    paint_frame(square, on || state.hovered ? tokens().accent : tokens().control, dp(4));
    if (on) paint_text_in(square, TextStyle::small, tokens().on_accent, icon_check, Align::center);
    const Box rest{{square.max.x + dp(8), state.box.min.y}, {state.box.max.x + 1, state.box.max.y}};
    paint_text_in(rest, TextStyle::table, tokens().text, text);
    if (state.clicked) on = !on;
    return state.clicked;
}

}  // namespace headroom::ui
