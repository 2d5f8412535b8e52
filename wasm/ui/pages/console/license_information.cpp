// License Information with Refresh and Deactivate, each by the method of the activation.

#include <fmt/format.h>
#include <imgui.h>

#include <utility>

#include "core/base/text.h"
#include "core/base/words.h"
#include "icons.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/pages/console/console.h"
#include "wasm/ui/pages/form_sheet.h"
#include "wasm/ui/pages/guide_state.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/fact_list.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

constexpr const char* dash = "\xE2\x80\x93";

class LicenseInformation : public FormSheet {
public:
    explicit LicenseInformation(std::string site) : site_(std::move(site)) {}
    std::string title() const override {
        return asking_ ? "Deactivate License" : "Parallels Mac Management - License Information";
    }

    void draw(PanelContext& context) override {
        const app::SiteDetails* site = find_site(context, site_);
        if (site == nullptr) {
            context.sink.close_sheet = true;
        } else if (asking_) {
            draw_confirmation(context, *site);
        } else {
            draw_fields(context, *site);
        }
    }

    void answered(const app::CommandOutcome& outcome) override {
        FormSheet::answered(outcome);
        if (!outcome.ok) return;
        asking_ = false;
        told_ = std::exchange(told_when_done_, "");
        if (!outcome.saved.empty()) to_save_ = outcome.saved;
    }

private:
    void draw_fields(PanelContext& context, const app::SiteDetails& site) {
        fact("Site", site.description.empty() ? site_ : site_ + ", " + site.description);
        fact("License status", site.license_status);
        if (site.key_text.empty()) {
            fact("License key", dash);
        } else if (fact_with_copy("License key", site.key_text)) {
            context.sink.platform.copy_text = site.key_text;
        }
        const bool known = site.number_of_licenses.has_value();
        fact("Start date", known ? long_date(site.start_date) : dash);
        fact("End date", known ? long_date(site.end_date) : dash);
        fact("Number of licenses", known ? fmt::format("{}", *site.number_of_licenses) : dash);
        fact("Used licenses", known ? fmt::format("{}", site.used) : dash,
             site.used > site.limit && known ? tokens().breach : 0);
        fact("Remaining licenses", known ? fmt::format("{}", site.remaining) : dash);
        if (known) fact("Activated", state_word(site.method));
        if (known && site.used > site.limit) draw_problem(site);
        gap(space_3);
        draw_buttons(context, site);
        draw_offline(context, site);
        if (!told_.empty()) {
            gap(space_2);
            note(NoteKind::plain, told_);
        }
        draw_other_error();
        if (sheet_footer({.confirm = "Close", .cancel = nullptr}) != SheetChoice::none) {
            context.sink.close_sheet = true;
        }
    }

    /// EXC-13: what helps, with its number.
    static void draw_problem(const app::SiteDetails& site) {
        gap(space_2);
        note(NoteKind::breach,
             fmt::format("{} over the limit of {}. {}", counted(site.used - site.limit, "Mac"),
                         site.limit, remedies_in_words(site)));
    }

    void draw_buttons(PanelContext& context, const app::SiteDetails& site) {
        const bool active = site.number_of_licenses.has_value();
        if (button("Refresh##license", {.icon = icon_refresh, .enabled = active})) {
            refresh(context, site);
        }
        ImGui::SameLine(0, dp(space_2));
        if (button("Deactivate##license", {.enabled = active})) {
            asking_ = true;
            forget_answer();
            told_.clear();
        }
        if (active || !site.release_pending) return;
        gap(space_2);
        text_wrapped(TextStyle::small, tokens().text_muted,
                     "Deactivated offline: its key is released when the deactivation request file "
                     "is submitted in My Account.");
        gap(space_1);
        if (button("Save the deactivation request again", {.icon = icon_download})) {
            deactivate_to_file(context);
        }
    }

    void refresh(PanelContext& context, const app::SiteDetails& site) {
        forget_answer();
        if (site.method == "online") {
            told_when_done_ = "The license terms are up to date.";
            context.sink.submit_for_sheet(CommandText("proxy.refresh").add("site", site_).text());
            return;
        }
        told_when_done_ =
            "Submit the saved request in My Account, then select the subscription "
            "information file with Browse.";
        const std::string name = free_file_name(context, to_lower(site_) + "-refresh-request");
        context.sink.submit_for_sheet(
            CommandText("proxy.requestRefresh").add("site", site_).add("save", name).text());
    }

    /// Offline refresh: the file that was just saved goes to disk, and the answer comes back.
    void draw_offline(PanelContext& context, const app::SiteDetails& site) {
        if (!to_save_.empty()) {
            const std::string name = std::exchange(to_save_, "");
            if (const auto text = text_of_file(context, name)) {
                context.sink.platform.save_file =
                    FileToSave{name, "application/octet-stream", *text};
            }
        }
        if (site.method != "offline") return;
        context.view.takes_files = true;
        if (context.view.received) {
            const ReceivedFile file = *std::exchange(context.view.received, std::nullopt);
            context.sink.submit(
                CommandText("file.import").add("save", file.name).add("text", file.text).text());
            import(context, file.name);
        }
        gap(space_2);
        if (button("Go to Offline Activation and Validation", {.icon = icon_open_in_new})) {
            open_account_page(context, AccountPage::offline_activation);
            context.sink.close_sheet = true;
        }
        gap(space_2);
        if (button("Browse", {.icon = icon_folder_open})) {
            context.sink.platform.pick_file = ".json,application/json";
        }
        ImGui::SameLine(0, dp(space_2));
        text_line(TextStyle::small, tokens().text_muted, "subscription information file");
        draw_own_files(context);
    }

    void draw_own_files(PanelContext& context) {
        std::vector<std::string> files;
        for (const app::SavedFile& file : context.session.saved_files()) {
            if (file.kind == "subscriptionInformation") files.push_back(file.name);
        }
        if (files.empty()) return;
        gap(space_2);
        int chosen = -1;
        if (dropdown("or one that My Account has made in this scenario", files, chosen,
                     {.placeholder = "Choose a file"})) {
            import(context, files[static_cast<std::size_t>(chosen)]);
        }
    }

    void import(PanelContext& context, const std::string& file) {
        forget_answer();
        told_when_done_ = "The license terms were updated from " + file + ".";
        context.sink.submit_for_sheet(
            CommandText("proxy.importRefresh").add("site", site_).add("file", file).text());
    }

    void deactivate_to_file(PanelContext& context) {
        const std::string name = free_file_name(context, to_lower(site_) + "-deactivation-request");
        told_when_done_ =
            "The installation is off, but its key is not fully released: submit the "
            "saved file in My Account.";
        context.sink.submit_for_sheet(
            CommandText("proxy.deactivate").add("site", site_).add("save", name).text());
    }

    /// What becomes of the Macs; nothing when there are none.
    static std::string macs_that_stay(Count macs) {
        if (macs == 0) return "";
        return fmt::format("Its {} {} enrolled, but unlicensed, until it is activated again. ",
                           counted(macs, "Mac"), agreeing(macs, "stays", "stay"));
    }

    void draw_confirmation(PanelContext& context, const app::SiteDetails& site) {
        const bool online = site.method == "online";
        text_wrapped(
            TextStyle::body, tokens().text,
            fmt::format("Deactivate the installation at {}? {}{}", site_, macs_that_stay(site.used),
                        online ? "The key is free at once."
                               : "A deactivation request file is saved; the key is free "
                                 "when it is submitted in My Account."));
        draw_other_error();
        const SheetChoice choice =
            sheet_footer({.confirm = "Deactivate", .kind = ButtonKind::danger});
        if (choice == SheetChoice::cancel) {
            asking_ = false;
            forget_answer();
        }
        if (choice != SheetChoice::confirm) return;
        if (!online) {
            deactivate_to_file(context);
            return;
        }
        told_when_done_ = "The installation is deactivated and its key is free.";
        context.sink.submit_for_sheet(CommandText("proxy.deactivate").add("site", site_).text());
    }

    std::string site_;
    bool asking_ = false;
    std::string told_;
    std::string told_when_done_;
    std::string to_save_;
};

}  // namespace

std::unique_ptr<Sheet> make_license_information(const std::string& site) {
    return std::make_unique<LicenseInformation>(site);
}

}  // namespace headroom::ui
