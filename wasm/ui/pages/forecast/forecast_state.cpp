#include "wasm/ui/pages/forecast/forecast_state.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/app/fit.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

constexpr std::array<std::int64_t, 4> efforts{1'000, 10'000, 100'000, 1'000'000};

/// True when the counts cannot be read before somebody has answered a question.
bool ask_about_counts(ForecastState& state) {
    GivenCounts& counts = state.counts;
    counts.question = app::import_question(counts.csv);
    counts.site = counts.date = counts.used = 0;
    if (counts.question) state.fit_note.clear();
    return counts.question.has_value();
}

bool take_track(ForecastState& state, const std::string& json) {
    state.track.view = app::read_track(json);
    if (state.track.view) {
        state.fit_note.clear();
        return true;
    }
    const std::vector<std::string> errors = app::read_located_errors(json);
    if (errors.empty()) return false;
    if (ask_about_counts(state)) return true;
    state.fit_failed = true;
    state.fit_note = errors.front();
    return true;
}

/// False when the answer is no fit; errors of the file are told with their lines.
bool take_fit(ForecastState& state, PanelContext& context, const std::string& json) {
    const std::vector<std::string> errors = app::read_located_errors(json);
    if (!errors.empty()) {
        if (ask_about_counts(state)) return true;
        state.fit_failed = true;
        state.fit_note = errors.front();
        if (errors.size() > 1) state.fit_note += fmt::format(" (and {} more)", errors.size() - 1);
        return true;
    }
    const app::FittedDemand taken = app::take_fitted(context.session, json);
    if (taken.taken.empty() && taken.unknown.empty()) return false;
    state.fit_note = fmt::format("The demand of {} was taken from the usage history.",
                                 counted(static_cast<Count>(taken.taken.size()), "site"));
    if (!taken.unknown.empty()) {
        state.fit_note += fmt::format(" No site has the code {}.", fmt::join(taken.unknown, ", "));
    }
    for (const app::FitVerdict& verdict : app::read_verdicts(json)) {
        state.verdicts[verdict.site] = {verdict.quality, verdict.words, verdict.entry};
    }
    if (!taken.command.empty()) context.sink.submit(taken.command);
    return true;
}

template <class View>
bool take_view(std::optional<View> read, std::optional<View>& view) {
    if (!read) return false;
    view = std::move(read);
    return true;
}

void take_further(FurtherStudies& further, PlannerJobs& jobs) {
    take_answer(jobs, further.schedule, [&](const std::string& json) {
        return take_view(app::read_schedule(json), further.schedule.view);
    });
    take_answer(jobs, further.sensitivity, [&](const std::string& json) {
        return take_view(app::read_sensitivity(json), further.sensitivity.view);
    });
    take_answer(jobs, further.sweep, [&](const std::string& json) {
        return take_view(app::read_sweep(json), further.sweep.view);
    });
    take_answer(jobs, further.check, [&](const std::string& json) {
        const auto risk = app::read_risk(json);
        if (risk) further.verdicts = risk->verdicts;
        return risk.has_value();
    });
}

/// A study of its own, because verdicts decide how many replications are played.
void begin_check(ForecastState& state, PanelContext& context, const std::string& scenario) {
    FurtherStudies& further = state.further;
    context.jobs->cancel(further.check.job);
    further.check = {};
    further.verdicts.clear();
    if (!app::has_risk_expectations(scenario)) return;
    further.check.begin(context.jobs->start(
        app::risk_request(scenario, replications(state), app::Judge::expect_risk)));
}

/// The subscription to plan and the site to show, until somebody chooses others.
void choose_first(ForecastState& state, const app::Overview& overview) {
    for (const app::SubscriptionView& subscription : overview.subscriptions) {
        const bool has_sites =
            std::any_of(subscription.rows.begin(), subscription.rows.end(),
                        [](const app::LicenseRow& row) { return !row.site.empty(); });
        if (!has_sites) continue;
        state.recommendation.subscription = subscription.id;
        state.recommendation.licenses = subscription.total;
        break;
    }
    if (!overview.sites.empty()) state.site = overview.sites[0].code;
}

}  // namespace

std::int64_t replications(const ForecastState& state) {
    return efforts[static_cast<std::size_t>(state.effort)];
}

ForecastState& forecast_state(PanelContext& context) {
    UiState& view = context.view;
    if (view.forecast == nullptr || view.forecast->loads != view.loads) {
        view.forecast = std::make_shared<ForecastState>();
        view.forecast->loads = view.loads;
        choose_first(*view.forecast, context.overview);
        context.jobs->expect();
    }
    ForecastState& state = *view.forecast;
    // While time is played, the figures of the moment it began will do.
    const bool due = state.read_revision == 0 || !context.playing;
    if (due && state.read_revision != context.session.revision()) {
        state.read_revision = context.session.revision();
        state.demand = app::demand_of(context.session);
        if (!state.runs.empty()) state.question = app::forecast_question(context.session).scenario;
    }
    return state;
}

void take_answers(ForecastState& state, PanelContext& context) {
    PlannerJobs& jobs = *context.jobs;
    take_answer(jobs, state.fit,
                [&](const std::string& json) { return take_fit(state, context, json); });
    if (state.fit.phase == JobState::Phase::failed && !state.fit.error.empty()) {
        state.fit_failed = true;
        state.fit_note = std::exchange(state.fit.error, {});
    }
    take_answer(jobs, state.track,
                [&](const std::string& json) { return take_track(state, json); });
    if (state.track.phase == JobState::Phase::failed && !state.track.error.empty()) {
        state.fit_failed = true;
        state.fit_note = std::exchange(state.track.error, {});
    }
    for (RiskRun& run : state.runs) {
        take_answer(jobs, run, [&](const std::string& json) {
            auto risk = app::read_risk(json);
            if (risk) run.risk = std::move(*risk);
            return risk.has_value();
        });
    }
    Recommendation& wanted = state.recommendation;
    take_answer(jobs, wanted, [&](const std::string& json) {
        auto plan = app::read_plan(json);
        if (plan) wanted.plan = std::move(*plan);
        return plan.has_value();
    });
    take_further(state.further, jobs);
}

void take_usage(ForecastState& state, PanelContext& context, std::string_view csv) {
    state.counts = {};
    state.counts.csv = csv;
    start_counts(state, context);
}

void start_counts(ForecastState& state, PanelContext& context) {
    GivenCounts& counts = state.counts;
    counts.question.reset();
    state.fit_failed = false;
    if (counts.use == GivenCounts::Use::track) {
        context.jobs->cancel(state.track.job);
        state.fit_note = "Playing the forecast that the counts are compared with ...";
        state.track.view.reset();
        state.track.begin(context.jobs->start(app::track_request(
            counts.csv, "usage history", context.session.scenario_json(), counts.date_order)));
        return;
    }
    context.jobs->cancel(state.fit.job);
    state.fit_note = "Looking for the demand in the usage history ...";
    const Date start = date_of(context.session.start());
    state.fit.begin(context.jobs->start(
        app::fit_request(counts.csv, "usage history", start, counts.date_order)));
}

const SiteVerdict* verdict_of(const ForecastState& state, const std::string& site) {
    const auto verdict = state.verdicts.find(site);
    if (verdict == state.verdicts.end()) return nullptr;
    for (const app::SiteDemand& demand : state.demand) {
        if (demand.site == site && demand.source == verdict->second.entry) return &verdict->second;
    }
    return nullptr;
}

std::vector<std::string> doubtful_sites(const ForecastState& state) {
    std::vector<std::string> sites;
    for (const app::SiteDemand& demand : state.demand) {
        const SiteVerdict* verdict = verdict_of(state, demand.site);
        if (verdict == nullptr || verdict->quality == "good" || verdict->quality == "fair")
            continue;
        sites.push_back(demand.site);
    }
    return sites;
}

void draw_doubts(const ForecastState& state) {
    const std::vector<std::string> sites = doubtful_sites(state);
    if (sites.empty()) return;
    note(NoteKind::warning,
         fmt::format("Figures of {} rest on a demand that the usage history hardly bears out: take "
                     "them as a rough guess. See \"Expected demand\".",
                     fmt::join(sites, ", ")));
    gap(space_2);
}

void start_risk(ForecastState& state, PanelContext& context, const std::string& name,
                const std::optional<app::SplitDraft>& split) {
    RiskRun run;
    run.name = name;
    app::ForecastQuestion question = app::forecast_question(context.session, split);
    run.scenario = std::move(question.scenario);
    run.left_out = std::move(question.left_out);
    if (split) run.split = *split;
    run.begin(context.jobs->start(app::risk_request(run.scenario, replications(state))));
    if (!split) {
        for (const RiskRun& old : state.runs) context.jobs->cancel(old.job);
        state.runs.clear();
        begin_check(state, context, run.scenario);
        state.single_runs = {};
        state.question = run.scenario;
    }
    state.runs.push_back(std::move(run));
}

}  // namespace headroom::ui
