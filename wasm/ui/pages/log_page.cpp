#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "icons.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/pages/log_rows.h"
#include "wasm/ui/pages/pages.h"
#include "wasm/ui/shell/why_panel.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/data_table.h"
#include "wasm/ui/widgets/field.h"

namespace headroom::ui {
namespace {

struct LogColumn {
    enum : int { time, site, text };
};

/// On phones the year and the seconds give way to the event.
bool is_narrow() { return ImGui::GetContentRegionAvail().x < dp(460); }

std::vector<Column> columns_of(bool narrow) {
    return {
        {.title = "Time", .width = narrow ? 84.0F : 156.0F},
        {.title = "Site", .width = 84, .rank = 1},
        {.title = "Event", .share = 1},
    };
}

std::string time_words(Instant at, bool narrow) {
    return narrow ? date_and_time(at).substr(5) : date_and_seconds(at);
}

void draw_site_filter(PanelContext& context, bool wide) {
    std::vector<std::string> entries{"All sites"};
    int chosen = 0;
    for (const app::SiteView& view : context.overview.sites) {
        if (view.code == context.view.log.site) chosen = static_cast<int>(entries.size());
        entries.push_back(view.code);
    }
    if (dropdown("##log-site", entries, chosen,
                 {.placeholder = "Site", .width = wide ? 140.0F : 0.0F})) {
        context.view.log.site = chosen == 0 ? "" : entries[static_cast<std::size_t>(chosen)];
    }
}

void draw_filters(PanelContext& context) {
    LogFilter& filter = context.view.log;
    const bool wide = ImGui::GetContentRegionAvail().x > dp(600);
    search_field("Filter the log", filter.text, wide ? 280.0F : 0.0F);
    if (wide) ImGui::SameLine(0, dp(space_3));
    draw_site_filter(context, wide);
    if (wide) ImGui::SameLine(0, dp(space_3));
    checkbox("Refusals", filter.refusals_only);
    ImGui::SameLine(0, dp(space_3));
    checkbox("Breaches", filter.breaches_only);
    gap(space_3);
}

struct RowInput {
    const app::LogEntry& line;
    std::size_t index;
    bool narrow;
};

/// A line about a refusal or a breach is explained beside the moment it leads to.
void ask_about(PanelContext& context, const app::LogEntry& line) {
    if (line.is_refusal) {
        app::Question question{.about = app::Question::About::refusal,
                               .site = std::string(line.site),
                               .code = app::code_in(std::string(line.text))};
        question.at = line.at;
        ask_why(context.view, std::move(question));
    } else if (line.is_breach) {
        app::Question question{.about = app::Question::About::breach,
                               .site = std::string(line.site)};
        for (const app::BreachView& breach : context.overview.breaches) {
            if (breach.site == line.site && breach.from <= line.at) {
                question = question_about(breach);
            }
        }
        question.at = line.at;
        ask_why(context.view, std::move(question));
    }
}

void draw_row(PanelContext& context, DataTable& table, const RowInput& input) {
    const app::LogEntry& line = input.line;
    const bool clicked = table.row({.label = fmt::format("{}##{}", line.text, input.index),
                                    .value = std::string(line.kind),
                                    .selectable = true});
    if (clicked) {
        context.sink.play = false;
        context.sink.seek_to = line.at;
        ask_about(context, line);
    }
    table.text(LogColumn::time, time_words(line.at, input.narrow), tokens().text_muted);
    table.text(LogColumn::site, line.site, tokens().text_muted);
    Box box;
    if (!table.cell(LogColumn::text, box, line.text, 22)) return;
    const ImU32 color = line.is_breach    ? tokens().breach
                        : line.is_refusal ? tokens().warning
                                          : tokens().text_muted;
    const char* icon = line.is_breach    ? icon_alert
                       : line.is_refusal ? icon_minus_circle
                                         : icon_circle;
    const Box mark{box.min, {box.min.x + dp(22), box.max.y}};
    const bool plain = !line.is_breach && !line.is_refusal;
    if (plain) {
        ImGui::GetWindowDrawList()->AddCircleFilled({mark.min.x + dp(7), mark.center().y}, dp(2.5F),
                                                    tokens().control);
    } else {
        paint_text_in(mark, TextStyle::table, color, icon);
    }
    essential_text = false;  // a line may be longer than any column; then a tip tells the whole
    const Box words{{mark.max.x, box.min.y}, box.max};
    if (input.narrow) {
        paint_text_in_lines(words, tokens().text, line.text);
    } else {
        paint_text_in(words, TextStyle::table, tokens().text, line.text);
    }
}

void draw_rows(PanelContext& context, const LogRows& rows) {
    const float height = ImGui::GetContentRegionAvail().y / pixel_ratio();
    const bool narrow = is_narrow();
    const std::vector<Column> columns = columns_of(narrow);
    DataTable table("log", columns, std::max(200.0F, height));
    if (!table.shown()) return;
    const float row_css = narrow ? 44 : row_height;  // two lines on phones
    table.set_row_height(row_css);
    table.header();
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(rows.size()), dp(row_css));
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            const std::size_t line = rows.line_of(static_cast<std::size_t>(i));
            draw_row(context, table, {context.session.log_entry(line), line, narrow});
        }
    }
}

std::string count_words(const app::Session& session, const LogRows& rows, bool more) {
    std::string text = counted(static_cast<Count>(rows.size()), "line");
    if (more) text += " so far";
    if (session.log_dropped() > 0) {
        text += fmt::format("; {} older ones are not kept", session.log_dropped());
    }
    return text;
}

}  // namespace

void draw_log_page(PanelContext& context) {
    page_heading("Log", "What happened, newest first. Select a line to go to that moment.");
    draw_filters(context);
    static LogRows rows;
    const bool more = rows.look_on(context.session, context.view.log, context.view.loads);
    if (more) context.sink.keep_drawing = true;
    text_line(TextStyle::small, tokens().text_muted, count_words(context.session, rows, more));
    gap(space_1);
    const float below = ImGui::GetContentRegionAvail().y - dp(space_6);
    const Card card("log-card", 8, {0, std::max(dp(260), below)});
    if (rows.size() == 0) {
        const bool filtered = context.session.log_size() > 0;
        empty_state(icon_history,
                    more       ? "Looking"
                    : filtered ? "Nothing matches"
                               : "Nothing has happened yet",
                    filtered ? "Clear the filter to see all lines." : "Press Play or Step below.");
        return;
    }
    draw_rows(context, rows);
}

}  // namespace headroom::ui
