#include <fmt/format.h>
#include <imgui.h>

#include <cfloat>
#include <cmath>

#include "icons.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/pages/site_macs/site_macs.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/status_chip.h"

namespace headroom::ui {
namespace {

/// The balloon above the notification area; its tail points at the icon.
void paint_balloon(const Box& box, float tail_x, const std::string& text) {
    const Tokens& t = tokens();
    paint_rect(box, t.raised, dp(corner_radius));
    paint_frame(box, t.warning, dp(corner_radius));
    ImGui::GetWindowDrawList()->AddTriangleFilled({tail_x - dp(7), box.max.y - 1},
                                                  {tail_x + dp(7), box.max.y - 1},
                                                  {tail_x, box.max.y + dp(9)}, t.warning);
    paint_text_in({{box.min.x + dp(12), box.min.y + dp(8)}, {box.max.x, box.min.y + dp(30)}},
                  TextStyle::strong, t.text, "Parallels Problem Monitor");
    paint_wrapped({box.min.x + dp(12), box.min.y + dp(32)}, TextStyle::table, t.text, text,
                  box.width() - dp(24));
    describe_area("alert", text, "", box.min, box.max);
}

float balloon_height(const std::string& text, float width) {
    const float lines = wrapped_height(TextStyle::table, text, width - dp(24));
    return dp(32) + std::ceil(lines) + dp(12);
}

void paint_tray(const Box& tray, const Box& icon, const app::SiteView& site) {
    const Tokens& t = tokens();
    const Status status = monitor_status(site);
    paint_rect(tray, t.background, dp(corner_radius));
    paint_frame(tray, t.border, dp(corner_radius));
    paint_text_in({{tray.min.x + dp(12), tray.min.y}, {icon.min.x - dp(8), tray.max.y}},
                  TextStyle::small, t.text_muted, "Notification area");
    if (status.fill == 0) paint_rect(icon, faded(status.color, 0.18F), dp(4));
    paint_status_icon(icon, status, TextStyle::title);
    paint_text_in({{icon.max.x + dp(8), tray.min.y}, tray.max}, TextStyle::table, t.text,
                  status.word);
    describe_area("status", "Problem Monitor", status.word, icon.min, tray.max);
}

}  // namespace

void draw_problem_monitor(const app::SiteView& site) {
    section_heading("Problem Monitor", counted(site.balloons, "balloon") + " so far");
    gap(space_2);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const bool problem = site.monitor_icon == "yellow" && !site.monitor_message.empty();
    const float balloon = problem ? balloon_height(site.monitor_message, width) : dp(64);
    const Box tray{{at.x, at.y + balloon + dp(16)}, {at.x + width, at.y + balloon + dp(60)}};
    const float icon_x = tray.max.x - dp(170);
    const Box icon{{icon_x, tray.min.y + dp(6)}, {icon_x + dp(34), tray.max.y - dp(6)}};
    if (problem) {
        paint_balloon({at, {at.x + width, at.y + balloon}}, icon.center().x, site.monitor_message);
    } else {
        const std::string quiet = site.monitor_message.empty() ? "No balloon: no problem was seen."
                                                               : site.monitor_message;
        paint_text_in({at, {at.x + width, at.y + balloon}}, TextStyle::table, tokens().text_muted,
                      quiet, Align::center);
    }
    paint_tray(tray, icon, site);
    ImGui::Dummy({width, tray.max.y - at.y});
    gap(space_2);
    text_wrapped(TextStyle::small, tokens().text_muted,
                 "The monitor asks the Proxy every minute. Over the limit the icon turns yellow, "
                 "and a balloon pops up once an hour.");
}

}  // namespace headroom::ui
