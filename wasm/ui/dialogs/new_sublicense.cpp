#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "core/base/text.h"
#include "wasm/ui/app/panel_context.h"
#include "wasm/ui/dialogs/dialogs.h"
#include "wasm/ui/dialogs/preview_cache.h"
#include "wasm/ui/dialogs/sublicense_form.h"
#include "wasm/ui/pages/guide_state.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/fact_list.h"
#include "wasm/ui/widgets/license_bar.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

const app::SubscriptionView* find(const app::Overview& overview, const std::string& id) {
    for (const app::SubscriptionView& view : overview.subscriptions) {
        if (view.id == id) return &view;
    }
    return nullptr;
}

/// A word that commands can name the new key by: the name in lower case, and a number.
std::string id_from(const std::string& name, int attempt) {
    std::string id;
    for (const char c : to_lower(trim(name))) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain) {
            id += c;
        } else if (!id.empty() && id.back() != '-') {
            id += '-';
        }
    }
    if (id.empty()) id = "sublicense";
    return attempt == 0 ? id : fmt::format("{}-{}", id, attempt + 1);
}

class NewSublicense : public Sheet {
public:
    explicit NewSublicense(std::string subscription) : subscription_(std::move(subscription)) {}

    std::string title() const override {
        return created_ ? "Sublicense created" : "New Sublicense";
    }

    void draw(PanelContext& context) override {
        const app::SubscriptionView* view = find(context.overview, subscription_);
        if (view == nullptr) {
            context.sink.close_sheet = true;
        } else if (created_) {
            draw_review(context, *view);
        } else {
            draw_form(context, *view);
        }
    }

    void answered(const app::CommandOutcome& outcome) override {
        created_ = outcome.ok;
        if (!outcome.ok) attempted_ = true;
    }

private:
    std::string command(const std::string& id) const {
        CommandText text("sublicense.create");
        text.add("subscription", subscription_).add("id", id);
        form_.add_to(text);
        return text.text();
    }

    /// Ids are never given twice, not even after a deletion: try until one is free.
    const app::CommandOutcome& preview(const PanelContext& context) {
        for (int attempt = 0; attempt < 50; ++attempt) {
            id_ = id_from(form_.name(), attempt);
            const app::CommandOutcome& outcome = cache_.of(context.session, command(id_));
            const bool id_taken = outcome.is_input_error && form_.licenses() &&
                                  outcome.message.find(id_) != std::string::npos;
            if (!id_taken) return outcome;
        }
        return cache_.of(context.session, command(id_));
    }

    void draw_split(const app::SubscriptionView& view) {
        app::SubscriptionView after = view;
        app::LicenseRow row;
        form_.apply_to(row);
        after.rows.push_back(row);
        text_line(TextStyle::small, tokens().text_muted, "The split with it");
        gap(space_1);
        license_bar(after, {.height = 28,
                            .legend = false,
                            .highlighted_row = static_cast<int>(after.rows.size()) - 1,
                            .background = tokens().raised});
    }

    void draw_form(PanelContext& context, const app::SubscriptionView& view) {
        const app::CommandOutcome& outcome = preview(context);
        form_.draw(outcome, attempted_);
        gap(space_4);
        const Count licenses = form_.licenses().value_or(0);
        if (licenses > 0 && licenses <= view.total) draw_split(view);
        if (attempted_) {
            if (const FieldError error = form_.general_error(outcome)) {
                gap(space_2);
                error_line(error);
            }
        }
        const SheetChoice choice = sheet_footer({.confirm = "Create"});
        if (choice == SheetChoice::cancel) context.sink.close_sheet = true;
        if (choice != SheetChoice::confirm) return;
        attempted_ = true;
        if (outcome.ok) context.sink.submit_for_sheet(command(id_));
    }

    void draw_review(PanelContext& context, const app::SubscriptionView& view) {
        const auto row = std::find_if(view.rows.begin(), view.rows.end(),
                                      [&](const app::LicenseRow& r) { return r.id == id_; });
        if (row == view.rows.end()) {
            context.sink.close_sheet = true;
            return;
        }
        if (fact_with_copy("License Key", row->key_text)) {
            context.sink.platform.copy_text = row->key_text;
        }
        gap(space_2);
        fact("Name", row->name);
        fact("Type", row->type == "reserved" ? "Reserved" : "Dynamic");
        fact("Number of licenses", fmt::format("{}", row->max));
        fact("Expires on", page_date(context, row->expires));
        gap(space_2);
        text_wrapped(TextStyle::small, tokens().text_muted,
                     "Activate an installation with this key: select a site, then Activate "
                     "License.");
        const SheetChoice choice = sheet_footer({.confirm = "Close", .cancel = nullptr});
        if (choice != SheetChoice::none) context.sink.close_sheet = true;
    }

    std::string subscription_;
    SublicenseForm form_;
    PreviewCache cache_;
    std::string id_;
    bool attempted_ = false;
    bool created_ = false;
};

}  // namespace

std::unique_ptr<Sheet> make_new_sublicense(const std::string& subscription_id) {
    return std::make_unique<NewSublicense>(subscription_id);
}

}  // namespace headroom::ui
