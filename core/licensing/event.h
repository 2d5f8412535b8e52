#pragma once
// What happened: past tense, cannot be refused. Applying the events of a run in order to the empty
// world gives its state; the trace is their record. `fields()` names the members for the trace.

#include <variant>

#include "core/licensing/events_macs.h"
#include "core/licensing/events_my_account.h"
#include "core/licensing/events_proxies.h"

namespace headroom::licensing {

/// The list of all kinds of events. The variant and the functions that apply (apply.h) are made
/// from it: FIRST(Name) for the first, NEXT(Name) for each other. New ones go to the end.
// clang-format off
#define HEADROOM_EVENTS(FIRST, NEXT) \
    FIRST(PersonRegistered) NEXT(CompanyCreated) NEXT(SignedIn) NEXT(MemberInvited) \
    NEXT(InvitationResent) NEXT(MemberStatusChanged) NEXT(MemberGroupChanged) \
    NEXT(MemberRemoved) NEXT(MailSent) NEXT(SubscriptionSold) NEXT(TotalChanged) \
    NEXT(OfflineAllowedChanged) NEXT(PaymentChanged) NEXT(SubscriptionRegistered) \
    NEXT(SubscriptionRenamed) NEXT(AutoRenewChanged) NEXT(SubscriptionRenewed) \
    NEXT(RenewalPaymentFailed) NEXT(SubscriptionStatusChanged) NEXT(SublicenseCreated) \
    NEXT(SublicenseEdited) NEXT(SublicenseDeleted) NEXT(SublicenseExpired) NEXT(SiteAdded) \
    NEXT(InternetChanged) NEXT(ServerChanged) NEXT(ProxyChanged) NEXT(OutageChanged) \
    NEXT(ActivationRequested) NEXT(DialogClosed) NEXT(KeyBound) NEXT(Activated) NEXT(Refreshed) \
    NEXT(RefreshFailed) NEXT(UsageReported) NEXT(RevocationSeen) NEXT(TermsExpired) \
    NEXT(Deactivated) NEXT(KeyReleased) NEXT(TermsIssued) NEXT(FileSaved) NEXT(CsrSigned) \
    NEXT(ConsoleTaskRun) NEXT(MacEnrolled) NEXT(MacLeftUnmanaged) NEXT(MacRemoved) \
    NEXT(MacsPlaced) NEXT(BreachBegan) NEXT(ExcessChanged) NEXT(BreachEnded) \
    NEXT(MonitorChanged) NEXT(BalloonShown) NEXT(CommandRefused) NEXT(LimitFrozen) \
    NEXT(SiteRenamed)
// clang-format on

using Event = std::variant<HEADROOM_EVENTS(HEADROOM_NAME, HEADROOM_COMMA_NAME)>;

}  // namespace headroom::licensing
