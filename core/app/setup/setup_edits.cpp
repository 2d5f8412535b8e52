// Edits of the plan and of its subscriptions; those of sites are in site_edits.cpp.

#include "core/app/setup/setup_edits.h"

#include <algorithm>
#include <set>

#include "core/app/setup/document_parts.h"
#include "core/app/setup/key_choice.h"

namespace headroom::app {
namespace {

using scenario::Json;

void write_figures(Json& subscription, const SubscriptionFigures& figures) {
    subscription["name"] = figures.name;
    subscription["licenses"] = figures.licenses;
    subscription["starts"] = format_date(figures.starts);
    subscription["expires"] = format_date(figures.expires);
    if (figures.auto_renew) {
        subscription["autoRenew"] = true;
    } else {
        subscription.erase("autoRenew");
    }
}

bool is_about(const Json& step, const std::set<std::string>& names) {
    for (const char* member : {"subscription", "sublicense", "key"}) {
        if (names.count(text_in(step, member)) > 0) return true;
    }
    return false;
}

}  // namespace

std::string edit_plan(const Setup& setup, const std::string& name, Date start, Date end) {
    const Json before = Json::parse(setup.document);
    Json after = before;
    if (!name.empty()) after["name"] = name;
    if (start != date_of(setup.start)) after["start"] = format_date(start);
    if (end != date_of(setup.end)) after["end"] = format_date(end);
    return edit_between(before, after);
}

SubscriptionFigures figures_of(const SetupSubscription& subscription) {
    return {subscription.name, subscription.licenses, subscription.starts, subscription.expires,
            subscription.auto_renew};
}

std::string add_subscription(const Setup& setup, const SubscriptionFigures& figures) {
    const Json before = Json::parse(setup.document);
    Json after = before;
    std::set<std::string> taken;
    for (const SetupSubscription& one : setup.subscriptions) taken.insert(one.id);
    for (const SetupSite& site : setup.sites) taken.insert(site.key_id);
    for (const Json& step : list_in(before, "steps")) taken.insert(text_in(step, "id"));
    std::string id = "main";
    for (int n = 2; taken.count(id) > 0; ++n) id = "subscription-" + std::to_string(n);
    Json subscription{{"id", id}, {"name", ""}, {"kind", "paid"}};
    write_figures(subscription, figures);
    make_list(after["world"], "subscriptions").push_back(std::move(subscription));
    return edit_between(before, after);
}

std::string edit_subscription(const Setup& setup, std::size_t index,
                              const SubscriptionFigures& figures) {
    if (figures == figures_of(setup.subscriptions.at(index))) return "";
    const Json before = Json::parse(setup.document);
    Json after = before;
    write_figures(after["world"]["subscriptions"].at(index), figures);
    return edit_between(before, after);
}

std::string remove_subscription(const Setup& setup, std::size_t index) {
    const Json before = Json::parse(setup.document);
    Json after = before;
    std::set<std::string> keys{setup.subscriptions.at(index).id};
    Json& subscriptions = after["world"]["subscriptions"];
    for (const Json& sublicense : list_in(subscriptions.at(index), "sublicenses")) {
        keys.insert(text_in(sublicense, "id"));
    }
    for (Json& site : make_list(after["world"], "sites")) {
        if (keys.count(text_in(site, "key")) == 0) continue;
        site.erase("key");
        site.erase("method");
    }
    subscriptions.erase(index);
    if (after.contains("steps")) {
        Json& steps = after["steps"];
        const auto about = [&](const Json& step) { return is_about(step, keys); };
        steps.erase(std::remove_if(steps.begin(), steps.end(), about), steps.end());
    }
    return edit_between(before, after);
}

}  // namespace headroom::app
