#include "wasm/ui/app/shortcuts.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>

#include "wasm/ui/app/words.h"
#include "wasm/ui/dialogs/dialogs.h"
#include "wasm/ui/shell/presenter.h"

namespace headroom::ui {
namespace {

bool single_keys_allowed = true;

bool pressed(ImGuiKey key) { return ImGui::IsKeyPressed(key, false); }

/// A character that is a command by itself.
bool single(ImGuiKey key) { return single_keys_allowed && pressed(key); }

/// A letter with Shift, so that no word that is typed beside a field opens or changes something.
bool shifted(ImGuiKey key) { return ImGui::GetIO().KeyShift && single(key); }

void time_keys(CommandSink& sink, const app::Session& session, bool playing) {
    // While the keyboard walks over the page, Space and the arrows belong to what it is on.
    const bool walking = ImGui::GetIO().NavVisible;
    if (!walking && pressed(ImGuiKey_Space)) sink.play = !playing;
    if (!walking && ImGui::IsKeyPressed(ImGuiKey_RightArrow, true)) {
        sink.play = false;
        sink.step_event = true;
    }
    using Jump = CommandSink::Jump;
    if (!walking && ImGui::IsKeyPressed(ImGuiKey_LeftArrow, true)) sink.jump = Jump::previous_event;
    if (single(ImGuiKey_N)) sink.jump = Jump::next_breach;
    if (single(ImGuiKey_P)) sink.jump = Jump::previous_breach;
    if (shifted(ImGuiKey_B)) sink.open_sheet = make_bookmark(date_and_time(session.now()));
    if (pressed(ImGuiKey_Home)) {
        sink.play = false;
        sink.seek_to = session.start();
    }
    if (pressed(ImGuiKey_End)) {
        sink.play = false;
        sink.run_to_end = true;
    }
}

/// Interface scale in steps of 25 %.
void scale_keys(UiState& view) {
    // While the keyboard is on a border of the split editor, these keys move it.
    if (ImGui::GetIO().NavVisible) return;
    if (single(ImGuiKey_Equal)) view.scale_percent = std::min(200, view.scale_percent + 25);
    if (single(ImGuiKey_Minus)) view.scale_percent = std::max(100, view.scale_percent - 25);
}

/// Undo and redo of what was done by hand; the split editor has its own while it is open.
void history_keys(CommandSink& sink, const UiState& view) {
    if (view.split_editor != nullptr) return;
    const bool shift = ImGui::GetIO().KeyShift;
    if (pressed(ImGuiKey_Z)) (shift ? sink.redo : sink.undo) = true;
    if (pressed(ImGuiKey_Y)) sink.redo = true;
}

void page_keys(UiState& view) {
    // In the order of the rail, which begins with Set-up.
    if (single(ImGuiKey_0)) view.page = PageName::setup;
    constexpr std::array<PageName, 9> pages{
        PageName::planner,   PageName::forecast,    PageName::sites,
        PageName::map,       PageName::my_account,  PageName::console,
        PageName::site_macs, PageName::vendor_desk, PageName::log};
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (single(static_cast<ImGuiKey>(ImGuiKey_1 + static_cast<int>(i)))) view.page = pages[i];
    }
    if (single(ImGuiKey_I)) {
        view.inspector_wanted = !view.inspector_wanted;
        view.inspector_as_sheet = !view.inspector_as_sheet;
    }
}

/// Takes these keys away from ImGui, which would move the focus to another widget.
void presenter_keys(CommandSink& sink, Presenter& presenter) {
    if (ImGui::IsKeyDown(ImGuiKey_PageDown) || ImGui::IsKeyDown(ImGuiKey_PageUp)) {
        ImGui::NavMoveRequestCancel();
        ImGui::GetCurrentContext()->NavDisableHighlight = true;
    }
    using Present = CommandSink::Present;
    if (pressed(ImGuiKey_PageDown)) sink.present = Present::next;
    if (pressed(ImGuiKey_PageUp)) sink.present = Present::previous;
    const bool any_menu = ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup);
    if (!pressed(ImGuiKey_Escape) || any_menu) return;
    if (presenter.spotlight.is_on()) {
        presenter.spotlight = {};
    } else {
        sink.present = Present::end;
    }
}

}  // namespace

bool single_keys() { return single_keys_allowed; }
void allow_single_keys(bool allowed) { single_keys_allowed = allowed; }

void apply_shortcuts(CommandSink& sink, UiState& view, const app::Session* session, bool playing) {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.WantTextInput || io.KeyAlt || io.KeySuper) return;
    if (io.KeyCtrl) {
        if (session != nullptr) history_keys(sink, view);
        return;
    }
    scale_keys(view);
    // The platform gives this key for the character "?" and nothing else.
    if (single(ImGuiKey_Slash)) sink.open_sheet = make_help();
    if (shifted(ImGuiKey_O)) sink.platform.open_file_picker = true;
    if (shifted(ImGuiKey_T)) {
        view.theme = view.theme == ThemeName::dark ? ThemeName::light : ThemeName::dark;
    }
    if (session == nullptr) return;
    if (view.presenter != nullptr) presenter_keys(sink, *view.presenter);
    if (shifted(ImGuiKey_S)) sink.platform.save_scenario = true;
    time_keys(sink, *session, playing);
    page_keys(view);
}

}  // namespace headroom::ui
