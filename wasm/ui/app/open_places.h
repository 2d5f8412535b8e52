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

/// The chapter that the link names (&chapter=2 is the second); nullopt when it names none.
std::optional<std::size_t> chapter_of(const app::LinkPlaces& places);
/// The name by which links and chapters call a page; empty for one that they do not lead to.
std::string page_in_link(PageName page);

}  // namespace headroom::ui
