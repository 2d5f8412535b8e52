#include "wasm/ui/widgets/entry_field.h"

#include <imgui_internal.h>

#include <algorithm>

#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/field_parts.h"
#include "wasm/ui/widgets/paint.h"

namespace headroom::ui {
namespace {

int resize_entry(ImGuiInputTextCallbackData* data) {
    if (data->EventFlag != ImGuiInputTextFlags_CallbackResize) return 0;
    auto& text = *static_cast<std::string*>(data->UserData);
    text.resize(static_cast<std::size_t>(data->BufTextLen));
    data->Buf = text.data();
    return 0;
}

/// What is typed into the field that has the keyboard, until it is done.
struct Typing {
    ImGuiID field = 0;
    std::string text;
};
Typing typing;

void push_entry_style(float height_css, bool invalid) {
    ImGui::PushStyleColor(ImGuiCol_Border, invalid ? tokens().breach : tokens().control);
    ImGui::PushStyleColor(ImGuiCol_NavHighlight, 0);
    const float padding = std::max(0.0F, (dp(height_css) - ImGui::GetFontSize()) / 2);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {dp(8), padding});
}

void pop_entry_style() {
    ImGui::PopStyleVar();
    ImGui::PopStyleColor(2);
}

void mark_entry_focus() {
    const bool walked_to =
        ImGui::IsItemFocused() && !ImGui::GetCurrentContext()->NavDisableHighlight;
    if (!ImGui::IsItemActive() && !walked_to) return;
    ImGui::GetWindowDrawList()->AddRect(ImGui::GetItemRectMin(), ImGui::GetItemRectMax(),
                                        tokens().accent, dp(corner_radius), 0,
                                        std::max(1.5F, dp(2)));
}

}  // namespace

std::optional<std::string> entry_field(const char* label, const std::string& value,
                                       const EntryOptions& options) {
    ImGui::PushID(options.id != nullptr ? options.id : label);
    const ImGuiID id = ImGui::GetID("##entry");
    const bool was_typing = typing.field == id;
    std::string text = was_typing ? typing.text : value;
    const WithFont face(TextStyle::table);
    push_entry_style(options.height, options.invalid);
    ImGui::SetNextItemWidth(control_width(options.width));
    ImGui::InputText("##entry", text.data(), text.capacity() + 1,
                     ImGuiInputTextFlags_CallbackResize, resize_entry, &text);
    if (ImGui::IsItemActive()) {
        typing = {id, text};
    } else if (was_typing) {
        typing = {};
    }
    const bool done = ImGui::IsItemDeactivatedAfterEdit();
    describe_item("textbox", label, text);
    mark_entry_focus();
    pop_entry_style();
    ImGui::PopID();
    return done && text != value ? std::optional(text) : std::nullopt;
}

bool text_area(const char* label, std::string& text, float height_css, bool focus_now) {
    ImGui::PushID(label);
    const WithFont face(TextStyle::mono);
    ImGui::PushStyleColor(ImGuiCol_Border, tokens().control);
    ImGui::PushStyleColor(ImGuiCol_NavHighlight, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {dp(10), dp(8)});
    if (focus_now) ImGui::SetKeyboardFocusHere();
    // A tab that is typed goes on to the next field; only pasted ones stay.
    const ImGuiInputTextFlags tabs =
        ImGui::GetIO().KeyCtrl ? ImGuiInputTextFlags_AllowTabInput : ImGuiInputTextFlags_None;
    const bool changed = ImGui::InputTextMultiline(
        "##area", text.data(), text.capacity() + 1, {control_width(0), dp(height_css)},
        ImGuiInputTextFlags_CallbackResize | ImGuiInputTextFlags_CtrlEnterForNewLine | tabs,
        resize_entry, &text);
    describe_item("textbox", label, text);
    mark_entry_focus();
    ImGui::PopStyleVar();
    ImGui::PopStyleColor(2);
    ImGui::PopID();
    return changed;
}

}  // namespace headroom::ui
