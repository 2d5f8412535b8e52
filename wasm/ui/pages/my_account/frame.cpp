// The frame of My Account: account switch, side menu (PAG-1), "As reported | Live" (FIG-6).

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "core/base/text.h"
#include "icons.h"
#include "wasm/ui/pages/guide_state.h"
#include "wasm/ui/pages/my_account/pages.h"
#include "wasm/ui/pages/my_account/parts.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/field.h"
#include "wasm/ui/widgets/menu.h"
#include "wasm/ui/widgets/pressable.h"
#include "wasm/ui/widgets/segmented.h"

namespace headroom::ui {
namespace {

struct MenuEntry {
    AccountPage page;
    const char* icon;
    const char* label;
    const char* heading;  // above the entry, when it begins a group
};

const std::vector<MenuEntry>& menu_entries() {
    static const std::vector<MenuEntry> all{
        {AccountPage::dashboard, icon_view_dashboard, "Dashboard", nullptr},
        {AccountPage::corporate_subscriptions, icon_key, "Corporate Subscriptions",
         "Subscriptions and Licenses"},
        {AccountPage::proxy_servers, icon_server, "Proxy Servers", "Parallels Mac Management"},
        {AccountPage::offline_activation, icon_file_import, "Offline Activation and Validation",
         nullptr},
        {AccountPage::signing_request, icon_license, "MDM Certificate Signing Request", nullptr},
        {AccountPage::manage_users, icon_account_group, "Manage Users", "Accounts"},
        {AccountPage::business_accounts, icon_domain, "Manage business accounts", nullptr},
        {AccountPage::mailbox, icon_email, "Mailbox", nullptr},
    };
    return all;
}

/// Pages that only links lead to belong to the entry they were reached by.
AccountPage entry_of(AccountPage page) {
    switch (page) {
        case AccountPage::subscription_details:
        case AccountPage::renewing:
        case AccountPage::product_details: return AccountPage::corporate_subscriptions;
        case AccountPage::proxy_server_details: return AccountPage::proxy_servers;
        default: return page;
    }
}

void draw_account_switch(PanelContext& context) {
    GuideState& guide = guide_of(context);
    std::vector<std::string> entries = companies_of(my_account(context), guide.person);
    entries.push_back("Personal account");
    const bool known = std::find(entries.begin(), entries.end(), guide.company) != entries.end();
    if (!known && !guide.company.empty()) guide.company.clear();
    int chosen = static_cast<int>(entries.size()) - 1;
    for (std::size_t i = 0; i + 1 < entries.size(); ++i) {
        if (entries[i] == guide.company) chosen = static_cast<int>(i);
    }
    if (dropdown("##company", entries, chosen, {.placeholder = "Account", .width = 220})) {
        const bool personal = chosen == static_cast<int>(entries.size()) - 1;
        show_company(guide, personal ? "" : entries[static_cast<std::size_t>(chosen)]);
        guide.page = AccountPage::dashboard;
    }
}

void person_menu(PanelContext& context, const Box& anchor) {
    if (!begin_menu("person-menu", anchor, 320)) return;
    GuideState& guide = guide_of(context);
    menu_heading("Go on as");
    for (const app::PersonView& person : my_account(context).people) {
        const std::string name = person.first_name + " " + person.last_name;
        const std::string label = person.email + "##person";
        if (menu_entry(icon_account, label.c_str(), name.c_str())) sign_in_as(guide, person.email);
    }
    menu_separator();
    if (menu_entry(icon_account, "Sign out")) sign_in_as(guide, "");
    end_menu();
}

float person_width(const std::string& email) {
    return std::min(text_size(TextStyle::table, email).x + dp(64), dp(300));
}

void draw_person(PanelContext& context) {
    const GuideState& guide = guide_of(context);
    const std::string label = guide.person;
    const float width = person_width(label);
    const Pressed state =
        pressable("person", {width, dp(control_height)}, "combobox", "Signed in as", label);
    if (state.hovered) paint_rect(state.box, tokens().hover, dp(corner_radius));
    paint_text_in({{state.box.min.x + dp(8), state.box.min.y}, state.box.max}, TextStyle::body,
                  tokens().text_muted, icon_account);
    paint_text_in(
        {{state.box.min.x + dp(32), state.box.min.y}, {state.box.max.x - dp(26), state.box.max.y}},
        TextStyle::table, tokens().text, label);
    paint_text_in({{state.box.max.x - dp(26), state.box.min.y}, state.box.max}, TextStyle::body,
                  tokens().text_muted, icon_chevron_down);
    if (state.clicked) ImGui::OpenPopup("person-menu");
    person_menu(context, state.box);
}

void draw_bar(PanelContext& context) {
    GuideState& guide = guide_of(context);
    draw_account_switch(context);
    continue_line(person_width(guide.person));
    const std::vector<const char*> words{"As reported", "Live"};
    const float width = segmented_width(words);
    draw_person(context);
    ImGui::SameLine(0, dp(space_2));
    const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    if (right - width < at.x) {
        ImGui::NewLine();
    } else {
        ImGui::SetCursorScreenPos({right - width, at.y});
    }
    int chosen = guide.live ? 1 : 0;
    if (segmented("figures", words, chosen)) guide.live = chosen == 1;
    gap(space_3);
}

void draw_menu_entry(PanelContext& context, const MenuEntry& entry) {
    GuideState& guide = guide_of(context);
    const bool on = entry_of(guide.page) == entry.page;
    const Pressed state = pressable(entry.label, {ImGui::GetContentRegionAvail().x, dp(34)},
                                    "menuitem", entry.label, on ? "selected" : "");
    if (on || state.hovered) {
        paint_rect(state.box, on ? tokens().selected : tokens().hover, dp(corner_radius));
    }
    paint_text_in({{state.box.min.x + dp(10), state.box.min.y}, state.box.max}, TextStyle::body,
                  on ? tokens().accent : tokens().text_muted, entry.icon);
    paint_text_in({{state.box.min.x + dp(34), state.box.min.y}, state.box.max}, TextStyle::table,
                  tokens().text, entry.label);
    if (state.clicked) guide.page = entry.page;
}

void draw_side_menu(PanelContext& context) {
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, dp(2)});
    for (const MenuEntry& entry : menu_entries()) {
        if (entry.heading != nullptr) {
            gap(space_2);
            text_line(TextStyle::label, tokens().text_muted, entry.heading);
            gap(2);
        }
        draw_menu_entry(context, entry);
    }
    ImGui::PopStyleVar();
}

/// Where there is no room for a menu at the side.
void draw_menu_dropdown(PanelContext& context) {
    GuideState& guide = guide_of(context);
    std::vector<std::string> entries;
    int chosen = 0;
    for (const MenuEntry& entry : menu_entries()) {
        if (entry_of(guide.page) == entry.page) chosen = static_cast<int>(entries.size());
        entries.push_back(entry.label);
    }
    if (dropdown("##account-page", entries, chosen, {.placeholder = "Page"})) {
        guide.page = menu_entries()[static_cast<std::size_t>(chosen)].page;
    }
    gap(space_4);
}

void draw_account_page(PanelContext& context) {
    switch (guide_of(context).page) {
        case AccountPage::dashboard: draw_dashboard(context); break;
        case AccountPage::corporate_subscriptions: draw_corporate_subscriptions(context); break;
        case AccountPage::subscription_details: draw_subscription_details(context); break;
        case AccountPage::renewing: draw_renewing(context); break;
        case AccountPage::product_details: draw_product_details(context); break;
        case AccountPage::proxy_servers: draw_proxy_servers(context); break;
        case AccountPage::proxy_server_details: draw_proxy_server_details(context); break;
        case AccountPage::offline_activation: draw_offline_activation(context); break;
        case AccountPage::signing_request: draw_signing_request(context); break;
        case AccountPage::manage_users: draw_manage_users(context); break;
        case AccountPage::business_accounts: draw_business_accounts(context); break;
        case AccountPage::mailbox: draw_mailbox(context); break;
    }
}

}  // namespace

void draw_my_account(PanelContext& context) {
    if (guide_of(context).person.empty()) {
        draw_sign_in_page(context);
        return;
    }
    draw_bar(context);
    const float width = ImGui::GetContentRegionAvail().x;
    if (width < dp(820)) {
        draw_menu_dropdown(context);
        draw_account_page(context);
        return;
    }
    const float menu_width = dp(266);
    begin_part("side-menu", menu_width);
    draw_side_menu(context);
    end_part();
    ImGui::SameLine(0, dp(space_6));
    begin_part("account-page", 0);
    draw_account_page(context);
    gap(space_6);
    end_part();
}

}  // namespace headroom::ui
