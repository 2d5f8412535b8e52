// The upper end of the Set-up page: the licenses as they are divided now, and what is wrong or
// missing.

#include <fmt/format.h>
#include <imgui.h>

#include "core/base/text.h"
#include "icons.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/pages/setup/setup_state.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/license_bar.h"

namespace headroom::ui {
namespace {

using Weight = app::SetupProblem::Weight;

constexpr std::size_t bars_shown = 4;
constexpr std::size_t problems_shown = 6;

void draw_problem(const app::SetupProblem& problem, std::size_t index, PanelContext& context) {
    const bool doubtful = problem.weight == Weight::doubtful;
    const ImU32 ink = doubtful ? tokens().warning : tokens().breach;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    paint_text(at, TextStyle::body, ink, doubtful ? icon_information : icon_alert);
    ImGui::SetCursorScreenPos({at.x + dp(26), at.y});
    ImGui::BeginGroup();
    text_wrapped(TextStyle::table, tokens().text, problem.text);
    gap(2);
    text_wrapped(TextStyle::small, tokens().text_muted, problem.fix);
    const std::string label = fmt::format("{}##mend-{}", problem.button, index);
    if (!problem.button.empty() && link(label.c_str())) {
        submit_edit(context, problem.command);
    }
    ImGui::EndGroup();
    describe_area("listitem", problem.place, problem.text, at, ImGui::GetItemRectMax());
}

}  // namespace

void draw_live_card(SetupState& state, PanelContext& context) {
    Count macs = 0;
    Count licenses = 0;
    for (const app::SetupSite& site : state.setup.sites) macs += site.figures.macs;
    for (const app::SetupSubscription& one : state.setup.subscriptions) licenses += one.licenses;
    section_heading("Licenses now",
                    fmt::format("{} at {}, {}", counted(macs, "Mac"),
                                counted(static_cast<Count>(state.setup.sites.size()), "site"),
                                counted(licenses, "license")));
    const auto& subscriptions = context.overview.subscriptions;
    if (subscriptions.empty()) {
        empty_state(icon_license, "No subscription yet", "Add one below.");
    }
    for (std::size_t i = 0; i < subscriptions.size() && i < bars_shown; ++i) {
        gap(space_3);
        text_line(TextStyle::table, tokens().text,
                  fmt::format("{}: {} of {} used", subscriptions[i].name, subscriptions[i].used,
                              subscriptions[i].total));
        gap(space_1);
        license_bar(subscriptions[i], {.height = 28, .legend = subscriptions.size() == 1});
    }
    if (subscriptions.size() <= bars_shown) return;
    gap(space_2);
    text_line(TextStyle::small, tokens().text_muted,
              fmt::format("and {} more on the page Planner", subscriptions.size() - bars_shown));
}

void draw_problems_card(SetupState& state, PanelContext& context) {
    section_heading(
        "What is wrong or missing",
        state.problems.empty() ? "" : fmt::format("{} to look at", state.problems.size()));
    gap(space_2);
    if (state.problems.empty()) {
        text_line(TextStyle::table, tokens().ok,
                  fmt::format("{} Nothing: the plan is complete.", icon_check_circle));
        describe_area("status", "Nothing: the plan is complete.", "", ImGui::GetItemRectMin(),
                      ImGui::GetItemRectMax());
        return;
    }
    for (std::size_t i = 0; i < state.problems.size() && i < problems_shown; ++i) {
        if (i > 0) gap(space_3);
        draw_problem(state.problems[i], i, context);
    }
    if (state.problems.size() <= problems_shown) return;
    gap(space_2);
    text_line(TextStyle::small, tokens().text_muted,
              fmt::format("and {} more", state.problems.size() - problems_shown));
}

}  // namespace headroom::ui
