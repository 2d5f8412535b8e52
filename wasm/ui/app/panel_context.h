#pragma once

#include "core/app/session.h"
#include "wasm/ui/app/command_sink.h"
#include "wasm/ui/app/planner_jobs.h"
#include "wasm/ui/app/ui_state.h"

namespace headroom::ui {

/// What every panel gets: the session to look at, the page's own state, and where to put wishes.
struct PanelContext {
    const app::Session& session;
    const app::Overview& overview;
    CommandSink& sink;
    UiState& view;
    bool playing = false;
    PlannerJobs* jobs = nullptr;  // never null inside the App
};

}  // namespace headroom::ui
