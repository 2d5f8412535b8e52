// Renewing Subscription Online (SUB-21 to SUB-24).

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "wasm/ui/app/words.h"
#include "wasm/ui/pages/form_sheet.h"
#include "wasm/ui/pages/guide_state.h"
#include "wasm/ui/pages/my_account/pages.h"
#include "wasm/ui/pages/my_account/parts.h"
#include "wasm/ui/pages/my_account/sheets.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/fact_list.h"
#include "wasm/ui/widgets/field.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

/// The order in the Online Store: it is completed, or abandoned.
class Checkout : public FormSheet {
public:
    Checkout(const app::SubscriptionDetails& subscription, int months)
        : id_(subscription.id), name_(subscription.name), months_(months) {
        for (const app::RenewalChoice& choice : subscription.renewal_choices) {
            if (choice.months == months) date_ = choice.expiration_date;
        }
    }

    std::string title() const override {
        return went_well() ? "Order completed" : "Parallels Online Store";
    }

    void draw(PanelContext& context) override {
        if (went_well()) {
            draw_done(context);
            return;
        }
        text_wrapped(TextStyle::table, tokens().text_muted,
                     "Nothing changes until the order is completed.");
        gap(space_3);
        fact("Subscription", name_);
        fact("New subscription duration", app::duration_in_words(months_));
        fact("New expiration date", long_date(date_));
        draw_other_error();
        const SheetChoice choice =
            sheet_footer({.confirm = "Complete order", .cancel = "Abandon order"});
        if (choice == SheetChoice::none) return;
        const bool paid = choice == SheetChoice::confirm;
        const std::string command = CommandText("subscription.renew")
                                        .add("subscription", id_)
                                        .add("months", months_)
                                        .add_flag("paid", paid)
                                        .text();
        if (paid) {
            context.sink.submit_for_sheet(command);
        } else {
            context.sink.submit(command, "The order was abandoned; nothing has changed");
            context.sink.close_sheet = true;
        }
    }

private:
    void draw_done(PanelContext& context) {
        text_wrapped(TextStyle::body, tokens().text,
                     fmt::format("\"{}\" now expires on {}. Its keys stay the same; installations "
                                 "learn the new date at their next refresh.",
                                 name_, long_date(date_)));
        const SheetChoice choice =
            sheet_footer({.confirm = "Back to Subscription Details", .cancel = nullptr});
        if (choice == SheetChoice::none) return;
        context.sink.close_sheet = true;
        open_account_page(context, AccountPage::subscription_details);
    }

    std::string id_, name_, date_;
    int months_;
};

void draw_choice(PanelContext& context, const app::SubscriptionDetails& view) {
    GuideState& guide = guide_of(context);
    std::vector<std::string> entries;
    for (const app::RenewalChoice& choice : view.renewal_choices) {
        entries.push_back(app::duration_in_words(choice.months));
    }
    const int last = static_cast<int>(entries.size()) - 1;
    guide.new_duration = std::clamp(guide.new_duration, 0, last);
    dropdown("New subscription duration", entries, guide.new_duration, {.width = 260});
    gap(space_3);
    const auto& chosen = view.renewal_choices[static_cast<std::size_t>(guide.new_duration)];
    detail("New expiration date", long_date(chosen.expiration_date));
    gap(space_4);
    if (button("Proceed to Checkout", {.kind = ButtonKind::primary})) {
        context.sink.open_sheet = make_checkout(view, chosen.months);
    }
    ImGui::SameLine(0, dp(space_2));
    if (button("Cancel##renewing")) guide.page = AccountPage::subscription_details;
}

}  // namespace

std::unique_ptr<Sheet> make_checkout(const app::SubscriptionDetails& subscription, int months) {
    return std::make_unique<Checkout>(subscription, months);
}

void draw_renewing(PanelContext& context) {
    GuideState& guide = guide_of(context);
    const app::SubscriptionDetails* view = find_subscription(context, guide.subscription);
    if (view == nullptr) {
        guide.page = AccountPage::corporate_subscriptions;
        return;
    }
    if (crumb("Subscription Details##crumb")) guide.page = AccountPage::subscription_details;
    crumb_here("Renew online");
    page_heading("Renewing Subscription Online",
                 "Review the current term, choose a new one, and complete the order in the "
                 "Online Store.");
    const Card card("renewing");
    detail("Subscription", view->name);
    detail("Current duration", app::duration_in_words(view->duration_months));
    detail("Expiration date", long_date(view->expiration_date));
    gap(space_3);
    draw_choice(context, *view);
}

}  // namespace headroom::ui
