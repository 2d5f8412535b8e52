#include <string>

#include "core/base/text.h"
#include "core/base/words.h"
#include "core/licensing/refusal.h"
#include "core/scenario/event_json.h"
#include "core/scenario/log_text.h"

namespace headroom::scenario {
namespace {

using namespace licensing;

// One sentence per kind of event, with the names of the world before it.
struct Teller {
    const World& world;

    std::string key(KeyId id) const { return key_words(world, id); }
    const std::string& key_name(KeyId id) const { return world.keys[id.index()].name; }
    const std::string& subscription(SubscriptionId id) const {
        return world.subscriptions[id.index()].name;
    }
    const std::string& company(CompanyId id) const {
        return world.companies[id.index()].profile.name;
    }
    std::string mac(MacId id, const std::string& name, SiteId site) const {
        if (id.valid()) return mac_name(world, id);
        if (!name.empty()) return name;
        std::string number = std::to_string(world.macs.at(site).last_number + 1);
        if (number.size() < 4) number.insert(0, 4 - number.size(), '0');
        return world.sites[site.index()].code + "-" + number;
    }

    std::string operator()(const PersonRegistered& e) const { return e.email + " registered"; }
    std::string operator()(const CompanyCreated& e) const {
        return "Business account " + e.company + " created";
    }
    std::string operator()(const SignedIn& e) const {
        return world.people[e.person.index()].email + " signed in";
    }
    /// An event that brings its own words.
    template <class Told>
    std::string operator()(const Told& e) const requires requires {
        e.words();
    }
    { return e.words(); }
    std::string operator()(const MemberInvited& e) const {
        return e.email + " invited to " + company(e.company);
    }
    std::string operator()(const InvitationResent& e) const {
        return "Invitation of " + e.email + " sent again";
    }
    std::string operator()(const MemberStatusChanged& e) const {
        return e.email + " is now " + std::string(name_of(e.status)) + " in " + company(e.company);
    }
    std::string operator()(const MemberGroupChanged& e) const {
        const bool administrator = e.group == Group::administrator;
        return e.email + " is now " + (administrator ? "an administrator" : "a regular member") +
               " of " + company(e.company);
    }
    std::string operator()(const MemberRemoved& e) const {
        return e.email + " is no member of " + company(e.company) + " any more";
    }
    std::string operator()(const MailSent& e) const { return "Mail to " + e.to + ": " + e.subject; }
    std::string operator()(const SubscriptionSold& e) const {
        return "Subscription " + e.name + " sold with " + counted(e.total, "license");
    }
    std::string operator()(const TotalChanged& e) const {
        return subscription(e.subscription) + " has " + counted(e.total, "license") + " now";
    }
    std::string operator()(const OfflineAllowedChanged& e) const {
        return std::string("Offline activation ") + (e.allowed ? "allowed" : "not allowed") +
               " for " + subscription(e.subscription);
    }
    std::string operator()(const PaymentChanged& e) const {
        return e.works ? "Payments work again" : "Payments fail from now on";
    }
    std::string operator()(const SubscriptionRegistered& e) const {
        return subscription(e.subscription) + " registered";
    }
    std::string operator()(const SubscriptionRenamed& e) const {
        return "Subscription renamed to " + e.name;
    }
    std::string operator()(const AutoRenewChanged& e) const {
        return std::string("Automatic renewal switched ") + (e.on ? "on" : "off") + " for " +
               subscription(e.subscription);
    }
    std::string operator()(const SubscriptionRenewed& e) const {
        return subscription(e.subscription) + " renewed until " + format_date(e.expiration_date);
    }
    std::string operator()(const RenewalPaymentFailed& e) const {
        return "Automatic renewal of " + subscription(e.subscription) + " failed: no payment";
    }
    std::string operator()(const SubscriptionStatusChanged& e) const {
        return subscription(e.subscription) + ": " + std::string(name_of(e.status));
    }
    std::string operator()(const SublicenseCreated& e) const {
        return "Sublicense " + e.name + " created: " + capitalized(std::string(name_of(e.type))) +
               ", " + counted(e.max, "license");
    }
    std::string operator()(const SublicenseEdited& e) const {
        return "Sublicense " + e.name + " edited: " + capitalized(std::string(name_of(e.type))) +
               ", " + counted(e.max, "license");
    }
    std::string operator()(const SublicenseDeleted& e) const {
        return "Sublicense " + key_name(e.key) + " deleted";
    }
    std::string operator()(const SublicenseExpired& e) const {
        return "Sublicense " + key_name(e.key) + " expired";
    }
    std::string operator()(const SiteAdded& e) const { return "Site " + e.code + " added"; }
    std::string operator()(const InternetChanged& e) const {
        return e.internet ? "Internet access restored" : "Internet access cut";
    }
    std::string operator()(const ServerChanged& e) const {
        return e.up ? "License Server up" : "License Server down";
    }
    std::string operator()(const ProxyChanged& e) const {
        return e.up ? "Proxy started" : "Proxy stopped";
    }
    std::string operator()(const OutageChanged& e) const {
        const char* what = e.outage == OutageKind::server_down  ? "License Server outage"
                           : e.outage == OutageKind::proxy_down ? "Proxy outage"
                                                                : "Internet outage";
        return std::string(what) + (e.begins ? " begins" : " ends");
    }
    std::string operator()(const ActivationRequested&) const {
        return "Offline activation requested; the dialog stays open";
    }
    std::string operator()(const DialogClosed&) const { return "Activation dialog closed"; }
    std::string operator()(const KeyBound& e) const {
        return "License Server gives the " + key(e.key) + " to this installation";
    }
    std::string operator()(const Activated& e) const {
        return "Activated " + std::string(name_of(e.method)) + " with the " + key(e.terms.key) +
               ": " + counted(e.terms.max, "license");
    }
    std::string operator()(const Refreshed& e) const {
        return "License information refreshed: " + counted(e.terms.max, "license") + " until " +
               format_date(e.terms.end_date);
    }
    std::string operator()(const RefreshFailed&) const {
        return "License refresh failed: server unreachable";
    }
    std::string operator()(const UsageReported& e) const {
        return "Usage reported: " + counted(e.used, "Mac");
    }
    std::string operator()(const RevocationSeen&) const { return "License key revoked"; }
    std::string operator()(const TermsExpired&) const { return "License expired"; }
    std::string operator()(const Deactivated&) const { return "Deactivated"; }
    std::string operator()(const KeyReleased& e) const {
        return capitalized(key(e.key)) + " released: it can be used elsewhere";
    }
    std::string operator()(const TermsIssued& e) const {
        return "License Server issues terms " + std::to_string(e.serial) + " of the " + key(e.key);
    }
    std::string operator()(const LimitFrozen& e) const {
        return "Limit while the License Server is out of reach: " + counted(e.limit, "Mac");
    }
    std::string operator()(const FileSaved& e) const { return "File saved: " + e.name; }
    std::string operator()(const CsrSigned& e) const {
        return "Certificate request signed for " + e.user;
    }
    std::string operator()(const ConsoleTaskRun& e) const {
        return e.warned ? "Console task run with a license warning" : "Console task run";
    }
    std::string operator()(const MacEnrolled& e) const {
        const bool by_hand = e.method == EnrollMethod::manual;
        return mac(e.mac, e.name, e.site) + " enrolled " +
               (by_hand ? "by hand" : "by auto-discovery");
    }
    std::string operator()(const MacLeftUnmanaged& e) const {
        return mac(e.mac, e.name, e.site) + " discovered, left unmanaged";
    }
    std::string operator()(const MacRemoved& e) const {
        return removed_text(e.mac.valid() ? mac_name(world, e.mac) : "");
    }
    std::string operator()(const MacsPlaced& e) const {
        return counted(e.count, "Mac") + " managed from the start";
    }
    std::string operator()(const BreachBegan& e) const {
        return "License limit exceeded by " + std::to_string(e.excess) + " (" +
               cause_in_words(name_of(e.cause)) + ")";
    }
    std::string operator()(const ExcessChanged& e) const {
        return "License limit exceeded by " + std::to_string(e.excess) + " now";
    }
    std::string operator()(const BreachEnded&) const { return "License limit respected again"; }
    std::string operator()(const MonitorChanged& e) const {
        switch (e.icon) {
            case MonitorIcon::yellow: return "The Problem Monitor icon turns yellow";
            case MonitorIcon::no_connection: return "The Problem Monitor has no connection";
            case MonitorIcon::normal: break;
        }
        return "The Problem Monitor icon is normal";
    }
    std::string operator()(const BalloonShown&) const { return "Problem Monitor shows a balloon"; }
    std::string operator()(const CommandRefused& e) const {
        const std::string times = e.count > 1 ? " (" + std::to_string(e.count) + " times)" : "";
        return "Refused: " + std::string(told_text(e.code)) + " " + std::string(code_name(e.code)) +
               times;
    }
};

}  // namespace

std::string removed_text(const std::string& mac) { return mac + " removed"; }

std::string event_text(const World& world, const Event& event) {
    return std::visit(Teller{world}, event);
}

}  // namespace headroom::scenario
