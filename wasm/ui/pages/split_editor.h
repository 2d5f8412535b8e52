#pragma once
// Editing the split of one subscription in place of its card: the bar with borders to drag, a row
// per sublicense, and what would be refused or over the limit, before anything is applied.

#include <string>

#include "core/app/split_draft.h"
#include "wasm/ui/app/edit_history.h"
#include "wasm/ui/app/panel_context.h"

namespace headroom::ui {

class SplitEditor {
public:
    explicit SplitEditor(const app::SubscriptionView& subscription);
    /// Begins with a draft of somebody else's making (a recommended split).
    SplitEditor(const app::SubscriptionView& subscription, const app::SplitDraft& draft);

    const std::string& subscription() const { return history_.current().subscription; }
    const app::SplitDraft& draft() const { return history_.current(); }

    /// Draws the card's content; true when the editor is done (applied or discarded).
    bool draw(PanelContext& context, const app::SubscriptionView& now);

private:
    bool draw_heading(PanelContext& context);
    void draw_bar();
    void draw_rows(const app::SubscriptionView& now);
    void draw_row(std::size_t index, const app::SubscriptionView& now);
    /// True when it was clicked: the row is marked as deleted or kept, or, when it was new, gone.
    bool draw_remove_button(std::size_t index);
    void draw_effect(std::size_t index, float width);
    void draw_sums(const app::SubscriptionView& now);
    void draw_findings();
    void apply(PanelContext& context) const;
    void keys();
    void change_row(std::size_t index, const app::SplitRow& row, const std::string& merge);

    const app::SplitPreview& preview(const PanelContext& context);

    EditHistory<app::SplitDraft> history_;
    app::SplitDraft original_;
    app::SplitPreview preview_;
    app::SplitDraft previewed_;
    std::uint64_t previewed_revision_ = 0;
    app::Acting previewed_as_;
    bool refresh_sites_ = true;
};

/// Begins editing; the Planner shows it in place of the card.
void edit_split(UiState& view, const app::SubscriptionView& subscription);

}  // namespace headroom::ui
