#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "core/base/words.h"
#include "wasm/ui/app/panel_context.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/dialogs/dialogs.h"
#include "wasm/ui/dialogs/preview_cache.h"
#include "wasm/ui/dialogs/sublicense_form.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/fact_list.h"
#include "wasm/ui/widgets/license_bar.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

class EditSublicense : public Sheet {
public:
    EditSublicense(const app::SubscriptionView& subscription, const app::LicenseRow& row)
        : subscription_(subscription.id), row_(row), form_(row) {}

    std::string title() const override {
        return step_ == Step::remove ? "Delete Sublicense" : "Edit Sublicense";
    }

    void draw(PanelContext& context) override {
        if (done_) {
            context.sink.close_sheet = true;
            return;
        }
        switch (step_) {
            case Step::edit: draw_form(context); break;
            case Step::confirm_decrease: draw_decrease(context); break;
            case Step::remove: draw_delete(context); break;
        }
    }

    void answered(const app::CommandOutcome& outcome) override {
        done_ = outcome.ok;
        if (!outcome.ok) refusal_ = {outcome.message, outcome.code};
    }

private:
    enum class Step : std::uint8_t { edit, confirm_decrease, remove };

    std::string edit_command() const {
        CommandText text("sublicense.edit");
        text.add("sublicense", row_.id);
        form_.add_to(text);
        return text.text();
    }
    std::string delete_command() const {
        CommandText text("sublicense.delete");
        text.add("sublicense", row_.id);
        if (force_) text.add_flag("force", true);
        return text.text();
    }

    /// SBL-32: how many of the key's Macs would be over its number.
    Count affected() const {
        return std::max<Count>(0, row_.used - form_.licenses().value_or(row_.max));
    }
    std::string affected_words() const {
        return fmt::format("{} will be over the limit", counted(affected(), "Mac"));
    }

    void draw_split(const PanelContext& context) const {
        for (const app::SubscriptionView& view : context.overview.subscriptions) {
            if (view.id != subscription_ || form_.licenses().value_or(0) > view.total) continue;
            app::SubscriptionView after = view;
            int highlighted = -1;
            for (std::size_t i = 0; i < after.rows.size(); ++i) {
                if (after.rows[i].id != row_.id) continue;
                form_.apply_to(after.rows[i]);
                highlighted = static_cast<int>(i);
            }
            text_line(TextStyle::small, tokens().text_muted, "The split with it");
            gap(space_1);
            license_bar(after, {.height = 28,
                                .legend = false,
                                .highlighted_row = highlighted,
                                .background = tokens().raised});
        }
    }

    void draw_form(PanelContext& context) {
        const app::CommandOutcome& outcome = cache_.of(context.session, edit_command());
        form_.draw(outcome, attempted_);
        gap(space_3);
        if (fact_with_copy("License Key", row_.key_text)) {
            context.sink.platform.copy_text = row_.key_text;
        }
        gap(space_3);
        if (form_.licenses().value_or(0) > 0) draw_split(context);
        if (affected() > 0) {
            gap(space_2);
            note(NoteKind::warning, affected_words() + ".");
        }
        if (const FieldError error = form_.general_error(outcome)) {
            gap(space_2);
            error_line(error);
        }
        const SheetChoice choice = sheet_footer({.confirm = "Apply", .extra = "Delete"});
        if (choice == SheetChoice::cancel) context.sink.close_sheet = true;
        if (choice == SheetChoice::extra) step_ = Step::remove;
        if (choice != SheetChoice::confirm) return;
        attempted_ = true;
        if (!outcome.ok) return;
        if (affected() > 0) {
            step_ = Step::confirm_decrease;
        } else {
            context.sink.submit_for_sheet(edit_command());
        }
    }

    void draw_decrease(PanelContext& context) {
        note(NoteKind::breach,
             fmt::format("{}. \"{}\" has {} in use, and its number becomes {}.", affected_words(),
                         row_.name, row_.used, form_.licenses().value_or(0)));
        gap(space_3);
        text_wrapped(
            TextStyle::table, tokens().text_muted,
            "All Macs stay enrolled and get their policies, but no further Mac can be enrolled "
            "by hand and the Problem Monitor of the site turns yellow. It takes effect with "
            "the site's next refresh.");
        const SheetChoice choice = sheet_footer(
            {.confirm = "Decrease anyway", .kind = ButtonKind::danger, .cancel = "Back"});
        if (choice == SheetChoice::cancel) step_ = Step::edit;
        if (choice == SheetChoice::confirm) context.sink.submit_for_sheet(edit_command());
    }

    void draw_delete(PanelContext& context) {
        const app::CommandOutcome& outcome = cache_.of(context.session, delete_command());
        text_wrapped(
            TextStyle::body, tokens().text,
            fmt::format("Delete \"{}\"? Its {} {} back to the main license pool, and its "
                        "key is never issued again.",
                        row_.name, counted(row_.max, "license"), agreeing(row_.max, "goes", "go")));
        const bool in_use = outcome.code == "E_SUBLICENSE_IN_USE" || force_;
        if (!outcome.ok) {
            gap(space_3);
            error_line({outcome.message, outcome.code});
        }
        if (in_use) {
            gap(space_3);
            choices(
                "What about the installation that uses it?",
                {{"Deactivate it first", "the proper way: cancel, deactivate the site, come back"},
                 {"Delete anyway", "the site finds out at its next refresh: key revoked, limit 0"}},
                force_choice_);
            force_ = force_choice_ == 1;
        }
        if (refusal_) error_line(refusal_);
        const SheetChoice choice = sheet_footer({.confirm = "Delete",
                                                 .kind = ButtonKind::danger,
                                                 .enabled = outcome.ok,
                                                 .cancel = "Back"});
        if (choice == SheetChoice::cancel) step_ = Step::edit;
        if (choice == SheetChoice::confirm) context.sink.submit_for_sheet(delete_command());
    }

    std::string subscription_;
    app::LicenseRow row_;
    SublicenseForm form_;
    PreviewCache cache_;
    FieldError refusal_;
    Step step_ = Step::edit;
    bool attempted_ = false;
    bool done_ = false;
    bool force_ = false;
    int force_choice_ = 0;
};

}  // namespace

std::unique_ptr<Sheet> make_edit_sublicense(const app::SubscriptionView& subscription,
                                            const app::LicenseRow& row) {
    return std::make_unique<EditSublicense>(subscription, row);
}

}  // namespace headroom::ui
