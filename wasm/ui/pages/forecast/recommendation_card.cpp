// A split that is recommended, with its reasons, one click to apply it, and risk against licenses.

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "core/app/setup/prices.h"
#include "core/base/text.h"
#include "icons.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/pages/forecast/cost_chart.h"
#include "wasm/ui/pages/forecast/forecast_state.h"
#include "wasm/ui/pages/forecast/front_chart.h"
#include "wasm/ui/pages/setup/setup_state.h"
#include "wasm/ui/pages/split_editor.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/data_table.h"
#include "wasm/ui/widgets/field.h"
#include "wasm/ui/widgets/number_field.h"
#include "wasm/ui/widgets/option_switch.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

bool can_propose_moves(const Recommendation& wanted) {
    return wanted.wish() == Recommendation::Target::risk &&
           wanted.subscription == app::every_subscription;
}

app::PlanTarget target_of(const Recommendation& wanted) {
    using Target = Recommendation::Target;
    app::PlanTarget target;
    switch (wanted.wish()) {
        case Target::risk: target.risk = wanted.risk_percent / 100; break;
        case Target::licenses: target.licenses = wanted.licenses; break;
        case Target::least_cost: target.least_cost = true; break;
        case Target::budget: target.budget = wanted.budget; break;
    }
    target.subscription = wanted.subscription;
    target.moves = wanted.moves && can_propose_moves(wanted);
    return target;
}

void start(ForecastState& state, PanelContext& context) {
    Recommendation& wanted = state.recommendation;
    wanted.plan.reset();
    wanted.scenario = app::plan_question(context.session).scenario;
    wanted.asked = target_of(wanted);
    wanted.begin(context.jobs->start(app::plan_request(wanted.scenario, wanted.asked)));
}

/// What can be planned, by name: each subscription with sites, and all of them together.
struct PlanChoice {
    std::string id, name;
    Count total = 0;
};

std::vector<PlanChoice> plan_choices(const app::Overview& overview) {
    std::vector<PlanChoice> choices;
    Count total = 0;
    for (const app::SubscriptionView& subscription : overview.subscriptions) {
        const bool has_sites =
            std::any_of(subscription.rows.begin(), subscription.rows.end(),
                        [](const app::LicenseRow& row) { return !row.site.empty(); });
        if (!has_sites) continue;
        const std::string name = subscription.name.empty() ? subscription.id : subscription.name;
        choices.push_back({subscription.id, name, subscription.total});
        total += subscription.total;
    }
    choices.push_back({app::every_subscription, "All together", total});
    return choices;
}

/// The input of the chosen goal: a risk, a number of licenses or a budget.
void draw_figure(Recommendation& wanted) {
    const auto words = [](const char* said) {
        text_line(TextStyle::table, tokens().text_muted, said);
    };
    switch (wanted.wish()) {
        case Recommendation::Target::risk:
            words("for a risk of at most");
            ImGui::SameLine(0, dp(space_2));
            decimal_field("Risk in percent", wanted.risk_percent, 72);
            wanted.risk_percent = std::clamp(wanted.risk_percent, 0.01, 99.0);
            ImGui::SameLine(0, dp(space_1));
            return words("%");
        case Recommendation::Target::licenses:
            words("of");
            ImGui::SameLine(0, dp(space_2));
            number_field("Licenses to split", wanted.licenses, {.width = 130, .least = 1});
            ImGui::SameLine(0, dp(space_2));
            return words("licenses");
        case Recommendation::Target::least_cost: return words("of licenses and refusals together");
        case Recommendation::Target::budget:
            words("of");
            ImGui::SameLine(0, dp(space_2));
            decimal_field("Budget", wanted.budget, 110);
            wanted.budget = std::clamp(wanted.budget, 0.01, 1e12);
            ImGui::SameLine(0, dp(space_2));
            return words("until the end");
    }
}

bool needs_prices(const Recommendation& wanted) {
    return wanted.wish() == Recommendation::Target::least_cost ||
           wanted.wish() == Recommendation::Target::budget;
}

/// Says why a plan for money is not possible; false when it is.
bool draw_missing_prices(const Recommendation& wanted, PanelContext& context) {
    if (wanted.subscription == app::every_subscription) {
        note(NoteKind::plain, "Plans for money are of one subscription: choose which.");
        return true;
    }
    const SetupState& setup = setup_state(context);
    if (setup.prices && setup.prices->license_year > 0) return false;
    note(NoteKind::plain, "This takes the price of a license for a year.");
    gap(space_2);
    if (button("Set prices on Set-up", {.icon = icon_tune})) context.view.page = PageName::setup;
    return true;
}

void draw_question(ForecastState& state, PanelContext& context) {
    Recommendation& wanted = state.recommendation;
    draw_planned_subscription(wanted, context.overview);
    const std::vector<std::string> targets{"Least licenses", "Best split", "Least cost", "Budget"};
    const float room = ImGui::GetContentRegionAvail().x / pixel_ratio();
    if (room >= 440) {
        option_switch("Target", targets, wanted.target, 440);
    } else {
        dropdown("##target", targets, wanted.target, {.placeholder = "Target", .width = room});
    }
    if (room >= 440 + 260) {
        ImGui::SameLine(0, dp(space_3));
    } else {
        gap(space_1);
    }
    ImGui::AlignTextToFramePadding();
    draw_figure(wanted);
    gap(space_2);
    if (can_propose_moves(wanted)) {
        checkbox("Propose sites to move between subscriptions", wanted.moves);
        gap(space_2);
    }
    if (needs_prices(wanted) && draw_missing_prices(wanted, context)) return;
    if (wanted.phase == JobState::Phase::running) {
        if (button("Stop")) context.jobs->cancel(wanted.job);
        ImGui::SameLine(0, dp(space_2));
        text_line(TextStyle::table, tokens().text_muted,
                  fmt::format("Looking for splits, {:.0f} %", wanted.fraction * 100));
    } else if (button("Recommend a split", {.kind = ButtonKind::primary, .icon = icon_lightbulb})) {
        start(state, context);
    }
}

/// The recommended one has a tick; the others begin where its words do.
void paint_split(const Box& box, const std::string& words, bool recommended) {
    if (recommended) {
        paint_text_in({box.min, {box.min.x + dp(22), box.max.y}}, TextStyle::table, tokens().ok,
                      icon_check_circle);
    }
    paint_text_in_lines({{box.min.x + dp(23), box.min.y}, box.max}, tokens().text, words);
}

/// "Primary key 90" or "Studio Reserved 60": plans know keys by their ids, people by their names.
std::string in_words(const app::PlannedRow& row, const app::Overview& overview) {
    if (row.type == "primary") return fmt::format("Primary key {}", row.licenses);
    std::string name = row.key;
    for (const app::SubscriptionView& subscription : overview.subscriptions) {
        for (const app::LicenseRow& known : subscription.rows) {
            if (known.id == row.key) name = known.name;
        }
    }
    return fmt::format("{} {} {}", name, row.type == "reserved" ? "Reserved" : "Dynamic",
                       row.licenses);
}

void draw_splits(const app::PlanView& plan, const app::Overview& overview) {
    static const std::vector<Column> columns{
        {.title = "Split", .share = 1},
        {.title = "Licenses", .width = 76, .align = Align::right},
        {.title = "Over", .width = 110, .align = Align::right},
        {.title = "Refused", .width = 110, .align = Align::right, .rank = 1},
    };
    static const std::vector<Column> with_cost = [] {
        std::vector<Column> all = columns;
        all[2].rank = 1;  // on a phone the split and its cost are shown
        all[3].rank = 2;
        all.push_back({.title = "Cost", .width = 90, .align = Align::right});
        all.push_back({.title = "Idle reserved", .width = 90, .align = Align::right, .rank = 3});
        return all;
    }();
    const bool priced = !plan.splits.empty() && plan.splits.front().cost;
    DataTable table("planned", priced ? with_cost : columns);
    if (!table.shown()) return;
    table.set_row_height(40);
    table.header();
    int shown = 0;
    for (std::size_t i = 0; i < plan.splits.size() && shown < 8; ++i) {
        const app::PlannedSplit& split = plan.splits[i];
        if (!split.on_front && plan.recommended != i) continue;
        ++shown;
        std::string words;
        for (const app::PlannedRow& row : split.rows) {
            words += (words.empty() ? "" : ", ") + in_words(row, overview);
        }
        table.row({.label = fmt::format("Split {}", i + 1), .value = words});
        Box box;
        if (table.cell(0, box)) paint_split(box, words, plan.recommended == i);
        table.number(1, split.total);
        table.text(2, app::probability_text(split.breach));
        table.text(3, app::probability_text(split.refusal));
        if (!priced || !split.cost) continue;
        table.text(4, app::amount_words(split.cost->total.value));
        table.text(5, app::amount_words(split.cost->idle_reserved), tokens().text_muted);
    }
}

/// A page to print: made in the background, saved when it is there.
void draw_report_button(Recommendation& wanted, PanelContext& context) {
    const JobState& job = context.jobs->poll(wanted.report_job);
    const bool busy = wanted.report_job != 0 && job.phase == JobState::Phase::running;
    if (wanted.report_job != 0 && !busy) {
        if (job.phase == JobState::Phase::done && app::read_errors(job.result_json).empty()) {
            context.sink.platform.save_file =
                FileToSave{"plan-report.html", "text/html", job.result_json};
        } else {
            wanted.error = "The report could not be made. " + job.error;
        }
        wanted.report_job = 0;
    }
    ImGui::SameLine(0, dp(space_2));
    if (button(busy ? "Making the report ..." : "Plan report (HTML)",
               {.icon = icon_file_document, .enabled = !busy})) {
        wanted.report_job =
            context.jobs->start(app::plan_request(wanted.scenario, wanted.asked, "html"));
    }
}

void draw_answer(ForecastState& state, PanelContext& context) {
    const app::PlanView& plan = *state.recommendation.plan;
    gap(space_3);
    draw_doubts(state);
    for (const std::string& line : plan.explanation) {
        text_wrapped(TextStyle::body, tokens().text, line);
        describe_area("note", line, "", ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
        gap(space_1);
    }
    if (!plan.steps.empty()) {
        gap(space_1);
        const std::string label = fmt::format("Apply this split##{}", plan.recommended.value_or(0));
        if (button(label.c_str(), {.kind = ButtonKind::primary, .icon = icon_check})) {
            for (const std::string& step : plan.steps) context.sink.submit(step);
            context.sink.commands.back().done_text = "The recommended split is applied";
        }
        draw_report_button(state.recommendation, context);
        gap(space_2);
    }
    if (plan.splits.empty()) return;
    draw_splits(plan, context.overview);
    if (plan.cost_curve.points.size() > 1) {
        gap(space_3);
        draw_cost_chart(state.recommendation, context);
    }
    if (plan.splits.size() < 2) return;
    gap(space_3);
    draw_front_chart(state.recommendation, context);
}

}  // namespace

void draw_planned_subscription(Recommendation& wanted, const app::Overview& overview) {
    const std::vector<PlanChoice> choices = plan_choices(overview);
    if (choices.size() < 3) return;
    std::vector<std::string> names;
    int chosen = 0;
    for (const PlanChoice& choice : choices) {
        if (choice.id == wanted.subscription) chosen = static_cast<int>(names.size());
        names.push_back(fmt::format("{}, {}", choice.name, counted(choice.total, "license")));
    }
    if (dropdown("##plan-subscription", names, chosen,
                 {.placeholder = "Subscription to plan", .width = 300})) {
        const PlanChoice& choice = choices[static_cast<std::size_t>(chosen)];
        wanted.subscription = choice.id;
        wanted.licenses = choice.total;
    }
    gap(space_2);
}

void draw_recommendation_card(ForecastState& state, PanelContext& context) {
    if (context.overview.subscriptions.empty()) return;
    const Card card("recommendation");
    section_heading("Recommended split");
    gap(space_2);
    draw_question(state, context);
    if (!state.recommendation.error.empty()) {
        gap(space_2);
        error_line({state.recommendation.error, ""});
    }
    if (state.recommendation.plan) draw_answer(state, context);
}

}  // namespace headroom::ui
