#include "wasm/ui/pages/guide_state.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/text.h"
#include "core/base/words.h"

namespace headroom::ui {

namespace {

/// The company that a person lands in: the one used last, otherwise the first; none: the personal
/// account.
void find_company_of(const PanelContext& context, GuideState& guide) {
    guide.finds_company = false;
    const auto companies = companies_of(my_account(context), guide.person);
    if (companies.empty()) return;
    const auto last = guide.last_company.find(guide.person);
    const bool known = last != guide.last_company.end() &&
                       (last->second.empty() || std::find(companies.begin(), companies.end(),
                                                          last->second) != companies.end());
    guide.company = known ? last->second : companies.front();
}

}  // namespace

GuideState& guide_of(const PanelContext& context) {
    UiState& view = context.view;
    if (!view.guide || view.guide->loads != view.loads) {
        view.guide = std::make_shared<GuideState>();
        view.guide->loads = view.loads;
        // A scenario may begin before anybody has an account: then the sign-in page comes first.
        for (const app::PersonView& person : my_account(context).people) {
            const bool administers = person.email == my_account(context).administrator;
            if (administers) sign_in_as(*view.guide, person.email);
        }
    }
    if (view.guide->finds_company) find_company_of(context, *view.guide);
    return *view.guide;
}

const app::MyAccountView& my_account(const PanelContext& context) {
    return guide_of(context).account_view.of(context.session, app::my_account_view);
}

const std::vector<app::SubscriptionDetails>& all_subscriptions(const PanelContext& context) {
    return guide_of(context).subscription_views.of(context.session, app::subscription_details);
}

const std::vector<app::ProxyServerView>& all_proxy_servers(const PanelContext& context) {
    return guide_of(context).proxy_views.of(context.session, app::proxy_servers);
}

const app::SiteDetails* find_site(const PanelContext& context, const std::string& code) {
    const auto make = [&](const app::Session& session) { return app::site_details(session, code); };
    const auto& found = guide_of(context).site_views[code].of(context.session, make);
    return found ? &*found : nullptr;
}

const app::SubscriptionDetails* find_subscription(const PanelContext& context,
                                                  const std::string& id) {
    for (const app::SubscriptionDetails& view : all_subscriptions(context)) {
        if (view.id == id) return &view;
    }
    return nullptr;
}

const app::SubscriptionView* find_overview(const PanelContext& context, const std::string& id) {
    for (const app::SubscriptionView& view : context.overview.subscriptions) {
        if (view.id == id) return &view;
    }
    return nullptr;
}

const app::CompanyView* find_company(const PanelContext& context, const std::string& name) {
    for (const app::CompanyView& company : my_account(context).companies) {
        if (company.name == name) return &company;
    }
    return nullptr;
}

std::vector<std::string> companies_of(const app::MyAccountView& view, const std::string& email) {
    std::vector<std::string> names;
    for (const app::CompanyView& company : view.companies) {
        for (const app::MemberView& member : company.members) {
            const bool same = to_lower(member.email) == to_lower(email);
            if (same && member.status == "Active") names.push_back(company.name);
        }
    }
    return names;
}

std::vector<const app::SubscriptionDetails*> shown_subscriptions(const PanelContext& context) {
    const GuideState& guide = guide_of(context);
    std::vector<const app::SubscriptionDetails*> shown;
    for (const app::SubscriptionDetails& view : all_subscriptions(context)) {
        const bool mine = guide.company.empty() ? !view.person.empty() && to_lower(view.person) ==
                                                                              to_lower(guide.person)
                                                : view.company == guide.company;
        if (mine) shown.push_back(&view);
    }
    return shown;
}

app::Acting acting_on(const PanelContext& context) {
    using In = app::Acting::In;
    const UiState& view = context.view;
    if (view.page == PageName::my_account) return {In::my_account, guide_of(context).person};
    const bool known = view.guide && view.guide->loads == view.loads;
    return {In::planning, known ? view.guide->person : ""};
}

void sign_in_as(GuideState& guide, const std::string& email) {
    guide.person = email;
    guide.company.clear();
    guide.page = AccountPage::dashboard;
    guide.finds_company = !email.empty();
    guide.ticked_users.clear();
}

void show_company(GuideState& guide, const std::string& company) {
    guide.company = company;
    guide.last_company[guide.person] = company;
    guide.ticked_users.clear();
}

void open_account_page(const PanelContext& context, AccountPage page) {
    context.view.page = PageName::my_account;
    guide_of(context).page = page;
}

const std::string& current_site(const PanelContext& context) {
    GuideState& guide = guide_of(context);
    const auto& sites = context.overview.sites;
    const bool known = std::any_of(sites.begin(), sites.end(), [&](const app::SiteView& site) {
        return site.code == guide.site;
    });
    if (!known) guide.site = sites.empty() ? "" : sites.front().code;
    return guide.site;
}

std::string free_file_name(const PanelContext& context, const std::string& stem) {
    const std::vector<app::SavedFile> files = context.session.saved_files();
    for (int number = 1;; ++number) {
        const std::string name =
            number == 1 ? stem + ".json" : fmt::format("{}-{}.json", stem, number);
        const bool taken = std::any_of(files.begin(), files.end(),
                                       [&](const auto& file) { return file.name == name; });
        if (!taken) return name;
    }
}

std::optional<std::string> text_of_file(const PanelContext& context, const std::string& name) {
    for (const app::SavedFile& file : context.session.saved_files()) {
        if (file.name == name) return file.text;
    }
    return std::nullopt;
}

std::string remedies_in_words(const app::SiteDetails& site) {
    std::string text;
    for (const std::string& remedy : site.remedies) {
        text += (text.empty() ? "" : " Or: ") + remedy;
    }
    return text;
}

std::string page_date(const PanelContext& context, const std::string& date) {
    const PageName page = context.view.page;
    const bool of_the_documents =
        page == PageName::my_account || page == PageName::console || page == PageName::vendor_desk;
    return of_the_documents || date.empty() ? long_date(date) : date;
}

std::string long_date(const std::string& date) {
    const auto day = parse_date(date);
    if (!day) return "\xE2\x80\x93";
    const CalendarDay calendar = calendar_of(*day);
    return fmt::format("{} {}, {}", month_name(calendar.month), calendar.day, calendar.year);
}

}  // namespace headroom::ui
