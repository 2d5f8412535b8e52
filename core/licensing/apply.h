#pragma once
// Events change the world here and nowhere else. Total: an event that was decided cannot fail.
// Every overload takes the moment at which the event happens.

#include "core/licensing/event.h"
#include "core/licensing/moment.h"
#include "core/licensing/world.h"

namespace headroom::licensing {

// apply_frequent.h
void apply(World&, Moment, const MacEnrolled&);
void apply(World&, Moment, const MacRemoved&);
void apply(World&, Moment, const Refreshed&);
void apply(World&, Moment, const UsageReported&);

// apply_accounts.cpp
void apply(World&, Moment, const PersonRegistered&);
void apply(World&, Moment, const CompanyCreated&);
void apply(World&, Moment, const SignedIn&);
void apply(World&, Moment, const MemberInvited&);
void apply(World&, Moment, const InvitationResent&);
void apply(World&, Moment, const MemberStatusChanged&);
void apply(World&, Moment, const MemberGroupChanged&);
void apply(World&, Moment, const MemberRemoved&);
void apply(World&, Moment, const MailSent&);

// apply_subscriptions.cpp
void apply(World&, Moment, const SubscriptionSold&);
void apply(World&, Moment, const TotalChanged&);
void apply(World&, Moment, const OfflineAllowedChanged&);
void apply(World&, Moment, const PaymentChanged&);
void apply(World&, Moment, const SubscriptionRegistered&);
void apply(World&, Moment, const SubscriptionRenamed&);
void apply(World&, Moment, const AutoRenewChanged&);
void apply(World&, Moment, const SubscriptionRenewed&);
void apply(World&, Moment, const RenewalPaymentFailed&);
void apply(World&, Moment, const SubscriptionStatusChanged&);

// apply_sublicenses.cpp
void apply(World&, Moment, const SublicenseCreated&);
void apply(World&, Moment, const SublicenseEdited&);
void apply(World&, Moment, const SublicenseDeleted&);
void apply(World&, Moment, const SublicenseExpired&);

// apply_proxies.cpp
void apply(World&, Moment, const SiteAdded&);
void apply(World&, Moment, const InternetChanged&);
void apply(World&, Moment, const ServerChanged&);
void apply(World&, Moment, const ProxyChanged&);
void apply(World&, Moment, const OutageChanged&);
void apply(World&, Moment, const ActivationRequested&);
void apply(World&, Moment, const DialogClosed&);
void apply(World&, Moment, const KeyBound&);
void apply(World&, Moment, const Activated&);
void apply(World&, Moment, const RefreshFailed&);
void apply(World&, Moment, const RevocationSeen&);
void apply(World&, Moment, const TermsExpired&);
void apply(World&, Moment, const Deactivated&);
void apply(World&, Moment, const KeyReleased&);
void apply(World&, Moment, const TermsIssued&);
void apply(World&, Moment, const LimitFrozen&);
void apply(World&, Moment, const FileSaved&);
void apply(World&, Moment, const CsrSigned&);

// apply_macs.cpp
void apply(World&, Moment, const ConsoleTaskRun&);
void apply(World&, Moment, const MacLeftUnmanaged&);
void apply(World&, Moment, const MacsPlaced&);
void apply(World&, Moment, const BreachBegan&);
void apply(World&, Moment, const ExcessChanged&);
void apply(World&, Moment, const BreachEnded&);
void apply(World&, Moment, const MonitorChanged&);
void apply(World&, Moment, const BalloonShown&);
void apply(World&, Moment, const CommandRefused&);

/// Applies the fact that `event` holds. (Not inline: every file that includes this would compile
/// the choice among all kinds of events.)
void apply(World& world, Moment now, const Event& event);

}  // namespace headroom::licensing

#include "core/licensing/apply_frequent.h"
