#pragma once
// What happened: past tense, cannot be refused. Applying the events of a run in order to the empty
// world gives its state; the trace is their record. `fields()` names the members for the trace.

#include <variant>

#include "core/licensing/events_macs.h"
#include "core/licensing/events_my_account.h"
#include "core/licensing/events_proxies.h"

namespace headroom::licensing {

using Event =
    std::variant<PersonRegistered, CompanyCreated, SignedIn, MemberInvited, InvitationResent,
                 MemberStatusChanged, MemberGroupChanged, MemberRemoved, MailSent, SubscriptionSold,
                 TotalChanged, OfflineAllowedChanged, PaymentChanged, SubscriptionRegistered,
                 SubscriptionRenamed, AutoRenewChanged, SubscriptionRenewed, RenewalPaymentFailed,
                 SubscriptionStatusChanged, SublicenseCreated, SublicenseEdited, SublicenseDeleted,
                 SublicenseExpired, SiteAdded, InternetChanged, ServerChanged, ProxyChanged,
                 OutageChanged, ActivationRequested, DialogClosed, KeyBound, Activated, Refreshed,
                 RefreshFailed, UsageReported, RevocationSeen, TermsExpired, Deactivated,
                 KeyReleased, TermsIssued, FileSaved, CsrSigned, ConsoleTaskRun, MacEnrolled,
                 MacLeftUnmanaged, MacRemoved, MacsPlaced, BreachBegan, ExcessChanged, BreachEnded,
                 MonitorChanged, BalloonShown, CommandRefused, LimitFrozen>;

}  // namespace headroom::licensing
