#pragma once

#include <string>

#include "wasm/ui/app/panel_context.h"

namespace headroom::ui {

/// What the License Server tells of a key before it is used (docs/rules.md, activation): key, start
/// date, end date, number of licenses. Nothing when there is no such key.
void draw_license_of_key(PanelContext& context, const std::string& key);

/// A list of the keys there are, for convenience; true when one was chosen.
bool choose_key(PanelContext& context, int& chosen, std::string& key);

}  // namespace headroom::ui
