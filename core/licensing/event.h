#pragma once
// What happened: past tense, cannot be refused. Applying the events of a run in order to the empty
// world gives its state; the trace is their record. `fields()` names the members for the trace.

#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <variant>

#include "core/licensing/command.h"
#include "core/licensing/error_code.h"
#include "core/licensing/ids.h"
#include "core/licensing/site.h"
#include "core/licensing/subscription.h"

namespace headroom::licensing {

/// Names a member for the trace: `fields()` of every event is a tuple of these.
template <class Event, class Member>
struct Field {
    const char* name;
    Member Event::* member;
};

// Lists the members of an event once; hash and NDJSON of the trace read the list.
#define HEADROOM_FIELD(event, member) \
    Field<event, decltype(event::member)> { #member, &event::member }

struct PersonRegistered {
    static constexpr const char* kind = "personRegistered";
    std::string email, first_name, last_name, password_digest;
    bool keep_signed_in = false;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(PersonRegistered, email)};
    }
};

struct CompanyCreated {
    static constexpr const char* kind = "companyCreated";
    std::string company;
    CompanyProfile profile;
    std::string administrator;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(CompanyCreated, company),
                          HEADROOM_FIELD(CompanyCreated, administrator)};
    }
};

struct SignedIn {
    static constexpr const char* kind = "signedIn";
    PersonId person;
    static constexpr auto fields() { return std::tuple{HEADROOM_FIELD(SignedIn, person)}; }
};

struct MemberInvited {
    static constexpr const char* kind = "memberInvited";
    CompanyId company;
    std::string email, language, invited_by;
    std::uint32_t token = 0;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(MemberInvited, company),
                          HEADROOM_FIELD(MemberInvited, email),
                          HEADROOM_FIELD(MemberInvited, token)};
    }
};

struct InvitationResent {
    static constexpr const char* kind = "invitationResent";
    CompanyId company;
    std::string email;
    std::uint32_t token = 0;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(InvitationResent, company),
                          HEADROOM_FIELD(InvitationResent, email),
                          HEADROOM_FIELD(InvitationResent, token)};
    }
};

/// Joined, blocked, unblocked: the membership has a new status.
struct MemberStatusChanged {
    static constexpr const char* kind = "memberStatusChanged";
    CompanyId company;
    std::string email;
    MemberStatus status = MemberStatus::active;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(MemberStatusChanged, company),
                          HEADROOM_FIELD(MemberStatusChanged, email),
                          HEADROOM_FIELD(MemberStatusChanged, status)};
    }
};

struct MemberGroupChanged {
    static constexpr const char* kind = "memberGroupChanged";
    CompanyId company;
    std::string email;
    Group group = Group::member;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(MemberGroupChanged, company),
                          HEADROOM_FIELD(MemberGroupChanged, email),
                          HEADROOM_FIELD(MemberGroupChanged, group)};
    }
};

/// Deleted by an administrator, or left.
struct MemberRemoved {
    static constexpr const char* kind = "memberRemoved";
    CompanyId company;
    std::string email;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(MemberRemoved, company),
                          HEADROOM_FIELD(MemberRemoved, email)};
    }
};

struct MailSent {
    static constexpr const char* kind = "mailSent";
    std::string to, subject, body;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(MailSent, to), HEADROOM_FIELD(MailSent, subject)};
    }
};

struct SubscriptionSold {
    static constexpr const char* kind = "subscriptionSold";
    std::string id, name, product, key_text;
    SubscriptionKind subscription_kind = SubscriptionKind::paid;
    Origin origin = Origin::sales;
    Count total = 0;
    int months = 12;
    Date start_date, expiration_date;
    bool auto_renew = false;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(SubscriptionSold, id),
                          HEADROOM_FIELD(SubscriptionSold, total),
                          HEADROOM_FIELD(SubscriptionSold, subscription_kind),
                          HEADROOM_FIELD(SubscriptionSold, start_date),
                          HEADROOM_FIELD(SubscriptionSold, expiration_date),
                          HEADROOM_FIELD(SubscriptionSold, key_text)};
    }
};

/// Upgraded or corrected by Sales.
struct TotalChanged {
    static constexpr const char* kind = "totalChanged";
    SubscriptionId subscription;
    Count total = 0;
    OrderKind order = OrderKind::upgrade;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(TotalChanged, subscription),
                          HEADROOM_FIELD(TotalChanged, total),
                          HEADROOM_FIELD(TotalChanged, order)};
    }
};

struct OfflineAllowedChanged {
    static constexpr const char* kind = "offlineAllowedChanged";
    SubscriptionId subscription;
    bool allowed = false;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(OfflineAllowedChanged, subscription),
                          HEADROOM_FIELD(OfflineAllowedChanged, allowed)};
    }
};

struct PaymentChanged {
    static constexpr const char* kind = "paymentChanged";
    bool works = true;
    static constexpr auto fields() { return std::tuple{HEADROOM_FIELD(PaymentChanged, works)}; }
};

struct SubscriptionRegistered {
    static constexpr const char* kind = "subscriptionRegistered";
    SubscriptionId subscription;
    CompanyId company;
    PersonId person;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(SubscriptionRegistered, subscription),
                          HEADROOM_FIELD(SubscriptionRegistered, company),
                          HEADROOM_FIELD(SubscriptionRegistered, person)};
    }
};

struct SubscriptionRenamed {
    static constexpr const char* kind = "subscriptionRenamed";
    SubscriptionId subscription;
    std::string name;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(SubscriptionRenamed, subscription),
                          HEADROOM_FIELD(SubscriptionRenamed, name)};
    }
};

struct AutoRenewChanged {
    static constexpr const char* kind = "autoRenewChanged";
    SubscriptionId subscription;
    bool on = false;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(AutoRenewChanged, subscription),
                          HEADROOM_FIELD(AutoRenewChanged, on)};
    }
};

struct SubscriptionRenewed {
    static constexpr const char* kind = "subscriptionRenewed";
    SubscriptionId subscription;
    int months = 12;
    Date expiration_date;
    bool automatic = false;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(SubscriptionRenewed, subscription),
                          HEADROOM_FIELD(SubscriptionRenewed, months),
                          HEADROOM_FIELD(SubscriptionRenewed, expiration_date),
                          HEADROOM_FIELD(SubscriptionRenewed, automatic)};
    }
};

struct RenewalPaymentFailed {
    static constexpr const char* kind = "renewalPaymentFailed";
    SubscriptionId subscription;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(RenewalPaymentFailed, subscription)};
    }
};

/// A day passed that ends Active or Grace period (SUB-11, SUB-12).
struct SubscriptionStatusChanged {
    static constexpr const char* kind = "subscriptionStatusChanged";
    SubscriptionId subscription;
    SubscriptionStatus status = SubscriptionStatus::active;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(SubscriptionStatusChanged, subscription),
                          HEADROOM_FIELD(SubscriptionStatusChanged, status)};
    }
};

struct SublicenseCreated {
    static constexpr const char* kind = "sublicenseCreated";
    SubscriptionId subscription;
    std::string id, name, key_text;
    KeyType type = KeyType::reserved;
    Count max = 0;
    Expiry expiry;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(SublicenseCreated, subscription),
                          HEADROOM_FIELD(SublicenseCreated, id),
                          HEADROOM_FIELD(SublicenseCreated, name),
                          HEADROOM_FIELD(SublicenseCreated, type),
                          HEADROOM_FIELD(SublicenseCreated, max),
                          HEADROOM_FIELD(SublicenseCreated, expiry),
                          HEADROOM_FIELD(SublicenseCreated, key_text)};
    }
};

/// All members are the values after the edit.
struct SublicenseEdited {
    static constexpr const char* kind = "sublicenseEdited";
    KeyId key;
    std::string name;
    KeyType type = KeyType::reserved;
    Count max = 0;
    Expiry expiry;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(SublicenseEdited, key),
                          HEADROOM_FIELD(SublicenseEdited, name),
                          HEADROOM_FIELD(SublicenseEdited, type),
                          HEADROOM_FIELD(SublicenseEdited, max),
                          HEADROOM_FIELD(SublicenseEdited, expiry)};
    }
};

struct SublicenseDeleted {
    static constexpr const char* kind = "sublicenseDeleted";
    KeyId key;
    static constexpr auto fields() { return std::tuple{HEADROOM_FIELD(SublicenseDeleted, key)}; }
};

/// Its own date passed (SBL-50).
struct SublicenseExpired {
    static constexpr const char* kind = "sublicenseExpired";
    KeyId key;
    static constexpr auto fields() { return std::tuple{HEADROOM_FIELD(SublicenseExpired, key)}; }
};

struct SiteAdded {
    static constexpr const char* kind = "siteAdded";
    std::string code, sccm_code, description, hostname, version;
    bool internet = true;
    DiscoveryWhenFull discovery_when_full = DiscoveryWhenFull::enroll;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(SiteAdded, code), HEADROOM_FIELD(SiteAdded, sccm_code),
                          HEADROOM_FIELD(SiteAdded, internet),
                          HEADROOM_FIELD(SiteAdded, discovery_when_full)};
    }
};

struct InternetChanged {
    static constexpr const char* kind = "internetChanged";
    SiteId site;
    bool internet = true;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(InternetChanged, site),
                          HEADROOM_FIELD(InternetChanged, internet)};
    }
};

struct ServerChanged {
    static constexpr const char* kind = "serverChanged";
    bool up = true;
    static constexpr auto fields() { return std::tuple{HEADROOM_FIELD(ServerChanged, up)}; }
};

struct ProxyChanged {
    static constexpr const char* kind = "proxyChanged";
    SiteId site;
    bool up = true;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(ProxyChanged, site), HEADROOM_FIELD(ProxyChanged, up)};
    }
};

/// An outage of the scenario's `faults` begins or ends; the settings stay what they are.
struct OutageChanged {
    static constexpr const char* kind = "outageChanged";
    OutageKind outage = OutageKind::site_offline;
    SiteId site;
    bool begins = true;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(OutageChanged, outage),
                          HEADROOM_FIELD(OutageChanged, site),
                          HEADROOM_FIELD(OutageChanged, begins)};
    }
};

/// The activation dialog is open and waits for the response to its request (OFF-2).
struct ActivationRequested {
    static constexpr const char* kind = "activationRequested";
    SiteId site;
    std::uint32_t request_id = 0;
    std::string key_text;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(ActivationRequested, site),
                          HEADROOM_FIELD(ActivationRequested, request_id)};
    }
};

struct DialogClosed {
    static constexpr const char* kind = "dialogClosed";
    SiteId site;
    static constexpr auto fields() { return std::tuple{HEADROOM_FIELD(DialogClosed, site)}; }
};

/// The License Server bound the key to the installation: at an online activation, or when an
/// activation file is issued (OFF-5). Counts as the first usage report (FIG-2).
struct KeyBound {
    static constexpr const char* kind = "keyBound";
    KeyId key;
    SiteId site;
    Instant reported_at;
    Count used = 0;
    std::uint32_t request_id = 0;  // 0 online
    std::string response;          // the activation file, to give the same again; empty online
    std::uint32_t terms_serial = 0;  // of the terms in it; 0 online
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(KeyBound, key), HEADROOM_FIELD(KeyBound, site),
                          HEADROOM_FIELD(KeyBound, used), HEADROOM_FIELD(KeyBound, request_id)};
    }
};

struct Activated {
    static constexpr const char* kind = "activated";
    SiteId site;
    Method method = Method::online;
    Terms terms;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(Activated, site), HEADROOM_FIELD(Activated, method),
                          HEADROOM_FIELD(Activated, terms)};
    }
};

struct Refreshed {
    static constexpr const char* kind = "refreshed";
    SiteId site;
    Terms terms;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(Refreshed, site), HEADROOM_FIELD(Refreshed, terms)};
    }
};

struct RefreshFailed {
    static constexpr const char* kind = "refreshFailed";
    SiteId site;
    static constexpr auto fields() { return std::tuple{HEADROOM_FIELD(RefreshFailed, site)}; }
};

/// The server got a usage count: the weekly report, or an offline synchronization (FIG-2, REF-4).
struct UsageReported {
    static constexpr const char* kind = "usageReported";
    KeyId key;
    Instant counted_at;
    Count used = 0;
    std::uint32_t request_id = 0;  // 0: the weekly report of an online installation
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(UsageReported, key),
                          HEADROOM_FIELD(UsageReported, counted_at),
                          HEADROOM_FIELD(UsageReported, used),
                          HEADROOM_FIELD(UsageReported, request_id)};
    }
};

/// The Proxy found out that its sublicense was deleted (SBL-41).
struct RevocationSeen {
    static constexpr const char* kind = "revocationSeen";
    SiteId site;
    static constexpr auto fields() { return std::tuple{HEADROOM_FIELD(RevocationSeen, site)}; }
};

/// End date and grace in the Proxy's terms passed (SBL-53).
struct TermsExpired {
    static constexpr const char* kind = "termsExpired";
    SiteId site;
    static constexpr auto fields() { return std::tuple{HEADROOM_FIELD(TermsExpired, site)}; }
};

struct Deactivated {
    static constexpr const char* kind = "deactivated";
    SiteId site;
    std::uint32_t request_id = 0;  // of the offline deactivation request; 0 online
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(Deactivated, site),
                          HEADROOM_FIELD(Deactivated, request_id)};
    }
};

/// The key is Free again on the server (DEA-2, DEA-4).
struct KeyReleased {
    static constexpr const char* kind = "keyReleased";
    KeyId key;
    std::uint32_t request_id = 0;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(KeyReleased, key),
                          HEADROOM_FIELD(KeyReleased, request_id)};
    }
};

/// The License Server wrote terms into a response file: their serial is used up (REF-4).
struct TermsIssued {
    static constexpr const char* kind = "termsIssued";
    KeyId key;
    std::uint32_t serial = 0;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(TermsIssued, key), HEADROOM_FIELD(TermsIssued, serial)};
    }
};

struct FileSaved {
    static constexpr const char* kind = "fileSaved";
    std::string name, file_kind, text;
    std::uint32_t request_id = 0;  // of an offline request, so that no other gets the same
    std::uint32_t terms_serial = 0;  // of a response, so that no other terms get the same (REF-4)
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(FileSaved, name), HEADROOM_FIELD(FileSaved, file_kind),
                          HEADROOM_FIELD(FileSaved, text)};
    }
};

struct CsrSigned {
    static constexpr const char* kind = "csrSigned";
    std::string user, file, subject;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(CsrSigned, user), HEADROOM_FIELD(CsrSigned, subject)};
    }
};

struct ConsoleTaskRun {
    static constexpr const char* kind = "consoleTaskRun";
    SiteId site;
    ConsoleTask task = ConsoleTask::configuration_item;
    bool warned = false;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(ConsoleTaskRun, site),
                          HEADROOM_FIELD(ConsoleTaskRun, task),
                          HEADROOM_FIELD(ConsoleTaskRun, warned)};
    }
};

/// A Mac became managed. `mac` names a known one; otherwise it is new, with `name` or, when that is
/// empty, the site's next number.
struct MacEnrolled {
    static constexpr const char* kind = "macEnrolled";
    SiteId site;
    MacId mac;
    EnrollMethod method = EnrollMethod::manual;
    std::string name;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(MacEnrolled, site), HEADROOM_FIELD(MacEnrolled, mac),
                          HEADROOM_FIELD(MacEnrolled, method), HEADROOM_FIELD(MacEnrolled, name)};
    }
};

/// A discovered Mac was left unmanaged (MAC-7); members as in MacEnrolled.
struct MacLeftUnmanaged {
    static constexpr const char* kind = "macLeftUnmanaged";
    SiteId site;
    MacId mac;
    std::string name;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(MacLeftUnmanaged, site),
                          HEADROOM_FIELD(MacLeftUnmanaged, mac),
                          HEADROOM_FIELD(MacLeftUnmanaged, name)};
    }
};

/// Removed from SCCM, re-registered elsewhere, or left for good (its record may be reused).
struct MacRemoved {
    static constexpr const char* kind = "macRemoved";
    SiteId site;
    MacId mac;
    bool for_good = false;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(MacRemoved, site), HEADROOM_FIELD(MacRemoved, mac),
                          HEADROOM_FIELD(MacRemoved, for_good)};
    }
};

/// `count` new numbered Macs are managed from now on (world.sites[].macs).
struct MacsPlaced {
    static constexpr const char* kind = "macsPlaced";
    SiteId site;
    Count count = 0;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(MacsPlaced, site), HEADROOM_FIELD(MacsPlaced, count)};
    }
};

struct BreachBegan {
    static constexpr const char* kind = "limitExceeded";
    SiteId site;
    KeyId key;
    BreachCause cause = BreachCause::discovery;
    Count excess = 0;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(BreachBegan, site), HEADROOM_FIELD(BreachBegan, key),
                          HEADROOM_FIELD(BreachBegan, cause),
                          HEADROOM_FIELD(BreachBegan, excess)};
    }
};

struct ExcessChanged {
    static constexpr const char* kind = "excessChanged";
    SiteId site;
    Count excess = 0;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(ExcessChanged, site),
                          HEADROOM_FIELD(ExcessChanged, excess)};
    }
};

struct BreachEnded {
    static constexpr const char* kind = "limitRespected";
    SiteId site;
    static constexpr auto fields() { return std::tuple{HEADROOM_FIELD(BreachEnded, site)}; }
};

/// The Problem Monitor's poll saw something new (EXC-4).
struct MonitorChanged {
    static constexpr const char* kind = "monitorChanged";
    SiteId site;
    MonitorIcon icon = MonitorIcon::normal;
    LicenseStatus status = LicenseStatus::activated;
    Count used = 0;
    Count limit = 0;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(MonitorChanged, site),
                          HEADROOM_FIELD(MonitorChanged, icon),
                          HEADROOM_FIELD(MonitorChanged, status),
                          HEADROOM_FIELD(MonitorChanged, used),
                          HEADROOM_FIELD(MonitorChanged, limit)};
    }
};

struct BalloonShown {
    static constexpr const char* kind = "balloonShown";
    SiteId site;
    static constexpr auto fields() { return std::tuple{HEADROOM_FIELD(BalloonShown, site)}; }
};

/// Licensing said no, `count` times in a row. Changes counters and the log only.
struct CommandRefused {
    static constexpr const char* kind = "commandRefused";
    ErrorCode code = ErrorCode::license_limit;
    SiteId site;
    Count count = 1;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(CommandRefused, code),
                          HEADROOM_FIELD(CommandRefused, site),
                          HEADROOM_FIELD(CommandRefused, count)};
    }
};

#undef HEADROOM_FIELD

using Event = std::variant<
    PersonRegistered, CompanyCreated, SignedIn, MemberInvited, InvitationResent,
    MemberStatusChanged, MemberGroupChanged, MemberRemoved, MailSent, SubscriptionSold,
    TotalChanged, OfflineAllowedChanged, PaymentChanged, SubscriptionRegistered,
    SubscriptionRenamed, AutoRenewChanged, SubscriptionRenewed, RenewalPaymentFailed,
    SubscriptionStatusChanged, SublicenseCreated, SublicenseEdited, SublicenseDeleted,
    SublicenseExpired, SiteAdded, InternetChanged, ServerChanged, ProxyChanged, OutageChanged,
    ActivationRequested, DialogClosed, KeyBound, Activated, Refreshed, RefreshFailed,
    UsageReported, RevocationSeen, TermsExpired, Deactivated, KeyReleased, TermsIssued, FileSaved, CsrSigned,
    ConsoleTaskRun, MacEnrolled, MacLeftUnmanaged, MacRemoved, MacsPlaced, BreachBegan,
    ExcessChanged, BreachEnded, MonitorChanged, BalloonShown, CommandRefused>;

}  // namespace headroom::licensing
