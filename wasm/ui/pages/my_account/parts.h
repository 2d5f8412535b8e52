#pragma once
// Small things that several pages of My Account and the console share.

#include <string>
#include <string_view>

#include "wasm/ui/app/panel_context.h"
#include "wasm/ui/widgets/status_chip.h"

namespace headroom::ui {

/// One line of a details page: the name at the left, the value in a column of its own. What is
/// drawn after it on the same line (links) stands behind the value.
void detail(std::string_view name, std::string_view value);
/// The same with a state.
void detail(std::string_view name, const Status& status);
/// Begins the line only: the caller draws what stands in the column of values.
void detail_name(std::string_view name);

/// What follows (a link, a small text) stands behind the value just drawn.
/// `width` is what follows there, in device pixels; it goes to the next line when there is no room.
void beside_detail(float width = 0);
/// Muted words behind a button, on its middle.
void beside_button(std::string_view words);

/// Goes on in the same line while `width` device pixels fit there.
void continue_line(float width, float gap_css = 8.0F);

/// The way back: "Corporate Subscriptions > PMM 2017 > ...". True when `label` was pressed.
bool crumb(const char* label);
void crumb_here(std::string_view label);

/// A key in the monospaced face with a button that copies it.
void key_with_copy(PanelContext& context, const std::string& key, const char* name);

}  // namespace headroom::ui
