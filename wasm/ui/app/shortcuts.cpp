#include "wasm/ui/app/shortcuts.h"

#include <imgui.h>

#include "wasm/ui/dialogs/dialogs.h"

namespace headroom::ui {
namespace {

bool pressed(ImGuiKey key) { return ImGui::IsKeyPressed(key, false); }

void time_keys(CommandSink& sink, const app::Session& session, bool playing) {
    // While the keyboard walks over the page, Space and the arrows belong to what it is on.
    const bool walking = ImGui::GetIO().NavVisible;
    if (!walking && pressed(ImGuiKey_Space)) sink.play = !playing;
    if (!walking && ImGui::IsKeyPressed(ImGuiKey_RightArrow, true)) {
        sink.play = false;
        sink.step_event = true;
    }
    if (pressed(ImGuiKey_Home)) {
        sink.play = false;
        sink.seek_to = session.start();
    }
    if (pressed(ImGuiKey_End)) {
        sink.play = false;
        sink.run_to_end = true;
    }
}

void page_keys(UiState& view) {
    if (pressed(ImGuiKey_1)) view.page = PageName::planner;
    if (pressed(ImGuiKey_2)) view.page = PageName::sites;
    if (pressed(ImGuiKey_3)) view.page = PageName::log;
    if (pressed(ImGuiKey_I)) {
        view.inspector_wanted = !view.inspector_wanted;
        view.inspector_as_sheet = !view.inspector_as_sheet;
    }
}

}  // namespace

void apply_shortcuts(CommandSink& sink, UiState& view, const app::Session* session, bool playing) {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.WantTextInput || io.KeyCtrl || io.KeyAlt || io.KeySuper) return;
    if (pressed(ImGuiKey_Slash) && io.KeyShift) sink.open_sheet = make_help();
    if (pressed(ImGuiKey_O)) sink.platform.open_file_picker = true;
    if (pressed(ImGuiKey_T)) {
        view.theme = view.theme == ThemeName::dark ? ThemeName::light : ThemeName::dark;
    }
    if (session == nullptr) return;
    if (pressed(ImGuiKey_S)) sink.platform.save_scenario = true;
    time_keys(sink, *session, playing);
    page_keys(view);
}

}  // namespace headroom::ui
