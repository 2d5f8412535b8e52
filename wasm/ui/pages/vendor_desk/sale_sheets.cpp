// Sell, trial, buy, correct: what the Sales desk and the Online Store do.

#include <fmt/format.h>
#include <imgui.h>

#include <charconv>
#include <utility>

#include "core/base/text.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/pages/form_sheet.h"
#include "wasm/ui/pages/guide_state.h"
#include "wasm/ui/pages/my_account/sheets.h"
#include "wasm/ui/pages/vendor_desk/vendor_desk.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/fact_list.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

Count number_in(const std::string& text) {
    const std::string_view plain = trim(text);
    Count value = 0;
    const auto [end, problem] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    return problem == std::errc{} && end == plain.data() + plain.size() ? value : 0;
}

class SaleSheet : public FormSheet {
public:
    explicit SaleSheet(Sale sale) : sale_(sale) {}

    std::string title() const override {
        if (went_well()) return "License key delivered";
        if (sale_ == Sale::trial) return "Issue a trial";
        return sale_ == Sale::store ? "Buy a subscription" : "Sell a subscription";
    }

    void draw(PanelContext& context) override {
        if (went_well()) {
            draw_key(context);
            return;
        }
        bool changed = false;
        if (sale_ != Sale::trial) {
            changed |= text_field("Product", product_);
            gap(space_3);
        }
        changed |= text_field("Number of licenses", licenses_,
                              {.error = error("licenses", {"E_NUMBER_INVALID"}),
                               .focus_now = std::exchange(focus_first_, false)});
        gap(space_3);
        if (sale_ == Sale::trial) {
            changed |= text_field("Days", days_, {.error = error("days")});
        } else {
            dropdown("Duration", {"1 month", "1 year", "2 years", "3 years"}, duration_);
            gap(space_3);
            changed |= text_field(
                "Start date", starts_,
                {.caption = "YYYY-MM-DD; empty: today", .error = error("starts", {"E_DATE_PAST"})});
        }
        if (sale_ == Sale::subscription) {
            gap(space_3);
            choices("Sold by", {{"Parallels Sales", ""}, {"Partner or reseller", ""}}, origin_);
        }
        if (changed) forget_answer();
        draw_other_error();
        const char* verb = sale_ == Sale::trial ? "Issue" : sale_ == Sale::store ? "Buy" : "Sell";
        const SheetChoice choice = sheet_footer({.confirm = verb});
        if (choice == SheetChoice::cancel) context.sink.close_sheet = true;
        if (choice == SheetChoice::confirm) sell(context);
    }

private:
    /// Names of refused creations stay taken, so a command is tried before it is given, and under
    /// the first name that is free: "sale", "sale-2" ...
    void sell(PanelContext& context) {
        const char* stem = sale_ == Sale::trial ? "trial" : sale_ == Sale::store ? "order" : "sale";
        for (int number = 1; number <= 50; ++number) {
            id_ = number == 1 ? std::string(stem) : fmt::format("{}-{}", stem, number);
            answer_ = context.session.preview(command());
            const bool taken =
                answer_->is_input_error && answer_->message.find(" is taken") != std::string::npos;
            if (!taken) break;
        }
        if (!answer_->ok) return;
        forget_answer();
        context.sink.submit_for_sheet(command());
    }

    std::string command() const {
        const bool trial = sale_ == Sale::trial;
        CommandText command(trial ? "sales.trial" : "sales.sell");
        command.add("id", id_).add("licenses", number_in(licenses_));
        if (trial) {
            command.add("days", number_in(days_));
        } else {
            static constexpr Count months[]{1, 12, 24, 36};
            command.add("months", months[duration_]).add("product", trim(product_));
            if (!trim(starts_).empty()) command.add("starts", trim(starts_));
            const char* seller = origin_ == 0 ? "sales" : "reseller";
            command.add("origin", sale_ == Sale::store ? "store" : seller);
        }
        return command.text();
    }

    void draw_key(PanelContext& context) {
        const app::SubscriptionDetails* sold = find_subscription(context, id_);
        if (sold == nullptr) {
            context.sink.close_sheet = true;
            return;
        }
        if (fact_with_copy("License Key", sold->primary_key)) {
            context.sink.platform.copy_text = sold->primary_key;
        }
        gap(space_2);
        fact("Product", sold->product);
        fact("Number of licenses", fmt::format("{}", sold->total));
        fact("Expiration date", long_date(sold->expiration_date));
        gap(space_2);
        text_wrapped(TextStyle::small, tokens().text_muted,
                     "The key has to be registered in My Account before it can activate "
                     "anything.");
        const SheetChoice choice =
            sheet_footer({.confirm = "Register it in My Account", .cancel = "Close"});
        if (choice == SheetChoice::none) return;
        context.sink.close_sheet = true;
        if (choice != SheetChoice::confirm) return;
        const std::string key = sold->primary_key;
        context.sink.platform.copy_text = key;
        open_account_page(context, AccountPage::corporate_subscriptions);
        context.sink.open_sheet = make_register_key(key);
    }

    Sale sale_;
    std::string product_ = "Parallels Mac Management";
    std::string licenses_ = "100";
    std::string days_ = "30";
    std::string starts_;
    std::string id_;
    int duration_ = 1;
    int origin_ = 0;
};

class Correction : public FormSheet {
public:
    Correction(std::string id, Count total)
        : id_(std::move(id)), total_(fmt::format("{}", total)) {}
    std::string title() const override { return "Correct the total"; }

    void draw(PanelContext& context) override {
        if (went_well()) {
            context.sink.close_sheet = true;
            return;
        }
        text_wrapped(TextStyle::table, tokens().text_muted,
                     "May go below the number of managed Macs, but not below what Reserved "
                     "sublicenses set aside.");
        gap(space_3);
        if (text_field("Total number of licenses", total_,
                       {.error = error("licenses", {"E_NUMBER_INVALID", "E_TOTAL_BELOW_RESERVED"}),
                        .focus_now = std::exchange(focus_first_, false)})) {
            forget_answer();
        }
        draw_other_error();
        const SheetChoice choice = sheet_footer({.confirm = "Apply"});
        if (choice == SheetChoice::cancel) context.sink.close_sheet = true;
        if (choice != SheetChoice::confirm) return;
        context.sink.submit_for_sheet(CommandText("sales.correct")
                                          .add("subscription", id_)
                                          .add("licenses", number_in(total_))
                                          .text());
    }

private:
    std::string id_;
    std::string total_;
};

}  // namespace

std::unique_ptr<Sheet> make_sale(Sale sale) { return std::make_unique<SaleSheet>(sale); }

std::unique_ptr<Sheet> make_correction(const app::SubscriptionDetails& subscription) {
    return std::make_unique<Correction>(subscription.id, subscription.total);
}

}  // namespace headroom::ui
