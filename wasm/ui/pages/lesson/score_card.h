#pragma once
// The score of a challenge beside the solver's record. Both are worked out in the background.

#include <optional>
#include <string>

#include "core/app/lessons/challenge_score.h"
#include "wasm/ui/app/panel_context.h"
#include "wasm/ui/pages/lesson/lesson_stage.h"

namespace headroom::ui {

struct ScoreCard {
    /// One side: the job that is under way, and what it came to.
    struct Side {
        int job = 0;  // of PlannerJobs; 0: none
        Count moves = 0;
        std::optional<app::ChallengeScore> score;
        std::string error;
    };
    Side mine;
    std::uint64_t revision = 0;  // of the session that `mine` is of
    int plan_job = 0;            // the solver is still looking for its way
    Side solver;
};

/// The button, and then both scores.
void draw_score(PanelContext& context, LessonStage& stage);

}  // namespace headroom::ui
