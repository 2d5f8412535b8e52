#include "wasm/ui/widgets/status_chip.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "icons.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"

namespace headroom::ui {

Status site_status(const app::SiteView& site) {
    const Tokens& t = tokens();
    if (site.license_status == "Not activated") {
        return {icon_minus_circle_outline, t.text_muted, "Not activated"};
    }
    if (site.license_status == "Key revoked" || site.license_status == "Expired") {
        return {icon_close_circle, t.breach, site.license_status};
    }
    if (site.exceeded) return {icon_alert, t.breach, fmt::format("Over by {}", site.excess)};
    if (site.at_limit) return {icon_circle_half_full, t.warning, "At the limit"};
    return {icon_check_circle, t.ok, "OK"};
}

Status monitor_status(const app::SiteView& site) {
    const Tokens& t = tokens();
    if (site.monitor_icon == "yellow") return {icon_alert, t.on_yellow, "Problem", t.yellow};
    if (site.monitor_icon == "noConnection") {
        return {icon_cloud_off, t.text_muted, "No connection"};
    }
    return {icon_check_circle, t.ok, "Normal"};
}

Status key_status(const app::LicenseRow& row) {
    const Tokens& t = tokens();
    if (row.status == "expired") return {icon_clock_outline, t.text_muted, "Expired"};
    if (row.excess > 0) return {icon_alert, t.breach, fmt::format("Over by {}", row.excess)};
    if (row.used > 0 && row.available == 0) {
        return {icon_circle_half_full, t.warning, "At the limit"};
    }
    if (row.binding == "free") return {icon_circle_outline, t.text_muted, "Not in use"};
    return {icon_check_circle, t.ok, "OK"};
}

Status subscription_status(const app::SubscriptionView& subscription) {
    const Tokens& t = tokens();
    if (subscription.status == "Active") return {icon_check_circle, t.ok, "Active"};
    if (subscription.status == "Grace period") return {icon_alert, t.warning, "Grace period"};
    if (subscription.status == "Expired") return {icon_close_circle, t.breach, "Expired"};
    return {icon_minus_circle_outline, t.text_muted, subscription.status};
}

void paint_status_icon(const Box& box, const Status& status, TextStyle style) {
    if (status.fill != 0) {
        const float side = std::min(box.width(), box.height());
        const Box square{
            {std::round(box.center().x - side / 2), std::round(box.center().y - side / 2)},
            {std::round(box.center().x + side / 2), std::round(box.center().y + side / 2)}};
        paint_rect(square, status.fill, dp(4));
        paint_frame(square, faded(status.color, 0.5F), dp(4));
    }
    paint_text_in(box, style, status.color, status.icon, Align::center);
}

void paint_status(const Box& box, const Status& status) {
    const float icon_width = dp(status_icon_width);
    if (status.fill != 0) {
        const float middle = box.center().y;
        paint_status_icon(
            {{box.min.x - dp(2), middle - dp(9)}, {box.min.x + dp(16), middle + dp(9)}}, status);
    } else {
        paint_text_in({box.min, {box.min.x + icon_width, box.max.y}}, TextStyle::table,
                      status.color, status.icon);
    }
    paint_text_in({{box.min.x + icon_width, box.min.y}, box.max}, TextStyle::table, tokens().text,
                  status.word);
}

void status_chip(const Status& status) {
    const float text_width = text_size(TextStyle::small, status.word).x;
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const ImVec2 size{text_width + dp(40), dp(24)};
    const Box box{start, {start.x + size.x, start.y + size.y}};
    const bool filled = status.fill != 0;
    paint_rect(box, faded(filled ? status.fill : status.color, filled ? 0.28F : 0.14F), size.y / 2);
    if (filled) {
        const float middle = box.center().y;
        paint_status_icon(
            {{box.min.x + dp(7), middle - dp(9)}, {box.min.x + dp(25), middle + dp(9)}}, status,
            TextStyle::small);
    } else {
        paint_text_in({{box.min.x + dp(8), box.min.y}, {box.min.x + dp(26), box.max.y}},
                      TextStyle::small, status.color, status.icon);
    }
    paint_text_in({{box.min.x + dp(29), box.min.y}, {box.max.x, box.max.y}}, TextStyle::small,
                  tokens().text, status.word);
    ImGui::Dummy(size);
    describe_area("status", status.word, "", box.min, box.max);
}

}  // namespace headroom::ui
