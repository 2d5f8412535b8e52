#include "wasm/ui/pages/site_inspector.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "core/base/text.h"
#include "icons.h"
#include "wasm/ui/app/command_text.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/dialogs/dialogs.h"
#include "wasm/ui/pages/chart_exports.h"
#include "wasm/ui/shell/why_panel.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/fact_list.h"
#include "wasm/ui/widgets/line_chart.h"
#include "wasm/ui/widgets/sheet_frame.h"
#include "wasm/ui/widgets/status_chip.h"

namespace headroom::ui {
namespace {

constexpr const char* dash = "\xE2\x80\x93";

const app::LicenseRow* key_of(const app::Overview& overview, const app::SiteView& site) {
    for (const app::SubscriptionView& subscription : overview.subscriptions) {
        for (const app::LicenseRow& row : subscription.rows) {
            if (row.id == site.key_id && !site.key_id.empty()) return &row;
        }
    }
    return nullptr;
}

void draw_heading(const app::SiteView& site) {
    text_line(TextStyle::title, tokens().text,
              shortened(TextStyle::title, site.code, ImGui::GetContentRegionAvail().x - dp(40)));
    text_wrapped(TextStyle::table, tokens().text_muted,
                 site.description.empty() ? site.hostname : site.description);
    gap(space_2);
    status_chip(site_status(site));
    ImGui::SameLine(0, dp(space_2));
    Status monitor = monitor_status(site);
    monitor.word = "Monitor: " + monitor.word;
    status_chip(monitor);
    gap(space_3);
}

/// EXC-13: name the remedy that fits, with its number.
void draw_problem(PanelContext& context, const app::SiteView& site) {
    if (!site.exceeded) return;
    std::string what =
        fmt::format("{} over the limit of {}.", counted(site.excess, "Mac"), site.limit);
    const char* between = " ";
    for (const app::Remedy& remedy : context.session.remedies(site.code)) {
        what += between + remedy.text;
        between = " Or: ";
    }
    note(NoteKind::breach, what);
    gap(space_1);
    if (button("Why?", {.kind = ButtonKind::quiet, .icon = icon_help_circle})) {
        app::Question question{.about = app::Question::About::breach, .site = site.code};
        for (const app::BreachView& breach : context.overview.breaches) {
            if (breach.site == site.code) question = question_about(breach);
        }
        ask_why(context.view, std::move(question));
    }
    gap(space_3);
}

void draw_license_information(PanelContext& context, const app::SiteView& site) {
    const app::LicenseRow* key = key_of(context.overview, site);
    if (key != nullptr && fact_with_copy("License key", key->key_text)) {
        context.sink.platform.copy_text = key->key_text;
    }
    gap(space_1);
    fact("Sublicense", key != nullptr ? key->name : dash);
    fact("Activated", state_word(site.method));
    fact("End date", key != nullptr ? key->expires : dash);
    fact("Number of licenses", key != nullptr ? fmt::format("{}", key->max) : dash);
    fact("Limit now", fmt::format("{}", site.limit));
    fact("Used licenses", fmt::format("{}", site.managed), site.exceeded ? tokens().breach : 0);
    fact("Remaining licenses", fmt::format("{}", std::max<Count>(0, site.limit - site.managed)));
    fact("Discovered, not managed", fmt::format("{}", site.discovered));
    fact("Last refresh", shown_instant(site.last_refresh));
    fact("Last report", shown_instant(site.last_report));
}

/// The samples are spread evenly from the start to now.
LineChart trend_of(const PanelContext& context, const app::SiteView& site) {
    LineChart chart{.title = "Used licenses, " + site.code,
                    .limit = site.limit,
                    .limit_label = fmt::format("limit {}", site.limit),
                    .spoken = fmt::format("{} at the end", site.managed)};
    const std::vector<Count> used = context.session.trend(site.code);
    const auto last = static_cast<std::int64_t>(used.size()) - 1;
    const Instant start = context.session.start();
    const std::int64_t seconds = (context.overview.now - start).seconds;
    for (std::int64_t i = 0; i <= last && last > 0; ++i) {
        chart.points.push_back(
            {start + Span{seconds * i / last}, used[static_cast<std::size_t>(i)]});
    }
    return chart;
}

void draw_trend(PanelContext& context, const app::SiteView& site) {
    const LineChart chart = trend_of(context, site);
    if (chart.points.size() < 2) return;
    gap(space_4);
    const std::string file = "trend-" + to_lower(site.code);
    if (chart_buttons(context, file)) save_csv(context, file, csv_of(chart, "used"));
    gap(space_2);
    picture_of(context, file, line_chart(chart, context.view.trend_zoom, 180));
}

void draw_mac_buttons(PanelContext& context, const app::SiteView& site) {
    text_line(TextStyle::strong, tokens().text, "Macs");
    gap(space_1);
    if (button("Enroll Macs", {.icon = icon_plus})) {
        context.sink.open_sheet = make_macs_sheet(MacsAction::enroll, site.code);
    }
    ImGui::SameLine();
    if (button("Discover", {.icon = icon_magnify})) {
        context.sink.open_sheet = make_macs_sheet(MacsAction::discover, site.code);
    }
    const bool any = site.managed > 0;
    if (button("Remove Macs", {.icon = icon_minus, .enabled = any})) {
        context.sink.open_sheet = make_macs_sheet(MacsAction::remove, site.code);
    }
    gap(space_3);
}

void draw_license_buttons(PanelContext& context, const app::SiteView& site) {
    text_line(TextStyle::strong, tokens().text, "License Information");
    gap(space_1);
    if (site.key_id.empty()) {
        if (button("Activate License", {.kind = ButtonKind::primary, .icon = icon_key})) {
            context.sink.open_sheet = make_activate(site.code);
        }
        return;
    }
    if (button("Refresh", {.icon = icon_refresh})) {
        context.sink.submit(CommandText("proxy.refresh").add("site", site.code).text(),
                            fmt::format("{} has the current license terms", site.code));
    }
    ImGui::SameLine();
    if (button("Deactivate")) context.sink.open_sheet = make_deactivate(site.code);
}

void draw_network(PanelContext& context, const app::SiteView& site) {
    gap(space_4);
    const char* label = site.internet ? "Cut the internet" : "Restore the internet";
    const char* icon = site.internet ? icon_wifi_off : icon_wifi;
    if (!button(label, {.kind = ButtonKind::quiet, .icon = icon})) return;
    context.sink.submit(
        CommandText("network.set")
            .add("site", site.code)
            .add_flag("internet", !site.internet)
            .text(),
        fmt::format("{} is {}", site.code, site.internet ? "cut off" : "connected"));
}

}  // namespace

void draw_site_inspector(PanelContext& context, const app::SiteView& site) {
    draw_heading(site);
    draw_problem(context, site);
    draw_mac_buttons(context, site);
    draw_license_buttons(context, site);
    gap(space_3);
    draw_license_information(context, site);
    draw_trend(context, site);
    draw_network(context, site);
    gap(space_4);
}

}  // namespace headroom::ui
