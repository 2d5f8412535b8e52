// Sites from a spreadsheet or a file: the table as text, and below it how it is read.

#include <fmt/format.h>
#include <imgui_internal.h>

#include <utility>

#include "core/app/import.h"
#include "core/app/setup/site_paste.h"
#include "core/base/text.h"
#include "icons.h"
#include "wasm/ui/pages/form_sheet.h"
#include "wasm/ui/pages/setup/setup_page.h"
#include "wasm/ui/pages/setup/setup_state.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/entry_field.h"
#include "wasm/ui/widgets/field_parts.h"
#include "wasm/ui/widgets/list_table.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

constexpr std::size_t problems_told = 4;

/// A list of devices or a usage history as a table of sites: code and Macs. The text itself when
/// it is none of those.
std::string as_table(const ReceivedFile& file) {
    app::ImportReader reader({});
    reader.begin_file(file.name);
    reader.feed(file.text);
    reader.end_file();
    const auto documents = reader.finish();
    if (!documents || documents->sites.empty()) return file.text;
    std::string table = "Code\tMacs\n";
    for (const app::ImportedSiteView& site : documents->sites) {
        table += fmt::format("{}\t{}\n", site.code, site.macs);
    }
    return table;
}

std::string key_in_words(const app::SiteFigures& figures) {
    const bool limited =
        figures.key == app::KeyWish::reserved || figures.key == app::KeyWish::dynamic;
    std::string words(key_words(figures.key));
    return limited ? fmt::format("{} {}", words, figures.licenses) : words;
}

std::string stay_of(const app::ExpectationWish& wish) {
    std::string words = wish.by_terms ? "terms" : "";
    if (!wish.stay) return words;
    const app::SiteDemand demand{.stay_law = wish.stay->law, .stay_days = wish.stay->days};
    return (words.empty() ? "" : words + ", ") + stay_in_words(demand);
}

class PasteSites : public FormSheet {
public:
    std::string title() const override { return "Paste or import sites"; }
    float width() const override { return 860; }

    void draw(PanelContext& context) override {
        if (went_well()) {
            if (!remarks_.empty()) refuse(context, remarks_);
            context.sink.close_sheet = true;
            return;
        }
        take_file(context);
        field_label("The table");
        const bool changed =
            text_area("Table of sites", text_, 150, std::exchange(focus_first_, false));
        if (changed || text_ != read_text_) read(context);
        gap(space_1);
        text_wrapped(
            TextStyle::small, tokens().text_muted,
            "Code, name, Macs, key (primary, Reserved 340, Dynamic 80), online or offline, "
            "growth in percent, how long Macs stay. Columns by tabs, semicolons or commas; "
            "with a header line in any order.");
        gap(space_2);
        if (button("Choose a file",
                   {.icon = icon_file_import,
                    .tooltip = "A table of sites, a device list or a usage history"})) {
            context.sink.platform.pick_file = ".csv,.tsv,.txt,text/csv";
        }
        draw_preview();
        draw_problems();
        draw_other_error();
        const std::size_t count = pasted_.sites.size();
        const std::string confirm =
            count == 0 ? "Add sites" : "Add " + counted(static_cast<Count>(count), "site");
        const SheetChoice choice = sheet_footer(
            {.confirm = confirm.c_str(), .enabled = count > 0 && !ImGui::GetIO().KeyCtrl});
        if (choice == SheetChoice::cancel) context.sink.close_sheet = true;
        if (choice == SheetChoice::confirm) add(context);
    }

private:
    void take_file(PanelContext& context) {
        context.view.takes_files = true;
        if (!context.view.received) return;
        text_ = as_table(*std::exchange(context.view.received, std::nullopt));
        ImGui::ClearActiveID();  // a field that is being typed into would go on with its own text
    }

    void read(PanelContext& context) {
        read_text_ = text_;
        std::vector<std::string> codes;
        for (const app::SetupSite& site : setup_state(context).setup.sites) {
            codes.push_back(site.figures.code);
        }
        pasted_ = app::read_pasted_sites(text_, codes);
        forget_answer();
    }

    void draw_preview() {
        if (pasted_.sites.empty()) return;
        static const std::vector<Column> columns{
            {.title = "Code", .width = 48},
            {.title = "Name"},
            {.title = "Macs", .width = 48, .align = Align::right},
            {.title = "Key", .width = 100},
            {.title = "Connection", .width = 70, .rank = 3},
            {.title = "Growth", .width = 56, .align = Align::right, .rank = 2},
            {.title = "Stay", .width = 150, .rank = 1}};
        std::vector<ListRow> rows;
        for (const app::PastedSite& one : pasted_.sites) {
            const app::SiteFigures& figures = one.site.figures;
            const auto& growth = one.site.expectation.growth;
            rows.push_back({"Read: " + figures.code,
                            {text_cell(figures.code), text_cell(figures.name),
                             number_cell(figures.macs), text_cell(key_in_words(figures)),
                             text_cell(figures.offline ? "Offline" : "Online"),
                             text_cell(growth ? fmt::format("{:g} %", *growth * 100) : ""),
                             text_cell(stay_of(one.site.expectation))}});
        }
        gap(space_3);
        draw_list({.id = "pasted-sites",
                   .columns = columns,
                   .rows = rows,
                   .height = rows.size() > 8 ? 290.0F : 0.0F});
    }

    void draw_problems() {
        for (std::size_t i = 0; i < pasted_.problems.size() && i < problems_told; ++i) {
            const app::PasteProblem& one = pasted_.problems[i];
            gap(space_2);
            note(one.refused ? NoteKind::breach : NoteKind::warning,
                 fmt::format("Line {}: {} {}{}", one.line, one.text, one.fix,
                             one.refused ? " This line is left out." : ""));
        }
        if (pasted_.problems.size() <= problems_told) return;
        gap(space_2);
        text_line(
            TextStyle::small, tokens().text_muted,
            fmt::format("and {} more lines to look at", pasted_.problems.size() - problems_told));
    }

    void add(PanelContext& context) {
        std::vector<app::NewSite> sites;
        for (const app::PastedSite& one : pasted_.sites) sites.push_back(one.site);
        const app::SiteEdit edit = put_sites(setup_state(context).setup, sites);
        remarks_ = fmt::format("{}", fmt::join(edit.remarks, " "));
        if (edit.command.empty()) {
            context.sink.close_sheet = true;
        } else {
            context.sink.submit_for_sheet(edit.command);
        }
    }

    std::string text_, read_text_, remarks_;
    app::PastedSites pasted_;
};

}  // namespace

std::unique_ptr<Sheet> make_paste_sites() { return std::make_unique<PasteSites>(); }

}  // namespace headroom::ui
