// Verdicts on the bounds of the risk that the scenario sets (expectRisk).

#include <fmt/format.h>
#include <imgui.h>

#include "icons.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/pages/forecast/forecast_state.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/card.h"

namespace headroom::ui {
namespace {

struct VerdictLook {
    const char* words;
    const char* icon;
    ImU32 ink;
};

VerdictLook look_of(const std::string& verdict) {
    if (verdict == "pass") return {"Kept", icon_check_circle, tokens().ok};
    if (verdict == "fail") return {"Not kept", icon_close_circle, tokens().breach};
    return {"Not clear yet", icon_help_circle, tokens().warning};
}

void draw_verdict(const app::RiskVerdict& verdict) {
    const VerdictLook look = look_of(verdict.verdict);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    paint_text(at, TextStyle::table, look.ink, look.icon);
    ImGui::SetCursorScreenPos({at.x + dp(26), at.y});
    ImGui::BeginGroup();
    text_wrapped(TextStyle::table, tokens().text,
                 fmt::format("{}: {}", look.words, verdict.message));
    if (!verdict.because.empty()) {
        gap(2);
        text_wrapped(TextStyle::small, tokens().text_muted, verdict.because);
    }
    ImGui::EndGroup();
    describe_area("listitem", look.words, verdict.message, at, ImGui::GetItemRectMax());
}

}  // namespace

void draw_verdicts_card(const ForecastState& state) {
    const Card card("verdicts");
    section_heading("Bounds of the risk", state.further.check.is_running()
                                              ? "as far as they are judged"
                                              : "that the scenario sets");
    for (const app::RiskVerdict& verdict : state.further.verdicts) {
        gap(space_2);
        draw_verdict(verdict);
    }
}

}  // namespace headroom::ui
