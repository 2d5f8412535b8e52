#include "native/studies/decision.h"

#include <fmt/core.h>

#include "native/input_file.h"
#include "native/messages.h"
#include "native/planning_options.h"
#include "native/text_table.h"

namespace headroom::cli {

std::optional<app::LastPlan> read_last_plan(const std::string& file, ExitCode& code) {
    if (file.empty()) return std::nullopt;
    auto text = read_scenario_text(file, code);
    if (!text) return std::nullopt;
    return app::LastPlan{std::move(*text), display_name(file)};
}

ExitCode tell_decision(app::PlanDocuments& plan, const std::optional<app::LastPlan>& last,
                       app::Decision& decision) {
    auto made = app::make_decision(plan.json, last);
    if (!made) return tell_errors(made.error());
    decision = std::move(*made);
    if (!plan.html.empty()) plan.html = app::report_with_decision(plan.html, decision);
    return ExitCode::passed;
}

std::string since_summary(const app::Decision& decision, const Screen& screen) {
    if (!decision.since) return "";
    std::string text =
        '\n' + screen.paint(Tone::strong, "Since the plan from " + decision.since_when) + '\n';
    if (decision.since->empty()) return text + "  Nothing that matters is otherwise.\n";
    for (const std::string& sentence : *decision.since) {
        for (const std::string& line : wrap(printable(sentence), screen.width - 4)) {
            text += "  " + line + '\n';
        }
    }
    return text;
}

}  // namespace headroom::cli
