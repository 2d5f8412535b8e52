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

/// One function for each command, in decide_accounts.cpp and so on: events, or a refusal. It
/// changes nothing.
#define HEADROOM_DECIDE(Name) Decision decide_on(const Asking&, const Name&);
HEADROOM_COMMANDS(HEADROOM_DECIDE, HEADROOM_DECIDE)
#undef HEADROOM_DECIDE

}  // namespace headroom::licensing
