#include "wasm/ui/pages/lesson/score_card.h"

#include <fmt/format.h>
#include <imgui.h>

#include "core/app/forecast_scenario.h"
#include "core/base/text.h"
#include "icons.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"

namespace headroom::ui {
namespace {

using Side = ScoreCard::Side;

void begin_side(PlannerJobs& jobs, Side& side, const std::string& scenario, Count moves) {
    if (side.job != 0) jobs.cancel(side.job);
    side = Side{};
    side.moves = moves;
    side.job = jobs.start(app::risk_request(scenario, app::challenge_replications));
}

/// Takes the result over when it is there. Whether the job still runs.
bool follow(PlannerJobs& jobs, Side& side) {
    if (side.job == 0) return false;
    const JobState& state = jobs.poll(side.job);
    if (state.phase == JobState::Phase::running) return true;
    side.job = 0;
    side.score = app::challenge_score(state.result_json, side.moves);
    if (!side.score) side.error = state.error.empty() ? "This cannot be played." : state.error;
    return false;
}

/// The solver's way, once the plan is there, is played like the learner's.
bool follow_solver(PlannerJobs& jobs, ScoreCard& card, const app::Lesson& challenge) {
    if (card.plan_job == 0) return follow(jobs, card.solver);
    const JobState& state = jobs.poll(card.plan_job);
    if (state.phase == JobState::Phase::running) return true;
    card.plan_job = 0;
    const auto way = app::solver_way(challenge, state.result_json);
    if (!way) {
        card.solver.error = state.error.empty() ? "The solver has found no way." : state.error;
        return false;
    }
    begin_side(jobs, card.solver, way->scenario, way->moves);
    return true;
}

void ask(PanelContext& context, LessonStage& stage) {
    if (!stage.score) {
        stage.score = std::make_shared<ScoreCard>();
        stage.score->plan_job = context.jobs->start(app::solver_request(stage.play.lesson()));
    }
    begin_side(*context.jobs, stage.score->mine, context.session.scenario_json(),
               stage.play.progress().moves);
    stage.score->revision = context.session.revision();
}

void draw_side(const char* who, const Side& side, bool under_way) {
    std::string points = "...";
    std::string detail = under_way ? "being worked out" : side.error;
    if (side.score) {
        const app::ChallengeScore& score = *side.score;
        points = counted(score.points, "point");
        detail = fmt::format("risk {:.0f} %, {} {:.0f}, {}", score.risk * 100, score.currency,
                             score.cost, counted(score.moves, "move"));
    }
    const ImVec2 from = ImGui::GetCursorScreenPos();
    text_line(TextStyle::strong, tokens().text, fmt::format("{}: {}", who, points));
    text_wrapped(TextStyle::small, tokens().text_muted, detail);
    describe_area("note", who, points + ", " + detail, from, ImGui::GetItemRectMax());
}

}  // namespace

void draw_score(PanelContext& context, LessonStage& stage) {
    section_heading("Score", "1000 less what risk, cost and moves take.");
    if (stage.score) {
        ScoreCard& card = *stage.score;
        const bool mine = follow(*context.jobs, card.mine);
        const bool solver = follow_solver(*context.jobs, card, stage.play.lesson());
        draw_side("You", card.mine, mine);
        draw_side("The solver", card.solver, solver);
        if (mine || solver) context.sink.keep_drawing = true;
        gap(space_1);
        if (mine || card.revision == context.session.revision()) return;
    }
    const char* label = stage.score ? "Work it out again" : "Work out the score";
    if (button(label, {.icon = icon_scale_balance})) ask(context, stage);
}

}  // namespace headroom::ui
