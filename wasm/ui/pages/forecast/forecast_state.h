#pragma once
// What the Forecast page remembers: the demand that is expected, the questions that were asked of
// the workers and what they have answered so far.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/app/counts/import_question.h"
#include "core/app/counts/track_view.h"
#include "core/app/forecast_scenario.h"
#include "core/app/forecast_views.h"
#include "core/app/site_demand.h"
#include "wasm/ui/app/panel_context.h"
#include "wasm/ui/pages/forecast/demand_editor.h"
#include "wasm/ui/pages/forecast/further_studies.h"
#include "wasm/ui/pages/forecast/job_answer.h"
#include "wasm/ui/pages/forecast/single_runs.h"
#include "wasm/ui/widgets/fan_chart.h"

namespace headroom::ui {

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
    /// The goal of the plan.
    enum class Target : std::uint8_t { risk, licenses, least_cost, budget };
    int target = 0;  // of Target
    double risk_percent = 5;
    Count licenses = 0;
    double budget = 1000;
    std::string subscription;  // id, where there are several to choose from
    bool moves = false;        // sites to move between subscriptions are proposed, too
    std::string scenario;      // what was asked about
    app::PlanTarget asked;     // and for what
    int report_job = 0;        // the report for people, while it is being made
    ChartZoom zoom;            // of risk against licenses

    Target wish() const { return static_cast<Target>(target); }
};

/// How well a usage history's demand describes a site.
struct SiteVerdict {
    std::string quality;  // "good", "fair", "poor", "tooLittleData"
    std::string words;
    std::string entry;  // the demand that it is about (SiteDemand::source): others have no verdict
};

/// A file of counts that somebody gave.
struct GivenCounts {
    enum class Use : std::uint8_t { demand, track };
    Use use = Use::demand;
    std::string csv;
    std::string date_order;                       // as answered; empty: from the dates
    std::optional<app::ImportQuestion> question;  // must be answered before the file can be read
    int site = 0, date = 0, used = 0;             // columns chosen; site 0: a column for each
};

/// Counts that came, beside what this scenario forecast.
struct Tracking : JobAnswer {
    bool waiting = false;  // the file picker is open
    std::optional<app::TrackView> view;
    std::string site;  // whose chart is shown
    ChartZoom zoom;
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
    FurtherStudies further;
    SingleRuns single_runs;
    JobAnswer fit;  // of a usage history
    std::string fit_note;
    bool fit_failed = false;
    GivenCounts counts;
    Tracking track;
    DemandEditor editor;                          // of the site in the chart
    std::map<std::string, SiteVerdict> verdicts;  // by site
};

std::int64_t replications(const ForecastState& state);
/// Replications of each study of a sweep or a sensitivity study: fewer, because there are many.
std::int64_t runs_of_a_series(const ForecastState& state);

/// The state of the page for the scenario that is loaded, made when there is none yet.
ForecastState& forecast_state(PanelContext& context);

/// While the job runs, its progress and a button that stops it; else the button that begins it.
/// True when that one was pressed.
bool ask_button(const char* label, const char* icon, JobAnswer& answer, PanelContext& context,
                bool enabled = true);

/// Takes over what the workers have answered since the last frame. The demand of a usage history
/// becomes an edit of the scenario.
void take_answers(ForecastState& state, PanelContext& context);

/// Asks for the demand of a usage history or a device list.
void take_usage(ForecastState& state, PanelContext& context, std::string_view csv);

/// Sends the counts in `state.counts` to a worker, to be fitted or compared.
void start_counts(ForecastState& state, PanelContext& context);

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
void draw_counts_question(ForecastState& state, PanelContext& context);
void draw_track_card(ForecastState& state, PanelContext& context);
void draw_demand_card(ForecastState& state, PanelContext& context);
void draw_risk_card(ForecastState& state, PanelContext& context);
/// "1,234.00 EUR (1,200.00 to 1,270.00)"
std::string cost_words(const app::CostView& cost);
void draw_cost_card(const app::RiskView& risk);
void draw_thresholds_card(const app::RiskView& risk);
void draw_fan_card(ForecastState& state, PanelContext& context);
void draw_splits_card(ForecastState& state, PanelContext& context);
/// Which subscription is planned, where several have sites.
void draw_planned_subscription(Recommendation& wanted, const app::Overview& overview);
void draw_schedule_card(ForecastState& state, PanelContext& context);
void draw_sensitivity_card(ForecastState& state, PanelContext& context);
void draw_sweep_card(ForecastState& state, PanelContext& context);
void draw_verdicts_card(const ForecastState& state);
void draw_recommendation_card(ForecastState& state, PanelContext& context);

}  // namespace headroom::ui
