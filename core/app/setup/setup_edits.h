#pragma once
// Changes of what a scenario begins with (setup.h), as commands for Session::submit
// (scenario_edit.h). An empty text means that nothing would change. A session refuses an edit
// whose scenario is not valid, and says why.

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/app/setup/setup.h"
#include "core/app/setup/stay_words.h"

namespace headroom::app {

/// First instant (00:00 UTC of `start`) and end of the plan.
std::string edit_plan(const Setup& setup, const std::string& name, Date start, Date end);

struct SubscriptionFigures {
    std::string name;
    Count licenses = 0;  // 1 to 1,000,000,000
    Date starts;
    Date expires;  // the last day
    bool auto_renew = false;

    friend bool operator==(const SubscriptionFigures&, const SubscriptionFigures&) = default;
};
SubscriptionFigures figures_of(const SetupSubscription& subscription);

std::string add_subscription(const Setup& setup, const SubscriptionFigures& figures);
std::string edit_subscription(const Setup& setup, std::size_t index,
                              const SubscriptionFigures& figures);
/// With its sublicenses and the steps about it; sites that began with one of its keys have none
/// afterwards.
std::string remove_subscription(const Setup& setup, std::size_t index);

/// What is expected of a site. Members without a value stay as they are; the headcount keeps its
/// growth when the stay or the Macs change.
struct ExpectationWish {
    std::optional<double> growth;  // of the headcount, a year: 0.08 = 8 %
    std::optional<StayWish> stay;
    bool by_terms = false;  // Macs come as terms begin (term_months)

    bool any() const { return growth || stay || by_terms; }
};

/// Weights of the months of a school: many Macs come as terms begin, in February and from August
/// to October. Their sum is 12, so that a year brings as many Macs as without weights.
const std::array<double, 12>& term_months();

struct NewSite {
    SiteFigures figures;
    ExpectationWish expectation;
};

/// An edit, and what could not be had, in words: a Reserved sublicense for which no subscription
/// has room, for example. Such a site is there without a key.
struct SiteEdit {
    std::string command;
    std::vector<std::string> remarks;
};
/// Sites of known codes are changed, others added. An offline site allows offline activation for
/// its subscription.
SiteEdit put_sites(const Setup& setup, const std::vector<NewSite>& sites);
/// Another code renames the site everywhere in the scenario. When something cannot be had, nothing
/// changes: there are remarks and no command.
SiteEdit edit_site(const Setup& setup, std::size_t index, const SiteFigures& figures);
/// With its sublicense, its demand, and what is to come or expected there.
std::string remove_site(const Setup& setup, std::size_t index);

std::string edit_expectation(const Setup& setup, std::size_t index, const ExpectationWish& wish);

/// A code of three characters that no site has: the first of the name's letters, or "S01" ...
std::string code_for(const std::string& name, const std::vector<std::string>& taken);

}  // namespace headroom::app
