#pragma once
// What the Forecast page remembers: the demand that is expected, the questions that were asked of
// the workers and what they have answered so far.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/app/forecast_scenario.h"
#include "core/app/forecast_views.h"
#include "wasm/ui/app/panel_context.h"
#include "wasm/ui/pages/forecast/single_runs.h"
#include "wasm/ui/widgets/fan_chart.h"

namespace headroom::ui {

/// What is known of a job, and how much of it was read.
struct JobAnswer {
    int job = 0;
    std::uint64_t seen = 0;                         // JobState::version
    std::uint64_t results_read = ~std::uint64_t{0};  // JobState::results
    JobState::Phase phase = JobState::Phase::unknown;
    double fraction = 0;
    std::string error;

    void begin(int new_job) {
        *this = {};
        job = new_job;
        phase = JobState::Phase::running;
    }
};

/// Monte Carlo of one split.
struct RiskRun : JobAnswer {
    std::string name;      // "As it is"
    std::string scenario;  // what was asked about
    app::SplitDraft split;
    std::optional<app::RiskView> risk;
};

struct Recommendation : JobAnswer {
    std::optional<app::PlanView> plan;
    int target = 0;              // 0: at most a risk, 1: a number of licenses
    double risk_percent = 5;
    Count licenses = 0;
    int report_job = 0;  // the report for people, while it is being made
    ChartZoom zoom;      // of risk against licenses
};

struct ForecastState {
    std::uint64_t loads = 0;  // of the scenario that it belongs to
    std::vector<app::SiteDemand> demand;
    int horizon = 2;  // of horizon_days()
    int effort = 1;   // of replications()
    std::vector<RiskRun> runs;  // the first one is the split as it is
    std::string site;           // shown in the chart
    ChartZoom zoom;
    Recommendation recommendation;
    SingleRuns single_runs;
    std::string fit_note;
    bool fit_failed = false;
};

int horizon_days(const ForecastState& state);
std::int64_t replications(const ForecastState& state);

/// The state of the page for the scenario that is loaded, made when there is none yet.
ForecastState& forecast_state(PanelContext& context);

/// Takes over what the workers have answered since the last frame.
void take_answers(ForecastState& state, PlannerJobs& jobs);

/// Takes the demand of the sites over from a usage history (site,date,used), and says how it went.
void take_usage(ForecastState& state, Instant now, std::string_view csv);

/// Asks for the risk of a split; `split` empty: of the one there is, replacing the first run.
void start_risk(ForecastState& state, PanelContext& context, const std::string& name,
                const std::optional<app::SplitDraft>& split);

// The parts of the page, from top to bottom.
void draw_forecast_controls(ForecastState& state, PanelContext& context);
void draw_demand_card(ForecastState& state, PanelContext& context);
void draw_risk_card(ForecastState& state, PanelContext& context);
void draw_fan_card(ForecastState& state, PanelContext& context);
void draw_splits_card(ForecastState& state, PanelContext& context);
void draw_recommendation_card(ForecastState& state, PanelContext& context);

/// "12.3 %"; below a tenth of a percent "< 0.1 %".
std::string percent(double share);

}  // namespace headroom::ui
