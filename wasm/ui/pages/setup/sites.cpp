// The sites of the plan as a table that is typed into; on narrow pages a sheet takes its place.

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "core/base/text.h"
#include "icons.h"
#include "wasm/ui/pages/setup/setup_page.h"
#include "wasm/ui/pages/setup/setup_state.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/data_table.h"
#include "wasm/ui/widgets/entry_field.h"
#include "wasm/ui/widgets/field.h"

namespace headroom::ui {
namespace {

using app::KeyWish;
using app::SiteFigures;

constexpr float narrow_below = 700;       // CSS pixels: the table has no room for fields
constexpr std::size_t rows_at_once = 14;  // more of them scroll
constexpr float edit_row = 38;

struct SiteColumn {
    enum : int { code, name, macs, key, licenses, connection, remove, subscription };
};

/// With one subscription there is none to choose.
std::vector<Column> site_columns(bool several_subscriptions) {
    std::vector<Column> columns{
        {.title = "Code", .width = 72},     {.title = "Name"},
        {.title = "Macs now", .width = 84}, {.title = "Key", .width = 118},
        {.title = "Licenses", .width = 84}, {.title = "Connection", .width = 76},
        {.title = "", .width = 34}};
    if (several_subscriptions) columns.push_back({.title = "Subscription", .width = 150});
    return columns;
}

/// One row of fields; changes what the site begins with.
class SiteRow {
public:
    SiteRow(SetupState& state, PanelContext& context, DataTable& table, std::size_t index)
        : state_(state),
          context_(context),
          table_(table),
          index_(index),
          site_(state.setup.sites[index]),
          figures_(site_.figures) {}

    void draw() {
        const std::string& code = site_.figures.code;
        table_.row({.label = "Site " + code, .value = site_.figures.name});
        if (const auto typed = entry(SiteColumn::code, "Code of ", code)) take_code(*typed);
        if (const auto typed = entry(SiteColumn::name, "Name of ", figures_.name)) {
            figures_.name = trim(*typed);
        }
        if (const auto typed = entry(SiteColumn::macs, "Macs at ", count(figures_.macs))) {
            take_count(*typed, figures_.macs);
        }
        draw_key();
        draw_connection();
        if (figures_ != site_.figures) {
            submit_site(context_, edit_site(state_.setup, index_, figures_));
        }
        draw_remove();
    }

private:
    static std::string count(Count n) { return fmt::format("{}", n); }

    std::optional<std::string> entry(int column, const char* what, const std::string& value) {
        Box box;
        if (!table_.cell(column, box)) return std::nullopt;
        ImGui::SetCursorScreenPos({box.min.x, box.min.y + dp(4)});
        const std::string label = what + site_.figures.code;
        return entry_field(label.c_str(), value,
                           {.width = box.width() / pixel_ratio(), .height = 30, .id = what});
    }

    void take_code(const std::string& text) {
        const std::string code(trim(text));
        for (const app::SetupSite& other : state_.setup.sites) {
            if (other.figures.code == code) {
                return refuse(context_, "There is a site " + code + " already.");
            }
        }
        if (code.empty()) return refuse(context_, "A site needs a code, for example LON.");
        figures_.code = code;
        if (state_.site == site_.figures.code) state_.site = code;
    }

    void take_count(const std::string& text, Count& value) {
        const auto number = app::parse_grouped_count(text);
        if (!number) return refuse(context_, "Write a whole number, not \"" + text + "\".");
        value = *number;
    }

    void draw_key() {
        static const std::vector<std::string> words{"No key", "Primary", "Reserved", "Dynamic"};
        Box box;
        const std::string& code = site_.figures.code;
        if (table_.cell(SiteColumn::key, box)) {
            int chosen = static_cast<int>(figures_.key);
            if (choose(box, "Key of " + code, words, chosen))
                take_key(static_cast<KeyWish>(chosen));
        }
        const bool limited =
            site_.figures.key == KeyWish::reserved || site_.figures.key == KeyWish::dynamic;
        if (limited) {
            const std::string now = count(figures_.licenses);
            if (const auto typed = entry(SiteColumn::licenses, "Licenses of ", now)) {
                take_count(*typed, figures_.licenses);
            }
        } else {
            table_.text(SiteColumn::licenses, "\xE2\x80\x93", tokens().text_muted);
        }
        draw_subscription();
    }

    bool choose(const Box& box, const std::string& name, const std::vector<std::string>& words,
                int& chosen) {
        ImGui::SetCursorScreenPos({box.min.x, box.min.y + dp(3)});
        return dropdown(("##" + name).c_str(), words, chosen,
                        {.placeholder = name.c_str(), .width = box.width() / pixel_ratio()});
    }

    /// A sublicense begins as large as the site, with a little room to grow.
    void take_key(KeyWish wish) {
        figures_.key = wish;
        const bool limited = wish == KeyWish::reserved || wish == KeyWish::dynamic;
        if (limited && figures_.licenses < 1) {
            figures_.licenses = std::max<Count>(1, figures_.macs + figures_.macs / 10);
        }
        if (site_.figures.key == KeyWish::none) figures_.subscription.clear();
    }

    void draw_subscription() {
        const auto& all = state_.setup.subscriptions;
        Box box;
        if (all.size() < 2 || !table_.cell(SiteColumn::subscription, box)) return;
        if (site_.figures.key == KeyWish::none) return;
        std::vector<std::string> names;
        int chosen = -1;
        for (const app::SetupSubscription& one : all) {
            if (one.id == site_.figures.subscription) chosen = static_cast<int>(names.size());
            names.push_back(one.name);
        }
        if (choose(box, "Subscription of " + site_.figures.code, names, chosen)) {
            figures_.subscription = all[static_cast<std::size_t>(chosen)].id;
        }
    }

    void draw_connection() {
        Box box;
        const char* words = figures_.offline ? "Offline" : "Online";
        if (!table_.cell(SiteColumn::connection, box, words)) return;
        if (site_.figures.key == KeyWish::none) return;
        ImGui::SetCursorScreenPos(
            {box.min.x, box.center().y - text_size(TextStyle::table, "X").y / 2});
        const std::string label = fmt::format("{}##connection-{}", words, site_.figures.code);
        if (link(label.c_str())) figures_.offline = !figures_.offline;
    }

    void draw_remove() {
        Box box;
        if (!table_.cell(SiteColumn::remove, box)) return;
        ImGui::SetCursorScreenPos({box.min.x, box.min.y + dp(3)});
        const std::string label = "Remove " + site_.figures.code;
        if (icon_button(icon_delete, label.c_str(), {.kind = ButtonKind::quiet})) {
            submit_edit(context_, remove_site(state_.setup, index_),
                        site_.figures.code + " is removed");
        }
    }

    SetupState& state_;
    PanelContext& context_;
    DataTable& table_;
    std::size_t index_;
    const app::SetupSite& site_;
    SiteFigures figures_;
};

void draw_wide(SetupState& state, PanelContext& context) {
    const std::size_t count = state.setup.sites.size();
    const bool is_long = count > rows_at_once;
    const std::vector<Column> columns = site_columns(state.setup.subscriptions.size() > 1);
    DataTable table("setup-sites", columns,
                    is_long ? edit_row * static_cast<float>(rows_at_once) + row_height : 0);
    if (!table.shown()) return;
    table.set_row_height(edit_row);
    table.header();
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(count), dp(edit_row));
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            ImGui::PushID(i);
            SiteRow(state, context, table, static_cast<std::size_t>(i)).draw();
            ImGui::PopID();
        }
    }
}

/// A line for each site, which opens the sheet with all of its figures.
void draw_narrow(SetupState& state, PanelContext& context) {
    static const std::vector<Column> columns{{.title = "Site"},
                                             {.title = "Macs", .width = 48, .align = Align::right},
                                             {.title = "Key", .width = 96}};
    DataTable table("setup-sites-narrow", columns);
    if (!table.shown()) return;
    table.header();
    for (const app::SetupSite& site : state.setup.sites) {
        const SiteFigures& figures = site.figures;
        const bool limited = figures.key == KeyWish::reserved || figures.key == KeyWish::dynamic;
        std::string key(key_words(figures.key));
        if (limited) key += fmt::format(" {}", figures.licenses);
        const std::string name =
            figures.name.empty() ? figures.code : figures.code + "  " + figures.name;
        if (table.row({.label = "Site " + figures.code, .value = name, .selectable = true})) {
            context.sink.open_sheet = make_site_sheet(context, figures.code);
        }
        table.text(0, name);
        table.number(1, figures.macs);
        table.text(2, key, figures.key == KeyWish::none ? tokens().breach : 0);
    }
}

}  // namespace

void draw_sites_card(SetupState& state, PanelContext& context) {
    const Card card("setup-sites-card");
    const bool narrow = ImGui::GetContentRegionAvail().x < dp(narrow_below);
    section_heading("Sites", narrow ? "press one to edit it" : "where your Macs are");
    gap(space_2);
    if (state.setup.sites.empty()) {
        empty_state(icon_server_network, "No site yet",
                    "Paste a table from a spreadsheet, or add the sites one by one.");
    } else if (narrow) {
        draw_narrow(state, context);
    } else {
        draw_wide(state, context);
    }
    gap(space_3);
    if (button("Paste or import sites", {.icon = icon_content_copy})) {
        context.sink.open_sheet = make_paste_sites();
    }
    ImGui::SameLine(0, dp(space_2));
    const ButtonOptions add{.icon = icon_plus};
    if (ImGui::GetContentRegionAvail().x < button_width("Add a site", add)) ImGui::NewLine();
    if (button("Add a site", add)) context.sink.open_sheet = make_site_sheet(context, "");
    gap(space_2);
    text_wrapped(TextStyle::small, tokens().text_muted,
                 "Each site's Proxy takes one key: a subscription's primary key, or a sublicense. "
                 "Reserved licenses are set aside for the site; a Dynamic one is a ceiling in the "
                 "pool that all share.");
}

}  // namespace headroom::ui
