#include "wasm/ui/pages/split_findings.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <string>

#include "icons.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/field.h"

namespace headroom::ui {

void draw_row_findings(const app::SplitPreview& preview, const app::SplitDraft& draft,
                       std::size_t index) {
    bool any = false;
    for (const app::SplitRefusal& refusal : preview.refusals) {
        if (refusal.row != index) continue;
        std::string text = refusal.message;
        if (!refusal.remedy.empty()) text += " " + refusal.remedy;
        ImGui::Indent(dp(22));
        error_line({text, refusal.code});
        ImGui::Unindent(dp(22));
        any = true;
    }
    for (const app::SplitExcess& excess : preview.over_limit) {
        if (excess.name != draft.rows[index].name) continue;
        std::string text =
            fmt::format("{} would be over its limit by {}: {}, limit {}.", excess.site,
                        excess.excess, counted(excess.used, "Mac"), excess.limit);
        if (excess.excess_now > 0) text += fmt::format(" It is over by {} now.", excess.excess_now);
        if (excess.by_file) text += " It learns of it with its next offline refresh.";
        ImGui::Indent(dp(22));
        text_wrapped(TextStyle::small, tokens().warning, std::string(icon_alert) + "  " + text);
        describe_area("note", text, "", ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
        ImGui::Unindent(dp(22));
        any = true;
    }
    if (any) gap(space_2);
}

void draw_other_excesses(const app::SplitPreview& preview, const app::SplitDraft& draft) {
    for (const app::SplitExcess& excess : preview.over_limit) {
        const bool told = std::any_of(draft.rows.begin(), draft.rows.end(),
                                      [&](const auto& row) { return row.name == excess.name; });
        if (told) continue;
        const std::string text =
            fmt::format("{} would be over its limit by {}: {} on \"{}\", limit {}.", excess.site,
                        excess.excess, counted(excess.used, "Mac"), excess.name, excess.limit);
        text_wrapped(TextStyle::table, tokens().text, std::string(icon_alert) + "  " + text);
        describe_area("note", text, "", ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
    }
}

}  // namespace headroom::ui
