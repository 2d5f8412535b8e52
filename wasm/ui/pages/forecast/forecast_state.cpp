#include "wasm/ui/pages/forecast/forecast_state.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/app/fit.h"

namespace headroom::ui {
namespace {

constexpr std::array<int, 5> horizons{91, 182, 365, 730, 1095};
constexpr std::array<std::int64_t, 4> efforts{1'000, 10'000, 100'000, 1'000'000};

template <class Read>
void take(PlannerJobs& jobs, JobAnswer& answer, Read read) {
    if (answer.job == 0) return;
    const JobState& state = jobs.poll(answer.job);
    if (state.version == answer.seen && state.phase == answer.phase) return;
    answer.seen = state.version;
    answer.phase = state.phase;
    answer.fraction = state.fraction;
    answer.error = state.error;
    // Of many sites it takes a frame's time to read: not at every step of the progress.
    if (state.result_json.empty() || state.results == answer.results_read) return;
    answer.results_read = state.results;
    if (read(state.result_json)) return;
    const std::vector<std::string> errors = app::read_errors(state.result_json);
    if (errors.empty()) return;
    answer.phase = JobState::Phase::failed;
    answer.error = errors.front();
}

}  // namespace

int horizon_days(const ForecastState& state) {
    return horizons[static_cast<std::size_t>(state.horizon)];
}

std::int64_t replications(const ForecastState& state) {
    return efforts[static_cast<std::size_t>(state.effort)];
}

ForecastState& forecast_state(PanelContext& context) {
    UiState& view = context.view;
    if (view.forecast == nullptr || view.forecast->loads != view.loads) {
        view.forecast = std::make_shared<ForecastState>();
        view.forecast->loads = view.loads;
        view.forecast->demand = app::demand_of(context.session);
        if (!context.overview.subscriptions.empty()) {
            view.forecast->recommendation.licenses = context.overview.subscriptions[0].total;
        }
        if (!context.overview.sites.empty()) {
            view.forecast->site = context.overview.sites[0].code;
        }
    }
    return *view.forecast;
}

void take_answers(ForecastState& state, PlannerJobs& jobs) {
    for (RiskRun& run : state.runs) {
        take(jobs, run, [&](const std::string& json) {
            auto risk = app::read_risk(json);
            if (risk) run.risk = std::move(*risk);
            return risk.has_value();
        });
    }
    Recommendation& wanted = state.recommendation;
    take(jobs, wanted, [&](const std::string& json) {
        auto plan = app::read_plan(json);
        if (plan) wanted.plan = std::move(*plan);
        return plan.has_value();
    });
}

void take_usage(ForecastState& state, Instant now, std::string_view csv) {
    const auto fitted = app::fit_usage(csv, "usage history", {.start = date_of(now)});
    state.fit_failed = !fitted;
    if (!fitted) {
        const std::vector<scenario::InputError>& errors = fitted.error();
        state.fit_note = scenario::to_string(errors.front());
        if (errors.size() > 1) state.fit_note += fmt::format(" (and {} more)", errors.size() - 1);
        return;
    }
    std::vector<std::string> unknown;
    const int taken = app::take_fitted(fitted->demand_json, state.demand, unknown);
    state.fit_note = fmt::format("The demand of {} {} was taken from the usage history.", taken,
                                 taken == 1 ? "site" : "sites");
    if (!unknown.empty()) {
        state.fit_note += fmt::format(" No site has the code {}.", fmt::join(unknown, ", "));
    }
}

void start_risk(ForecastState& state, PanelContext& context, const std::string& name,
                const std::optional<app::SplitDraft>& split) {
    RiskRun run;
    run.name = name;
    run.scenario = app::forecast_scenario(
        context.session, {state.demand, horizon_days(state), split});
    if (split) {
        run.split = *split;
    } else if (!context.overview.subscriptions.empty()) {
        run.split = app::draft_of(context.overview.subscriptions[0]);
    }
    run.begin(context.jobs->start(app::risk_request(run.scenario, replications(state), 1)));
    if (!split) {
        for (const RiskRun& old : state.runs) context.jobs->cancel(old.job);
        state.runs.clear();
        state.single_runs = {};
    }
    state.runs.push_back(std::move(run));
}

std::string percent(double share) {
    if (share <= 0) return "0.0 %";
    if (share < 0.001) return "< 0.1 %";
    if (share > 0.999 && share < 1) return "> 99.9 %";
    return fmt::format("{:.1f} %", share * 100);
}

}  // namespace headroom::ui
