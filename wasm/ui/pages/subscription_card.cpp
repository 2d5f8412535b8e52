#include "wasm/ui/pages/subscription_card.h"

#include <fmt/format.h>
#include <imgui.h>

#include "icons.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/dialogs/dialogs.h"
#include "wasm/ui/pages/split_editor.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/license_bar.h"
#include "wasm/ui/widgets/status_chip.h"

namespace headroom::ui {
namespace {

std::string expiry_words(const app::SubscriptionView& subscription, Instant now) {
    return fmt::format("{}, expires {} ({})", counted(subscription.total, "license"),
                       subscription.expiration_date,
                       relative_day(subscription.expiration_date, now));
}

void draw_heading(PanelContext& context, const app::SubscriptionView& subscription) {
    constexpr const char* create = "Create a Sublicense";
    const ButtonOptions options{.kind = ButtonKind::primary, .icon = icon_plus};
    const std::string label = fmt::format("{}##{}", create, subscription.id);
    const std::string edit = fmt::format("Edit split##{}", subscription.id);
    const ButtonOptions edit_options{.icon = icon_tune};
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float button_space = button_width(label.c_str(), options) + dp(space_2) +
                               button_width(edit.c_str(), edit_options);
    const bool below = width < button_space + dp(260);
    const float text_width = below ? width : width - button_space - dp(space_4);
    const Status status = subscription_status(subscription);
    const float chip = text_size(TextStyle::small, status.word).x + dp(40 + space_2);
    const std::string name = shortened(TextStyle::title, subscription.name, text_width - chip);
    text_line(TextStyle::title, tokens().text, name);
    ImGui::SameLine(0, dp(space_2));
    status_chip(status);
    text_line(
        TextStyle::table, tokens().text_muted,
        shortened(TextStyle::table, expiry_words(subscription, context.overview.now), text_width));
    const ImVec2 after = ImGui::GetCursorScreenPos();
    if (!below) ImGui::SetCursorScreenPos({start.x + width - button_space, start.y + dp(4)});
    if (button(edit.c_str(), edit_options)) edit_split(context.view, subscription);
    ImGui::SameLine(0, dp(space_2));
    if (button(label.c_str(), options)) {
        context.sink.open_sheet = make_new_sublicense(subscription.id);
    }
    if (!below) {
        ImGui::SetCursorScreenPos(after);
        ImGui::Dummy({0, 0});
    }
}

/// True while the split of this subscription is being edited in place of the card's content.
bool draw_editor(PanelContext& context, const app::SubscriptionView& subscription) {
    // The page's state may let go of it while it draws.
    const std::shared_ptr<SplitEditor> editor = context.view.split_editor;
    if (editor == nullptr || editor->subscription() != subscription.id) return false;
    if (editor->draw(context, subscription)) context.view.split_editor.reset();
    return true;
}

}  // namespace

void draw_subscription_card(PanelContext& context, const app::SubscriptionView& subscription) {
    const Card card(("subscription-" + subscription.id).c_str());
    if (draw_editor(context, subscription)) return;
    draw_heading(context, subscription);
    gap(space_3);
    license_bar(subscription);
    gap(space_4);
    section_heading("Sublicenses",
                    subscription.caption.empty() ? "none yet" : subscription.caption);
    gap(space_1);
    draw_sublicense_table(context, subscription);
}

}  // namespace headroom::ui
