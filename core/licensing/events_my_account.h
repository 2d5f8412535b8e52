#pragma once
// Events of My Account and the sales desk: people, companies, subscriptions, sublicenses.

#include <string>
#include <tuple>

#include "core/licensing/command.h"
#include "core/licensing/event_field.h"
#include "core/licensing/ids.h"
#include "core/licensing/subscription.h"

namespace headroom::licensing {

/// An account exists from now on. The password itself is not kept, only its digest.
struct PersonRegistered {
    static constexpr const char* kind = "personRegistered";
    std::string email, first_name, last_name, password_digest;
    bool keep_signed_in = false;
    static constexpr auto fields() { return std::tuple{HEADROOM_FIELD(PersonRegistered, email)}; }
};

/// A business account exists; `administrator` is the email address of its first administrator.
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

/// A person signed in (ACC-7).
struct SignedIn {
    static constexpr const char* kind = "signedIn";
    PersonId person;
    static constexpr auto fields() { return std::tuple{HEADROOM_FIELD(SignedIn, person)}; }
};

/// A letter went to `email`; only the newest `token` opens the page that joins (USR-13).
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

/// The letter went again, with another token (USR-13).
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

/// A member is an administrator now, or a regular member again.
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

/// A letter is in the outbox. Its body is not part of the trace.
struct MailSent {
    static constexpr const char* kind = "mailSent";
    std::string to, subject, body;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(MailSent, to), HEADROOM_FIELD(MailSent, subject)};
    }
};

/// A subscription exists; it belongs to no account before it is registered.
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
                          HEADROOM_FIELD(TotalChanged, total), HEADROOM_FIELD(TotalChanged, order)};
    }
};

/// Sales allowed offline activation, or took that back (OFF-1).
struct OfflineAllowedChanged {
    static constexpr const char* kind = "offlineAllowedChanged";
    SubscriptionId subscription;
    bool allowed = false;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(OfflineAllowedChanged, subscription),
                          HEADROOM_FIELD(OfflineAllowedChanged, allowed)};
    }
};

/// Automatic renewals can be charged from now on, or cannot.
struct PaymentChanged {
    static constexpr const char* kind = "paymentChanged";
    bool works = true;
    static constexpr auto fields() { return std::tuple{HEADROOM_FIELD(PaymentChanged, works)}; }
};

/// The subscription has an owner: a company, or a person. The other id is invalid.
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

/// The subscription has another name in My Account (SUB-15).
struct SubscriptionRenamed {
    static constexpr const char* kind = "subscriptionRenamed";
    SubscriptionId subscription;
    std::string name;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(SubscriptionRenamed, subscription),
                          HEADROOM_FIELD(SubscriptionRenamed, name)};
    }
};

/// Automatic renewal is on or off from now on.
struct AutoRenewChanged {
    static constexpr const char* kind = "autoRenewChanged";
    SubscriptionId subscription;
    bool on = false;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(AutoRenewChanged, subscription),
                          HEADROOM_FIELD(AutoRenewChanged, on)};
    }
};

/// The subscription lasts until `expiration_date` (SUB-22).
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

/// An automatic renewal was due and could not be charged.
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

/// A sublicense exists, with a key that can activate an installation (SBL-20).
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
        return std::tuple{
            HEADROOM_FIELD(SublicenseEdited, key), HEADROOM_FIELD(SublicenseEdited, name),
            HEADROOM_FIELD(SublicenseEdited, type), HEADROOM_FIELD(SublicenseEdited, max),
            HEADROOM_FIELD(SublicenseEdited, expiry)};
    }
};

/// The sublicense is gone; an installation that uses its key learns it later (SBL-41).
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

}  // namespace headroom::licensing
