// Offline Activation and Validation (PAG-11), and MDM Certificate Signing Request (CSR-1): files go
// up, answers come down.

#include <fmt/format.h>
#include <imgui.h>

#include <utility>

#include "icons.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/pages/guide_state.h"
#include "wasm/ui/pages/my_account/pages.h"
#include "wasm/ui/pages/my_account/parts.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/field.h"
#include "wasm/ui/widgets/list_table.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

/// What a file is, in the words of the documents.
std::string kind_in_words(const std::string& kind) {
    if (kind == "activationRequest") return "Offline activation request";
    if (kind == "activationFile") return "License activation file";
    if (kind == "refreshRequest") return "Offline refresh request";
    if (kind == "subscriptionInformation") return "Subscription information file";
    if (kind == "deactivationRequest") return "Offline deactivation request";
    if (kind == "signedCsr") return "Signed certificate request";
    return "File";
}

bool is_request(const std::string& kind) {
    return kind == "activationRequest" || kind == "refreshRequest" || kind == "deactivationRequest";
}

const char* answer_stem(const std::string& kind) {
    return kind == "activationRequest" ? "license-activation" : "subscription-information";
}

std::string told_after(const std::string& kind) {
    if (kind == "activationRequest") {
        return "The key is activated for this installation. Download the license activation file "
               "and select it in the console's dialog, which must still be open.";
    }
    if (kind == "refreshRequest") {
        return "The number of used licenses is recorded. Download the subscription information "
               "file and select it in "
               "License Information.";
    }
    return "The deactivation is complete: the key is released and can be used elsewhere.";
}

std::string upload_command(const PanelContext& context, const std::string& name,
                           const std::string& kind) {
    CommandText command("portal.upload");
    command.add("file", name);
    if (kind == "activationRequest" || kind == "refreshRequest") {
        command.add("save", free_file_name(context, answer_stem(kind)));
    }
    return command.text();
}

/// Submits a file that commands know by name.
void upload(PanelContext& context, const std::string& name, const std::string& kind) {
    context.sink.submit_then(upload_command(context, name, kind), [guide = context.view.guide, name,
                                                                   kind](const auto& outcome) {
        if (outcome.ok) {
            guide->upload = UploadAnswer{name, outcome.saved, told_after(kind), ""};
        } else {
            guide->upload = UploadAnswer{name, "", outcome.message, outcome.code};
        }
    });
}

/// A file from disk: it becomes known first, then it is submitted. One that would be refused is not
/// taken at all.
void take_file(PanelContext& context) {
    context.view.takes_files = true;
    if (!context.view.received) return;
    const ReceivedFile file = *std::exchange(context.view.received, std::nullopt);
    const std::string kind = app::offline_file_kind(file.text);
    const std::string import =
        CommandText("file.import").add("save", file.name).add("text", file.text).text();
    const auto outcomes =
        context.session.preview_all({import, upload_command(context, file.name, kind)});
    if (outcomes[0].ok && !outcomes[1].ok) {
        guide_of(context).upload =
            UploadAnswer{file.name, "", outcomes[1].message, outcomes[1].code};
        return;
    }
    context.sink.submit(import);
    upload(context, file.name, kind);
}

void draw_answer(PanelContext& context, const std::optional<UploadAnswer>& answer,
                 const char* download) {
    if (!answer) return;
    gap(space_3);
    if (!answer->code.empty()) {
        error_line({fmt::format("{}: {}", answer->given, answer->told), answer->code});
        return;
    }
    note(NoteKind::plain, answer->told);
    if (answer->answer.empty()) return;
    gap(space_2);
    if (button(download, {.kind = ButtonKind::primary, .icon = icon_download})) {
        if (const auto text = text_of_file(context, answer->answer)) {
            context.sink.platform.save_file =
                FileToSave{answer->answer, "application/octet-stream", *text};
        }
    }
    ImGui::SameLine(0, dp(space_3));
    text_line(TextStyle::mono, tokens().text_muted, answer->answer);
}

void draw_submit(PanelContext& context) {
    const Card card("submit");
    section_heading("Submit a request file");
    gap(space_1);
    text_wrapped(TextStyle::table, tokens().text_muted,
                 "An offline activation, refresh or deactivation request saved by the console. "
                 "Choose it, or drop it on the page.");
    gap(space_3);
    if (button("Choose a request file", {.kind = ButtonKind::primary, .icon = icon_upload})) {
        context.sink.platform.pick_file = ".json,application/json";
    }
    const auto& answer = guide_of(context).upload;
    const bool information =
        answer && answer->told.find("subscription information") != std::string::npos;
    draw_answer(context, answer,
                information ? "Download subscription information file"
                            : "Download license activation file");
}

void draw_saved_files(PanelContext& context) {
    static const std::vector<Column> columns{
        {.title = "File", .share = 1.4F},
        {.title = "Kind", .share = 1, .rank = 1},
        {.title = "", .width = 64},
        {.title = "", .width = 76},
    };
    std::vector<app::SavedFile> files = context.session.saved_files();
    std::vector<ListRow> rows;
    for (const app::SavedFile& file : files) {
        rows.push_back({.label = file.name,
                        .cells = {mono_cell(file.name), text_cell(kind_in_words(file.kind)),
                                  action_cell(is_request(file.kind) ? "Submit" : ""),
                                  action_cell("Download")}});
    }
    const Card card("files");
    section_heading("Files of this scenario", "what console and My Account have saved so far");
    if (rows.empty()) {
        gap(space_1);
        text_wrapped(TextStyle::table, tokens().text_muted,
                     "None yet. In the Console: Activate license, then Activate offline.");
        return;
    }
    const ListClick click = draw_list({.id = "saved-files", .columns = columns, .rows = rows});
    if (click.column < 0) return;
    const app::SavedFile& file = files[static_cast<std::size_t>(click.row)];
    if (click.column == 2) upload(context, file.name, file.kind);
    if (click.column == 3)
        context.sink.platform.save_file =
            FileToSave{file.name, "application/octet-stream", file.text};
}

/// A PEM file from disk is signed at once (CSR-2).
void take_request(PanelContext& context) {
    context.view.takes_files = true;
    if (!context.view.received) return;
    const ReceivedFile file = *std::exchange(context.view.received, std::nullopt);
    const std::size_t dot = file.name.rfind('.');
    const std::string save = file.name.substr(0, dot) + "-signed.pem";
    context.sink.submit_then(
        CommandText("portal.signCsr").add("text", file.text).add("save", save).text(),
        [guide = context.view.guide, name = file.name](const auto& outcome) {
            if (outcome.ok) {
                guide->signing = UploadAnswer{
                    name, outcome.saved, "Signed. Download the file and take it to Apple.", ""};
            } else {
                guide->signing = UploadAnswer{name, "", outcome.message, outcome.code};
            }
        });
}

void draw_signing_history(PanelContext& context) {
    static const std::vector<Column> columns{
        {.title = "Date", .width = 100},
        {.title = "User", .share = 1},
        {.title = "File name", .share = 1},
        {.title = "Subject", .share = 1, .rank = 1},
    };
    std::vector<ListRow> rows;
    for (const app::SignedCsrView& csr : my_account(context).signed_csrs) {
        rows.push_back({.label = csr.file,
                        .cells = {text_cell(long_date(csr.date)), text_cell(csr.user),
                                  mono_cell(csr.file), text_cell(csr.subject)}});
    }
    const Card card("history");
    section_heading("History", fmt::format("{} signed", rows.size()));
    if (rows.empty()) {
        gap(space_1);
        text_wrapped(TextStyle::table, tokens().text_muted,
                     "None yet. Choose a request above; what is signed stays listed here.");
        return;
    }
    draw_list({.id = "csr-history", .columns = columns, .rows = rows});
}

}  // namespace

void draw_offline_activation(PanelContext& context) {
    take_file(context);
    page_heading("Offline Activation and Validation",
                 "For installations without access to pmm.parallels.com. Off by default: Sales "
                 "enables it for a subscription (Vendor desk).");
    draw_submit(context);
    gap(space_3);
    draw_saved_files(context);
}

void draw_signing_request(PanelContext& context) {
    take_request(context);
    page_heading("MDM Certificate Signing Request",
                 "Signs a certificate request for Apple's Device Enrollment Program. It has no "
                 "effect on licenses.");
    {
        const Card card("sign");
        section_heading("Sign a request");
        gap(space_1);
        text_wrapped(TextStyle::table, tokens().text_muted,
                     "A PEM file with a CERTIFICATE REQUEST. Choose it, or drop it on the page.");
        gap(space_3);
        if (button("Choose a certificate request",
                   {.kind = ButtonKind::primary, .icon = icon_upload})) {
            context.sink.platform.pick_file = ".pem,.csr,.txt";
        }
        draw_answer(context, guide_of(context).signing, "Download signed request");
    }
    gap(space_3);
    draw_signing_history(context);
}

}  // namespace headroom::ui
