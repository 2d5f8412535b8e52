#include "wasm/ui/widgets/entry_field.h"

#include <imgui_internal.h>

#include <algorithm>

#include "wasm/ui/inspect/asked.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/field_frame.h"
#include "wasm/ui/widgets/field_parts.h"
#include "wasm/ui/widgets/paint.h"

namespace headroom::ui {
namespace {

/// What is typed into the field that has the keyboard, until it is done.
struct Typing {
    ImGuiID field = 0;
    std::string text;
};
Typing typing;

}  // namespace

std::optional<std::string> entry_field(const char* label, const std::string& value,
                                       const EntryOptions& options) {
    ImGui::PushID(options.id != nullptr ? options.id : label);
    const ImGuiID id = ImGui::GetID("##entry");
    const bool was_typing = typing.field == id;
    const std::optional<std::string> asked = take_asked_value(id);
    std::string text = was_typing ? typing.text : value;
    const WithFont face(TextStyle::table);
    push_field_frame(options.invalid, options.height, 8);
    ImGui::SetNextItemWidth(control_width(options.width));
    ImGui::InputText("##entry", text.data(), text.capacity() + 1,
                     ImGuiInputTextFlags_CallbackResize, grow_text, &text);
    if (ImGui::IsItemActive()) {
        typing = {id, text};
    } else if (was_typing) {
        typing = {};
    }
    const bool done = ImGui::IsItemDeactivatedAfterEdit();
    if (asked) text = *asked, typing = {};
    describe_item("textbox", label, text);
    mark_field_focus();
    pop_field_frame();
    ImGui::PopID();
    return (done || asked) && text != value ? std::optional(text) : std::nullopt;
}

bool text_area(const char* label, std::string& text, float height_css, bool focus_now) {
    ImGui::PushID(label);
    const WithFont face(TextStyle::mono);
    ImGui::PushStyleColor(ImGuiCol_Border, tokens().control);
    ImGui::PushStyleColor(ImGuiCol_NavHighlight, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {dp(10), dp(8)});
    if (focus_now) ImGui::SetKeyboardFocusHere();
    const std::optional<std::string> asked = take_asked_value(ImGui::GetID("##area"));
    if (asked) text = *asked;
    // A tab that is typed goes on to the next field; only pasted ones stay.
    const ImGuiInputTextFlags tabs =
        ImGui::GetIO().KeyCtrl ? ImGuiInputTextFlags_AllowTabInput : ImGuiInputTextFlags_None;
    const bool changed = ImGui::InputTextMultiline(
        "##area", text.data(), text.capacity() + 1, {control_width(0), dp(height_css)},
        ImGuiInputTextFlags_CallbackResize | ImGuiInputTextFlags_CtrlEnterForNewLine | tabs,
        grow_text, &text);
    describe_item("textbox", label, text);
    mark_field_focus();
    ImGui::PopStyleVar();
    ImGui::PopStyleColor(2);
    ImGui::PopID();
    return changed || asked;
}

}  // namespace headroom::ui
