// Activate License: key and method, then online the license information, offline the request file
// and the file that answers it (docs/rules.md, Proxies, Offline files).

#include <fmt/format.h>
#include <imgui.h>

#include <utility>

#include "core/base/text.h"
#include "icons.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/dialogs/preview_cache.h"
#include "wasm/ui/pages/console/console.h"
#include "wasm/ui/pages/console/license_choice.h"
#include "wasm/ui/pages/form_sheet.h"
#include "wasm/ui/pages/guide_state.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/fact_list.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

class ActivateWizard : public FormSheet {
public:
    explicit ActivateWizard(std::string site) : site_(std::move(site)) {}

    std::string title() const override { return "Parallels Mac Management - Activate License"; }
    float width() const override { return 590.0F; }

    void draw(PanelContext& context) override {
        const app::SiteDetails* site = find_site(context, site_);
        if (site == nullptr || done_) {
            context.sink.close_sheet = true;
            return;
        }
        // An activation that was left open goes on where it was.
        if (step_ == Step::key && site->dialog_open && key_.empty()) {
            key_ = site->pending_key;
            step_ = Step::waiting;
        }
        switch (step_) {
            case Step::key: draw_key(context); break;
            case Step::online: draw_online(context); break;
            case Step::waiting: draw_waiting(context, *site); break;
            case Step::response: draw_response(context); break;
        }
    }

    void answered(const app::CommandOutcome& outcome) override {
        FormSheet::answered(outcome);
        if (!outcome.ok) return;
        if (step_ == Step::key) {
            request_file_ = outcome.saved;
            step_ = Step::waiting;
        } else {
            done_ = true;
        }
    }

    /// "Do not close this dialog": closing it discards the request (OFF-3).
    void dismissed(PanelContext& context) override { close(context); }

private:
    enum class Step : std::uint8_t { key, online, waiting, response };

    std::string online_command() const {
        return CommandText("proxy.activate").add("site", site_).add("key", trim(key_)).text();
    }
    std::string import_command() const {
        return CommandText("proxy.importActivation")
            .add("site", site_)
            .add("file", response_file_)
            .text();
    }

    void close(PanelContext& context) {
        const app::SiteDetails* site = find_site(context, site_);
        if (site != nullptr && site->dialog_open) {
            context.sink.submit(CommandText("proxy.closeDialog").add("site", site_).text());
        }
        context.sink.close_sheet = true;
    }

    void draw_key(PanelContext& context) {
        fact("Site", site_);
        gap(space_2);
        if (choose_key(context, chosen_, key_)) forget_answer();
        gap(space_3);
        const FieldError wrong =
            error("key", {"E_KEY_FORMAT", "E_KEY_UNKNOWN", "E_KEY_NOT_REGISTERED", "E_KEY_EXPIRED",
                          "E_KEY_WRONG_PRODUCT", "E_KEY_IN_USE", "E_KEY_RELEASE_PENDING"});
        if (text_field("License key", key_,
                       {.placeholder = "XXXXXX-XXXXXX-XXXXXX-XXXXXX-XXXXXX",
                        .error = wrong,
                        .focus_now = std::exchange(focus_first_, false),
                        .mono = true})) {
            chosen_ = -1;
            forget_answer();
        }
        gap(space_3);
        if (choices("Method",
                    {{"Activate online", "The Proxy contacts https://pmm.parallels.com"},
                     {"Activate offline", "By files, through My Account"}},
                    method_)) {
            forget_answer();
        }
        if (answer_ && answer_->code == "E_SERVER_UNREACHABLE") {
            gap(space_2);
            note(NoteKind::warning, "Without access to pmm.parallels.com, use Activate offline.");
        }
        draw_other_error();
        const SheetChoice choice = sheet_footer({.confirm = "Next"});
        if (choice == SheetChoice::cancel) close(context);
        if (choice == SheetChoice::confirm) next(context);
    }

    /// Online: the key is verified before anything is shown, and nothing is bound yet.
    void next(PanelContext& context) {
        if (method_ == 0) {
            answer_ = context.session.preview(online_command());
            if (answer_->ok) {
                forget_answer();
                step_ = Step::online;
            }
            return;
        }
        const std::string name = free_file_name(context, to_lower(site_) + "-activation-request");
        context.sink.submit_for_sheet(CommandText("proxy.requestActivation")
                                          .add("site", site_)
                                          .add("key", trim(key_))
                                          .add("save", name)
                                          .text());
    }

    void draw_online(PanelContext& context) {
        text_wrapped(TextStyle::table, tokens().text_muted,
                     "The key was verified. Nothing is activated yet.");
        gap(space_2);
        draw_license_of_key(context, key_);
        draw_other_error();
        const SheetChoice choice = sheet_footer({.confirm = "Activate"});
        if (choice == SheetChoice::cancel) close(context);
        if (choice == SheetChoice::confirm) context.sink.submit_for_sheet(online_command());
    }

    void save_request(PanelContext& context) {
        if (const auto text = text_of_file(context, request_file_)) {
            context.sink.platform.save_file =
                FileToSave{request_file_, "application/octet-stream", *text};
        }
    }

    void draw_waiting(PanelContext& context, const app::SiteDetails& site) {
        if (!site.dialog_open) {
            step_ = Step::key;
            return;
        }
        take_response(context);
        note(NoteKind::warning,
             "Do not close this dialog: the license activation file fits only "
             "the request that it made.");
        gap(space_3);
        text_line(TextStyle::strong, tokens().text, "1. Save the offline activation request file");
        gap(space_1);
        if (button("Save", {.icon = icon_download, .enabled = !request_file_.empty()})) {
            save_request(context);
        }
        gap(space_3);
        text_line(TextStyle::strong, tokens().text, "2. Submit it in My Account");
        gap(space_1);
        if (button("Go to Offline Activation and Validation", {.icon = icon_open_in_new})) {
            open_account_page(context, AccountPage::offline_activation);
            context.sink.close_sheet = true;
        }
        gap(space_3);
        draw_browse(context);
        const SheetChoice choice = sheet_footer(
            {.confirm = "Next", .enabled = !response_file_.empty() && import_problem_.empty()});
        if (choice == SheetChoice::cancel) close(context);
        if (choice == SheetChoice::confirm) step_ = Step::response;
    }

    void draw_browse(PanelContext& context) {
        text_line(TextStyle::strong, tokens().text, "3. Select the license activation file");
        gap(space_1);
        if (button("Browse", {.icon = icon_folder_open})) {
            context.sink.platform.pick_file = ".json,application/json";
        }
        std::vector<std::string> files;
        for (const app::SavedFile& file : context.session.saved_files()) {
            if (file.kind == "activationFile") files.push_back(file.name);
        }
        if (!files.empty()) {
            gap(space_2);
            int chosen = -1;
            for (std::size_t i = 0; i < files.size(); ++i) {
                if (files[i] == response_file_) chosen = static_cast<int>(i);
            }
            if (dropdown("or one that My Account has made in this scenario", files, chosen,
                         {.placeholder = "Choose a file"})) {
                response_file_ = files[static_cast<std::size_t>(chosen)];
            }
        }
        import_problem_.clear();
        if (response_file_.empty()) return;
        const app::CommandOutcome& outcome = cache_.of(context.session, import_command());
        gap(space_2);
        text_line(TextStyle::mono, tokens().text_muted, response_file_);
        if (outcome.ok) return;
        import_problem_ = outcome.message;
        error_line({outcome.message, outcome.code});
    }

    /// A file from disk becomes known under its name.
    void take_response(PanelContext& context) {
        context.view.takes_files = true;
        if (!context.view.received) return;
        const ReceivedFile file = *std::exchange(context.view.received, std::nullopt);
        context.sink.submit(
            CommandText("file.import").add("save", file.name).add("text", file.text).text());
        response_file_ = file.name;
    }

    void draw_response(PanelContext& context) {
        text_wrapped(TextStyle::table, tokens().text_muted,
                     "The license activation file fits. Nothing is activated yet.");
        gap(space_2);
        draw_license_of_key(context, key_);
        draw_other_error();
        const SheetChoice choice = sheet_footer({.confirm = "Activate"});
        if (choice == SheetChoice::cancel) close(context);
        if (choice == SheetChoice::confirm) context.sink.submit_for_sheet(import_command());
    }

    std::string site_;
    std::string key_;
    int chosen_ = -1;
    int method_ = 0;
    Step step_ = Step::key;
    bool done_ = false;
    std::string request_file_;
    std::string response_file_;
    std::string import_problem_;
    PreviewCache cache_;
};

}  // namespace

std::unique_ptr<Sheet> make_activate_wizard(const std::string& site) {
    return std::make_unique<ActivateWizard>(site);
}

}  // namespace headroom::ui
