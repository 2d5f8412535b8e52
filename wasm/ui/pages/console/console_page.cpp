#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "icons.h"
#include "wasm/ui/pages/console/console.h"
#include "wasm/ui/pages/guide_state.h"
#include "wasm/ui/pages/my_account/parts.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/list_table.h"
#include "wasm/ui/widgets/menu.h"
#include "wasm/ui/widgets/pressable.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

struct Task {
    const char* name;  // of the contract
    const char* label;
    const char* icon;
};

constexpr std::array<Task, 4> tasks{{
    {"configurationItem", "Parallels Desktop and Virtual Machine configuration item", icon_cog},
    {"configurationProfile", "Configuration Profile", icon_file_document},
    {"fileVault2Item", "FileVault 2 configuration item", icon_lock},
    {"pushPolicies", "Push policies", icon_sync},
}};

const std::vector<Column>& console_columns() {
    static const std::vector<Column> all{
        {.title = "Site Code", .width = 70},
        {.title = "Site Description", .share = 1, .rank = 2},
        {.title = "Proxy", .share = 1, .rank = 4},
        {.title = "License status", .width = 120},
        {.title = "Used", .width = 48, .align = Align::right},
        {.title = "Limit", .width = 48, .align = Align::right},
        {.title = "Problem Monitor", .width = 112, .rank = 3},
        {.title = "", .width = 64, .rank = 1},
    };
    return all;
}

Status license_status(const app::SiteView& site) {
    const Tokens& t = tokens();
    if (site.license_status == "Activated") return {icon_check_circle, t.ok, "Activated"};
    if (site.license_status == "Not activated") {
        return {icon_minus_circle_outline, t.text_muted, site.license_status};
    }
    return {icon_close_circle, t.breach, site.license_status};
}

void context_menu(PanelContext& context, const app::SiteView& site, const Box& anchor) {
    if (!begin_menu("site-menu", anchor, 220)) return;
    menu_heading(site.code.c_str());
    if (site.license_status == "Not activated" && menu_entry(icon_key, "Activate license")) {
        context.sink.open_sheet = make_activate_wizard(site.code);
    }
    if (menu_entry(icon_information, "Properties")) {
        context.sink.open_sheet = make_license_information(site.code);
    }
    end_menu();
}

std::vector<ListRow> rows_of(const app::Overview& overview, const std::string& selected) {
    std::vector<ListRow> rows;
    for (const app::SiteView& site : overview.sites) {
        rows.push_back({.label = site.code,
                        .cells = {text_cell(site.code), text_cell(site.description),
                                  text_cell(site.hostname), status_cell(license_status(site)),
                                  number_cell(site.managed, site.exceeded ? tokens().breach : 0),
                                  number_cell(site.limit), status_cell(monitor_status(site)),
                                  action_cell("Actions")},
                        .selected = site.code == selected});
    }
    return rows;
}

const app::SiteView* selected_site(const PanelContext& context) {
    const std::string& code = current_site(context);
    for (const app::SiteView& site : context.overview.sites) {
        if (site.code == code) return &site;
    }
    return nullptr;
}

void draw_site_buttons(PanelContext& context, const app::SiteView& site) {
    const bool activated = site.license_status != "Not activated";
    const ButtonOptions activate{.kind = activated ? ButtonKind::secondary : ButtonKind::primary,
                                 .icon = icon_key,
                                 .tooltip = activated ? "Deactivate it first" : nullptr,
                                 .enabled = !activated};
    if (button("Activate license", activate)) {
        context.sink.open_sheet = make_activate_wizard(site.code);
    }
    ImGui::SameLine(0, dp(space_2));
    if (button("Properties", {.icon = icon_information})) {
        context.sink.open_sheet = make_license_information(site.code);
    }
    beside_button("of " + site.code);
}

void draw_licenses(PanelContext& context) {
    GuideState& guide = guide_of(context);
    const std::string selected = current_site(context);
    const Card card("licenses");
    const std::vector<ListRow> rows = rows_of(context.overview, selected);
    section_heading("Licenses", counted(static_cast<Count>(rows.size()), "site"));
    if (copy_csv_button("Copy as CSV"))
        context.sink.platform.copy_text = csv_of(console_columns(), rows);
    const ListClick click = draw_list({.id = "licenses",
                                       .columns = console_columns(),
                                       .rows = rows,
                                       .sort = &guide.sorts["licenses"],
                                       .selectable = true});
    if (click) {
        guide.site = rows[static_cast<std::size_t>(click.row)].label;
        if (click.secondary || click.column >= 0) ImGui::OpenPopup("site-menu");
    }
    if (const app::SiteView* site = selected_site(context)) {
        static ImVec2 opened_at;
        if (click) opened_at = ImGui::GetMousePos();
        context_menu(context, *site, {opened_at, opened_at});
        gap(space_2);
        draw_site_buttons(context, *site);
    }
}

void run_task(PanelContext& context, const app::SiteView& site, const Task& task) {
    const std::string command =
        CommandText("console.task").add("site", site.code).add("task", task.name).text();
    const app::CommandOutcome expected = context.session.preview(command);
    context.sink.submit(command, expected.warning.empty()
                                     ? fmt::format("{}: done for {}", task.label, site.code)
                                     : "");
    if (!expected.warning.empty()) {
        context.sink.open_sheet = make_task_message(task.label, expected.warning);
    }
}

bool task_button(const Task& task, float width) {
    const Pressed state = pressable(task.name, {width, dp(56)}, "button", task.label);
    paint_rect(state.box, state.hovered ? tokens().hover : tokens().raised, dp(corner_radius));
    paint_frame(state.box, tokens().border, dp(corner_radius));
    paint_text_in({state.box.min, {state.box.min.x + dp(46), state.box.max.y}}, TextStyle::title,
                  tokens().accent, task.icon, Align::center);
    paint_text_in(
        {{state.box.min.x + dp(48), state.box.min.y}, {state.box.max.x - dp(8), state.box.max.y}},
        TextStyle::table, tokens().text, task.label);
    return state.clicked;
}

void draw_tasks(PanelContext& context, const app::SiteView& site) {
    const Card card("tasks");
    section_heading("Administrative tasks", "at " + site.code);
    gap(space_1);
    text_wrapped(TextStyle::small, tokens().text_muted,
                 "Create or edit an item, or push policies. Over the license limit the console "
                 "shows a message; the task goes on.");
    gap(space_2);
    const float width = ImGui::GetContentRegionAvail().x;
    const bool two = width > dp(640);
    const float each = two ? (width - dp(space_3)) / 2 : width;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        if (two && i % 2 == 1) ImGui::SameLine(0, dp(space_3));
        if (task_button(tasks[i], each)) run_task(context, site, tasks[i]);
    }
    if (!site.exceeded) return;
    gap(space_3);
    note(NoteKind::breach,
         fmt::format("{} is over its limit by {}: each of these tasks shows a message.", site.code,
                     site.excess));
}

/// An offline activation waits for its file: "Do not close this dialog".
void draw_open_dialog(PanelContext& context, const std::string& code) {
    const app::SiteDetails* site = find_site(context, code);
    if (site == nullptr || !site->dialog_open) return;
    note(NoteKind::warning, fmt::format("The Activate License dialog of {} is still open and waits "
                                        "for the license activation file.",
                                        code));
    gap(space_2);
    if (button("Continue the activation", {.kind = ButtonKind::primary})) {
        context.sink.open_sheet = make_activate_wizard(code);
    }
    gap(space_3);
}

class TaskMessage : public Sheet {
public:
    TaskMessage(std::string task, std::string warning)
        : task_(std::move(task)), warning_(std::move(warning)) {}
    std::string title() const override { return "Parallels Mac Management"; }
    void draw(PanelContext& context) override {
        note(NoteKind::warning, warning_);
        gap(space_3);
        text_wrapped(TextStyle::table, tokens().text_muted,
                     task_ +
                         ": the task goes on. All managed Macs stay enrolled and get their "
                         "policies.");
        if (sheet_footer({.confirm = "Continue", .cancel = nullptr}) != SheetChoice::none) {
            context.sink.close_sheet = true;
        }
    }

private:
    std::string task_, warning_;
};

}  // namespace

std::unique_ptr<Sheet> make_task_message(const std::string& task, const std::string& warning) {
    return std::make_unique<TaskMessage>(task, warning);
}

void draw_console_page(PanelContext& context) {
    page_heading("Configuration Manager console",
                 "Administration / Overview / Parallels Mac Management / Licenses");
    const app::SiteView* site = selected_site(context);
    if (site == nullptr) {
        const Card card("none");
        empty_state(icon_server_network, "No site yet", "Add one on the page Site and Macs.");
        return;
    }
    draw_open_dialog(context, site->code);
    draw_licenses(context);
    gap(space_4);
    draw_tasks(context, *site);
    gap(space_6);
}

}  // namespace headroom::ui
