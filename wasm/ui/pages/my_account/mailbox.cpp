// The mailbox: what was sent to whom, and the links of invitations (USR-4, USR-7).

#include <fmt/format.h>
#include <imgui.h>

#include <utility>

#include <algorithm>

#include "core/base/text.h"
#include "core/base/words.h"
#include "icons.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/pages/form_sheet.h"
#include "wasm/ui/pages/guide_state.h"
#include "wasm/ui/pages/my_account/pages.h"
#include "wasm/ui/pages/my_account/sheets.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/field.h"
#include "wasm/ui/widgets/list_table.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

/// The login page behind an invitation's link: password, Join.
class Join : public FormSheet {
public:
    explicit Join(app::MailView mail) : mail_(std::move(mail)) {}
    std::string title() const override { return "Join " + mail_.company; }

    void draw(PanelContext& context) override {
        if (went_well()) {
            context.sink.close_sheet = true;
            return;
        }
        text_wrapped(TextStyle::table, tokens().text_muted,
                     as_sentence("Sign in to accept the invitation to the business account of " +
                                 mail_.company));
        gap(space_3);
        text_field(
            "Email##join", mail_.to,
            {.error = error("email", {"E_ACCOUNT_NEEDED", "E_INVITE_INVALID"}), .enabled = false});
        if (answer_ && answer_->code == "E_ACCOUNT_NEEDED") {
            gap(space_2);
            if (button("Register this address first")) {
                context.sink.close_sheet = true;
                sign_in_as(guide_of(context), "");
                guide_of(context).address_to_register = mail_.to;
            }
        }
        gap(space_3);
        if (text_field("Password##join", password_,
                       {.error = error("password", {"E_BAD_CREDENTIALS"}),
                        .focus_now = std::exchange(focus_first_, false),
                        .secret = true})) {
            forget_answer();
        }
        draw_other_error();
        const SheetChoice choice = sheet_footer({.confirm = "Join"});
        if (choice == SheetChoice::cancel) context.sink.close_sheet = true;
        if (choice != SheetChoice::confirm) return;
        context.sink.submit_for_sheet(CommandText("users.join")
                                          .add("company", mail_.company)
                                          .add("email", mail_.to)
                                          .add("password", password_)
                                          .text());
    }

private:
    app::MailView mail_;
    std::string password_;
};

const std::vector<Column>& mailbox_columns() {
    static const std::vector<Column> all{
        {.title = "Sent", .width = 130, .rank = 1},
        {.title = "To", .share = 0.8F},
        {.title = "Subject", .share = 1.4F, .rank = 2},
        {.title = "Invitation", .width = 72},
    };
    return all;
}

std::vector<const app::MailView*> shown_mails(const PanelContext& context) {
    const GuideState& guide = guide_of(context);
    std::vector<const app::MailView*> shown;
    for (const app::MailView& mail : my_account(context).mail) {
        if (guide.mail_of.empty() || to_lower(mail.to) == guide.mail_of) shown.push_back(&mail);
    }
    return shown;
}

void draw_owner_filter(PanelContext& context) {
    GuideState& guide = guide_of(context);
    std::vector<std::string> entries{"Everybody's mail"};
    for (const app::MailView& mail : my_account(context).mail) {
        const std::string to = to_lower(mail.to);
        if (std::find(entries.begin(), entries.end(), to) == entries.end()) entries.push_back(to);
    }
    const auto found = std::find(entries.begin(), entries.end(), guide.mail_of);
    int chosen = found == entries.end() ? 0 : static_cast<int>(found - entries.begin());
    if (dropdown("##mail-of", entries, chosen, {.placeholder = "Mailbox of", .width = 280})) {
        guide.mail_of = chosen == 0 ? "" : entries[static_cast<std::size_t>(chosen)];
        guide.open_mail.reset();
    }
    gap(space_3);
}

void draw_mail(PanelContext& context, const app::MailView& mail) {
    const Card card("mail");
    section_heading(mail.subject);
    text_line(TextStyle::small, tokens().text_muted,
              fmt::format("to {}, {}", mail.to, date_and_time(mail.at)));
    gap(space_3);
    text_wrapped(TextStyle::body, tokens().text, mail.body);
    if (mail.company.empty()) return;
    gap(space_3);
    const ButtonOptions options{.kind = ButtonKind::primary,
                                .icon = icon_open_in_new,
                                .tooltip = mail.invitation_open
                                               ? nullptr
                                               : "This link no longer works: the invitation was "
                                                 "accepted, deleted or sent again",
                                .enabled = mail.invitation_open};
    if (button("Open the invitation", options)) context.sink.open_sheet = make_join(mail);
}

}  // namespace

std::unique_ptr<Sheet> make_join(const app::MailView& mail) { return std::make_unique<Join>(mail); }

void draw_mailbox(PanelContext& context) {
    GuideState& guide = guide_of(context);
    page_heading("Mailbox", "Mails that My Account has sent: invitations and notices.");
    draw_owner_filter(context);
    const auto mails = shown_mails(context);
    if (mails.empty()) {
        const Card card("none");
        empty_state(icon_email, "No mail yet", "Invite somebody: Manage Users, Add Users.");
        return;
    }
    std::vector<ListRow> rows;
    for (std::size_t i = 0; i < mails.size(); ++i) {
        rows.push_back({.label = mails[i]->to + ", " + date_and_time(mails[i]->at),
                        .cells = {text_cell(date_and_time(mails[i]->at)), text_cell(mails[i]->to),
                                  text_cell(mails[i]->subject),
                                  text_cell(mails[i]->invitation_open ? "Open" : "")},
                        .selected = guide.open_mail == i});
    }
    {
        const Card card("mails");
        const ListClick click = draw_list({.id = "mails",
                                           .columns = mailbox_columns(),
                                           .rows = rows,
                                           .height = rows.size() > 9 ? 322.0F : 0.0F,
                                           .selectable = true});
        if (click) guide.open_mail = static_cast<std::size_t>(click.row);
    }
    gap(space_3);
    if (guide.open_mail && *guide.open_mail < mails.size()) {
        draw_mail(context, *mails[*guide.open_mail]);
    }
}

}  // namespace headroom::ui
