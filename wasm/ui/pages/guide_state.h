#pragma once
// What the pages of the guide remember: who is signed in to My Account, which page and which row is
// open, and the view models, made anew only when the session has changed. Begins afresh with every
// scenario.

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/app/my_account_view.h"
#include "core/app/proxy_servers_view.h"
#include "core/app/site_details.h"
#include "core/app/subscription_details.h"
#include "wasm/ui/app/command_text.h"
#include "wasm/ui/app/panel_context.h"
#include "wasm/ui/widgets/chart_zoom.h"
#include "wasm/ui/widgets/sort_order.h"

namespace headroom::ui {

/// The pages of My Account (PAG-1 and the ones that links lead to).
enum class AccountPage : std::uint8_t {
    dashboard,
    corporate_subscriptions,
    subscription_details,
    renewing,
    product_details,
    proxy_servers,
    proxy_server_details,
    offline_activation,
    signing_request,
    manage_users,
    business_accounts,
    mailbox,
};

/// A value made from the session, kept as long as the session does not change.
template <class T>
class Kept {
public:
    template <class Make>
    const T& of(const app::Session& session, Make make) {
        if (!value_ || revision_ != session.revision()) {
            revision_ = session.revision();
            value_ = make(session);
        }
        return *value_;
    }

private:
    std::optional<T> value_;
    std::uint64_t revision_ = 0;
};

/// What became of a file given to Offline Activation and Validation.
struct UploadAnswer {
    std::string given;   // name of the file
    std::string answer;  // name of the file that came back, if any
    std::string told;    // plain words
    std::string code;    // of a refusal
};

struct GuideState {
    std::uint64_t loads = 0;

    // My Account
    std::string person;   // email of who is signed in; empty: the sign-in page is shown
    std::string company;  // the business account that is shown; empty: the personal account
    std::string address_to_register;  // for the registration form, once
    bool finds_company = false;       // one is to be chosen as soon as the session is read
    std::map<std::string, std::string> last_company;  // by person: the one that was shown last
    AccountPage page = AccountPage::dashboard;
    std::string subscription;  // id
    std::string product;
    std::string proxy_key;  // of the installation whose details are shown
    ChartZoom usage_zoom;   // of the chart on Proxy Server Details
    bool live = false;      // "As reported | Live" (FIG-6)
    int new_duration = 1;   // index into the renewal choices: 1 year
    std::optional<UploadAnswer> upload;
    std::optional<UploadAnswer> signing;
    std::string user_search;
    int user_group_filter = 0;
    int user_status_filter = 0;
    std::set<std::string> ticked_users;
    std::string mail_of;  // whose mailbox; empty: everybody's
    std::optional<std::size_t> open_mail;

    // Console, Site and Macs, vendor desk
    std::string site;  // code
    std::string mac_name;
    std::optional<app::CommandOutcome> enrollment;  // what the Mac's user saw last
    std::string enrolled_name;
    std::map<std::string, SortOrder> sorts;  // by table

    Kept<app::MyAccountView> account_view;
    Kept<std::vector<app::SubscriptionDetails>> subscription_views;
    Kept<std::vector<app::ProxyServerView>> proxy_views;
    std::map<std::string, Kept<std::optional<app::SiteDetails>>> site_views;
};

GuideState& guide_of(const PanelContext& context);

// View models of the session as it is now.
const app::MyAccountView& my_account(const PanelContext& context);
const std::vector<app::SubscriptionDetails>& all_subscriptions(const PanelContext& context);
const std::vector<app::ProxyServerView>& all_proxy_servers(const PanelContext& context);
/// nullptr when there is no such site.
const app::SiteDetails* find_site(const PanelContext& context, const std::string& code);
const app::SubscriptionDetails* find_subscription(const PanelContext& context,
                                                  const std::string& id);
const app::SubscriptionView* find_overview(const PanelContext& context, const std::string& id);
const app::CompanyView* find_company(const PanelContext& context, const std::string& name);

/// The companies to which the person has access (ACC-12).
std::vector<std::string> companies_of(const app::MyAccountView& view, const std::string& email);
/// Subscriptions of the account that is shown (ACC-4).
std::vector<const app::SubscriptionDetails*> shown_subscriptions(const PanelContext& context);

/// Who gives the commands of the page that is shown (architecture: "Who acts"): in My Account
/// whoever is signed in, elsewhere an administrator of the company that plans.
app::Acting acting_on(const PanelContext& context);

/// Signs somebody in to My Account: into the company that was used last, otherwise the first one.
void sign_in_as(GuideState& guide, const std::string& email);
/// Shows one of the person's companies, or with an empty name the personal account.
void show_company(GuideState& guide, const std::string& company);

/// Goes to a page of My Account, from wherever.
void open_account_page(const PanelContext& context, AccountPage page);

/// The site that Console, Site and Macs and the map are about: the first one until another is
/// chosen. Empty when there is none.
const std::string& current_site(const PanelContext& context);

/// A file name that commands can use: free in this session, "p01-activation-request.json".
std::string free_file_name(const PanelContext& context, const std::string& stem);
/// The text of a saved file; nullptr when there is none of that name.
std::optional<std::string> text_of_file(const PanelContext& context, const std::string& name);

/// What helps at a site that is over its limit (EXC-13): "Raise ... Or: Remove 2 Macs."
std::string remedies_in_words(const app::SiteDetails& site);

/// The one form of dates that the open page has: as the documents show them on the documents' own
/// pages (My Account, Console, Vendor desk), 2017-11-29 elsewhere.
std::string page_date(const PanelContext& context, const std::string& date);

/// A date as the documents show it: "November 29, 2017"; a dash when empty.
std::string long_date(const std::string& date);

}  // namespace headroom::ui
