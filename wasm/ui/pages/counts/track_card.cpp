// Counts that came beside what the scenario forecast: verdicts, the fan with the counts in it, and
// the way to take them into the demand.

#include <fmt/format.h>
#include <imgui.h>

#include <utility>

#include "icons.h"
#include "wasm/ui/pages/chart_exports.h"
#include "wasm/ui/pages/forecast/forecast_state.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/data_table.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

struct TrackColumn {
    enum : int { site, verdict, left, last };
};

const std::vector<Column>& track_card_columns() {
    static const std::vector<Column> all{
        {.title = "Site", .share = 1},
        {.title = "Verdict", .width = 110},
        {.title = "First day outside", .width = 120, .rank = 1},
        {.title = "Last count", .width = 84, .align = Align::right, .rank = 2},
    };
    return all;
}

const char* verdict_words(const std::string& verdict) {
    if (verdict == "above") return "above";
    if (verdict == "below") return "below";
    return verdict == "asExpected" ? "as expected" : "no counts";
}

const app::TrackedSite* charted(const Tracking& track) {
    const app::TrackedSite* first = nullptr;
    for (const app::TrackedSite& site : track.view->sites) {
        if (site.site == track.site) return &site;
        if (first == nullptr && site.counts > 0) first = &site;
    }
    return first;
}

void draw_sites(Tracking& track) {
    DataTable table("track-table", track_card_columns());
    if (!table.shown()) return;
    table.header();
    const app::TrackedSite* const shown = charted(track);
    for (const app::TrackedSite& site : track.view->sites) {
        const char* const words = verdict_words(site.verdict);
        if (table.row({.label = "Track of " + site.site,
                       .value = words,
                       .selectable = site.counts > 0,
                       .selected = &site == shown})) {
            track.site = site.site;
            track.zoom = {};
        }
        table.text(TrackColumn::site, site.site);
        const bool outside = site.verdict == "above" || site.verdict == "below";
        table.text(TrackColumn::verdict, words,
                   site.verdict == "above" ? tokens().breach
                   : outside               ? tokens().warning
                                           : 0);
        table.text(TrackColumn::left, site.left ? format_date(*site.left) : "\xE2\x80\x93");
        if (site.counts > 0) table.number(TrackColumn::last, *site.used[site.counts - 1]);
    }
}

void draw_track_chart(Tracking& track, PanelContext& context) {
    const app::TrackedSite* site = charted(track);
    if (site == nullptr) return;
    gap(space_3);
    note(site->verdict == "above" ? NoteKind::breach : NoteKind::plain, site->why);
    gap(space_2);
    FanChart chart;
    chart.title = "Forecast and what came, " + site->site;
    chart.first = site->first;
    chart.days = &site->days;
    chart.p05 = &site->low;
    chart.p25 = &site->lower_quartile;
    chart.p50 = &site->median;
    chart.p75 = &site->upper_quartile;
    chart.p95 = &site->high;
    chart.came = &site->used;
    chart.low_words = "lowest path";
    chart.high_words = "highest path";
    chart.marked_day = site->left;
    chart.marked_words = "first day outside";
    picture_of(context, "track-" + site->site, fan_chart(chart, track.zoom, 300));
}

void draw_result(ForecastState& state, PanelContext& context) {
    Tracking& track = state.track;
    draw_sites(track);
    draw_track_chart(track, context);
    gap(space_2);
    text_wrapped(TextStyle::small, tokens().text_muted,
                 fmt::format("A site whose demand is as forecast leaves its band with a "
                             "probability of {:g} % in the whole time, however often you look.",
                             track.view->false_alarms * 100));
    for (const std::string& words : track.view->notes) {
        text_wrapped(TextStyle::small, tokens().text_muted, words);
    }
    gap(space_2);
    if (button("Take these counts into the demand",
               {.icon = icon_chart_line,
                .tooltip = "Fits the demand to the file; give the old history and the new counts "
                           "in one file"})) {
        state.counts.use = GivenCounts::Use::demand;
        start_counts(state, context);
    }
}

void take_track_file(ForecastState& state, PanelContext& context) {
    context.view.takes_files = true;
    if (!context.view.received) return;
    const ReceivedFile file = *std::exchange(context.view.received, std::nullopt);
    state.track.waiting = false;
    state.counts = {};
    state.counts.use = GivenCounts::Use::track;
    state.counts.csv = file.text;
    start_counts(state, context);
}

}  // namespace

void draw_track_card(ForecastState& state, PanelContext& context) {
    Tracking& track = state.track;
    if (track.waiting) take_track_file(state, context);
    const Card card("track");
    section_heading("What came", "new counts beside this forecast");
    gap(space_2);
    if (track.view) draw_result(state, context);
    if (track.view) gap(space_2);
    if (button("Compare counts", {.icon = icon_file_import,
                                  .tooltip = "A usage history with counts since the scenario's "
                                             "start"})) {
        track.waiting = true;
        context.sink.platform.pick_file = ".csv,text/csv";
    }
    if (!track.waiting) return;
    ImGui::SameLine(0, dp(space_2));
    if (button("Not now", {.kind = ButtonKind::quiet})) track.waiting = false;
    gap(space_2);
    text_wrapped(TextStyle::small, tokens().text_muted, "Choose the file, or drop it on the page.");
}

}  // namespace headroom::ui
