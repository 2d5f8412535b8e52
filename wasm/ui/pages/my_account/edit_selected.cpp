#include "wasm/ui/pages/my_account/edit_selected.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "wasm/ui/pages/guide_state.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/field.h"

namespace headroom::ui {
namespace {

/// What is chosen, and what became of it; begins anew with other users.
struct Editing {
    std::uint64_t loads = 0;
    std::set<std::string> emails;
    int group = 0;
    int action = 0;
    int asked = 0;
    int heard = 0;
    std::vector<FieldError> errors;  // each user's error is told by itself (USR-12)
};

std::shared_ptr<Editing> editing_of(const PanelContext& context,
                                    const std::set<std::string>& emails) {
    static std::shared_ptr<Editing> editing;
    const bool same = editing && editing->loads == context.view.loads;
    if (!same) {
        editing = std::make_shared<Editing>();
        editing->loads = context.view.loads;
    }
    if (editing->emails != emails) {
        editing->emails = emails;
        editing->errors.clear();
    }
    return editing;
}

struct EditCommand {
    std::string what;
    std::string email;
    std::string group;  // of users.setGroup
};

void ask(PanelContext& context, const std::string& company, const std::shared_ptr<Editing>& editing,
         const EditCommand& wanted) {
    CommandText command(wanted.what);
    command.add("company", company).add_texts("emails", {wanted.email});
    if (!wanted.group.empty()) command.add("group", wanted.group);
    ++editing->asked;
    context.sink.submit_then(command.text(), [editing, guide = context.view.guide,
                                              email = wanted.email](const auto& outcome) {
        ++editing->heard;
        if (!outcome.ok) {
            editing->errors.push_back({email + ": " + outcome.message, outcome.code});
        }
        if (editing->heard < editing->asked || !editing->errors.empty()) return;
        editing->group = 0;
        editing->action = 0;
        guide->ticked_users.clear();
    });
}

void apply(PanelContext& context, const std::string& company,
           const std::shared_ptr<Editing>& editing) {
    static const char* const actions[]{"", "users.resend", "users.block", "users.unblock",
                                       "users.delete"};
    editing->asked = 0;
    editing->heard = 0;
    editing->errors.clear();
    const char* group = editing->group == 2 ? "administrator" : "member";
    for (const std::string& email : editing->emails) {
        if (editing->group != 0) ask(context, company, editing, {"users.setGroup", email, group});
        if (editing->action != 0) {
            ask(context, company, editing, {actions[editing->action], email, ""});
        }
    }
}

void draw_emails(const std::set<std::string>& emails) {
    constexpr std::size_t most = 6;
    std::size_t shown = 0;
    for (const std::string& email : emails) {
        if (++shown > most) break;
        text_wrapped(TextStyle::table, tokens().text_muted, email);
    }
    if (emails.size() > most) {
        text_wrapped(TextStyle::table, tokens().text_muted,
                     fmt::format("and {} more", emails.size() - most));
    }
}

}  // namespace

void draw_edit_selected(PanelContext& context, const std::string& company,
                        const std::set<std::string>& emails) {
    const auto editing = editing_of(context, emails);
    const Card card("edit-selected");
    section_heading(fmt::format("Edit selected ({})", emails.size()));
    gap(space_1);
    draw_emails(emails);
    gap(space_3);
    choices("Group", {{"Do not change", ""}, {"Regular", ""}, {"Administrator", ""}},
            editing->group);
    gap(space_3);
    choices(
        "Actions",
        {{"None", ""}, {"Resend invitation", ""}, {"Block", ""}, {"Unblock", ""}, {"Delete", ""}},
        editing->action);
    for (const FieldError& error : editing->errors) {
        gap(space_2);
        error_line(error);
    }
    gap(space_3);
    const bool deletes = editing->action == 4;
    const ButtonOptions options{.kind = deletes ? ButtonKind::danger : ButtonKind::primary,
                                .enabled = editing->group != 0 || editing->action != 0};
    if (button("Apply", options)) apply(context, company, editing);
    ImGui::SameLine(0, dp(space_2));
    const bool escape = ImGui::IsKeyPressed(ImGuiKey_Escape, false) &&
                        !ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup);
    if (button("Cancel##edit-selected") || escape) {
        editing->group = 0;
        editing->action = 0;
        editing->errors.clear();
        guide_of(context).ticked_users.clear();
    }
}

}  // namespace headroom::ui
