#pragma once
// Where a link leads within its scenario (share_link.h).

#include <optional>

#include "core/app/session.h"
#include "core/app/share_link.h"
#include "wasm/ui/app/ui_state.h"

namespace headroom::ui {

/// Shows the page and the branch that the link names; unknown ones are left out. Returns the
/// instant to go to, brought into the scenario's time; nullopt when the link names none.
std::optional<Instant> open_places(const app::LinkPlaces& places, app::Session& session,
                                   UiState& view);

}  // namespace headroom::ui
