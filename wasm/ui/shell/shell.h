#pragma once
// The fixed parts around the page.

#include <cstdint>
#include <string>

#include "wasm/ui/app/panel_context.h"
#include "wasm/ui/shell/layout.h"

namespace headroom::ui {

/// Name of the scenario with the picker of presets and files, save, theme, help. `session` may be
/// nullptr: then only what makes sense without one.
struct TopBarInput {
    const app::Session* session = nullptr;
    CommandSink& sink;
    UiState& view;
    const ShellLayout& layout;
};
void draw_top_bar(const TopBarInput& input);

void draw_rail(PanelContext& context, const ShellLayout& layout);
void draw_time_bar(PanelContext& context, const ShellLayout& layout);
void draw_inspector(PanelContext& context, const ShellLayout& layout);

/// The scrubber inside the time bar: marks of breaches, renewals and steps; drag goes there.
void draw_time_track(PanelContext& context, const Box& box);

/// The branch that is looked at, with the menu of all, and the bookmarks: 152 px wide, or 68 px
/// without the branch's name.
enum class PlacesSize : std::uint8_t { with_name, icons };
void draw_places(PanelContext& context, ImVec2 at, PlacesSize size);

/// What became of the last command, above the time bar.
void draw_notice(UiState& view, const ShellLayout& layout);

}  // namespace headroom::ui
