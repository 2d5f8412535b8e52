// Dialogs about a subscription: register its key, rename, upgrade, contract.

#include <fmt/format.h>
#include <imgui.h>

#include <utility>

#include <charconv>

#include "core/base/text.h"
#include "icons.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/pages/form_sheet.h"
#include "wasm/ui/pages/guide_state.h"
#include "wasm/ui/pages/my_account/sheets.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/fact_list.h"
#include "wasm/ui/widgets/list_table.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

/// Register a license key (SUB-4), and the confirmation that leads to Subscription Details.
class RegisterKey : public FormSheet {
public:
    explicit RegisterKey(std::string key) : key_(std::move(key)) {}
    std::string title() const override {
        return went_well() ? "License key registered" : "Register a License Key";
    }

    void draw(PanelContext& context) override {
        if (went_well()) {
            draw_done(context);
            return;
        }
        const FieldError wrong =
            error("key", {"E_KEY_FORMAT", "E_KEY_UNKNOWN", "E_KEY_ALREADY_REGISTERED",
                          "E_KEY_IS_SUBLICENSE", "E_SUBSCRIPTION_EXPIRED"});
        if (text_field("License key", key_,
                       {.caption = "The primary key that came with the subscription",
                        .placeholder = "XXXXXX-XXXXXX-XXXXXX-XXXXXX-XXXXXX",
                        .error = wrong,
                        .focus_now = std::exchange(focus_first_, false),
                        .mono = true})) {
            forget_answer();
        }
        draw_other_error();
        const SheetChoice choice = sheet_footer({.confirm = "Register"});
        if (choice == SheetChoice::cancel) context.sink.close_sheet = true;
        if (choice != SheetChoice::confirm) return;
        CommandText command = CommandText("subscription.register");
        command.add("key", trim(key_));
        const std::string& company = guide_of(context).company;
        if (company.empty()) {
            command.add_json("company", "null");
        } else {
            command.add("company", company);
        }
        context.sink.submit_for_sheet(command.text());
    }

private:
    void draw_done(PanelContext& context) {
        text_wrapped(TextStyle::body, tokens().text,
                     "The subscription belongs to this account now. Its key can activate an "
                     "installation.");
        gap(space_3);
        if (fact_with_copy("License Key", registered_key(context))) {
            context.sink.platform.copy_text = registered_key(context);
        }
        const SheetChoice choice =
            sheet_footer({.confirm = "Open Corporate Subscriptions", .cancel = "Close"});
        if (choice == SheetChoice::none) return;
        context.sink.close_sheet = true;
        if (choice == SheetChoice::cancel) return;
        bool known = false;
        for (const app::SubscriptionDetails& view : all_subscriptions(context)) {
            if (!same_key(view.primary_key, key_) && view.id != trim(key_)) continue;
            guide_of(context).subscription = view.id;
            known = true;
        }
        open_account_page(context, known ? AccountPage::subscription_details
                                         : AccountPage::corporate_subscriptions);
    }

    /// The key as it is written, also when it was typed without hyphens.
    std::string registered_key(const PanelContext& context) const {
        for (const app::SubscriptionDetails& view : all_subscriptions(context)) {
            if (same_key(view.primary_key, key_) || view.id == trim(key_)) return view.primary_key;
        }
        return std::string(trim(key_));
    }

    std::string key_;
};

class Rename : public FormSheet {
public:
    Rename(std::string id, std::string name) : id_(std::move(id)), name_(std::move(name)) {}
    std::string title() const override { return "Edit Subscription Name"; }

    void draw(PanelContext& context) override {
        if (went_well()) context.sink.close_sheet = true;
        if (text_field("Name##subscription", name_,
                       {.caption = "Any name that you like",
                        .error = error("name", {"E_NAME_EMPTY", "E_NUMBER_INVALID"}),
                        .focus_now = std::exchange(focus_first_, false)})) {
            forget_answer();
        }
        draw_other_error();
        const SheetChoice choice = sheet_footer({.confirm = "Apply"});
        if (choice == SheetChoice::cancel) context.sink.close_sheet = true;
        if (choice != SheetChoice::confirm) return;
        context.sink.submit_for_sheet(
            CommandText("subscription.rename").add("subscription", id_).add("name", name_).text());
    }

private:
    std::string id_, name_;
};

/// An upgrade goes through Sales: how many licenses more (SUB-26).
class UpgradeSubscription : public FormSheet {
public:
    UpgradeSubscription(std::string id, Count total) : id_(std::move(id)), total_(total) {}
    std::string title() const override { return "Upgrade the subscription"; }

    void draw(PanelContext& context) override {
        if (went_well()) context.sink.close_sheet = true;
        text_wrapped(TextStyle::table, tokens().text_muted,
                     "Parallels Sales adds licenses at once; installations learn it at their "
                     "next refresh.");
        gap(space_3);
        if (text_field("Additional licenses", more_,
                       {.error = error("licenses", {"E_NUMBER_INVALID"}),
                        .focus_now = std::exchange(focus_first_, false)})) {
            forget_answer();
        }
        gap(space_2);
        Count more = 0;
        std::from_chars(more_.data(), more_.data() + more_.size(), more);
        fact("Total number of licenses then", fmt::format("{}", total_ + more));
        draw_other_error();
        const SheetChoice choice = sheet_footer({.confirm = "Upgrade"});
        if (choice == SheetChoice::cancel) context.sink.close_sheet = true;
        if (choice != SheetChoice::confirm) return;
        context.sink.submit_for_sheet(
            CommandText("sales.upgrade").add("subscription", id_).add("licenses", more).text());
    }

private:
    std::string id_;
    Count total_;
    std::string more_ = "10";
};

class ContractDetails : public Sheet {
public:
    explicit ContractDetails(app::SubscriptionDetails view) : view_(std::move(view)) {}
    std::string title() const override { return "Contract Details"; }

    void draw(PanelContext& context) override {
        fact("Contract number", view_.contract_number);
        fact("Company", view_.company);
        fact("Product", view_.product);
        fact("Number of licenses", fmt::format("{}", view_.total));
        fact("Start date", long_date(view_.start_date));
        fact("Expiration date", long_date(view_.expiration_date));
        fact("Duration", app::duration_in_words(view_.duration_months));
        fact("Origin", state_word(view_.origin));
        fact("Sales representative", view_.sales_representative);
        gap(space_3);
        section_heading("Orders");
        draw_orders();
        const SheetChoice choice = sheet_footer({.confirm = "Download", .cancel = "Close"});
        if (choice == SheetChoice::cancel) context.sink.close_sheet = true;
        if (choice == SheetChoice::confirm) {
            context.sink.platform.save_file =
                FileToSave{"contract-" + view_.contract_number + ".txt", "application/octet-stream",
                           app::contract_text(view_)};
        }
    }

private:
    void draw_orders() {
        static const std::vector<Column> columns{
            {.title = "Date", .width = 100},
            {.title = "Order", .share = 1},
            {.title = "Licenses", .width = 72, .align = Align::right},
            {.title = "Total then", .width = 72, .align = Align::right, .rank = 2},
            {.title = "Duration", .width = 90, .rank = 1},
        };
        std::vector<ListRow> rows;
        for (const app::OrderView& order : view_.orders) {
            rows.push_back(
                {.label = order.date + " " + order.kind,
                 .cells = {text_cell(long_date(order.date)), text_cell(state_word(order.kind)),
                           number_cell(order.licenses), number_cell(order.total),
                           text_cell(order.months > 0 ? app::duration_in_words(order.months)
                                                      : "\xE2\x80\x93")}});
        }
        draw_list({.id = "orders", .columns = columns, .rows = rows});
    }

    app::SubscriptionDetails view_;
};

}  // namespace

std::unique_ptr<Sheet> make_register_key(std::string key) {
    return std::make_unique<RegisterKey>(std::move(key));
}

std::unique_ptr<Sheet> make_rename(const app::SubscriptionDetails& subscription) {
    return std::make_unique<Rename>(subscription.id, subscription.name);
}

std::unique_ptr<Sheet> make_upgrade(const app::SubscriptionDetails& subscription) {
    return std::make_unique<UpgradeSubscription>(subscription.id, subscription.total);
}

std::unique_ptr<Sheet> make_contract_details(const app::SubscriptionDetails& subscription) {
    return std::make_unique<ContractDetails>(subscription);
}

}  // namespace headroom::ui
