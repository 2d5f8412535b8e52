#include "wasm/ui/pages/setup/setup_page.h"

#include <fmt/format.h>
#include <imgui_internal.h>

#include <memory>

#include "core/base/text.h"
#include "icons.h"
#include "wasm/ui/pages/setup/setup_state.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/entry_field.h"
#include "wasm/ui/widgets/field_parts.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

constexpr double notice_seconds = 12;
constexpr float narrowest_line = 340;

void draw_actions(PanelContext& context) {
    const app::Session& session = context.session;
    if (button("Undo", {.icon = icon_undo,
                        .tooltip = "Takes the last change back (Ctrl+Z)",
                        .enabled = session.can_undo()})) {
        context.sink.undo = true;
    }
    ImGui::SameLine(0, dp(space_2));
    if (button("Redo", {.icon = icon_redo, .enabled = session.can_redo()}))
        context.sink.redo = true;
    // The narrowest phones have no room for all three.
    if (ImGui::GetWindowWidth() >= dp(narrowest_line)) ImGui::SameLine(0, dp(space_2));
    const bool ready = !context.overview.sites.empty();
    if (button("To the forecast", {.kind = ButtonKind::primary,
                                   .icon = icon_chart_bell_curve,
                                   .tooltip = ready ? nullptr : "Add a site first",
                                   .enabled = ready})) {
        context.view.page = PageName::forecast;
    }
}

void take_date(PanelContext& context, const std::string& text, Date& date) {
    const auto day = parse_date(trim(text));
    if (!day) return refuse(context, "Write a date like 2027-06-30, not \"" + text + "\".");
    date = *day;
}

}  // namespace

SetupState& setup_state(PanelContext& context) {
    UiState& view = context.view;
    if (!view.setup) view.setup = std::make_shared<SetupState>();
    SetupState& state = *view.setup;
    const bool other = state.loads != view.loads;
    if (other) state = SetupState{};
    if (!other && (state.revision == context.session.revision() || context.playing)) return state;
    state.loads = view.loads;
    state.revision = context.session.revision();
    state.setup = app::setup_of(context.session);
    state.prices = app::prices_of(state.setup);
    state.problems = app::problems_of(state.setup);
    state.courses.clear();
    bool known = false;
    for (const app::SetupSite& site : state.setup.sites) {
        known = known || site.figures.code == state.site;
    }
    if (!known) state.site = state.setup.sites.empty() ? "" : state.setup.sites[0].figures.code;
    return state;
}

void submit_edit(PanelContext& context, const std::string& command, std::string done_text) {
    if (!command.empty()) context.sink.submit(command, std::move(done_text));
}

void submit_site(PanelContext& context, const app::SiteEdit& edit) {
    if (!edit.remarks.empty()) return refuse(context, edit.remarks.front());
    submit_edit(context, edit.command);
}

void refuse(PanelContext& context, std::string text) {
    context.view.notice =
        Notice{Notice::Kind::refused, std::move(text), "", ImGui::GetTime() + notice_seconds};
}

void FieldRow::next(float width_css) {
    if (!first_) {
        ImGui::SameLine(0, dp(space_3));
        if (ImGui::GetContentRegionAvail().x < dp(width_css)) ImGui::NewLine();
    }
    // Captions stand on one line, whatever was left of them.
    ImGui::GetCurrentWindow()->DC.CurrLineTextBaseOffset = 0;
    first_ = false;
}

/// Name, first and last day of the plan.
void draw_plan_card(SetupState& state, PanelContext& context) {
    const Card card("setup-plan");
    const app::Setup& setup = state.setup;
    std::string name = setup.name;
    Date start = date_of(setup.start);
    Date end = date_of(setup.end);
    FieldRow row;
    const auto field = [&](const char* label, float width, const std::string& value) {
        row.next(width);
        ImGui::BeginGroup();
        field_label(label);
        const auto typed = entry_field(label, value, {.width = width});
        ImGui::EndGroup();
        return typed;
    };
    if (const auto typed = field("Name of the plan", 280, name)) name = trim(*typed);
    if (const auto typed = field("Plan from", 120, format_date(start))) {
        take_date(context, *typed, start);
    }
    if (const auto typed = field("Plan until", 120, format_date(end))) {
        take_date(context, *typed, end);
    }
    if (end <= start) return refuse(context, "The plan has to end after it begins.");
    submit_edit(context, app::edit_plan(setup, name, start, end));
}

void draw_setup_page(PanelContext& context) {
    page_heading("Set-up",
                 "Your own company: what you bought, where your Macs are, and what you expect. "
                 "Every change counts at once, and can be undone.");
    SetupState& state = setup_state(context);
    draw_actions(context);
    gap(space_4);
    if (context.session.now() > context.session.start()) {
        note(NoteKind::plain,
             fmt::format("Changes here hold from the beginning of the plan, {}. What was done by "
                         "hand since then stays.",
                         format_date(date_of(context.session.start()))));
        gap(space_4);
    }
    card_pair(
        "setup-top", [&] { draw_live_card(state, context); },
        [&] { draw_problems_card(state, context); });
    gap(space_4);
    draw_plan_card(state, context);
    gap(space_4);
    draw_subscriptions_card(state, context);
    gap(space_4);
    draw_sites_card(state, context);
    gap(space_4);
    draw_expectations_card(state, context);
    gap(space_4);
    draw_to_come_card(state, context);
    gap(space_4);
    draw_prices_card(state, context);
    gap(space_8);
}

}  // namespace headroom::ui
