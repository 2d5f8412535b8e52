#include "core/scenario/member_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace headroom::scenario {
namespace {

struct MemberWords {
    /// The names of the members from the root down, without list indices; "steps/<verb>/<argument>"
    /// for an argument of one command, "steps/*/<argument>" for that of any.
    std::string_view path;
    std::string_view meaning;
    std::string_view unless_given = "";  // the default, as JSON; empty: there is none
};

constexpr std::array head_words{
    MemberWords{"$schema", "where editors find the JSON Schema; Headroom does not read it"},
    MemberWords{"schema", "the format and its version"},
    MemberWords{"name", "the title of the scenario"},
    MemberWords{"description", "what the scenario shows, in words", "\"\""},
    MemberWords{"seed", "selects the random numbers of demand and outages", "1"},
    MemberWords{"start", "the first instant; a date means its midnight in UTC"},
    MemberWords{"end", "the last instant; what is due exactly then still happens"},
    MemberWords{"settings", "other values than usual for the periods of licensing"},
    MemberWords{"world", "what exists at the start"},
    MemberWords{"steps", "commands and when they are given; those of one instant in file order"},
    MemberWords{"demand", "how Macs come and leave by themselves; at most one entry a site"},
    MemberWords{"faults", "outages, at given times or at random ones"},
    MemberWords{"expect", "what must hold, and when"},
    MemberWords{"costs", "prices, with which risk, plan and compare tell what a scenario costs"},
    MemberWords{"expectRisk", "bounds that figures of the risk must keep, for risk --check"},
    MemberWords{"chapters", "places that are shown to others, in their order"},
    MemberWords{"settings/graceDays",
                "days after the expiration in which a paid subscription works", "30"},
    MemberWords{"settings/trialDays", "days that a trial lasts", "30"},
    MemberWords{"settings/refreshHours", "hours between two refreshes of an online installation",
                "24"},
    MemberWords{"settings/reportHours", "hours between two usage reports", "168"},
    MemberWords{"settings/balloonMinutes", "minutes between two balloons of the Problem Monitor",
                "60"},
    MemberWords{"settings/pollMinutes", "minutes between two looks of the Problem Monitor", "1"},
    MemberWords{"settings/retryHours", "hours before a refresh that failed is tried again", "1"},
    MemberWords{"settings/expiringSoonDays",
                "days before the expiration in which a subscription counts as expiring soon", "30"},
};

constexpr std::array world_words{
    MemberWords{"world/company", "the business account that owns the subscriptions", "\"Company\""},
    MemberWords{"world/admin", "the email address of its administrator, who gives the commands",
                "\"admin@company.example\""},
    MemberWords{"world/subscriptions", "subscriptions that are sold and registered at the start"},
    MemberWords{"world/sites", "sites with their Proxies"},
    MemberWords{"world/subscriptions/id", "stands for the subscription and for its primary key"},
    MemberWords{"world/subscriptions/name", "the name in My Account; default: the product's"},
    MemberWords{"world/subscriptions/product", "the product that is sold",
                "\"Parallels Mac Management\""},
    MemberWords{"world/subscriptions/kind", "paid, or a trial", "\"paid\""},
    MemberWords{"world/subscriptions/licenses", "the licenses that are bought"},
    MemberWords{"world/subscriptions/starts", "the first day; default: the day of `start`"},
    MemberWords{"world/subscriptions/months",
                "months of the term; a paid subscription gives this or `expires`"},
    MemberWords{"world/subscriptions/expires",
                "the last day; without `months` a term of 12 months"},
    MemberWords{"world/subscriptions/autoRenew", "renews itself; never a trial", "false"},
    MemberWords{"world/subscriptions/offlineAllowed", "Sales has allowed offline activation",
                "false"},
    MemberWords{"world/subscriptions/origin", "who sold it", "\"sales\""},
    MemberWords{"world/subscriptions/sublicenses", "sublicenses made of it"},
    MemberWords{"world/subscriptions/sublicenses/id", "stands for the sublicense and for its key"},
    MemberWords{"world/subscriptions/sublicenses/name", "the name in My Account; default: the id"},
    MemberWords{"world/subscriptions/sublicenses/type",
                "reserved keeps its licenses for itself; dynamic draws from the main license pool",
                "\"reserved\""},
    MemberWords{"world/subscriptions/sublicenses/licenses", "the most Macs that may use it"},
    MemberWords{"world/subscriptions/sublicenses/expires", "the last day, or with the subscription",
                "\"withSubscription\""},
    MemberWords{"world/sites/code", "the site code, by which steps name the site"},
    MemberWords{"world/sites/description", "the name of the site in words", "\"\""},
    MemberWords{"world/sites/hostname", "the Proxy's host; default: pmm- and the code"},
    MemberWords{"world/sites/version", "the version of the Proxy", "\"6.0\""},
    MemberWords{"world/sites/internet", "the Proxy can reach the internet", "true"},
    MemberWords{"world/sites/key",
                "the key that activates it at the start: the id of a subscription or sublicense"},
    MemberWords{"world/sites/method", "how `key` activates it", "\"online\""},
    MemberWords{"world/sites/macs", "Macs managed from the start on, whatever the limit is", "0"},
    MemberWords{"world/sites/replaces",
                "the code of the site whose SCCM site this second Proxy serves (MAC-4)"},
    MemberWords{"world/sites/discoveryWhenFull",
                "what auto-discovery does with a Mac when no license is left", "\"enroll\""},
};

constexpr std::array step_words{
    MemberWords{"steps/at", "when: an instant, a date, or a span from the start"},
    MemberWords{"steps/do", "the command"},
    MemberWords{"steps/as", "the email address of who gives it; default: the world's `admin`"},
    MemberWords{"steps/save", "the name under which a file that the command makes is kept"},
    MemberWords{"steps/comment", "a note for readers; it changes nothing"},
    MemberWords{"steps/expectError", "the code with which the command must be refused"},
    MemberWords{"steps/expectArgs", "members that the details of the refusal must have"},
    MemberWords{"steps/expectDone", "how many of its parts must have been done"},
    MemberWords{"steps/*/email", "an email address"},
    MemberWords{"steps/*/firstName", "the first name"},
    MemberWords{"steps/*/lastName", "the last name"},
    MemberWords{"steps/*/password", "the password; at least 6 characters when it is set (ACC-1)"},
    MemberWords{"steps/*/passwordRepeat", "the repetition of the password; default: the same"},
    MemberWords{"steps/*/keepSignedIn", "stays signed in", "false"},
    MemberWords{"steps/*/company", "the name of a business account"},
    MemberWords{"steps/account.register/company", "registers a business account as well"},
    MemberWords{"steps/account.createBusiness/company", "the business account that is created"},
    MemberWords{"steps/subscription.register/company",
                "the business account, or null for the personal account"},
    MemberWords{"steps/*/company/name", "the name of the company"},
    MemberWords{"steps/*/company/country", "its country"},
    MemberWords{"steps/*/company/state", "its state, where the country has states", "\"\""},
    MemberWords{"steps/*/company/zip", "its postal code"},
    MemberWords{"steps/*/company/phone", "its telephone number"},
    MemberWords{"steps/*/emails", "email addresses; one command for each"},
    MemberWords{"steps/*/csv", "the text of a CSV file with email addresses (USR-3)"},
    MemberWords{"steps/*/language", "the language of the letter", "\"English\""},
    MemberWords{"steps/*/group", "the group that the person belongs to from now on"},
    MemberWords{"steps/*/id", "the name of what is made, new in the file"},
    MemberWords{"steps/*/licenses", "the number of licenses; below 1 it is refused"},
    MemberWords{"steps/sales.upgrade/licenses", "how many licenses more"},
    MemberWords{"steps/sales.correct/licenses", "the new total"},
    MemberWords{"steps/*/months", "months of the term"},
    MemberWords{"steps/subscription.renew/months", "1, 12, 24 or 36 months more (SUB-22)"},
    MemberWords{"steps/*/starts", "the first day; default: today"},
    MemberWords{"steps/*/product", "the product", "\"Parallels Mac Management\""},
    MemberWords{"steps/*/origin", "who sells it", "\"sales\""},
    MemberWords{"steps/*/name", "the name in My Account"},
    MemberWords{"steps/*/days", "days that the trial lasts; default: settings.trialDays"},
    MemberWords{"steps/*/subscription", "the id of a subscription"},
    MemberWords{"steps/*/allowed", "whether offline activation is allowed"},
    MemberWords{"steps/*/works", "whether automatic renewals can be paid"},
    MemberWords{"steps/*/key", "the id of a subscription or sublicense, or a key as it is typed"},
    MemberWords{"steps/*/on", "whether it renews itself"},
    MemberWords{"steps/*/paid", "false: the order is abandoned and nothing changes"},
    MemberWords{"steps/*/type", "reserved or dynamic"},
    MemberWords{"steps/*/expires", "the last day, or with the subscription"},
    MemberWords{"steps/*/sublicense", "the id of a sublicense"},
    MemberWords{"steps/*/force", "deletes it although an installation uses it (SBL-40)", "false"},
    MemberWords{"steps/*/code", "the code of the new site"},
    MemberWords{"steps/*/description", "the name of the site in words", "\"\""},
    MemberWords{"steps/site.rename/description", "the new name of the site in words; may be empty"},
    MemberWords{"steps/*/hostname", "the Proxy's host; default: pmm- and the code"},
    MemberWords{"steps/*/version", "the version of the Proxy", "\"6.0\""},
    MemberWords{"steps/*/internet", "whether the Proxy can reach the internet", "true"},
    MemberWords{"steps/network.set/internet", "whether the Proxy can reach the internet"},
    MemberWords{"steps/*/discoveryWhenFull",
                "what auto-discovery does with a Mac when no license is left", "\"enroll\""},
    MemberWords{"steps/*/replaces",
                "the code of the site whose SCCM site this second Proxy serves (MAC-4)"},
    MemberWords{"steps/*/site", "the code of a site"},
    MemberWords{"steps/*/file", "the name of a file that a step has saved"},
    MemberWords{"steps/*/save", "the name under which the file is kept"},
    MemberWords{"steps/*/text", "the content of the file"},
    MemberWords{"steps/portal.signCsr/text", "the certificate request"},
    MemberWords{"steps/*/task", "the task of the console"},
    MemberWords{"steps/*/mac", "the name of one Mac"},
    MemberWords{"steps/*/count", "how many Macs, one command for each"},
    MemberWords{"steps/*/up", "whether it runs"},
};

constexpr std::array demand_words{
    MemberWords{"demand/site", "the code of the site"},
    MemberWords{"demand/arrivals", "how Macs come", R"({"model": "none"})"},
    MemberWords{"demand/stay", "how long a Mac stays", R"({"model": "forever"})"},
    MemberWords{"demand/method", "how Macs are enrolled; manual ones are refused at the limit",
                "\"manual\""},
    MemberWords{"demand/existing", "how long the Macs of the start still stay", "\"new\""},
    MemberWords{"demand/arrivals/model", "the law of the arrivals"},
    MemberWords{"demand/arrivals/perDay", "Macs a day at the start"},
    MemberWords{"demand/arrivals/growthPerYear",
                "g: the rate is perDay * (1 + g)^(days since the start / 365)", "0"},
    MemberWords{"demand/arrivals/weekdays", "factors of the rate, Monday first"},
    MemberWords{"demand/arrivals/months", "factors of the rate, January first"},
    MemberWords{"demand/arrivals/groupSize", "Macs that come together, on average", "1"},
    MemberWords{"demand/arrivals/batches", "Macs that come together at known times"},
    MemberWords{"demand/arrivals/batches/at", "when they come"},
    MemberWords{"demand/arrivals/batches/count", "how many"},
    MemberWords{"demand/arrivals/departures", "Macs that leave together at known times"},
    MemberWords{"demand/arrivals/departures/at", "when they leave"},
    MemberWords{"demand/arrivals/departures/count", "how many"},
    MemberWords{"demand/arrivals/recorded", "counts by day, spread evenly over the day"},
    MemberWords{"demand/arrivals/recorded/date", "the day"},
    MemberWords{"demand/arrivals/recorded/count", "the Macs of that day"},
    MemberWords{"demand/stay/model", "the law of the stays"},
    MemberWords{"demand/stay/days", "the length of every stay in days"},
    MemberWords{"demand/stay/meanDays", "the mean stay in days"},
    MemberWords{"demand/stay/shape", "the shape of the Weibull law; 1 is exponential"},
    MemberWords{"demand/stay/scaleDays", "the scale of the Weibull law in days"},
    MemberWords{"demand/stay/sigma", "the standard deviation of the logarithm of the stay"},
    MemberWords{"demand/uncertainty/perDay", "factors of perDay"},
    MemberWords{"demand/uncertainty/growth", "factors of 1 + growthPerYear"},
    MemberWords{"demand/uncertainty/stay", "factors of the stay; 0 means for ever"},
    MemberWords{"demand/uncertainty/groupSize", "factors of groupSize"},
    MemberWords{"demand/uncertainty/batches", "factors of what comes in batches"},
    MemberWords{"demand/uncertainty/quality", "how earlier forecasts from the history held"},
    MemberWords{"demand/removedAfterDays/model", "the law of the delay"},
    MemberWords{"demand/removedAfterDays/days", "the length of every delay in days"},
    MemberWords{"demand/removedAfterDays/meanDays", "the mean delay in days"},
    MemberWords{"demand/removedAfterDays/shape", "the shape of the Weibull law"},
    MemberWords{"demand/removedAfterDays/scaleDays", "the scale of the Weibull law in days"},
    MemberWords{"demand/removedAfterDays/sigma",
                "the standard deviation of the logarithm of the delay"},
    MemberWords{"faults/kind", "what fails"},
    MemberWords{"faults/site", "the code of the site; not for serverDown"},
    MemberWords{"faults/from", "the first instant of the outage"},
    MemberWords{"faults/to", "the first instant after it"},
    MemberWords{"faults/everyDays", "the mean days between two outages; gaps are exponential"},
    MemberWords{"faults/lastHours", "the mean hours of an outage; lengths are exponential"},
    MemberWords{"expect/at", "when; default: at the end"},
    MemberWords{"expect/get", "a JSON pointer into the state document"},
    MemberWords{"expect/because", "why it must hold, told when it does not", "\"\""},
    MemberWords{"expect/equals", "the value, whole and exact"},
    MemberWords{"expect/notEquals", "any value but this"},
    MemberWords{"expect/atLeast", "a number that the value reaches"},
    MemberWords{"expect/atMost", "a number that the value does not exceed"},
    MemberWords{"expect/contains", "a part of the text, or an element of the list"},
    MemberWords{"expect/length", "the number of elements of the list or members of the object"},
    MemberWords{"expect/absent", "the pointer leads nowhere"},
};

const MemberWords* find_words(std::string_view path) {
    const MemberWords* found = nullptr;
    const auto look = [&](const auto& table) {
        const auto at = std::find_if(table.begin(), table.end(),
                                     [&](const MemberWords& words) { return words.path == path; });
        if (at != table.end()) found = &*at;
    };
    look(head_words);
    look(world_words);
    look(step_words);
    look(demand_words);
    return found;
}

// "steps/site.add/code" -> "steps/*/code"
std::string of_any_command(std::string_view path) {
    const std::size_t slash = path.find('/', 6);
    return slash == path.npos ? "" : "steps/*" + std::string(path.substr(slash));
}

void describe_property(Json& property, const std::string& path) {
    const MemberWords* words = find_words(path);
    if (words == nullptr && path.starts_with("steps/")) words = find_words(of_any_command(path));
    if (words == nullptr) return;
    if (property.is_boolean()) property = Json::object();  // `true`: any value
    if (!property.contains("description")) property["description"] = words->meaning;
    if (!words->unless_given.empty()) property["default"] = Json::parse(words->unless_given);
}

void describe_below(Json& schema, const std::string& path);

void describe_properties(Json& schema, const std::string& path, bool of_a_command) {
    for (auto& property : schema["properties"].items()) {
        // What all commands share is described once, beside them.
        if (of_a_command && property.value().is_boolean()) continue;
        const std::string name = path.empty() ? property.key() : path + "/" + property.key();
        // The description of an instant tells its form; here it is to tell the member.
        if (property.value().is_object() && find_words(name) != nullptr) {
            property.value().erase("description");
        }
        describe_property(property.value(), name);
        describe_below(property.value(), name);
    }
}

// The command that a branch of a step's schema is for.
std::string verb_of(const Json& branch) {
    return branch["if"]["properties"]["do"]["const"].get<std::string>();
}

void describe_below(Json& schema, const std::string& path) {
    if (!schema.is_object()) return;
    if (schema.contains("properties")) describe_properties(schema, path, false);
    if (schema.contains("items")) describe_below(schema["items"], path);
    for (const char* alternatives : {"oneOf", "anyOf"}) {
        if (!schema.contains(alternatives)) continue;
        for (Json& one : schema[alternatives]) describe_below(one, path);
    }
    if (!schema.contains("allOf")) return;
    for (Json& branch : schema["allOf"]) {
        if (!branch.contains("then")) continue;
        const std::string command = path + "/" + verb_of(branch);
        describe_properties(branch["then"], command, true);
    }
}

}  // namespace

void describe_scenario_members(Json& schema) { describe_below(schema, ""); }

}  // namespace headroom::scenario
