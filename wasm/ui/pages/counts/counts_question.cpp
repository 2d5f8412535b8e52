// What a file of counts does not tell by itself: its columns, or the order of its dates.

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "wasm/ui/pages/forecast/forecast_state.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/data_table.h"
#include "wasm/ui/widgets/field.h"
#include "wasm/ui/widgets/list_table.h"

namespace headroom::ui {
namespace {

constexpr std::size_t most_columns_shown = 8;

/// "Standort (1)": equal titles and empty ones are told apart.
std::vector<std::string> column_names(const app::ImportQuestion& question) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < question.titles.size(); ++i) {
        names.push_back(fmt::format("{} ({})", question.titles[i], i + 1));
    }
    return names;
}

void draw_first_rows(const app::ImportQuestion& question) {
    const std::size_t shown = std::min(question.titles.size(), most_columns_shown);
    std::vector<std::string> names = column_names(question);
    std::vector<Column> columns;
    for (std::size_t i = 0; i < shown; ++i) {
        columns.push_back({.title = names[i].c_str(), .share = 1, .rank = static_cast<int>(i)});
    }
    std::vector<ListRow> rows;
    for (std::size_t i = 0; i < question.rows.size(); ++i) {
        ListRow row{fmt::format("Row {} of the file", i + 2), {}};
        for (std::size_t at = 0; at < shown; ++at) {
            const bool there = at < question.rows[i].size();
            row.cells.push_back(text_cell(there ? question.rows[i][at] : ""));
        }
        rows.push_back(std::move(row));
    }
    draw_list({.id = "first-rows", .columns = columns, .rows = rows});
}

void draw_column_picker(ForecastState& state, PanelContext& context) {
    GivenCounts& counts = state.counts;
    const app::ImportQuestion& question = *counts.question;
    section_heading("Which columns?", "the header line of the file is not one that is known");
    gap(space_2);
    draw_first_rows(question);
    gap(space_2);
    const std::vector<std::string> names = column_names(question);
    std::vector<std::string> sites{"Every other column is a site"};
    sites.insert(sites.end(), names.begin(), names.end());
    constexpr float width = 260;
    dropdown("Column of the site", sites, counts.site, {.width = width});
    dropdown("Column of the date", names, counts.date, {.width = width});
    const bool long_form = counts.site > 0;
    if (long_form) dropdown("Column of the Macs", names, counts.used, {.width = width});
    const int site = counts.site - 1;
    const bool distinct =
        !long_form || (site != counts.date && site != counts.used && counts.date != counts.used);
    gap(space_2);
    if (button("Read these columns",
               {.kind = ButtonKind::primary,
                .tooltip = distinct ? nullptr : "Choose a column of its own for each",
                .enabled = distinct})) {
        app::ColumnPick pick;
        if (long_form) pick.site = static_cast<std::size_t>(site);
        pick.date = static_cast<std::size_t>(counts.date);
        pick.used = static_cast<std::size_t>(counts.used);
        counts.csv = app::with_columns(counts.csv, pick);
        start_counts(state, context);
    }
}

void draw_site_picker(ForecastState& state, PanelContext& context) {
    GivenCounts& counts = state.counts;
    section_heading("Which column is the site?", "a list of devices");
    gap(space_2);
    draw_first_rows(*counts.question);
    gap(space_2);
    dropdown("Column of the site", column_names(*counts.question), counts.site, {.width = 260});
    gap(space_2);
    if (!button("Read this column", {.kind = ButtonKind::primary})) return;
    counts.csv = app::with_site_column(counts.csv, static_cast<std::size_t>(counts.site));
    start_counts(state, context);
}

void draw_date_question(ForecastState& state, PanelContext& context) {
    GivenCounts& counts = state.counts;
    const app::ImportQuestion& question = *counts.question;
    section_heading("Day or month first?", "no date of the file tells");
    gap(space_2);
    text_wrapped(TextStyle::body, tokens().text,
                 fmt::format("{} in line {} can be {} or {}.", question.written, question.line,
                             question.day_first, question.month_first));
    gap(space_2);
    std::string answer;
    const std::string day = fmt::format("Day first: {}", question.day_first);
    const std::string month = fmt::format("Month first: {}", question.month_first);
    if (button(day.c_str())) answer = "dmy";
    ImGui::SameLine(0, dp(space_2));
    if (button(month.c_str())) answer = "mdy";
    if (answer.empty()) return;
    counts.date_order = answer;
    start_counts(state, context);
}

}  // namespace

void draw_counts_question(ForecastState& state, PanelContext& context) {
    if (!state.counts.question) return;
    {
        const Card card("counts-question");
        switch (state.counts.question->kind) {
            case app::ImportQuestion::Kind::columns: draw_column_picker(state, context); break;
            case app::ImportQuestion::Kind::site_column: draw_site_picker(state, context); break;
            case app::ImportQuestion::Kind::date_order: draw_date_question(state, context); break;
        }
        if (state.counts.question) {
            ImGui::SameLine(0, dp(space_2));
            if (button("Leave the file out", {.kind = ButtonKind::quiet})) state.counts = {};
        }
    }
    gap(space_4);
}

}  // namespace headroom::ui
