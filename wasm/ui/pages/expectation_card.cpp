#include "wasm/ui/pages/expectation_card.h"

#include <fmt/format.h>

#include "icons.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/list_table.h"

namespace headroom::ui {
namespace {

constexpr std::size_t most_expectations = 200;

Status status_of(const app::ExpectationView& view) {
    const Tokens& t = tokens();
    if (!view.passed) return {icon_clock_outline, t.text_muted, "To come"};
    if (*view.passed) return {icon_check_circle, t.ok, "Met"};
    return {icon_close_circle, t.breach, "Not met"};
}

const std::vector<Column>& expectation_columns() {
    static const std::vector<Column> all{
        {.title = "State", .width = 90},
        {.title = "Because", .share = 2},
        {.title = "Figure", .share = 1, .rank = 2},
        {.title = "Found", .share = 1, .rank = 1},
    };
    return all;
}

}  // namespace

void draw_expectation_card(PanelContext& context) {
    const auto& all = context.overview.expectations;
    if (all.empty()) return;
    std::size_t met = 0;
    std::vector<ListRow> rows;
    for (const app::ExpectationView& view : all) {
        if (view.passed.value_or(false)) ++met;
        if (rows.size() == most_expectations) continue;
        const Status status = status_of(view);
        const std::string because = view.because.empty() ? view.pointer : view.because;
        rows.push_back({.label = "Expectation " + std::to_string(rows.size() + 1),
                        .cells = {status_cell(status), text_cell(because), mono_cell(view.pointer),
                                  text_cell(view.text)}});
    }
    const Card card("expectations");
    section_heading("Expectations", fmt::format("{} of {} met so far", met, all.size()));
    gap(space_1);
    draw_list({.id = "expectations-table", .columns = expectation_columns(), .rows = rows});
}

}  // namespace headroom::ui
