#include <fmt/format.h>
#include <imgui.h>

#include "core/base/words.h"
#include "icons.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/dialogs/dialogs.h"
#include "wasm/ui/pages/command_form.h"
#include "wasm/ui/pages/guide_state.h"
#include "wasm/ui/pages/my_account/parts.h"
#include "wasm/ui/pages/site_macs/site_macs.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/field.h"
#include "wasm/ui/widgets/list_table.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

const app::SiteView* shown_site(const PanelContext& context) {
    const std::string& code = current_site(context);
    for (const app::SiteView& site : context.overview.sites) {
        if (site.code == code) return &site;
    }
    return nullptr;
}

void draw_site_choice(PanelContext& context) {
    GuideState& guide = guide_of(context);
    std::vector<std::string> entries;
    int chosen = -1;
    for (const app::SiteView& site : context.overview.sites) {
        if (site.code == guide.site) chosen = static_cast<int>(entries.size());
        entries.push_back(site.description.empty() ? site.code
                                                   : site.code + ", " + site.description);
    }
    if (!entries.empty()) {
        if (dropdown("##site", entries, chosen, {.placeholder = "Site", .width = 260})) {
            guide.site = context.overview.sites[static_cast<std::size_t>(chosen)].code;
            guide.enrollment.reset();
            // An inspector that is open goes along.
            if (!context.view.selected_site.empty()) context.view.selected_site = guide.site;
        }
        continue_line(dp(130));
    }
    if (button("Add a site", {.icon = icon_plus})) context.sink.open_sheet = make_add_site();
    const app::SiteView* site = shown_site(context);
    if (site != nullptr) {
        continue_line(dp(130));
        if (button("Rename the site")) {
            context.sink.open_sheet =
                make_command_form({.title = "Rename " + site->code,
                                   .verb = "site.rename",
                                   .fixed = {{"site", site->code}},
                                   .fields = {{.label = "Site Description",
                                               .argument = "description",
                                               .value = site->description,
                                               .caption = "The site code stays"}},
                                   .confirm = "Rename"});
        }
    }
    gap(space_4);
}

void draw_figures(const app::SiteView& site) {
    const Status status = site_status(site);
    const Count left = site.limit - site.managed;
    const FigureTile tiles[] = {
        {"Managed Macs", fmt::format("{}", site.managed), "use a license each"},
        {"Limit", fmt::format("{}", site.limit), site.key_name.empty() ? "no key" : site.key_name},
        {left < 0 ? "Over the limit" : "Can still enroll",
         fmt::format("{}", left < 0 ? -left : left),
         left < 0 ? std::string(agreeing(-left, "Mac too many", "Macs too many")) : status.word,
         left < 0 ? tokens().breach : 0, left < 0 ? icon_alert : nullptr},
        {"Discovered", fmt::format("{}", site.discovered), "not managed"},
    };
    figure_tiles(tiles, 4);
    gap(space_4);
}

void draw_discovery(PanelContext& context, const app::SiteView& site,
                    const app::SiteDetails& details) {
    const Card card("discovery");
    section_heading("Discovery and removal");
    gap(space_1);
    text_wrapped(TextStyle::small, tokens().text_muted,
                 details.leaves_unmanaged_when_full
                     ? "Auto-discovery leaves Macs unmanaged when the site is full."
                     : "Auto-discovery is not stopped by the limit: the site can end up over it.");
    gap(space_3);
    if (button("Discover Macs", {.icon = icon_magnify})) {
        context.sink.open_sheet = make_macs_sheet(MacsAction::discover, site.code);
    }
    ImGui::SameLine(0, dp(space_2));
    if (button("Remove Macs##page", {.icon = icon_minus, .enabled = site.managed > 0})) {
        context.sink.open_sheet = make_macs_sheet(MacsAction::remove, site.code);
    }
    if (!site.exceeded) return;
    gap(space_3);
    note(NoteKind::breach, fmt::format("{} over the limit. {}", counted(site.excess, "Mac"),
                                       remedies_in_words(details)));
}

void draw_macs(PanelContext& context, const app::SiteDetails& details) {
    static const std::vector<Column> columns{
        {.title = "Mac", .share = 1},
        {.title = "Enrolled", .width = 140, .rank = 1},
        {.title = "License", .width = 120},
        {.title = "", .width = 70},
    };
    std::vector<ListRow> rows;
    for (const app::MacView& mac : details.macs) {
        const Status status = mac.over_limit ? Status{icon_alert, tokens().breach, "Over the limit"}
                                             : Status{icon_check_circle, tokens().ok, "Licensed"};
        rows.push_back({.label = mac.name,
                        .cells = {text_cell(mac.name), text_cell(date_and_time(mac.enrolled_at)),
                                  status_cell(status), action_cell("Remove")}});
    }
    const Card card("macs");
    const bool cut = details.used > static_cast<Count>(rows.size());
    section_heading("Managed Macs",
                    cut ? fmt::format("the newest {} of {}", rows.size(), details.used)
                        : "latest enrolled first");
    if (copy_csv_button("Copy as CSV##macs")) {
        context.sink.platform.copy_text = csv_of(columns, rows);
    }
    if (rows.empty()) {
        empty_state(icon_laptop_mac, "No managed Mac", "Register one above.");
        return;
    }
    const ListClick click = draw_list({.id = "macs-table",
                                       .columns = columns,
                                       .rows = rows,
                                       .sort = &guide_of(context).sorts["macs"],
                                       .height = rows.size() > 8 ? 290.0F : 0.0F});
    if (click.column < 0) return;
    const std::string& name = rows[static_cast<std::size_t>(click.row)].label;
    context.sink.submit(CommandText("mac.remove").add("site", details.code).add("mac", name).text(),
                        name + " was removed; its license is free");
}

void draw_log(PanelContext& context, const app::SiteDetails& details) {
    static const std::vector<Column> columns{
        {.title = "Time", .width = 156},
        {.title = "Message", .share = 1},
    };
    std::vector<ListRow> rows;
    for (const app::ProxyLogLine& line : details.log) {
        rows.push_back({.label = line.text,
                        .cells = {text_cell(date_and_seconds(line.at), tokens().text_muted),
                                  text_cell(line.text)}});
    }
    const Card card("proxy-log");
    section_heading("Proxy log", "newest first");
    if (copy_csv_button("Copy as CSV##log")) {
        context.sink.platform.copy_text = csv_of(columns, rows);
    }
    if (rows.empty()) {
        gap(space_2);
        text_wrapped(TextStyle::table, tokens().text_muted, "No line yet.");
        return;
    }
    draw_list({.id = "proxy-log-table",
               .columns = columns,
               .rows = rows,
               .height = rows.size() > 8 ? 290.0F : 0.0F});
}

}  // namespace

void draw_site_macs_page(PanelContext& context) {
    page_heading("Site and Macs", "What the users and the administrator of a site see.");
    const app::SiteView* site = shown_site(context);
    draw_site_choice(context);
    const app::SiteDetails* details = site != nullptr ? find_site(context, site->code) : nullptr;
    if (details == nullptr) {
        const Card card("none");
        empty_state(icon_server_network, "No site yet", "Add one to install a Proxy there.");
        return;
    }
    draw_figures(*site);
    card_pair(
        "upper", [&] { draw_mac_window(context, *site); }, [&] { draw_problem_monitor(*site); });
    gap(space_3);
    draw_discovery(context, *site, *details);
    gap(space_4);
    draw_macs(context, *details);
    gap(space_4);
    draw_log(context, *details);
    gap(space_6);
}

}  // namespace headroom::ui
