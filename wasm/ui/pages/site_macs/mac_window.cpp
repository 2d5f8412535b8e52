#include <fmt/format.h>
#include <imgui.h>

#include <string_view>

#include "core/base/text.h"
#include "icons.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/pages/guide_state.h"
#include "wasm/ui/pages/site_macs/site_macs.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/field.h"

namespace headroom::ui {
namespace {

void paint_title_bar() {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImU32 lights[]{tokens().breach, tokens().warning, tokens().ok};
    for (int i = 0; i < 3; ++i) {
        list->AddCircleFilled({at.x + dp(6) + static_cast<float>(i) * dp(18), at.y + dp(10)}, dp(5),
                              faded(lights[i], 0.8F));
    }
    const Box title{at, {at.x + width, at.y + dp(20)}};
    paint_text_in(title, TextStyle::strong, tokens().text, "Enroll this Mac", Align::center);
    ImGui::Dummy({width, dp(24)});
    describe_area("heading", "Enroll this Mac", "", title.min, title.max);
}

/// In the words of somebody who knows nothing of licenses.
std::string told_on_the_mac(const app::CommandOutcome& outcome, Count limit) {
    if (outcome.code == "E_LICENSE_LIMIT") {
        return fmt::format(
            "This Mac was not enrolled: all {} of this site are used. Ask your "
            "administrator.",
            counted(limit, "license"));
    }
    return "This Mac was not enrolled. " + outcome.message;
}

void draw_result(const GuideState& guide, Count limit) {
    if (!guide.enrollment) return;
    gap(space_3);
    const app::CommandOutcome& outcome = *guide.enrollment;
    if (!outcome.ok) {
        error_line({told_on_the_mac(outcome, limit), outcome.code});
        return;
    }
    const std::string told = guide.enrolled_name.empty() ? "This Mac is enrolled."
                                                         : guide.enrolled_name + " is enrolled.";
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const Box line{at, {at.x + ImGui::GetContentRegionAvail().x, at.y + dp(24)}};
    paint_text_in(line, TextStyle::body, tokens().ok, icon_check_circle);
    paint_text_in({{line.min.x + dp(26), line.min.y}, line.max}, TextStyle::table, tokens().text,
                  told);
    ImGui::Dummy({line.width(), line.height()});
    describe_area("status", told, "", line.min, line.max);
}

void register_mac(PanelContext& context, const app::SiteView& site) {
    const std::string name(trim(guide_of(context).mac_name));
    CommandText command("mac.enroll");
    command.add("site", site.code);
    if (name.empty()) {
        command.add("count", Count{1});
    } else {
        command.add("mac", name);
    }
    context.sink.submit_then(command.text(),
                             [guide = context.view.guide, name](const auto& outcome) {
                                 guide->enrollment = outcome;
                                 guide->enrolled_name = name;
                                 if (outcome.ok) guide->mac_name.clear();
                             });
}

}  // namespace

void draw_mac_window(PanelContext& context, const app::SiteView& site) {
    GuideState& guide = guide_of(context);
    paint_title_bar();
    gap(space_2);
    text_wrapped(TextStyle::small, tokens().text_muted,
                 "Parallels Mac Management client, Proxy " + site.hostname);
    gap(space_2);
    if (text_field("Name of this Mac", guide.mac_name,
                   {.caption = "Empty: the next number of the site"})) {
        guide.enrollment.reset();
    }
    gap(space_3);
    if (button("Register", {.kind = ButtonKind::primary, .icon = icon_laptop_mac})) {
        register_mac(context, site);
    }
    draw_result(guide, site.limit);
}

}  // namespace headroom::ui
