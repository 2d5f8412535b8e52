// The subscriptions of the plan: each with its licenses, first and last day.

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "core/base/text.h"
#include "icons.h"
#include "wasm/ui/pages/setup/setup_state.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/entry_field.h"
#include "wasm/ui/widgets/field.h"
#include "wasm/ui/widgets/field_parts.h"

namespace headroom::ui {
namespace {

using app::SubscriptionFigures;

/// Takes over what was typed; tells what is no number or date.
class SubscriptionRow {
public:
    SubscriptionRow(PanelContext& context, const app::SetupSubscription& one)
        : context_(context), one_(one), figures_(figures_of(one)) {}

    SubscriptionFigures draw() {
        FieldRow row;
        if (const auto typed = field(row, "Name", 220, figures_.name)) {
            if (!trim(*typed).empty()) figures_.name = trim(*typed);
        }
        if (const auto typed = field(row, "Licenses", 96, fmt::format("{}", figures_.licenses))) {
            take_licenses(*typed);
        }
        if (const auto typed = field(row, "From", 116, format_date(figures_.starts))) {
            take_day(*typed, figures_.starts);
        }
        if (const auto typed = field(row, "Until", 116, format_date(figures_.expires))) {
            take_day(*typed, figures_.expires);
        }
        if (!one_.trial) {
            row.next(180);
            ImGui::BeginGroup();
            field_label("At its end");
            checkbox("Renewed automatically", figures_.auto_renew);
            ImGui::EndGroup();
        }
        return figures_;
    }

private:
    std::optional<std::string> field(FieldRow& row, const char* what, float width,
                                     const std::string& value) {
        row.next(width);
        ImGui::BeginGroup();
        field_label(what);
        const std::string label = fmt::format("{} of {}", what, one_.name);
        const auto typed = entry_field(label.c_str(), value, {.width = width, .id = what});
        ImGui::EndGroup();
        return typed;
    }

    void take_licenses(const std::string& text) {
        const auto number = app::parse_grouped_count(text);
        if (number && *number > 0) {
            figures_.licenses = *number;
        } else {
            refuse(context_, "Write a number of licenses above 0, not \"" + text + "\".");
        }
    }

    void take_day(const std::string& text, Date& day) {
        const auto date = parse_date(trim(text));
        if (!date) return refuse(context_, "Write a date like 2027-06-30, not \"" + text + "\".");
        Date& other = &day == &figures_.starts ? figures_.expires : figures_.starts;
        const bool starts = &day == &figures_.starts;
        if (starts ? *date > other : *date < other) {
            return refuse(context_, "A subscription has to end after it begins.");
        }
        day = *date;
    }

    PanelContext& context_;
    const app::SetupSubscription& one_;
    SubscriptionFigures figures_;
};

/// A further subscription begins like the last one, so that only what differs has to be typed.
SubscriptionFigures next_subscription(const app::Setup& setup) {
    SubscriptionFigures figures{"My licenses", 100, date_of(setup.start), date_of(setup.end) - 1,
                                false};
    if (setup.subscriptions.empty()) return figures;
    figures = figures_of(setup.subscriptions.back());
    figures.name = fmt::format("Subscription {}", setup.subscriptions.size() + 1);
    figures.licenses = 100;
    return figures;
}

}  // namespace

void draw_subscriptions_card(SetupState& state, PanelContext& context) {
    const Card card("setup-subscriptions");
    section_heading("Subscriptions", "what you bought");
    const app::Setup& setup = state.setup;
    for (std::size_t i = 0; i < setup.subscriptions.size(); ++i) {
        gap(space_2);
        const app::SetupSubscription& one = setup.subscriptions[i];
        ImGui::PushID(static_cast<int>(i));
        submit_edit(context, edit_subscription(setup, i, SubscriptionRow(context, one).draw()));
        const std::string remove = "Remove " + one.name;
        ImGui::SameLine(0, dp(space_2));
        if (ImGui::GetContentRegionAvail().x < dp(control_height)) ImGui::NewLine();
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float down = text_size(TextStyle::small, "X").y + dp(space_1);
        ImGui::SetCursorScreenPos({at.x, at.y + down});
        if (icon_button(icon_delete, remove.c_str())) {
            submit_edit(context, remove_subscription(setup, i), one.name + " is removed");
        }
        ImGui::PopID();
    }
    gap(space_3);
    if (button("Add a subscription", {.icon = icon_plus})) {
        submit_edit(context, add_subscription(setup, next_subscription(setup)));
    }
}

}  // namespace headroom::ui
