#include "core/scenario/schemas/scenario_words.h"

#include <string>

namespace headroom::scenario {
namespace {

struct Words {
    const char* where;  // below `properties`; "*" steps into the items of a list
    const char* text;
};

constexpr Words words[] = {
    {"schema", "The format of this file; always headroom/scenario/1."},
    {"name", "What lists and reports call the scenario."},
    {"description", "What to look at, for people."},
    {"seed", "Of the random numbers; the same seed gives the same run. 1 when left out."},
    {"start", "When the simulated time begins."},
    {"end", "When it ends: an instant, or a span from the start such as 90d."},
    {"settings", "Constants of the product that this scenario changes."},
    {"settings/graceDays", "Days that an expired subscription stays usable."},
    {"settings/trialDays", "Length of a trial."},
    {"settings/refreshHours", "Hours between two refreshes of a proxy's license terms."},
    {"settings/reportHours", "Hours between two usage reports of a proxy."},
    {"settings/balloonMinutes", "Minutes between two balloons about a breach."},
    {"settings/pollMinutes", "Minutes between two looks of the Problem Monitor."},
    {"settings/retryHours", "Hours until a failed refresh is tried again."},
    {"settings/expiringSoonDays", "Days before its end on which a subscription is expiring soon."},
    {"world", "What exists at the start."},
    {"world/company", "The company in My Account."},
    {"world/admin", "Email of its first administrator, who acts where a step names nobody."},
    {"world/subscriptions", "Sold and registered in the company before the start."},
    {"world/subscriptions/*/id", "A name of your choice; it also stands for the primary key."},
    {"world/subscriptions/*/name", "As My Account shows it."},
    {"world/subscriptions/*/product", "The product that was bought."},
    {"world/subscriptions/*/kind", "Paid (the default) or a trial."},
    {"world/subscriptions/*/licenses", "How many Macs it allows."},
    {"world/subscriptions/*/starts", "First day of the term; the start when left out."},
    {"world/subscriptions/*/months", "Length of the term in months."},
    {"world/subscriptions/*/expires", "Last day of the term, instead of months."},
    {"world/subscriptions/*/autoRenew", "Whether it renews itself on its last day."},
    {"world/subscriptions/*/offlineAllowed", "Whether sites may activate offline."},
    {"world/subscriptions/*/origin", "Who sold it."},
    {"world/subscriptions/*/sublicenses", "Keys of their own within the subscription."},
    {"world/subscriptions/*/sublicenses/*/id", "A name of your choice; it stands for the key."},
    {"world/subscriptions/*/sublicenses/*/name", "As My Account shows it."},
    {"world/subscriptions/*/sublicenses/*/type",
     "Reserved takes its licenses out of the pool; dynamic shares the pool up to a ceiling."},
    {"world/subscriptions/*/sublicenses/*/licenses", "Reserved: its own; dynamic: the ceiling."},
    {"world/subscriptions/*/sublicenses/*/expires", "withSubscription, or a date of its own."},
    {"world/sites", "SCCM sites with their Configuration Manager Proxy."},
    {"world/sites/*/code", "The site code; everything else names the site by it."},
    {"world/sites/*/description", "For people."},
    {"world/sites/*/hostname", "Name of the server that the proxy runs on."},
    {"world/sites/*/version", "Version of the proxy."},
    {"world/sites/*/internet", "Whether the proxy reaches the License Server; true when left out."},
    {"world/sites/*/key", "The key that the site is activated with: an id, or the key's text."},
    {"world/sites/*/method", "How it is activated."},
    {"world/sites/*/macs", "Macs that are managed from the start on, whatever the limit says."},
    {"world/sites/*/replaces", "Code of the site whose second proxy this is."},
    {"world/sites/*/discoveryWhenFull",
     "What auto-discovery does with a Mac when the key is full: enroll it all the same, or leave "
     "it unmanaged."},
    {"steps", "Commands at their times; those of one instant run in the order of the file."},
    {"demand", "How many Macs come to each site, and how long they stay."},
    {"demand/*/site", "Code of the site; one entry a site."},
    {"demand/*/arrivals", "When Macs come."},
    {"demand/*/stay", "How long a Mac stays; for ever when left out."},
    {"demand/*/method",
     "manual: refused at the limit; discovery: enrolled whatever the limit says, as the site has "
     "it."},
    {"demand/*/existing",
     "Stays of the Macs of the start: new ones, or what is left of stays under way (memoryless)."},
    {"faults", "Outages: at given times, or by chance."},
    {"expect", "What must hold, and when; `run` fails where it does not."},
    {"expect/*/at", "When; at the end when left out."},
    {"expect/*/get", "JSON pointer into the state document."},
    {"expect/*/equals", "Deep and exact."},
    {"expect/*/notEquals", "Anything but this."},
    {"expect/*/atLeast", "A number that is not passed downward."},
    {"expect/*/atMost", "A number that is not passed upward."},
    {"expect/*/contains", "A part of the text, or an element of the list."},
    {"expect/*/length", "How many elements the list has."},
    {"expect/*/absent", "The pointer leads nowhere."},
    {"expect/*/because", "Why it must hold; shown when it does not."},
};

// The schema of a member; null when there is none.
Json* find_member(Json& schema, std::string_view where) {
    Json* found = &schema;
    while (!where.empty()) {
        const std::size_t slash = where.find('/');
        const std::string name(where.substr(0, slash));
        where = slash == where.npos ? "" : where.substr(slash + 1);
        const char* const inner = name == "*" ? "items" : "properties";
        if (!found->is_object() || !found->contains(inner)) return nullptr;
        found = &found->at(inner);
        if (name == "*") continue;
        if (!found->contains(name)) return nullptr;
        found = &found->at(name);
    }
    return found->is_object() ? found : nullptr;
}

}  // namespace

void add_scenario_words(Json& schema) {
    for (const Words& one : words) {
        Json* const member = find_member(schema, one.where);
        if (member != nullptr) (*member)["description"] = one.text;
    }
}

}  // namespace headroom::scenario
