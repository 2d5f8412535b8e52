// Which figure matters most: a tornado chart of how far each one moves the largest risk.

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "core/base/text.h"
#include "icons.h"
#include "wasm/ui/inspect/widget_groups.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/pages/chart_exports.h"
#include "wasm/ui/pages/forecast/forecast_state.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/field.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

using Study = app::SensitivityView;

constexpr std::size_t figures_shown = 12;
constexpr std::int64_t most_runs_of_a_series = 10'000;
constexpr const char* tornado_file = "what-matters";
constexpr float figure_row = 46;

std::string percent_words(double share) { return fmt::format("{:.2f} %", share * 100); }

std::string side_words(const char* at, const std::optional<Study::Side>& side) {
    if (!side) return "";
    const std::string value = side->value.empty() ? at : side->value;
    return fmt::format("at {}: {}", value, percent_words(side->risk.value));
}

std::string words_of_figure(const Study::Figure& figure) {
    std::string words;
    for (const std::string& part :
         {side_words("the lower value", figure.low), side_words("the higher value", figure.high)}) {
        if (part.empty()) continue;
        words += (words.empty() ? "" : ", ") + part;
    }
    if (!figure.why.empty()) words += (words.empty() ? "" : "; ") + figure.why;
    if (figure.why.empty() && figure.effect == 0) words += " (no difference)";
    if (figure.why.empty() && figure.effect > 0 && !figure.clear) words += " (unclear)";
    return words;
}

std::string csv_of_study(const Study& study) {
    std::string csv = "figure,value,low,riskAtLow,high,riskAtHigh,movesRiskBy,clear\n";
    for (const Study::Figure& figure : study.figures) {
        const auto side = [](const std::optional<Study::Side>& one) {
            return one ? fmt::format("{},{}", one->value, one->risk.value) : std::string(",");
        };
        csv += fmt::format("\"{}\",{},{},{},{},{}\n", figure.name, figure.value, side(figure.low),
                           side(figure.high), figure.effect, figure.clear ? "yes" : "no");
    }
    return csv;
}

/// Risks from 0 to the highest, over the width of the bars.
struct RiskScale {
    float left = 0;
    float width = 1;
    double most = 1;

    float x(double risk) const {
        return left + width * static_cast<float>(std::clamp(risk / most, 0.0, 1.0));
    }
};

RiskScale scale_of(const Study& study, const Box& box) {
    double most = std::max(0.01, study.base.value);
    for (const Study::Figure& figure : study.figures) {
        if (figure.low) most = std::max(most, figure.low->risk.value);
        if (figure.high) most = std::max(most, figure.high->risk.value);
    }
    return {box.min.x, box.width(), most};
}

/// Blue is the lower value of the figure, orange the higher one.
void paint_side(const RiskScale& scale, double base, const std::optional<Study::Side>& side,
                float top, float bottom, ImU32 color) {
    if (!side) return;
    const float from = scale.x(std::min(base, side->risk.value));
    const float to = scale.x(std::max(base, side->risk.value));
    paint_rect({{from, top}, {std::max(to, from + dp(2)), bottom}}, color);
}

void paint_figure(const Study& study, const Study::Figure& figure, const RiskScale& scale,
                  const Box& row) {
    const float names = text_size(TextStyle::small, "X").y;
    const Box words{{row.min.x, row.min.y}, {row.max.x, row.min.y + names + dp(4)}};
    paint_text_in(words, TextStyle::small, tokens().text, figure.name);
    const float room = row.width() - text_size(TextStyle::small, figure.name).x - dp(space_3);
    const std::string said = words_of_figure(figure);
    if (text_size(TextStyle::small, said).x <= room) {
        paint_text_in(words, TextStyle::small, tokens().text_muted, said, Align::right);
    }
    const float top = words.max.y + dp(2);
    const float half = dp(7);
    paint_side(scale, study.base.value, figure.low, top, top + half, tokens().accent);
    paint_side(scale, study.base.value, figure.high, top + half, top + 2 * half, tokens().warning);
    const float base = scale.x(study.base.value);
    paint_line({base, words.max.y}, {base, row.max.y}, tokens().text);
    describe_area("listitem", figure.name, said, row.min, row.max);
}

void tell_tornado(const Study& study) {
    tell_figures("Figures of what matters",
                 {"Figure", "Its value", "Lower", "Risk then", "Higher", "Risk then", "Difference"},
                 std::min(figures_shown, study.figures.size()),
                 [&](std::size_t row, std::size_t column) -> std::string {
                     const Study::Figure& figure = study.figures[row];
                     if (column == 0) return figure.name;
                     if (column == 1) return figure.value;
                     if (column == 6) {
                         return percent_words(figure.effect) + (figure.clear ? "" : ", unclear");
                     }
                     const auto& side = column < 4 ? figure.low : figure.high;
                     if (!side) return figure.why;
                     return column % 2 == 0 ? side->value : percent_words(side->risk.value);
                 });
}

void draw_tornado(const Study& study, PanelContext& context) {
    if (chart_buttons(context, tornado_file)) save_csv(context, tornado_file, csv_of_study(study));
    gap(space_2);
    const std::size_t count = std::min(figures_shown, study.figures.size());
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float high = dp(figure_row) * static_cast<float>(count);
    const Box box{at, {at.x + width, at.y + high}};
    const RiskScale scale = scale_of(study, box);
    for (std::size_t i = 0; i < count; ++i) {
        const float top = at.y + dp(figure_row) * static_cast<float>(i);
        paint_figure(study, study.figures[i], scale,
                     {{at.x, top}, {at.x + width, top + dp(figure_row) - dp(6)}});
    }
    ImGui::Dummy({width, high});
    picture_of(context, tornado_file, box);
    tell_tornado(study);
    text_wrapped(TextStyle::small, tokens().text_muted,
                 fmt::format("The largest risk of any site, from 0 to {}; the line is the scenario "
                             "as it is, {}. Blue: the figure 10 % lower, orange: 10 % higher, or "
                             "what its history leaves open. The same random numbers throughout.",
                             percent_words(scale.most), percent_words(study.base.value)));
}

}  // namespace

std::int64_t runs_of_a_series(const ForecastState& state) {
    return std::min(replications(state), most_runs_of_a_series);
}

void draw_sensitivity_card(ForecastState& state, PanelContext& context) {
    if (context.overview.sites.empty()) return;
    const Card card("sensitivity");
    section_heading("What matters", "each figure a little lower and higher");
    gap(space_2);
    SensitivityQuestion& question = state.further.sensitivity;
    if (ask_button("Find what matters", icon_sort_descending, question, context,
                   context.session.now() < context.session.end())) {
        question.view.reset();
        question.scenario = app::forecast_question(context.session).scenario;
        question.begin(context.jobs->start(
            app::sensitivity_request(question.scenario, runs_of_a_series(state))));
    }
    if (!question.error.empty()) {
        gap(space_2);
        error_line({question.error, ""});
    }
    if (!question.view) return;
    gap(space_3);
    if (question.view->figures.empty()) {
        note(NoteKind::plain, "The scenario has no figure that could be otherwise.");
        return;
    }
    draw_tornado(*question.view, context);
}

}  // namespace headroom::ui
