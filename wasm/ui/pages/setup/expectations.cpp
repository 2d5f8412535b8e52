// What is expected of each site, in a planner's words, with a small picture of what it leads to.

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "core/base/text.h"
#include "icons.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/pages/setup/setup_state.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/data_table.h"
#include "wasm/ui/widgets/entry_field.h"
#include "wasm/ui/widgets/sparkline.h"

namespace headroom::ui {
namespace {

constexpr std::size_t expectations_at_once = 14;
constexpr float expectation_row = 38;
constexpr std::size_t points_of_course = 40;

struct ExpectationColumn {
    enum : int { site, growth, a_year, stay, months, waves, course, then };
};

const std::vector<Column>& expectation_columns() {
    static const std::vector<Column> all{
        {.title = "Site", .share = 1},
        {.title = "Growth a year", .width = 96},
        {.title = "New a year", .width = 76, .align = Align::right, .rank = 4},
        {.title = "How long Macs stay", .width = 196, .rank = 1},
        {.title = "Months", .width = 64, .rank = 5},
        {.title = "Waves", .width = 56, .align = Align::right, .rank = 3},
        {.title = "Leads to", .width = 110, .rank = 2},
        {.title = "At the end", .width = 70, .align = Align::right, .rank = 2},
    };
    return all;
}

const std::vector<Count>& course_of(SetupState& state, const app::SetupSite& site,
                                    const PanelContext& context) {
    const auto known = state.courses.find(site.figures.code);
    if (known != state.courses.end()) return known->second;
    std::vector<app::Wave> waves;
    for (const app::ToCome& one : state.setup.to_come) {
        const bool here = one.about == site.figures.code;
        if (here && one.kind == app::ToCome::Kind::macs_come) {
            waves.push_back({one.index, one.at, one.count, one.by_discovery});
        }
    }
    std::vector<Count>& course = state.courses[site.figures.code];
    course = app::expected_course(site.demand, waves, site.figures.macs, context.session,
                                  points_of_course);
    return course;
}

void paint_months(const Box& box, const std::array<double, 12>& months) {
    double most = 1;
    for (const double weight : months) most = std::max(most, weight);
    const float width = box.width() / 12;
    for (std::size_t i = 0; i < 12; ++i) {
        const float left = box.min.x + width * static_cast<float>(i);
        const float height = box.height() * static_cast<float>(months[i] / most);
        paint_rect({{left, box.max.y - std::max(dp(1), height)}, {left + width - dp(1), box.max.y}},
                   tokens().accent);
    }
}

/// A field in a cell of the table.
std::optional<std::string> entry_in(DataTable& table, int column, const std::string& label,
                                    const std::string& value) {
    Box box;
    if (!table.cell(column, box)) return std::nullopt;
    ImGui::SetCursorScreenPos({box.min.x, box.min.y + dp(4)});
    return entry_field(label.c_str(), value, {.width = box.width() / pixel_ratio(), .height = 30});
}

void take_growth(SetupState& state, PanelContext& context, std::size_t index,
                 const std::string& text) {
    const auto growth = app::parse_percent(text);
    if (!growth) return refuse(context, "Write a growth like 8 %, not \"" + text + "\".");
    submit_edit(context, edit_expectation(state.setup, index, {.growth = growth, .stay = {}}));
}

void take_stay(SetupState& state, PanelContext& context, std::size_t index,
               const std::string& text) {
    const auto stay = app::parse_stay(text);
    if (!stay) {
        return refuse(context,
                      "Write how long Macs stay: 4 years, contracts of 90 days, about 3 "
                      "years, for ever.");
    }
    submit_edit(context, edit_expectation(state.setup, index, {.growth = {}, .stay = stay}));
}

void draw_pictures(SetupState& state, DataTable& table, const app::SetupSite& site,
                   const PanelContext& context) {
    Box box;
    if (table.cell(ExpectationColumn::months, box)) {
        box = {{box.min.x, box.center().y - dp(9)}, {box.min.x + dp(60), box.center().y + dp(9)}};
        paint_months(box, site.demand.months);
    }
    if (site.waves > 0) table.number(ExpectationColumn::waves, site.waves);
    const std::vector<Count>& course = course_of(state, site, context);
    if (table.cell(ExpectationColumn::course, box)) {
        box = {{box.min.x + dp(2), box.center().y - dp(12)},
               {box.max.x - dp(2), box.center().y + dp(12)}};
        paint_sparkline(box, course, 0, tokens().accent);
    }
    if (!course.empty()) table.number(ExpectationColumn::then, course.back());
}

void draw_expectation(SetupState& state, PanelContext& context, DataTable& table,
                      std::size_t index) {
    const app::SetupSite& site = state.setup.sites[index];
    const std::string& code = site.figures.code;
    const std::string name =
        site.figures.name.empty() ? code : fmt::format("{}  {}", code, site.figures.name);
    const std::string stay = stay_in_words(site.demand);
    if (table.row({.label = "Expected of " + code,
                   .value = stay,
                   .selectable = true,
                   .selected = state.site == code})) {
        state.site = code;
    }
    table.text(ExpectationColumn::site, name);
    const bool listed = site.demand.arrivals == app::SiteDemand::Arrivals::listed;
    if (listed) {
        table.text(ExpectationColumn::growth, "by dates", tokens().text_muted);
    } else if (const auto typed =
                   entry_in(table, ExpectationColumn::growth, "Growth a year at " + code,
                            fmt::format("{:g} %", site.headcount_growth * 100))) {
        take_growth(state, context, index, *typed);
    }
    table.text(ExpectationColumn::a_year, fmt::format("{:.0f}", site.demand.per_day * 365));
    if (const auto typed = entry_in(table, ExpectationColumn::stay, "Stay at " + code, stay)) {
        take_stay(state, context, index, *typed);
    }
    draw_pictures(state, table, site, context);
}

void draw_table(SetupState& state, PanelContext& context) {
    const std::size_t count = state.setup.sites.size();
    const bool is_long = count > expectations_at_once;
    const float high = expectation_row * static_cast<float>(expectations_at_once) + row_height;
    DataTable table("setup-expectations", expectation_columns(), is_long ? high : 0);
    if (!table.shown()) return;
    table.set_row_height(expectation_row);
    table.header();
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(count), dp(expectation_row));
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            ImGui::PushID(i);
            draw_expectation(state, context, table, static_cast<std::size_t>(i));
            ImGui::PopID();
        }
    }
}

}  // namespace

void draw_expectations_card(SetupState& state, PanelContext& context) {
    if (state.setup.sites.empty()) return;
    const Card card("setup-expectations-card");
    section_heading("What is expected of each site", "select one for months and waves");
    gap(space_2);
    draw_table(state, context);
    gap(space_2);
    text_wrapped(
        TextStyle::small, tokens().text_muted,
        "Growth is that of the headcount at the start; Macs that leave are replaced. Stays: "
        "\"4 years\" and \"contracts of 90 days\" are exact, \"about 3 years\" is at "
        "random, \"around 3 years\" close to it, and \"for ever\" is for good.");
    for (const app::SetupSite& site : state.setup.sites) {
        if (site.figures.code != state.site || site.demand.site.empty()) continue;
        draw_demand_editor(state.editor, site.demand, context);
    }
}

}  // namespace headroom::ui
