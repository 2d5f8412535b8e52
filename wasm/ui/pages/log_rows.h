#pragma once

#include <cstdint>
#include <vector>

#include "core/app/view_models.h"
#include "wasm/ui/app/ui_state.h"

namespace headroom::ui {

/// Indices into Overview::log that pass the filter, newest first. Computed again only when the
/// revision, the filter or the scenario has changed.
const std::vector<std::size_t>& log_rows(const app::Overview& overview, std::uint64_t revision,
                                         const UiState& view);

/// Whether one line passes; text is compared without regard to ASCII case.
bool passes(const app::LogLine& line, const LogFilter& filter);

}  // namespace headroom::ui
