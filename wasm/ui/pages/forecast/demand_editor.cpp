// The demand of one site in a planner's words: Macs a year, growth, months drawn with the mouse,
// waves, how long Macs stay, and a small picture of what that leads to.

#include "wasm/ui/pages/forecast/demand_editor.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "core/app/setup/setup_edits.h"
#include "core/base/text.h"
#include "icons.h"
#include "wasm/ui/inspect/asked.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/field.h"
#include "wasm/ui/widgets/number_field.h"
#include "wasm/ui/widgets/pressable.h"
#include "wasm/ui/widgets/sparkline.h"

namespace headroom::ui {
namespace {

constexpr double days_of_a_year = 365;
constexpr double most_of_a_month = 3;  // times the usual, as high as a bar can be drawn

struct StayWords {
    const char* law;
    const char* words;
};
constexpr StayWords stays[] = {{"forever", "They stay for good"},
                               {"exponential", "About this long, at random"},
                               {"fixed", "Exactly this long, then replaced"},
                               {"lognormal", "Around this long"}};

/// A caption before a field in the same line.
void caption(const char* words) {
    ImGui::AlignTextToFramePadding();
    text_line(TextStyle::table, tokens().text_muted, words);
    ImGui::SameLine(0, dp(space_2));
}

void draw_arrivals(const app::SiteDemand& demand, PanelContext& context) {
    double a_year = demand.per_day * days_of_a_year;
    double percent = demand.growth_per_year * 100;
    caption("New Macs a year");
    const std::string year = "New Macs a year at " + demand.site;
    bool changed = decimal_field(year.c_str(), a_year, 90);
    ImGui::SameLine(0, dp(space_4));
    if (ImGui::GetContentRegionAvail().x < dp(230)) ImGui::NewLine();
    caption("growing by");
    const std::string growth = "Yearly growth in percent at " + demand.site;
    changed |= decimal_field(growth.c_str(), percent, 76);
    ImGui::SameLine(0, dp(space_1));
    ImGui::AlignTextToFramePadding();
    text_line(TextStyle::table, tokens().text_muted, "% a year");
    if (!changed) return;
    const app::ArrivalFigures figures{std::clamp(a_year, 0.0, 1e9) / days_of_a_year,
                                      std::clamp(percent, -99.0, 10'000.0) / 100};
    context.sink.submit(app::edit_arrivals(demand, figures));
}

void draw_stay(const app::SiteDemand& demand, PanelContext& context) {
    std::vector<std::string> words;
    int chosen = 0;
    for (const StayWords& stay : stays) {
        if (demand.stay_law == stay.law) chosen = static_cast<int>(words.size());
        words.push_back(stay.words);
    }
    if (demand.stay_law == "weibull") {
        chosen = static_cast<int>(words.size());
        words.push_back("Weibull, as the file says");
    }
    if (dropdown("##stay-law", words, chosen,
                 {.placeholder = "How long Macs stay", .width = 250}) &&
        static_cast<std::size_t>(chosen) < std::size(stays)) {
        const double days = demand.stay_days > 0 ? demand.stay_days : 4 * days_of_a_year;
        context.sink.submit(app::edit_stay_law(demand, stays[chosen].law, days));
    }
    if (demand.stay_days <= 0) return;
    ImGui::SameLine(0, dp(space_3));
    double years = demand.stay_days / days_of_a_year;
    const std::string label = "Stay in years at " + demand.site;
    if (decimal_field(label.c_str(), years, 76)) {
        context.sink.submit(app::edit_stay(demand, std::max(0.0, years) * days_of_a_year));
    }
    ImGui::SameLine(0, dp(space_1));
    ImGui::AlignTextToFramePadding();
    text_line(TextStyle::table, tokens().text_muted,
              fmt::format("years ({:.0f} days)", demand.stay_days));
}

/// Twelve bars; drawn by holding the mouse, taken over when it is released.
void draw_months(DemandEditor& editor, const app::SiteDemand& demand, PanelContext& context) {
    static constexpr const char* names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    if (!editor.drawing) editor.months = demand.months;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = std::min(ImGui::GetContentRegionAvail().x, dp(480)) / 12;
    const float height = dp(72);
    bool held = false;
    for (std::size_t month = 0; month < 12; ++month) {
        ImGui::SetCursorScreenPos({at.x + width * static_cast<float>(month), at.y});
        const std::string label = fmt::format("{} at {}", names[month], demand.site);
        const std::string value = fmt::format("{:.1f} times the usual", editor.months[month]);
        const Pressed bar = pressable(label.c_str(), {width, height}, "slider", label, value);
        describe_range({0, most_of_a_month, editor.months[month]});
        if (const auto asked = take_asked_number(ImGui::GetItemID())) {
            editor.months[month] = std::round(std::clamp(*asked, 0.0, most_of_a_month) * 10) / 10;
            editor.drawing = true;
        }
        if (bar.held && ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
            const float share = (at.y + height - ImGui::GetIO().MousePos.y) / height;
            const double drawn = std::clamp(static_cast<double>(share), 0.0, 1.0) * most_of_a_month;
            editor.months[month] = std::round(drawn * 10) / 10;
            held = true;
        }
        const float top =
            height *
            static_cast<float>(std::min(editor.months[month], most_of_a_month) / most_of_a_month);
        const Box box{{bar.box.min.x + dp(2), at.y + height - std::max(dp(1), top)},
                      {bar.box.max.x - dp(2), at.y + height}};
        paint_rect(box, bar.hovered || bar.held ? tokens().accent : tokens().control, dp(2));
    }
    const float usual = at.y + height * (1 - static_cast<float>(1 / most_of_a_month));
    paint_line({at.x, usual}, {at.x + width * 12, usual}, tokens().text_muted);
    for (std::size_t month = 0; month < 12; ++month) {
        paint_text_in({{at.x + width * static_cast<float>(month), at.y + height},
                       {at.x + width * static_cast<float>(month + 1), at.y + height + dp(18)}},
                      TextStyle::small, tokens().text_muted, names[month], Align::center);
    }
    ImGui::SetCursorScreenPos({at.x, at.y + height + dp(18)});
    ImGui::Dummy({width * 12, 0});
    if (editor.drawing && !held && editor.months != demand.months) {
        context.sink.submit(app::edit_months(demand, editor.months));
    }
    editor.drawing = held;
}

/// Calendars that need not be drawn.
void draw_calendars(const app::SiteDemand& demand, PanelContext& context) {
    const std::string terms = "As school terms begin##months-" + demand.site;
    if (link(terms.c_str())) context.sink.submit(app::edit_months(demand, app::term_months()));
    ImGui::SameLine(0, dp(space_4));
    std::array<double, 12> even{};
    even.fill(1);
    const std::string alike = "Every month alike##months-" + demand.site;
    if (link(alike.c_str())) context.sink.submit(app::edit_months(demand, even));
}

void draw_waves(DemandEditor& editor, const app::SiteDemand& demand, PanelContext& context) {
    for (const app::Wave& wave : editor.waves) {
        caption(fmt::format("{} on {}", counted(wave.macs, "Mac"), format_date(date_of(wave.at)))
                    .c_str());
        const std::string label = fmt::format("Remove##wave-{}", wave.step);
        if (link(label.c_str())) context.sink.submit(app::remove_wave(wave));
    }
    number_field("Macs of the wave", editor.wave_macs, {.width = 120, .least = 1});
    ImGui::SameLine(0, dp(space_2));
    caption("Macs on");
    plain_text_field("Day of the wave", editor.wave_day, 110);
    ImGui::SameLine(0, dp(space_2));
    const auto day = parse_date(editor.wave_day);
    const bool fits = day && midnight_of(*day) > context.session.start() &&
                      midnight_of(*day) <= context.session.end();
    const ButtonOptions add{.icon = icon_plus,
                            .tooltip = fits ? nullptr : "A day of the scenario, like 2027-03-01",
                            .enabled = fits && editor.wave_macs > 0};
    if (ImGui::GetContentRegionAvail().x < button_width("Add wave", add)) ImGui::NewLine();
    if (button("Add wave", add)) {
        context.sink.submit(app::add_wave(demand, *day, editor.wave_macs));
    }
}

/// What the demand leads to on average, when no limit stops anybody.
void draw_course(const DemandEditor& editor, const PanelContext& context) {
    if (editor.course.size() < 2) return;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = std::min(ImGui::GetContentRegionAvail().x, dp(480));
    const Box box{{at.x + dp(3), at.y + dp(3)}, {at.x + width - dp(3), at.y + dp(60)}};
    paint_sparkline(box, editor.course, 0, tokens().accent);
    ImGui::Dummy({width, dp(64)});
    const std::string words = fmt::format(
        "About {} on {}, {} now, if no limit stops anybody.", counted(editor.course.back(), "Mac"),
        format_date(date_of(context.session.end())), editor.course.front());
    describe_area("img", "Course of the demand at " + editor.site, words, box.min, box.max);
    text_wrapped(TextStyle::small, tokens().text_muted, words);
}

void read_again(DemandEditor& editor, const app::SiteDemand& demand, const PanelContext& context) {
    if (editor.site == demand.site && editor.revision == context.session.revision()) return;
    if (editor.site == demand.site && context.playing) return;
    if (editor.wave_day.empty() || editor.site.empty()) {
        const Instant middle = context.session.now() +
                               Span{(context.session.end() - context.session.now()).seconds / 2};
        editor.wave_day = format_date(date_of(middle));
    }
    editor.site = demand.site;
    editor.revision = context.session.revision();
    editor.drawing = false;
    editor.waves = app::waves_of(context.session, demand.site);
    Count now = 0;
    for (const app::SiteView& view : context.overview.sites) {
        if (view.code == demand.site) now = view.managed;
    }
    editor.course = app::expected_course(demand, editor.waves, now, context.session, 60);
}

}  // namespace

void draw_demand_editor(DemandEditor& editor, const app::SiteDemand& demand,
                        PanelContext& context) {
    read_again(editor, demand, context);
    gap(space_4);
    section_heading("Demand of " + demand.site, "select another site in the table");
    gap(space_2);
    draw_arrivals(demand, context);
    gap(space_2);
    draw_stay(demand, context);
    gap(space_3);
    text_line(TextStyle::small, tokens().text_muted,
              "Months: hold the mouse and draw; the line is the usual rate");
    gap(space_1);
    draw_months(editor, demand, context);
    gap(space_1);
    draw_calendars(demand, context);
    gap(space_3);
    text_line(TextStyle::small, tokens().text_muted, "Waves: Macs that come together on a day");
    gap(space_1);
    draw_waves(editor, demand, context);
    gap(space_3);
    draw_course(editor, context);
}

}  // namespace headroom::ui
