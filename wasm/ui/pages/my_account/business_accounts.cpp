// Manage business accounts: a box per company, Leave account (USR-20), and the dialogs around it.

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "core/base/text.h"
#include "icons.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/pages/form_sheet.h"
#include "wasm/ui/pages/guide_state.h"
#include "wasm/ui/pages/my_account/company_form.h"
#include "wasm/ui/pages/my_account/pages.h"
#include "wasm/ui/pages/my_account/parts.h"
#include "wasm/ui/pages/my_account/sheets.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

/// The explanation, then Registering a Business Account (ACC-5).
class CreateBusiness : public FormSheet {
public:
    std::string title() const override {
        return proceeded_ ? "Registering a Business Account" : "Create a business account";
    }

    void draw(PanelContext& context) override {
        if (went_well()) {
            enter(context);
            return;
        }
        if (!proceeded_) {
            draw_explanation(context);
            return;
        }
        if (form_.draw(answer_)) forget_answer();
        if (answer_ && answer_->code != "E_FIELD_REQUIRED") draw_other_error();
        const SheetChoice choice = sheet_footer({.confirm = "Create a Business Account"});
        if (choice == SheetChoice::cancel) context.sink.close_sheet = true;
        if (choice != SheetChoice::confirm) return;
        context.sink.submit_for_sheet(
            CommandText("account.createBusiness").add_json("company", form_.json()).text());
    }

private:
    void draw_explanation(PanelContext& context) {
        text_wrapped(TextStyle::body, tokens().text,
                     "A business account belongs to a company or an organization. You become its "
                     "administrator and can invite others; its subscriptions are seen and managed "
                     "by every administrator. Your personal account stays as it is, and you can "
                     "switch between the two.");
        const SheetChoice choice = sheet_footer({.confirm = "Proceed"});
        if (choice == SheetChoice::cancel) context.sink.close_sheet = true;
        if (choice != SheetChoice::confirm) return;
        proceeded_ = true;
        form_.take_keyboard();
    }

    void enter(PanelContext& context) {
        context.sink.close_sheet = true;
        GuideState& guide = guide_of(context);
        const auto companies = companies_of(my_account(context), guide.person);
        if (!companies.empty()) show_company(guide, companies.back());
    }

    CompanyForm form_;
    bool proceeded_ = false;
};

class LeaveAccount : public FormSheet {
public:
    explicit LeaveAccount(std::string company) : company_(std::move(company)) {}
    std::string title() const override { return "Leave account"; }

    void draw(PanelContext& context) override {
        if (went_well()) {
            context.sink.close_sheet = true;
            return;
        }
        text_wrapped(TextStyle::body, tokens().text,
                     fmt::format("Leave the business account of {}? {} loses access to its "
                                 "subscriptions and keeps the personal account.",
                                 company_, guide_of(context).person));
        draw_other_error();
        const SheetChoice choice =
            sheet_footer({.confirm = "Leave Account", .kind = ButtonKind::danger});
        if (choice == SheetChoice::cancel) context.sink.close_sheet = true;
        if (choice != SheetChoice::confirm) return;
        context.sink.submit_for_sheet(CommandText("users.leave").add("company", company_).text());
    }

private:
    std::string company_;
};

std::string my_group(const app::CompanyView& company, const std::string& person) {
    for (const app::MemberView& member : company.members) {
        if (to_lower(member.email) != to_lower(person)) continue;
        return member.group == "administrator" ? "Administrator" : "Parallels User";
    }
    return "";
}

void draw_company(PanelContext& context, const app::CompanyView& company) {
    GuideState& guide = guide_of(context);
    const Card card(("company-" + company.name).c_str());
    section_heading(company.name);
    gap(space_2);
    detail("Your group", my_group(company, guide.person));
    detail("Users", fmt::format("{}", company.members.size()));
    detail("Subscriptions", fmt::format("{}", company.subscriptions.size()));
    if (!company.country.empty()) {
        detail("Country",
               company.state.empty() ? company.country : company.country + ", " + company.state);
        detail("ZIP/Postal code", company.zip);
        detail("Business phone", company.phone);
    }
    gap(space_2);
    if (button(("Manage users##" + company.name).c_str())) {
        show_company(guide, company.name);
        guide.page = AccountPage::manage_users;
    }
    ImGui::SameLine(0, dp(space_2));
    if (button(("Leave account##" + company.name).c_str())) {
        context.sink.open_sheet = make_leave_account(company.name);
    }
}

}  // namespace

std::unique_ptr<Sheet> make_create_business() { return std::make_unique<CreateBusiness>(); }

std::unique_ptr<Sheet> make_leave_account(const std::string& company) {
    return std::make_unique<LeaveAccount>(company);
}

void draw_business_accounts(PanelContext& context) {
    page_heading("Manage business accounts", "Companies to which you have access.");
    const auto names = companies_of(my_account(context), guide_of(context).person);
    if (names.empty()) {
        const Card card("none");
        empty_state(icon_domain, "No business account",
                    "Create one, or accept an invitation from the Mailbox.");
    }
    for (const std::string& name : names) {
        if (const app::CompanyView* company = find_company(context, name)) {
            draw_company(context, *company);
            gap(space_3);
        }
    }
    if (button("Create a business account", {.icon = icon_plus})) {
        context.sink.open_sheet = make_create_business();
    }
}

}  // namespace headroom::ui
