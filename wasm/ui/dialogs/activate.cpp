#include <fmt/format.h>
#include <imgui.h>

#include <vector>

#include "core/base/text.h"
#include "wasm/ui/app/command_text.h"
#include "wasm/ui/app/panel_context.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/dialogs/dialogs.h"
#include "wasm/ui/dialogs/preview_cache.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/field.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

class ActivateLicense : public Sheet {
public:
    explicit ActivateLicense(std::string site) : site_(std::move(site)) {}

    std::string title() const override { return "Activate License"; }

    void draw(PanelContext& context) override {
        if (done_) {
            context.sink.close_sheet = true;
            return;
        }
        text_wrapped(TextStyle::table, tokens().text_muted,
                     fmt::format("Activates the installation at {} online. A key serves one "
                                 "installation at a time.",
                                 site_));
        gap(space_4);
        draw_keys(context);
        const std::string command =
            CommandText("proxy.activate").add("site", site_).add("key", trim(key_)).text();
        const bool empty = trim(key_).empty();
        if (!empty) {
            const app::CommandOutcome& outcome = cache_.of(context.session, command);
            if (!outcome.ok && !refusal_) refusal_ = {outcome.message, outcome.code};
        }
        draw_key_field(empty);
        const SheetChoice choice = sheet_footer({.confirm = "Activate"});
        if (choice == SheetChoice::cancel) context.sink.close_sheet = true;
        if (choice != SheetChoice::confirm) return;
        attempted_ = true;
        if (!empty) context.sink.submit_for_sheet(command);
    }

    void answered(const app::CommandOutcome& outcome) override {
        done_ = outcome.ok;
        if (!outcome.ok) refusal_ = {outcome.message, outcome.code};
    }

private:
    /// All keys with what is left of them; choosing one fills the field below.
    void draw_keys(const PanelContext& context) {
        std::vector<std::string> entries;
        std::vector<std::string> keys;
        for (const app::SubscriptionView& subscription : context.overview.subscriptions) {
            for (const app::LicenseRow& row : subscription.rows) {
                entries.push_back(fmt::format("{} ({} of {}, {})", row.name, row.available, row.max,
                                              key_use_in_words(row.binding, row.site)));
                keys.push_back(row.key_text);
            }
        }
        if (dropdown("Sublicense", entries, chosen_, {.placeholder = "Choose a key"})) {
            key_ = keys[static_cast<std::size_t>(chosen_)];
            refusal_ = {};
        }
        gap(space_3);
    }

    void draw_key_field(bool empty) {
        FieldError error = refusal_;
        if (empty)
            error = attempted_ ? FieldError{"Choose or type a license key.", ""} : FieldError{};
        if (text_field("License Key", key_,
                       {.placeholder = "XXXXXX-XXXXXX-XXXXXX-XXXXXX-XXXXXX", .error = error})) {
            chosen_ = -1;
            refusal_ = {};
        }
    }

    std::string site_;
    std::string key_;
    int chosen_ = -1;
    bool attempted_ = false;
    bool done_ = false;
    FieldError refusal_;
    PreviewCache cache_;
};

class DeactivateLicense : public Sheet {
public:
    explicit DeactivateLicense(std::string site) : site_(std::move(site)) {}

    std::string title() const override { return "Deactivate License"; }

    void draw(PanelContext& context) override {
        if (done_) {
            context.sink.close_sheet = true;
            return;
        }
        text_wrapped(
            TextStyle::body, tokens().text,
            fmt::format("Deactivate the installation at {}? Its key is free at once. Its "
                        "Macs stay enrolled but are unlicensed until it is activated again.",
                        site_));
        const std::string command = CommandText("proxy.deactivate").add("site", site_).text();
        const app::CommandOutcome& outcome = cache_.of(context.session, command);
        if (!outcome.ok) {
            gap(space_3);
            error_line({outcome.message, outcome.code});
        }
        const SheetChoice choice = sheet_footer(
            {.confirm = "Deactivate", .kind = ButtonKind::danger, .enabled = outcome.ok});
        if (choice == SheetChoice::cancel) context.sink.close_sheet = true;
        if (choice == SheetChoice::confirm) context.sink.submit_for_sheet(command);
    }

    void answered(const app::CommandOutcome& outcome) override { done_ = outcome.ok; }

private:
    std::string site_;
    bool done_ = false;
    PreviewCache cache_;
};

}  // namespace

std::unique_ptr<Sheet> make_activate(const std::string& site) {
    return std::make_unique<ActivateLicense>(site);
}

std::unique_ptr<Sheet> make_deactivate(const std::string& site) {
    return std::make_unique<DeactivateLicense>(site);
}

}  // namespace headroom::ui
