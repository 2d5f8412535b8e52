#pragma once
// Pieces that several decide_*.cpp share. Not for use outside of them.

#include <optional>
#include <string_view>
#include <vector>

#include "core/licensing/decide.h"

namespace headroom::licensing {

/// Who gives a command, and when.
struct Asking {
    const World& world;
    Moment now;
    std::string_view actor;
};

Decision refuse(ErrorCode code, Details details = {});
Decision refuse(Refusal refusal);
Decision accept(Event event);
/// Succeeds and changes nothing.
Decision accept_nothing();

/// ACC-11, ACC-12: administrators of the company only. `members_only`: any active member.
std::optional<Refusal> check_admin(const Asking& asking, CompanyId company);
/// The same for the owner of a subscription, a company or a person (ACC-10).
std::optional<Refusal> check_owner(const Asking& asking, const Subscription& subscription);

/// A key text that was never given out (KEY-3).
std::string unused_key_text(const World& world);

/// SBL-20, SUB-15: trimmed, 1 to 100 characters; nullopt otherwise.
std::optional<std::string> checked_name(std::string_view typed);

/// Checks of the License Server before a key activates an installation (docs/rules.md, activation).
/// `issued` is what issued_key says of the installation that asks: it may ask for that key again,
/// because a dialog that was closed too early (OFF-3) must not lose it.
std::optional<Refusal> check_activation_key(const World& world, KeyId key, KeyId issued);

/// A key whose activation file was issued for this site and never imported. An installation that
/// asks for another key shows that it does not hold that one, so it is released then (KEY-2).
KeyId issued_key(const World& world, SiteId site);

/// A successful refresh: new terms, or the news that the sublicense was deleted (SBL-41).
std::vector<Event> refresh_events(const World& world, Moment now, SiteId site, Count used);

/// Host and site of the installation that a key is bound to, for E_KEY_IN_USE and the like.
Details installation_details(const World& world, const LicenseKey& key);

// One function per command, grouped as the files decide_accounts.cpp and so on.
Decision decide_on(const Asking&, const RegisterAccount&);
Decision decide_on(const Asking&, const CreateBusiness&);
Decision decide_on(const Asking&, const SignIn&);
Decision decide_on(const Asking&, const InviteUser&);
Decision decide_on(const Asking&, const InviteNobody&);
Decision decide_on(const Asking&, const ResendInvitation&);
Decision decide_on(const Asking&, const BlockUser&);
Decision decide_on(const Asking&, const UnblockUser&);
Decision decide_on(const Asking&, const DeleteUser&);
Decision decide_on(const Asking&, const SetUserGroup&);
Decision decide_on(const Asking&, const JoinCompany&);
Decision decide_on(const Asking&, const LeaveCompany&);

Decision decide_on(const Asking&, const Sell&);
Decision decide_on(const Asking&, const SellTrial&);
Decision decide_on(const Asking&, const Upgrade&);
Decision decide_on(const Asking&, const Correct&);
Decision decide_on(const Asking&, const AllowOffline&);
Decision decide_on(const Asking&, const SetPayment&);
Decision decide_on(const Asking&, const RegisterSubscription&);
Decision decide_on(const Asking&, const RenameSubscription&);
Decision decide_on(const Asking&, const SetAutoRenew&);
Decision decide_on(const Asking&, const RenewSubscription&);

Decision decide_on(const Asking&, const CreateSublicense&);
Decision decide_on(const Asking&, const EditSublicense&);
Decision decide_on(const Asking&, const DeleteSublicense&);

Decision decide_on(const Asking&, const AddSite&);
Decision decide_on(const Asking&, const Activate&);
Decision decide_on(const Asking&, const Refresh&);
Decision decide_on(const Asking&, const Deactivate&);
Decision decide_on(const Asking&, const SetInternet&);
Decision decide_on(const Asking&, const SetServer&);
Decision decide_on(const Asking&, const SetProxy&);
Decision decide_on(const Asking&, const ChangeOutage&);

Decision decide_on(const Asking&, const RequestActivation&);
Decision decide_on(const Asking&, const ImportActivation&);
Decision decide_on(const Asking&, const CloseDialog&);
Decision decide_on(const Asking&, const RequestRefresh&);
Decision decide_on(const Asking&, const ImportRefresh&);
Decision decide_on(const Asking&, const UploadFile&);
Decision decide_on(const Asking&, const SignCsr&);
Decision decide_on(const Asking&, const CorruptFile&);
Decision decide_on(const Asking&, const ImportFile&);

Decision decide_on(const Asking&, const RunConsoleTask&);
Decision decide_on(const Asking&, const EnrollMac&);
Decision decide_on(const Asking&, const DiscoverMac&);
Decision decide_on(const Asking&, const RemoveMac&);
Decision decide_on(const Asking&, const PlaceMacs&);

}  // namespace headroom::licensing
