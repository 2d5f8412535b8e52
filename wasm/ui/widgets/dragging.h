#pragma once

namespace headroom::ui {

/// Whether something that is dragged (the time track, a border) is held: a finger that moves it
/// does not scroll the page.
bool dragging();

}  // namespace headroom::ui
