#include "tests/ui/page_walk.h"

#include <utility>
#include <vector>

#include "core/app/session.h"
#include "wasm/ui/pages/guide_state.h"

namespace headroom::ui {
namespace {

using Named = std::pair<const char*, AccountPage>;

const std::vector<std::pair<const char*, PageName>> plain_pages{
    {"Planner", PageName::planner},
    {"Forecast", PageName::forecast},
    {"Calendar", PageName::calendar},
    {"Sites", PageName::sites},
    {"Map", PageName::map},
    {"Console", PageName::console},
    {"Site and Macs", PageName::site_macs},
    {"Vendor desk", PageName::vendor_desk},
    {"Log", PageName::log},
    {"Set-up", PageName::setup}};

const std::vector<Named> account_pages{
    {"Dashboard", AccountPage::dashboard},
    {"Corporate Subscriptions", AccountPage::corporate_subscriptions},
    {"Subscription Details", AccountPage::subscription_details},
    {"Renewing", AccountPage::renewing},
    {"Product Details", AccountPage::product_details},
    {"Proxy Servers", AccountPage::proxy_servers},
    {"Proxy Server Details", AccountPage::proxy_server_details},
    {"Offline Activation and Validation", AccountPage::offline_activation},
    {"MDM Certificate Signing Request", AccountPage::signing_request},
    {"Manage Users", AccountPage::manage_users},
    {"Manage business accounts", AccountPage::business_accounts},
    {"Mailbox", AccountPage::mailbox}};

void come_to_rest(UiDriver& page) {
    page.app().request_frames();
    page.settle();
    page.hover({2, 2});
}

}  // namespace

void walk_pages(UiDriver& page, const std::function<void(const std::string& name)>& look) {
    for (const auto& [name, which] : plain_pages) {
        page.app().view().page = which;
        come_to_rest(page);
        look(name);
    }
    page.app().view().page = PageName::my_account;
    come_to_rest(page);
    const app::Overview& overview = page.app().session()->overview();
    for (const auto& [name, which] : account_pages) {
        GuideState& guide = *page.app().view().guide;
        guide.subscription = overview.subscriptions.front().id;
        const auto proxies = app::proxy_servers(*page.app().session());
        if (!proxies.empty()) guide.proxy_key = proxies.front().license_key;
        guide.page = which;
        come_to_rest(page);
        look(name);
    }
}

}  // namespace headroom::ui
