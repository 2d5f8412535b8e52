#include "core/app/why/seen_event.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/scenario/event_json.h"

namespace headroom::app {
namespace {

using licensing::Phase;
using scenario::Json;

std::string member_text(const Json& object, const char* name) {
    const Json* const found = scenario::member(object, name);
    return found != nullptr && found->is_string() ? found->get<std::string>() : std::string();
}

/// "step 2 (mac.discover at P01, 8 Macs)"
std::string step_words(const scenario::Step& step) {
    std::string what = step.verb;
    for (const char* name : {"site", "sublicense", "subscription", "code", "id", "company"}) {
        const std::string target = member_text(step.source, name);
        if (target.empty()) continue;
        what += " at " + target;
        break;
    }
    const Json* const count = scenario::member(step.source, "count");
    if (count != nullptr && count->is_number_integer()) {
        what += ", " + counted(count->get<std::int64_t>(), "Mac");
    }
    return "step " + std::to_string(step.index) + " (" + what + ")";
}

std::string timer_words(Phase phase, const std::string& kind) {
    switch (phase) {
        case Phase::renewal: return "the automatic renewal";
        case Phase::status: return "a date of the subscription";
        case Phase::expiry: return "a date that has passed";
        case Phase::refresh: return "the automatic refresh of the license";
        case Phase::report: return "the weekly usage report";
        case Phase::monitor:
            return kind == "balloonShown" ? "the Problem Monitor, once an hour"
                                          : "the Problem Monitor's poll of every minute";
        default: return "the watching of limits, at once after every change";
    }
}

Trigger trigger_of(const CourseMoment& moment, const scenario::Scenario& scenario,
                   const SeenEvent& event) {
    if (moment.is_set_up) return {"world", "the world at the start", "", std::nullopt};
    if (moment.step) {
        const scenario::Step& step = scenario.steps[*moment.step];
        return {"step", step_words(step), step.actor, step.index};
    }
    if (moment.moment.phase == Phase::outage) {
        return {"outage", "an outage of \"faults\"", "", std::nullopt};
    }
    if (moment.moment.phase == Phase::demand) {
        return {"demand", event.site.empty() ? "the demand" : "the demand at " + event.site, "",
                std::nullopt};
    }
    return {"timer", timer_words(moment.moment.phase, event.kind), "", std::nullopt};
}

struct KindRules {
    std::string_view kind;
    std::array<std::string_view, 2> rules;
};
constexpr std::array kind_rules{
    KindRules{"limitExceeded", {"EXC-1", "CLK-8"}},
    KindRules{"excessChanged", {"EXC-1", "CLK-8"}},
    KindRules{"limitRespected", {"EXC-1", "EXC-10"}},
    KindRules{"monitorChanged", {"EXC-4", "CLK-4"}},
    KindRules{"balloonShown", {"EXC-4", "CLK-5"}},
    KindRules{"refreshed", {"REF-1", "FIG-5"}},
    KindRules{"refreshFailed", {"REF-2", "OFF-8"}},
    KindRules{"revocationSeen", {"SBL-41", ""}},
    KindRules{"termsExpired", {"SBL-53", "SUB-12"}},
    KindRules{"usageReported", {"FIG-1", "CLK-3"}},
    KindRules{"sublicenseExpired", {"SBL-50", "SBL-51"}},
    KindRules{"sublicenseCreated", {"SBL-10", "SBL-11"}},
    KindRules{"sublicenseEdited", {"SBL-30", "SBL-35"}},
    KindRules{"sublicenseDeleted", {"SBL-40", "SBL-41"}},
    KindRules{"subscriptionStatusChanged", {"SUB-10", "SUB-11"}},
    KindRules{"subscriptionRenewed", {"SUB-10", "SUB-14"}},
    KindRules{"limitFrozen", {"FIG-4", ""}},
    KindRules{"keyBound", {"KEY-1", "FIG-2"}},
    KindRules{"activated", {"KEY-1", "FIG-2"}},
    KindRules{"deactivated", {"DEA-6", ""}},
    KindRules{"macLeftUnmanaged", {"MAC-7", ""}},
    KindRules{"macRemoved", {"MAC-8", ""}},
    KindRules{"macsPlaced", {"MAC-1", ""}},
};

std::vector<std::string_view> rules_of(const SeenEvent& event) {
    if (event.kind == "macEnrolled") {
        const bool discovered = member_text(event.json, "method") != "manual";
        return {"MAC-1", discovered ? "MAC-7" : "MAC-6"};
    }
    if (event.kind == "commandRefused" && member_text(event.json, "code") == "E_LICENSE_LIMIT") {
        return {"MAC-6", "EXC-2"};
    }
    std::vector<std::string_view> rules;
    for (const KindRules& known : kind_rules) {
        if (known.kind != event.kind) continue;
        for (const std::string_view rule : known.rules) {
            if (!rule.empty()) rules.push_back(rule);
        }
    }
    return rules;
}

std::string token(std::string_view name) {
    std::string result;
    for (const char c : name) {
        if (c == '~') {
            result += "~0";
        } else if (c == '/') {
            result += "~1";
        } else {
            result += c;
        }
    }
    return result;
}

Reads reads_of_refusal(const SeenEvent& event, const std::string& site) {
    const std::string code = member_text(event.json, "code");
    if (code == "E_SERVER_UNREACHABLE") {
        return {{site + "/internet"}, {"outageChanged", "serverChanged", "internetChanged"}, {}};
    }
    if (event.site.empty()) return {};
    if (code == "E_LICENSE_LIMIT") return {{site + "/managed", site + "/limit"}, {}, {}};
    if (code == "E_PROXY_DOWN") return {{site + "/up"}, {"outageChanged", "proxyChanged"}, {}};
    if (code == "E_KEY_EXPIRED" || code == "E_KEY_REVOKED" || code == "E_NOT_ACTIVATED") {
        return {{site + "/licenseStatus"}, {}, {}};
    }
    return {};
}

/// The subscription of the key that the event names, or its own.
std::string subscription_of(const CourseMoment& moment, const SeenEvent& event) {
    const std::string own = member_text(event.json, "subscription");
    if (!own.empty() || event.key.empty()) return own;
    for (const licensing::Subscription& subscription : moment.world.subscriptions) {
        for (const licensing::KeyId key : subscription.keys) {
            if (moment.world.keys[key.index()].id == event.key) return subscription.id;
        }
    }
    return "";
}

}  // namespace

SeenEvent seen(const CourseMoment& moment, const scenario::Scenario& scenario) {
    SeenEvent event;
    event.number = moment.number;
    event.at = moment.moment.at;
    event.kind = scenario::event_kind(moment.event);
    event.json = scenario::event_json(moment.world, moment.moment, moment.event);
    event.site = scenario::event_site(moment.world, moment.event);
    event.key = member_text(event.json, "key");
    if (const Json* const terms = scenario::member(event.json, "terms");
        event.key.empty() && terms) {
        event.key = member_text(*terms, "key");
    }
    event.subscription = subscription_of(moment, event);
    const std::string text = scenario::event_text(moment.world, moment.event);
    event.text = event.site.empty() || text.rfind(event.site + ":", 0) == 0
                     ? text
                     : event.site + ": " + text;
    event.trigger = trigger_of(moment, scenario, event);
    event.rules = rules_of(event);
    return event;
}

Reads reads_of(const SeenEvent& event) {
    const std::string site = "/sites/" + token(event.site);
    const std::string key = "/keys/" + token(event.key);
    const std::string& kind = event.kind;
    if (kind == "commandRefused") return reads_of_refusal(event, site);
    if (kind == "limitExceeded" || kind == "excessChanged" || kind == "limitRespected") {
        return {{site + "/managed", site + "/limit"}, {}, {}};
    }
    if (kind == "monitorChanged" || kind == "balloonShown") {
        return {{site + "/excess", site + "/licenseStatus", site + "/up"}, {"outageChanged"}, {}};
    }
    if (kind == "refreshed" || kind == "revocationSeen") {
        if (event.key.empty()) return {{}, {"sublicenseDeleted"}, {}};
        return {{key + "/type", key + "/max", key + "/status"}, {}, {"refreshed", "activated"}};
    }
    if (kind == "refreshFailed" || kind == "limitFrozen") {
        return {{}, {"outageChanged", "serverChanged", "internetChanged", "proxyChanged"}, {}};
    }
    if (kind == "termsExpired") return {{}, {"activated", "refreshed"}, {}};
    if (kind == "usageReported") return {{site + "/managed"}, {}, {}};
    if (kind == "sublicenseExpired") return {{}, {"sublicenseCreated", "sublicenseEdited"}, {}};
    if (kind == "subscriptionStatusChanged") {
        return {{}, {"subscriptionSold", "subscriptionRegistered", "subscriptionRenewed"}, {}};
    }
    return {};
}

bool concerns(const CourseMoment& moment, const std::vector<std::string_view>& kinds,
              const SeenEvent& event) {
    const std::string_view kind = scenario::event_kind(moment.event);
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) return false;
    const std::string site = scenario::event_site(moment.world, moment.event);
    if (!site.empty() && !event.site.empty()) return site == event.site;
    const Json json = scenario::event_json(moment.world, moment.moment, moment.event);
    const auto agrees = [&](const char* name, const std::string& wanted) {
        const std::string found = member_text(json, name);
        return found.empty() || wanted.empty() || found == wanted;
    };
    return agrees("key", event.key) &&
           agrees("id", event.key.empty() ? event.subscription : event.key) &&
           agrees("subscription", event.subscription);
}

}  // namespace headroom::app
