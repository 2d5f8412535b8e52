// All figures of one site in a sheet: a new site, or one of a narrow page's list.

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <utility>

#include "core/base/text.h"
#include "wasm/ui/pages/form_sheet.h"
#include "wasm/ui/pages/setup/setup_page.h"
#include "wasm/ui/pages/setup/setup_state.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

using app::KeyWish;

class SiteSheet : public FormSheet {
public:
    SiteSheet(const app::Setup& setup, const std::string& code) : setup_(setup), old_code_(code) {
        growth_ = "0 %";
        stay_ = "for ever";
        macs_ = "0";
        figures_.key = KeyWish::reserved;
        for (std::size_t i = 0; i < setup.sites.size(); ++i) {
            const app::SetupSite& site = setup.sites[i];
            if (site.figures.code != code) continue;
            index_ = i;
            figures_ = site.figures;
            macs_ = fmt::format("{}", figures_.macs);
            licenses_ = figures_.licenses > 0 ? fmt::format("{}", figures_.licenses) : "";
            growth_ = fmt::format("{:g} %", site.headcount_growth * 100);
            stay_ = stay_in_words(site.demand);
        }
    }

    std::string title() const override { return is_new() ? "Add a site" : "Site " + old_code_; }

    void draw(PanelContext& context) override {
        if (went_well()) {
            context.sink.close_sheet = true;
            return;
        }
        draw_names();
        draw_key();
        draw_expectation();
        if (!problem_.empty()) {
            gap(space_2);
            error_line({problem_, ""});
        }
        draw_other_error();
        const SheetChoice choice = sheet_footer(
            {.confirm = is_new() ? "Add" : "Apply", .extra = is_new() ? nullptr : "Remove"});
        if (choice == SheetChoice::cancel) context.sink.close_sheet = true;
        if (choice == SheetChoice::confirm) confirm(context);
        if (choice == SheetChoice::extra) {
            context.sink.submit_for_sheet(remove_site(setup_, *index_));
        }
    }

private:
    bool is_new() const { return old_code_.empty(); }

    void draw_names() {
        text_field("Site code", figures_.code,
                   {.caption = "Empty: made from the name",
                    .focus_now = std::exchange(focus_first_, false),
                    .width = 140});
        gap(space_3);
        text_field("Site name", figures_.name);
        gap(space_3);
        text_field("Macs there now", macs_, {.width = 140});
        gap(space_3);
    }

    void draw_key() {
        static const std::vector<std::string> words{"No key", "Primary", "Reserved", "Dynamic"};
        int chosen = static_cast<int>(figures_.key);
        if (dropdown("License key", words, chosen)) figures_.key = static_cast<KeyWish>(chosen);
        gap(space_3);
        if (figures_.key == KeyWish::reserved || figures_.key == KeyWish::dynamic) {
            text_field(figures_.key == KeyWish::reserved ? "Reserved licenses" : "At most",
                       licenses_, {.caption = "Empty: as many as Macs", .width = 140});
            gap(space_3);
        }
        if (figures_.key != KeyWish::none) {
            checkbox("Without internet: activated offline", figures_.offline);
            gap(space_3);
        }
    }

    void draw_expectation() {
        text_field("Growth of the headcount a year", growth_, {.width = 140});
        gap(space_3);
        text_field("How long Macs stay", stay_,
                   {.caption = "4 years, contracts of 90 days, about 3 years, for ever"});
    }

    /// What is typed as figures; false when a text says nothing usable.
    bool read(app::ExpectationWish& expectation) {
        const auto macs = app::parse_grouped_count(macs_);
        figures_.code = trim(figures_.code);
        figures_.name = trim(figures_.name);
        expectation = {.growth = app::parse_percent(growth_), .stay = app::parse_stay(stay_)};
        if (figures_.code.empty() && figures_.name.empty()) {
            problem_ = "Type a code or a name.";
        } else if (!macs) {
            problem_ = "Write a whole number of Macs.";
        } else if (!expectation.growth) {
            problem_ = "Write a growth like 8 %.";
        } else if (!expectation.stay) {
            problem_ = "Write how long Macs stay, like 4 years or for ever.";
        } else {
            figures_.macs = *macs;
            return read_licenses();
        }
        return false;
    }

    bool read_licenses() {
        const bool limited = figures_.key == KeyWish::reserved || figures_.key == KeyWish::dynamic;
        if (!limited) return true;
        const bool empty = trim(licenses_).empty();
        const auto licenses = app::parse_grouped_count(licenses_);
        if (!empty && !licenses) {
            problem_ = "Write a whole number of licenses.";
            return false;
        }
        figures_.licenses = empty ? std::max<Count>(1, figures_.macs) : *licenses;
        return true;
    }

    void confirm(PanelContext& context) {
        problem_.clear();
        app::ExpectationWish expectation;
        if (!read(expectation)) return;
        std::vector<std::string> codes;
        for (const app::SetupSite& site : setup_.sites) codes.push_back(site.figures.code);
        if (figures_.code.empty()) figures_.code = app::code_for(figures_.name, codes);
        const bool renamed = figures_.code != old_code_;
        if (renamed && std::find(codes.begin(), codes.end(), figures_.code) != codes.end()) {
            problem_ = "There is a site " + figures_.code + " already.";
            return;
        }
        if (!is_new() && renamed) {
            // The name first; the rest with the next Apply, when the site is known by it.
            const app::SiteEdit edit = edit_site(setup_, *index_, figures_);
            return submit(context, edit);
        }
        submit(context, put_sites(setup_, {{figures_, expectation}}));
    }

    void submit(PanelContext& context, const app::SiteEdit& edit) {
        if (!edit.remarks.empty()) {
            problem_ = edit.remarks.front();
        } else if (edit.command.empty()) {
            context.sink.close_sheet = true;
        } else {
            context.sink.submit_for_sheet(edit.command);
        }
    }

    app::Setup setup_;
    std::string old_code_;
    std::optional<std::size_t> index_;
    app::SiteFigures figures_;
    std::string macs_, licenses_, growth_, stay_, problem_;
};

}  // namespace

std::unique_ptr<Sheet> make_site_sheet(PanelContext& context, const std::string& code) {
    return std::make_unique<SiteSheet>(setup_state(context).setup, code);
}

}  // namespace headroom::ui
