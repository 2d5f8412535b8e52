#pragma once
// Makes the view models of a playback: everything that panels show, as plain values.

#include "core/app/journal.h"
#include "core/app/view_models.h"
#include "core/scenario/playback.h"

namespace headroom::app {

Overview make_overview(const scenario::Playback& playback, const Journal& journal);

}  // namespace headroom::app
