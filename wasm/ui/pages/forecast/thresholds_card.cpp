// When keys fill up: the months in which each site reaches 90, 95 and 100 % of its licenses.

#include <fmt/format.h>
#include <imgui.h>

#include "core/base/text.h"
#include "icons.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/pages/forecast/forecast_state.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/card.h"

namespace headroom::ui {
namespace {

constexpr std::size_t thresholds_shown = 12;

void draw_threshold(const std::string& sentence) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    paint_text(at, TextStyle::table, tokens().text_muted, icon_clock_outline);
    ImGui::SetCursorScreenPos({at.x + dp(26), at.y});
    text_wrapped(TextStyle::table, tokens().text, sentence);
    describe_area("listitem", sentence, "", at, ImGui::GetItemRectMax());
}

}  // namespace

void draw_thresholds_card(const app::RiskView& risk) {
    const std::vector<std::string>& all = risk.thresholds;
    if (all.empty()) return;
    const Card card("thresholds");
    section_heading("When keys fill up", "in half of the runs, and from 5 % to 95 % of them");
    for (std::size_t i = 0; i < all.size() && i < thresholds_shown; ++i) {
        gap(space_2);
        draw_threshold(all[i]);
    }
    gap(space_2);
    if (all.size() > thresholds_shown) {
        text_line(TextStyle::small, tokens().text_muted,
                  fmt::format("and {} more", all.size() - thresholds_shown));
    }
}

}  // namespace headroom::ui
