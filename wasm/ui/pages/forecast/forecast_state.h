#pragma once
// What the Forecast page remembers: the demand that is expected, the questions that were asked of
// the workers and what they have answered so far.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/app/forecast_scenario.h"
#include "core/app/forecast_views.h"
#include "core/app/site_demand.h"
#include "wasm/ui/app/panel_context.h"
#include "wasm/ui/pages/forecast/demand_editor.h"
#include "wasm/ui/pages/forecast/single_runs.h"
#include "wasm/ui/widgets/fan_chart.h"

namespace headroom::ui {

/// What is known of a job, and how much of it was read.
struct JobAnswer {
    int job = 0;
    std::uint64_t seen = 0;                                 // JobState::version
    std::uint64_t results_read = ~std::uint64_t{0};         // JobState::results
    JobState::Phase seen_phase = JobState::Phase::unknown;  // as the job says
    JobState::Phase phase = JobState::Phase::unknown;  // failed, too, when its answer is errors
    double fraction = 0;
    std::string error;

    void begin(int new_job) {
        *this = {};
        job = new_job;
        phase = seen_phase = JobState::Phase::running;
    }
};

/// Monte Carlo of one split.
struct RiskRun : JobAnswer {
    std::string name;                   // "As it is"
    std::string scenario;               // what was asked about
    std::vector<std::string> left_out;  // of what is to come (ForecastQuestion)
    app::SplitDraft split;
    std::optional<app::RiskView> risk;
};

struct Recommendation : JobAnswer {
    std::optional<app::PlanView> plan;
    int target = 0;  // 0: at most a risk, 1: a number of licenses
    double risk_percent = 5;
    Count licenses = 0;
    std::string subscription;  // id, where there are several to choose from
    std::string scenario;      // what was asked about
    app::PlanTarget asked;     // and for what
    int report_job = 0;        // the report for people, while it is being made
    ChartZoom zoom;            // of risk against licenses
};

/// How well a usage history's demand describes a site.
struct SiteVerdict {
    std::string quality;  // "good", "fair", "poor", "tooLittleData"
    std::string words;
    std::string entry;  // the demand that it is about (SiteDemand::source): others have no verdict
};

struct ForecastState {
    std::uint64_t loads = 0;              // of the scenario that it belongs to
    std::uint64_t read_revision = 0;      // of the session, when what follows was read
    std::vector<app::SiteDemand> demand;  // as the scenario has it
    std::string question;       // what "Run forecast" would ask now; without runs not known
    int effort = 1;             // of replications()
    std::vector<RiskRun> runs;  // the first one is the split as it is
    std::string site;           // shown in the chart
    ChartZoom zoom;
    Recommendation recommendation;
    SingleRuns single_runs;
    JobAnswer fit;  // of a usage history
    std::string fit_note;
    bool fit_failed = false;
    DemandEditor editor;                          // of the site in the chart
    std::map<std::string, SiteVerdict> verdicts;  // by site
};

std::int64_t replications(const ForecastState& state);

/// The state of the page for the scenario that is loaded, made when there is none yet.
ForecastState& forecast_state(PanelContext& context);

/// Takes over what the workers have answered since the last frame. The demand of a usage history
/// becomes an edit of the scenario.
void take_answers(ForecastState& state, PanelContext& context);

/// Asks for the demand of a usage history or a device list.
void take_usage(ForecastState& state, PanelContext& context, std::string_view csv);

/// What a usage history said about the demand that the site has now; null when it came otherwise.
const SiteVerdict* verdict_of(const ForecastState& state, const std::string& site);
/// Sites whose demand is a poor description of their history, or rests on too little of it.
std::vector<std::string> doubtful_sites(const ForecastState& state);
/// A note when there are any, for whatever shows figures that rest on them.
void draw_doubts(const ForecastState& state);

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

}  // namespace headroom::ui
