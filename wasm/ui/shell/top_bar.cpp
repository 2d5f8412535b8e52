#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "core/app/share_link.h"
#include "core/base/file_name.h"
#include "icons.h"
#include "wasm/ui/dialogs/dialogs.h"
#include "wasm/ui/dialogs/kept_works.h"
#include "wasm/ui/shell/embedding.h"
#include "wasm/ui/shell/shell.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/menu.h"

namespace headroom::ui {
namespace {

bool narrow(const ShellLayout& layout) { return layout.rail_below; }

/// The mark is a tiny license bar: used, set aside, free.
void paint_mark(const Box& box) {
    const float width = box.width();
    const float radius = dp(3);
    const float a = std::round(box.min.x + width * 0.45F);
    const float b = std::round(box.min.x + width * 0.72F);
    paint_rect(box, tokens().free, radius);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(box.min, {a, box.max.y}, series_color(0), radius,
                        ImDrawFlags_RoundCornersLeft);
    paint_rect({{a + dp(1), box.min.y}, {b, box.max.y}}, series_color(1));
}

float draw_name(const TopBarInput& input) {
    const Box bar = input.layout.top_bar;
    const float left = bar.min.x + dp(narrow(input.layout) ? space_3 : space_4);
    const float top = std::round(bar.center().y - dp(8));
    paint_mark({{left, top}, {left + dp(24), top + dp(16)}});
    if (narrow(input.layout)) return left + dp(34);
    const Box text{{left + dp(34), bar.min.y}, {left + dp(140), bar.max.y}};
    paint_text_in(text, TextStyle::strong, tokens().text, "Headroom");
    return left + dp(34) + text_size(TextStyle::strong, "Headroom").x + dp(space_4);
}

void preset_entries(CommandSink& sink) {
    menu_heading("Presets");
    for (const app::PresetInfo& preset : app::presets()) {
        if (menu_entry(icon_file_document, preset.title.c_str(), preset.description.c_str())) {
            sink.load_preset = preset.name;
        }
    }
}

/// What web/js/one_file.js makes a page of: the fragment of a link to this moment.
FileToSave one_file_of(const app::Session& session) {
    return {file_stem(session.scenario_name(), "scenario") + ".html", "headroom/one-file",
            app::link_fragment(session.scenario_json()) +
                app::link_places({format_instant(session.now()), "", ""})};
}

void file_menu(const TopBarInput& input, const Box& anchor) {
    if (!begin_menu("scenario-menu", anchor, 380)) return;
    CommandSink& sink = input.sink;
    if (menu_entry(icon_folder_open, "Open a scenario file")) sink.platform.open_file_picker = true;
    if (input.session != nullptr) {
        if (menu_entry(icon_content_save, "Save scenario")) sink.platform.save_scenario = true;
        if (menu_entry(icon_download, "Save as one file", "the page with this scenario in it")) {
            sink.platform.save_file = one_file_of(*input.session);
        }
        if (menu_entry(icon_link, "Copy link")) sink.platform.copy_link = true;
        if (menu_entry(icon_console, "Copy as command",
                       "replays the saved file without the page")) {
            sink.copy_command = true;
        }
    }
    if (input.session != nullptr &&
        menu_entry(icon_school, "Make a lesson of this", "what you did is its solution")) {
        sink.draft_lesson = true;
    }
    if (input.session != nullptr && menu_entry(icon_history, "Kept works", "what is in no file")) {
        sink.open_sheet = make_kept_works();
    }
    menu_separator();
    if (menu_entry(icon_school, "Start from nothing", "do the whole guide yourself")) {
        sink.load_empty = true;
    }
    preset_entries(sink);
    end_menu();
}

/// The name of what is loaded; a click opens the picker.
void draw_file_button(const TopBarInput& input, float left, float right) {
    const bool unsaved = input.session != nullptr && input.session->has_unsaved_changes();
    const std::string name =
        input.session != nullptr ? input.session->scenario_name() : "Choose a scenario";
    const float wanted = text_size(TextStyle::body, name).x + dp(unsaved ? 58 : 44);
    const float width = std::clamp(wanted, dp(80), std::max(dp(80), right - left));
    const float height = dp(control_height);
    const float top = std::round((input.layout.top_bar.height() - height) / 2);
    if (is_embedded()) {
        paint_text_in({{left, top}, {left + width, top + height}}, TextStyle::body, tokens().text,
                      name);
        return;
    }
    ImGui::SetCursorScreenPos({left, top});
    const Pressed state = pressable("scenario", {width, height}, "combobox", "Scenario", name);
    if (state.hovered) paint_rect(state.box, tokens().hover, dp(corner_radius));
    paint_frame(state.box, tokens().control, dp(corner_radius));
    Box text{{state.box.min.x + dp(10), state.box.min.y},
             {state.box.max.x - dp(unsaved ? 44 : 28), state.box.max.y}};
    paint_text_in(text, TextStyle::body, tokens().text, name);
    if (unsaved) {
        ImGui::GetWindowDrawList()->AddCircleFilled(
            {state.box.max.x - dp(34), state.box.center().y}, dp(4), tokens().warning);
    }
    text = {{state.box.max.x - dp(28), state.box.min.y},
            {state.box.max.x - dp(6), state.box.max.y}};
    paint_text_in(text, TextStyle::body, tokens().text_muted, icon_chevron_down, Align::center);
    if (state.clicked) ImGui::OpenPopup("scenario-menu");
    file_menu(input, state.box);
}

/// While a single run is looked at: the way back. Returns where the next thing begins.
float draw_return_button(const TopBarInput& input, float left) {
    if (input.view.parked_name.empty()) return left;
    const ButtonOptions options{.icon = icon_arrow_left, .tooltip = input.view.parked_name.c_str()};
    const char* label = narrow(input.layout) ? "Back" : "Back to the plan";
    const float top = std::round((input.layout.top_bar.height() - dp(control_height)) / 2);
    ImGui::SetCursorScreenPos({left, top});
    if (button(label, options)) input.sink.return_from_run = true;
    return left + button_width(label, options) + dp(space_2);
}

void toggle_theme(UiState& view) {
    view.theme = view.theme == ThemeName::dark ? ThemeName::light : ThemeName::dark;
}

void toggle_inspector(const TopBarInput& input) {
    UiState& view = input.view;
    if (input.layout.inspector_over_page) {
        view.inspector_as_sheet = !view.inspector_as_sheet;
    } else {
        view.inspector_wanted = !view.inspector_wanted;
    }
}

/// Where the buttons at the right end begin.
float begin_of_buttons(const TopBarInput& input) {
    const bool loaded = input.session != nullptr;
    if (is_embedded()) {
        return input.layout.top_bar.max.x - dp(space_2) - dp(control_height + 2) * (loaded ? 2 : 1);
    }
    const int count = narrow(input.layout) ? (loaded ? 3 : 2) : (loaded ? 5 : 3);
    return input.layout.top_bar.max.x - dp(space_2) -
           dp(control_height + 2) * static_cast<float>(count);
}

void draw_buttons(const TopBarInput& input) {
    const bool loaded = input.session != nullptr;
    const float step = dp(control_height + 2);
    float x = begin_of_buttons(input);
    const float y = std::round((input.layout.top_bar.height() - dp(control_height)) / 2);
    const auto next = [&](const char* icon, const char* label) {
        ImGui::SetCursorScreenPos({x, y});
        x += step;
        return icon_button(icon, label);
    };
    if (!narrow(input.layout) && !is_embedded()) {
        if (next(icon_folder_open, "Open a scenario file")) {
            input.sink.platform.open_file_picker = true;
        }
        if (loaded && next(icon_content_save, "Save scenario")) {
            input.sink.platform.save_scenario = true;
        }
    }
    if (!is_embedded() &&
        next(icon_theme, input.view.theme == ThemeName::dark ? "Light theme" : "Dark theme")) {
        toggle_theme(input.view);
    }
    if (next(icon_help_circle, "Help and keys")) input.sink.open_sheet = make_help();
    if (loaded && next(icon_information, "Inspector")) toggle_inspector(input);
}

}  // namespace

void draw_top_bar(const TopBarInput& input) {
    begin_region("top-bar", input.layout.top_bar, tokens().surface, {0, 0});
    const Box bar = input.layout.top_bar;
    // From left to right, so that the keyboard walks the same way.
    const float left = draw_name(input);
    const float from = draw_return_button(input, left);
    draw_file_button(input, from, begin_of_buttons(input) - dp(space_2));
    draw_buttons(input);
    paint_line({bar.min.x, bar.max.y - hairline()}, {bar.max.x, bar.max.y - hairline()},
               tokens().border);
    end_region();
}

}  // namespace headroom::ui
