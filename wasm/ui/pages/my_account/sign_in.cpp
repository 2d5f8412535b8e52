// Sign in (ACC-7) and Register (ACC-1 to ACC-3), shown while nobody is signed in.

#include <imgui.h>

#include <memory>
#include <optional>
#include <utility>

#include "core/base/text.h"
#include "icons.h"
#include "wasm/ui/pages/form_sheet.h"
#include "wasm/ui/pages/guide_state.h"
#include "wasm/ui/pages/my_account/company_form.h"
#include "wasm/ui/pages/my_account/pages.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/field.h"

namespace headroom::ui {
namespace {

/// What is typed on the page; it outlives a visit to other pages, like a browser's form.
struct SignInForm {
    std::weak_ptr<GuideState> of;  // begins afresh with every scenario
    std::string email, password;
    std::string first_name, last_name, new_email, new_password, repeat;
    bool represents_company = false;
    bool keep_signed_in = false;
    CompanyForm company;
    std::optional<app::CommandOutcome> sign_in_answer;
    std::optional<app::CommandOutcome> register_answer;
};

std::shared_ptr<SignInForm> form_of(const PanelContext& context) {
    static std::shared_ptr<SignInForm> form;
    if (!form || form->of.lock() != context.view.guide) {
        form = std::make_shared<SignInForm>();
        form->of = context.view.guide;
    }
    return form;
}

/// Somebody is in: nothing that was typed waits for the next person.
void enter(const std::shared_ptr<SignInForm>& form, GuideState& guide, const std::string& email) {
    sign_in_as(guide, std::string(trim(email)));
    *form = SignInForm{.of = form->of};
}

void sign_in(PanelContext& context, const std::shared_ptr<SignInForm>& form) {
    const std::string command = CommandText("account.signIn")
                                    .add("email", form->email)
                                    .add("password", form->password)
                                    .text();
    context.sink.submit_then(
        command, [form, guide = context.view.guide](const app::CommandOutcome& outcome) {
            form->sign_in_answer = outcome;
            if (outcome.ok) enter(form, *guide, form->email);
        });
}

void draw_sign_in(PanelContext& context) {
    const Card card("sign-in");
    const auto form = form_of(context);
    section_heading("Sign in");
    gap(space_3);
    const auto& answer = form->sign_in_answer;
    bool changed = text_field("Email##sign-in", form->email,
                              {.error = error_at_required(answer, "email", form->email)});
    gap(space_3);
    const FieldError wrong =
        error_at_required(answer, "password", form->password, {"E_BAD_CREDENTIALS"});
    changed |= text_field("Password##sign-in", form->password, {.error = wrong, .secret = true});
    if (changed) form->sign_in_answer.reset();
    text_wrapped(TextStyle::small, tokens().text_muted,
                 "Headroom keeps no passwords. After the page was closed, any will do.");
    gap(space_3);
    const bool enter_pressed = enter_in_a_field();
    if (button("Sign in", {.kind = ButtonKind::primary}) || enter_pressed) sign_in(context, form);
    gap(space_3);
    if (my_account(context).people.empty()) return;
    text_wrapped(TextStyle::small, tokens().text_muted, "Or go on as a person who has an account:");
    gap(space_1);
    for (const app::PersonView& person : my_account(context).people) {
        if (link((person.email + "##as").c_str())) enter(form, guide_of(context), person.email);
        gap(space_1);
    }
}

void submit_registration(PanelContext& context, const std::shared_ptr<SignInForm>& form) {
    CommandText command("account.register");
    command.add("firstName", form->first_name)
        .add("lastName", form->last_name)
        .add("email", form->new_email)
        .add("password", form->new_password)
        .add("passwordRepeat", form->repeat)
        .add_flag("keepSignedIn", form->keep_signed_in);
    if (form->represents_company) command.add_json("company", form->company.json());
    context.sink.submit_then(
        command.text(), [form, guide = context.view.guide](const app::CommandOutcome& outcome) {
            form->register_answer = outcome;
            if (outcome.ok) enter(form, *guide, form->new_email);
        });
}

bool draw_person_fields(SignInForm& form) {
    const auto& answer = form.register_answer;
    bool changed = text_field("First name", form.first_name,
                              {.error = error_at_required(answer, "firstName", form.first_name)});
    gap(space_3);
    changed |= text_field("Last name", form.last_name,
                          {.error = error_at_required(answer, "lastName", form.last_name)});
    gap(space_3);
    changed |= text_field("Email", form.new_email,
                          {.placeholder = "Enter your email address",
                           .error = error_at_required(answer, "email", form.new_email,
                                                      {"E_EMAIL_INVALID", "E_EMAIL_TAKEN"})});
    gap(space_3);
    changed |= text_field(
        "Password", form.new_password,
        {.placeholder = "Type a password (at least 6 characters)",
         .error = error_at_required(answer, "password", form.new_password, {"E_PASSWORD_SHORT"}),
         .secret = true});
    gap(space_3);
    changed |= text_field(
        "Password again", form.repeat,
        {.placeholder = "Type your password again",
         .error = error_at_required(answer, "passwordRepeat", form.repeat, {"E_PASSWORD_MISMATCH"}),
         .secret = true});
    return changed;
}

void draw_register(PanelContext& context) {
    const Card card("register");
    const auto form = form_of(context);
    std::string& wanted = guide_of(context).address_to_register;
    if (!wanted.empty()) form->new_email = std::exchange(wanted, "");
    section_heading("Register");
    gap(space_3);
    bool changed = draw_person_fields(*form);
    gap(space_2);
    changed |= checkbox("I represent a company or an organization", form->represents_company);
    if (form->represents_company) {
        gap(space_2);
        changed |= form->company.draw(form->register_answer);
    }
    changed |= checkbox("Keep me signed in", form->keep_signed_in);
    if (changed) form->register_answer.reset();
    gap(space_2);
    text_wrapped(TextStyle::small, tokens().text_muted,
                 "By registering I agree to the Parallels Terms of Use.");
    gap(space_3);
    const bool enter_pressed = enter_in_a_field();
    if (button("Create Account", {.kind = ButtonKind::primary}) || enter_pressed) {
        submit_registration(context, form);
    }
}

}  // namespace

void draw_sign_in_page(PanelContext& context) {
    page_heading("My Account", "Sign in, or register a Parallels account.");
    if (ImGui::GetContentRegionAvail().x < dp(640)) {
        draw_sign_in(context);
        gap(space_4);
        draw_register(context);
        return;
    }
    const float half = (ImGui::GetContentRegionAvail().x - dp(space_6)) / 2;
    begin_part("left", half);
    draw_sign_in(context);
    end_part();
    ImGui::SameLine(0, dp(space_6));
    begin_part("right", half);
    draw_register(context);
    end_part();
}

}  // namespace headroom::ui
