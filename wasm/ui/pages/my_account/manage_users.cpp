// Manage Users: list, search, filters, Add Users, Edit selected (USR-10 to USR-17).

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "core/base/words.h"
#include "icons.h"
#include "wasm/ui/pages/guide_state.h"
#include "wasm/ui/pages/my_account/edit_selected.h"
#include "wasm/ui/pages/my_account/pages.h"
#include "wasm/ui/pages/my_account/sheets.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/field.h"
#include "wasm/ui/widgets/list_table.h"

namespace headroom::ui {
namespace {

const std::vector<Column>& manage_users_columns() {
    static const std::vector<Column> all{
        {.title = "", .width = 22},
        {.title = "Name", .share = 1, .rank = 1},
        {.title = "Group", .width = 120, .rank = 2},
        {.title = "Email", .share = 1.2F},
        {.title = "Status", .width = 100},
    };
    return all;
}

// USR-11: search and filters hold together.
bool passes(const app::MemberView& member, const GuideState& guide) {
    const std::string needle = to_lower(trim(guide.user_search));
    const bool found = to_lower(member.name).find(needle) != std::string::npos ||
                       to_lower(member.email).find(needle) != std::string::npos;
    const bool administrator = member.group == "administrator";
    if (guide.user_group_filter == 1 && !administrator) return false;
    if (guide.user_group_filter == 2 && administrator) return false;
    static const char* const statuses[]{"", "Active", "Invited", "Blocked"};
    const std::string wanted = statuses[guide.user_status_filter];
    return found && (wanted.empty() || member.status == wanted);
}

Status status_of(const app::MemberView& member) {
    const Tokens& t = tokens();
    if (member.status == "Active") return {icon_check_circle, t.ok, "Active"};
    if (member.status == "Invited") return {icon_clock_outline, t.warning, "Invited"};
    return {icon_minus_circle, t.breach, "Blocked"};
}

void draw_filters(GuideState& guide, std::size_t all) {
    const bool wide = ImGui::GetContentRegionAvail().x > dp(620);
    search_field("Search user", guide.user_search, wide ? 260.0F : 0.0F);
    if (wide) ImGui::SameLine(0, dp(space_2));
    dropdown("##users", {fmt::format("Users: all ({})", all), "Administrators", "Regular members"},
             guide.user_group_filter, {.placeholder = "Users", .width = wide ? 170.0F : 0.0F});
    if (wide) ImGui::SameLine(0, dp(space_2));
    dropdown("##status", {"Status: all", "Active", "Invited", "Blocked"}, guide.user_status_filter,
             {.placeholder = "Status", .width = wide ? 140.0F : 0.0F});
    gap(space_3);
}

void draw_buttons(PanelContext& context) {
    GuideState& guide = guide_of(context);
    if (button("Add Users", {.kind = ButtonKind::primary, .icon = icon_account_plus})) {
        context.sink.open_sheet = make_add_users(guide.company);
    }
    gap(space_3);
}

void tick(GuideState& guide, const std::string& email) {
    if (guide.ticked_users.erase(email) == 0) guide.ticked_users.insert(email);
}

/// Ticks of people who have gone do not linger.
void forget_gone(GuideState& guide, const app::CompanyView& company) {
    std::erase_if(guide.ticked_users, [&](const std::string& email) {
        return std::none_of(company.members.begin(), company.members.end(),
                            [&](const auto& member) { return member.email == email; });
    });
}

void draw_table(PanelContext& context, const app::CompanyView& company) {
    GuideState& guide = guide_of(context);
    std::vector<ListRow> rows;
    for (const app::MemberView& member : company.members) {
        if (!passes(member, guide)) continue;
        const bool ticked = guide.ticked_users.contains(member.email);
        const char* group = member.group == "administrator" ? "Administrator" : "Parallels User";
        const std::string name = member.name.empty() ? "\xE2\x80\x93" : member.name;
        rows.push_back({.label = member.email,
                        .cells = {tick_cell(ticked), text_cell(name), text_cell(group),
                                  text_cell(member.email), status_cell(status_of(member))},
                        .selected = ticked});
    }
    const Card card("users");
    section_heading("Users", fmt::format("{} of {}", rows.size(), company.members.size()));
    if (copy_csv_button("Copy as CSV"))
        context.sink.platform.copy_text = csv_of(manage_users_columns(), rows);
    if (rows.empty()) {
        empty_state(icon_account_group, "Nobody matches", "Clear the search or a filter.");
        return;
    }
    const ListClick click = draw_list({.id = "users",
                                       .columns = manage_users_columns(),
                                       .rows = rows,
                                       .sort = &guide.sorts["users"],
                                       .selectable = true});
    if (click && !click.secondary) tick(guide, rows[static_cast<std::size_t>(click.row)].label);
}

/// Ticked users that the search and the filters let through: only what is seen is edited.
std::set<std::string> seen_ticks(const GuideState& guide, const app::CompanyView& company) {
    std::set<std::string> seen;
    for (const app::MemberView& member : company.members) {
        if (guide.ticked_users.contains(member.email) && passes(member, guide)) {
            seen.insert(member.email);
        }
    }
    return seen;
}

/// The list, and Edit selected at its right side; above it where there is no room.
void draw_list_and_selection(PanelContext& context, const app::CompanyView& company) {
    const std::set<std::string> ticked = seen_ticks(guide_of(context), company);
    if (ticked.empty()) {
        draw_table(context, company);
        return;
    }
    const float width = ImGui::GetContentRegionAvail().x;
    const float panel = dp(272);
    if (width < dp(700)) {
        draw_edit_selected(context, company.name, ticked);
        gap(space_3);
        draw_table(context, company);
        return;
    }
    begin_part("user-list", width - panel - dp(space_3));
    draw_table(context, company);
    end_part();
    ImGui::SameLine(0, dp(space_3));
    begin_part("selection", panel);
    draw_edit_selected(context, company.name, ticked);
    end_part();
}

}  // namespace

void draw_manage_users(PanelContext& context) {
    GuideState& guide = guide_of(context);
    const app::CompanyView* company = find_company(context, guide.company);
    page_heading("Manage Users",
                 company == nullptr
                     ? "Users belong to a business account."
                     : as_sentence("Who may see and manage the subscriptions of " + company->name));
    if (company == nullptr) {
        const Card card("personal");
        empty_state(icon_account_group, "This is a personal account",
                    "Switch to a business account above, or create one from the Dashboard.");
        return;
    }
    forget_gone(guide, *company);
    draw_buttons(context);
    draw_filters(guide, company->members.size());
    draw_list_and_selection(context, *company);
}

}  // namespace headroom::ui
