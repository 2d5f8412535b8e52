#include "wasm/ui/widgets/sheet_frame.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "icons.h"
#include "wasm/ui/inspect/widget_groups.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"

namespace headroom::ui {
namespace {

constexpr const char* popup_name = "##sheet";

/// Whether the scrolling part is being drawn; the footer ends it, or end_sheet() without one.
bool body_open = false;

/// Whether a list or menu lay over the sheet when its last frame ended. ImGui closes it before the
/// next one is drawn, so that Escape would otherwise close the sheet with it.
bool list_was_open = false;

bool list_is_open() {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    return g.OpenPopupStack.Size > g.BeginPopupStack.Size;
}

bool narrow() { return ImGui::GetIO().DisplaySize.x < dp(560); }

void place(float width_css) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float width = std::min(dp(width_css), screen.x - dp(narrow() ? 0 : 32));
    const float top = narrow() ? 0 : std::clamp(screen.y * 0.06F, dp(16), dp(120));
    const float room = screen.y - top - dp(narrow() ? 0 : 16);
    // Anchored at its top, so that an error that appears does not move what was above it.
    ImGui::SetNextWindowPos({std::round((screen.x - width) / 2), std::round(top)});
    ImGui::SetNextWindowSizeConstraints({width, dp(96)}, {width, room});
}

bool header(const std::string& title) {
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = dp(control_height);
    const Box box{start, {start.x + width - dp(40), start.y + height}};
    paint_text_in(box, TextStyle::title, tokens().text, title);
    describe_area("heading", title, "", box.min, box.max);
    ImGui::SetCursorScreenPos({start.x + width - dp(control_height), start.y});
    const bool close = icon_button(icon_close, "Close");
    gap(space_3);
    return close;
}

/// The part between title and footer, which scrolls when the screen is too low for it. It is a
/// little wider than what it holds, so that focus rings are not cut off.
void begin_body() {
    const float ring = dp(3);
    const float chrome = dp(166);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x + 2 * ring;
    const float room = ImGui::GetIO().DisplaySize.y - ImGui::GetWindowPos().y - chrome;
    ImGui::SetCursorScreenPos({at.x - ring, at.y - ring});
    ImGui::SetNextWindowSizeConstraints({width, 0}, {width, std::max(dp(120), room)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ring, ring});
    ImGui::BeginChild("body", {width, 0},
                      ImGuiChildFlags_AutoResizeY | ImGuiChildFlags_AlwaysUseWindowPadding,
                      ImGuiWindowFlags_NavFlattened);
    ImGui::PopStyleVar();
    body_open = true;
}

void end_body() {
    if (!body_open) return;
    body_open = false;
    ImGui::EndChild();
}

bool confirm_key(bool other_button_focused) {
    if (other_button_focused) return false;
    return ImGui::IsKeyPressed(ImGuiKey_Enter, false) ||
           ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false);
}

/// True when the keyboard is on the item just submitted, so that Enter belongs to it.
bool keyboard_is_here() {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    return ImGui::IsItemFocused() && !g.NavDisableHighlight;
}

}  // namespace

bool begin_sheet(const std::string& title, float width_css, bool just_opened, bool& close) {
    if (just_opened) {
        ImGui::OpenPopup(popup_name);
        list_was_open = false;
    }
    place(width_css);
    const float side = dp(narrow() ? space_4 : space_6);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {side, dp(space_4 + space_1)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, dp(10));
    ImGui::PushStyleVar(ImGuiStyleVar_PopupRounding, dp(10));
    const bool shown = ImGui::BeginPopupModal(
        popup_name, nullptr,
        ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
            ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize);
    ImGui::PopStyleVar(3);
    if (!shown) return false;
    const ImVec2 corner = ImGui::GetWindowPos();
    const ImVec2 size = ImGui::GetWindowSize();
    begin_group("dialog", title, corner, {corner.x + size.x, corner.y + size.y});
    if (header(title)) close = true;
    begin_body();
    return true;
}

void end_sheet() {
    end_body();
    list_was_open = list_is_open();
    end_group();
    ImGui::EndPopup();
}

SheetChoice sheet_footer(const SheetFooter& footer) {
    end_body();
    gap(space_4);
    SheetChoice choice = SheetChoice::none;
    const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
    const float y = ImGui::GetCursorScreenPos().y;
    bool others_focused = false;
    if (footer.extra != nullptr) {
        if (button(footer.extra, {.icon = icon_delete})) choice = SheetChoice::extra;
        others_focused = others_focused || keyboard_is_here();
    }
    const ButtonOptions confirm{.kind = footer.kind, .enabled = footer.enabled};
    float x = right - button_width(footer.confirm, confirm);
    if (footer.cancel != nullptr) {
        ImGui::SetCursorScreenPos({x - dp(space_2) - button_width(footer.cancel), y});
        if (button(footer.cancel)) choice = SheetChoice::cancel;
        others_focused = others_focused || keyboard_is_here();
    }
    ImGui::SetCursorScreenPos({x, y});
    if (button(footer.confirm, confirm)) choice = SheetChoice::confirm;
    // Keys belong to what lies on top.
    if (choice == SheetChoice::none && !list_is_open() && !list_was_open) {
        if (footer.enabled && confirm_key(others_focused)) choice = SheetChoice::confirm;
        if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) choice = SheetChoice::cancel;
    }
    return choice;
}

void note(NoteKind kind, const std::string& text) {
    const Tokens& t = tokens();
    ImU32 color = t.accent;
    const char* icon = icon_information;
    if (kind == NoteKind::warning) color = t.warning, icon = icon_alert;
    if (kind == NoteKind::breach) color = t.breach, icon = icon_alert;
    const float width = ImGui::GetContentRegionAvail().x;
    const float text_width = width - dp(48);
    const float lines = wrapped_height(TextStyle::table, text, text_width);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const Box box{start, {start.x + width, start.y + lines + dp(2 * 10)}};
    paint_rect(box, faded(color, 0.10F), dp(corner_radius));
    paint_frame(box, faded(color, 0.45F), dp(corner_radius));
    paint_text({box.min.x + dp(12), box.min.y + dp(9)}, TextStyle::body, color, icon);
    paint_wrapped({box.min.x + dp(36), box.min.y + dp(10)}, TextStyle::table, t.text, text,
                  text_width);
    ImGui::Dummy({width, box.height()});
    describe_area("note", text, "", box.min, box.max);
}

}  // namespace headroom::ui
