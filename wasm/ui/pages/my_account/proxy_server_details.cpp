// Proxy Server Details: the server, and its usage history as a chart and a table (PAG-8).

#include <fmt/format.h>
#include <imgui.h>

#include "core/base/text.h"
#include "wasm/ui/pages/chart_exports.h"
#include "wasm/ui/pages/guide_state.h"
#include "wasm/ui/pages/my_account/pages.h"
#include "wasm/ui/pages/my_account/parts.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/line_chart.h"
#include "wasm/ui/widgets/list_table.h"

namespace headroom::ui {
namespace {

const app::ProxyServerView* find_proxy(const PanelContext& context) {
    for (const app::ProxyServerView& view : all_proxy_servers(context)) {
        if (view.license_key == guide_of(context).proxy_key) return &view;
    }
    return nullptr;
}

void draw_server(PanelContext& context, const app::ProxyServerView& view) {
    const Card card("server");
    section_heading("Server");
    gap(space_2);
    detail("Proxy Name", view.proxy_name);
    detail_name("License Key");
    key_with_copy(context, view.license_key, "License Key");
    detail("Site Code", view.site_code);
    detail("Site Description", view.site_description);
    detail("Proxy Version", view.proxy_version);
    detail("Activated", view.method.empty() ? "Deactivated offline, release pending"
                                            : long_date(view.activation_date) + ", " + view.method);
    detail("Last Report Date", long_date(view.last_report_date));
    detail("Max Licenses", fmt::format("{}", view.max_licenses));
    const bool live = guide_of(context).live;
    detail("Used", fmt::format("{}", live ? view.live_used : view.used));
    detail("Available", fmt::format("{}", live ? view.live_available : view.available));
    detail("Expires On", long_date(view.expires_on));
}

void draw_usage_chart(PanelContext& context, const app::ProxyServerView& view) {
    LineChart chart{.title = "Used licenses, " + view.proxy_name,
                    .limit = view.max_licenses,
                    .limit_label = fmt::format("Max {}", view.max_licenses),
                    .point_marks = true,
                    .spoken = fmt::format("{} reports", view.usage.size())};
    for (const app::UsageView& report : view.usage) {
        chart.points.push_back({midnight_of(*parse_date(report.date)), report.used});
    }
    const std::string file = "usage-" + to_lower(view.proxy_name);
    if (chart_buttons(context, file)) save_csv(context, file, csv_of(chart, "used"));
    gap(space_2);
    picture_of(context, file, line_chart(chart, guide_of(context).usage_zoom, 240));
}

void draw_usage(PanelContext& context, const app::ProxyServerView& view) {
    const Card card("usage");
    draw_usage_chart(context, view);
    gap(space_3);
    static const std::vector<Column> columns{
        {.title = "Date", .width = 160},
        {.title = "Usage", .width = 90, .align = Align::right},
        {.title = "", .share = 1},
    };
    std::vector<ListRow> rows;
    for (auto report = view.usage.rbegin(); report != view.usage.rend(); ++report) {
        rows.push_back({.label = report->date,
                        .cells = {text_cell(long_date(report->date)), number_cell(report->used)}});
    }
    section_heading("Usage", counted(static_cast<Count>(rows.size()), "report") + ", newest first");
    if (copy_csv_button("Copy as CSV")) context.sink.platform.copy_text = csv_of(columns, rows);
    draw_list({.id = "usage-history",
               .columns = columns,
               .rows = rows,
               .sort = &guide_of(context).sorts["usage"],
               .height = rows.size() > 10 ? 352.0F : 0.0F});
}

}  // namespace

void draw_proxy_server_details(PanelContext& context) {
    GuideState& guide = guide_of(context);
    const app::ProxyServerView* view = find_proxy(context);
    if (view == nullptr) {
        guide.page = AccountPage::proxy_servers;
        return;
    }
    if (crumb("Proxy Servers##crumb")) guide.page = AccountPage::proxy_servers;
    crumb_here(view->proxy_name);
    page_heading("Proxy Server Details", "");
    draw_server(context, *view);
    gap(space_3);
    draw_usage(context, *view);
}

}  // namespace headroom::ui
