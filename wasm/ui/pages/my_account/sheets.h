#pragma once
// The dialogs of My Account.

#include <memory>
#include <string>

#include "core/app/my_account_view.h"
#include "core/app/subscription_details.h"
#include "wasm/ui/dialogs/sheet.h"

namespace headroom::ui {

std::unique_ptr<Sheet> make_create_business();
/// `key` is filled in: the one that was just sold.
std::unique_ptr<Sheet> make_register_key(std::string key = {});
std::unique_ptr<Sheet> make_rename(const app::SubscriptionDetails& subscription);
std::unique_ptr<Sheet> make_upgrade(const app::SubscriptionDetails& subscription);
std::unique_ptr<Sheet> make_contract_details(const app::SubscriptionDetails& subscription);
std::unique_ptr<Sheet> make_checkout(const app::SubscriptionDetails& subscription, int months);
std::unique_ptr<Sheet> make_add_users(const std::string& company);
std::unique_ptr<Sheet> make_leave_account(const std::string& company);
std::unique_ptr<Sheet> make_join(const app::MailView& mail);

}  // namespace headroom::ui
