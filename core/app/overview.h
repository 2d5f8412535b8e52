#pragma once
// Makes the view models of a playback: everything that panels show, as plain values.

#include "core/app/view_models.h"
#include "core/scenario/playback.h"

namespace headroom::app {

/// Brings the overview up to date. What it held before is written over: between two frames little
/// changes, and texts that stay as long as they were need no new memory.
void update_overview(Overview& overview, const scenario::Playback& playback);

}  // namespace headroom::app
