// How the risk depends on one figure or on two: choosing them and their ranges, and the answer.

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "core/base/text.h"
#include "icons.h"
#include "wasm/ui/pages/forecast/forecast_state.h"
#include "wasm/ui/pages/forecast/sweep_chart.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/field.h"
#include "wasm/ui/widgets/number_field.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

constexpr int steps_of_a_curve = 10;
constexpr int steps_of_a_map = 5;

/// The figures of the scenario as it is now.
void read_figures(SweepQuestion& question, PanelContext& context) {
    const bool due = question.revision == 0 || !context.playing;
    if (!due || question.revision == context.session.revision()) return;
    question.revision = context.session.revision();
    question.figures = app::varied_figures(app::forecast_question(context.session).scenario);
    const auto count = static_cast<int>(question.figures.size());
    if (question.first >= count) question.first = 0;
    if (question.second > count) question.second = 0;
}

const app::VariedFigure& first_of(const SweepQuestion& question) {
    return question.figures[static_cast<std::size_t>(question.first)];
}

void start_sweep(SweepQuestion& question, const ForecastState& state, PanelContext& context) {
    question.view.reset();
    question.asked = {first_of(question)};
    const bool map = question.second > 0 && question.second - 1 != question.first;
    const int steps = map ? steps_of_a_map : steps_of_a_curve;
    std::vector<std::string> vary{app::variation_text(first_of(question), question.range, steps)};
    if (map) {
        const auto second = static_cast<std::size_t>(question.second - 1);
        question.asked.push_back(question.figures[second]);
        vary.push_back(app::variation_text(question.figures[second],
                                           app::usual_range(question.figures[second]), steps));
    }
    question.begin(context.jobs->start(app::sweep_request(
        app::forecast_question(context.session).scenario, vary, runs_of_a_series(state))));
}

void draw_range(SweepQuestion& question) {
    const app::VariedFigure& figure = first_of(question);
    if (question.ranged != figure.pointer) {
        question.ranged = figure.pointer;
        question.range = app::usual_range(figure);
    }
    const auto words = [](const char* said) {
        ImGui::AlignTextToFramePadding();
        text_line(TextStyle::table, tokens().text_muted, said);
        ImGui::SameLine(0, dp(space_2));
    };
    words("from");
    decimal_field("Vary from", question.range.from, 96);
    ImGui::SameLine(0, dp(space_2));
    words("to");
    decimal_field("Vary to", question.range.to, 96);
    question.range.from = std::clamp(question.range.from, 0.0, 1e9);
    question.range.to = std::clamp(question.range.to, 0.0, 1e9);
}

void draw_sweep_question(SweepQuestion& question, ForecastState& state, PanelContext& context) {
    std::vector<std::string> names;
    for (const app::VariedFigure& figure : question.figures) {
        names.push_back(fmt::format("{} ({:g})", figure.name, figure.value));
    }
    const float room = ImGui::GetContentRegionAvail().x / pixel_ratio();
    const float width = std::min(320.0F, room);
    dropdown("##sweep-first", names, question.first,
             {.placeholder = "Figure to vary", .width = width});
    if (room >= 2 * width + 12) ImGui::SameLine(0, dp(space_3));
    std::vector<std::string> second{"and no other figure"};
    for (const std::string& name : names) second.push_back("and " + name);
    dropdown("##sweep-second", second, question.second,
             {.placeholder = "Second figure to vary", .width = width});
    gap(space_2);
    draw_range(question);
    gap(space_2);
    const bool possible =
        question.range.to > question.range.from && context.session.now() < context.session.end();
    if (ask_button("Vary it", icon_chart_line, question, context, possible)) {
        start_sweep(question, state, context);
    }
}

}  // namespace

void draw_sweep_card(ForecastState& state, PanelContext& context) {
    SweepQuestion& question = state.further.sweep;
    read_figures(question, context);
    if (context.overview.sites.empty() || question.figures.empty()) return;
    const Card card("sweep");
    section_heading("The risk at other values", "of one figure, or of a pair of two");
    gap(space_2);
    draw_sweep_question(question, state, context);
    if (!question.error.empty()) {
        gap(space_2);
        error_line({question.error, ""});
    }
    if (!question.view || question.view->points.empty()) return;
    gap(space_3);
    draw_sweep_chart(question, context);
}

}  // namespace headroom::ui
