#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "wasm/ui/app/panel_context.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/dialogs/dialogs.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/data_table.h"
#include "wasm/ui/widgets/license_bar.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

struct Line {
    std::string name;
    Count here = 0;
    Count other = 0;
};

/// Two branches at the same moment, figure by figure.
class CompareBranches : public Sheet {
public:
    CompareBranches(ComparedBranch here, ComparedBranch other)
        : here_(std::move(here)), other_(std::move(other)), lines_(lines()) {}

    std::string title() const override {
        return fmt::format("{} and {} at {}", here_.name, other_.name,
                           date_and_time(here_.overview.now));
    }
    float width() const override { return 720; }

    void draw(PanelContext& context) override {
        for (const ComparedBranch* branch : {&here_, &other_}) {
            for (const app::SubscriptionView& view : branch->overview.subscriptions) {
                text_line(TextStyle::small, tokens().text_muted, branch->name + ": " + view.name);
                gap(2);
                ImGui::PushID(branch);
                license_bar(view, {.height = 24, .legend = false, .background = tokens().raised});
                ImGui::PopID();
                gap(space_2);
            }
        }
        draw_table();
        const SheetChoice choice = sheet_footer({.confirm = "Close", .cancel = nullptr});
        if (choice != SheetChoice::none) context.sink.close_sheet = true;
    }

private:
    void draw_table() const {
        const std::vector<Column> columns{
            {.title = "Figure", .share = 1},
            {.title = here_.name.c_str(), .width = 96, .align = Align::right},
            {.title = other_.name.c_str(), .width = 96, .align = Align::right},
            {.title = "Difference", .width = 72, .align = Align::right}};
        DataTable table("compared", columns);
        if (!table.shown()) return;
        table.header();
        for (const Line& line : lines_) {
            table.row({.label = line.name, .value = fmt::format("{} {}", line.here, line.other)});
            table.text(0, line.name);
            table.number(1, line.here);
            table.number(2, line.other);
            const Count difference = line.other - line.here;
            table.text(3, difference == 0 ? "\xE2\x80\x93" : fmt::format("{:+}", difference),
                       difference == 0 ? tokens().text_muted : tokens().accent);
        }
    }

    std::vector<Line> lines() const {
        const app::Overview& a = here_.overview;
        const app::Overview& b = other_.overview;
        std::vector<Line> all;
        for (std::size_t i = 0; i < std::min(a.subscriptions.size(), b.subscriptions.size()); ++i) {
            const app::SubscriptionView& mine = a.subscriptions[i];
            const app::SubscriptionView& theirs = b.subscriptions[i];
            all.push_back({mine.name + ": total", mine.total, theirs.total});
            all.push_back({mine.name + ": used", mine.used, theirs.used});
            all.push_back(
                {mine.name + ": main license pool", mine.main_pool_raw, theirs.main_pool_raw});
        }
        for (const app::SiteView& site : a.sites) {
            const auto same = std::find_if(b.sites.begin(), b.sites.end(),
                                           [&](const auto& s) { return s.code == site.code; });
            if (same == b.sites.end()) continue;
            all.push_back({site.code + ": Macs", site.managed, same->managed});
            all.push_back({site.code + ": limit", site.limit, same->limit});
            if (site.excess + same->excess > 0) {
                all.push_back({site.code + ": over by", site.excess, same->excess});
            }
        }
        all.push_back({"Breaches so far", static_cast<Count>(a.breaches.size()),
                       static_cast<Count>(b.breaches.size())});
        return all;
    }

    ComparedBranch here_;
    ComparedBranch other_;
    std::vector<Line> lines_;
};

}  // namespace

std::unique_ptr<Sheet> make_compare_branches(ComparedBranch here, ComparedBranch other) {
    return std::make_unique<CompareBranches>(std::move(here), std::move(other));
}

}  // namespace headroom::ui
