#pragma once
// The rules for what happens a million times in a run, as plain values: `decide` and
// `monitor_limit` are made of these. In a header, so that the simulator's loop holds them without
// calls. Included by decide.h.

#include <optional>

#include "core/licensing/error_code.h"
#include "core/licensing/event.h"
#include "core/licensing/moment.h"
#include "core/licensing/terms.h"
#include "core/licensing/world.h"

namespace headroom::licensing {

/// The code of a refusal to enroll for the license's sake; nullopt while it is active.
inline std::optional<ErrorCode> check_license_state(const Site& site) {
    switch (site.status) {
        case LicenseStatus::not_activated: return ErrorCode::not_activated;
        case LicenseStatus::key_revoked: return ErrorCode::key_revoked;
        case LicenseStatus::expired: return ErrorCode::key_expired;
        case LicenseStatus::activated: return std::nullopt;
    }
    return std::nullopt;
}

/// Whether one more Mac would be one too many.
inline bool is_full(const World& world, SiteId site) {
    return world.macs.at(site).count + 1 > applied_limit(world, site);
}

/// What comes of a Mac that no Proxy knows, when it is to be enrolled by hand or is discovered.
struct Admission {
    bool managed = false;              // false without a refusal: it is left unmanaged (MAC-7)
    std::optional<ErrorCode> refusal;  // the site's log and counters show it
};
HEADROOM_ALWAYS_INLINE Admission admission_of_new_mac(const World& world, SiteId id,
                                                      EnrollMethod method) {
    const Site& site = world.sites[id.index()];
    if (!site.running()) return {false, ErrorCode::proxy_down};
    if (method == EnrollMethod::manual) {
        if (const auto code = check_license_state(site)) return {false, code};
        if (is_full(world, id)) return {false, ErrorCode::license_limit};  // MAC-6
        return {true, std::nullopt};
    }
    if (site.status == LicenseStatus::not_activated) return {false, ErrorCode::not_activated};
    const bool may_stay_out = site.discovery_when_full == DiscoveryWhenFull::leave_unmanaged;
    return {!(may_stay_out && is_full(world, id)), std::nullopt};  // MAC-7
}

/// The terms that a refresh brings to the site's Proxy, which manages `used` Macs; nullopt when it
/// brings the news that the sublicense was deleted (SBL-41).
inline std::optional<Refreshed> new_terms(const World& world, Moment now, SiteId id, Count used) {
    const KeyId key = world.sites[id.index()].terms->key;
    if (world.keys[key.index()].deleted) return std::nullopt;
    return Refreshed{id, issue_terms(world, now, key, used)};
}

/// The due automatic refresh when the Proxy gets new terms; nullopt when it fails, or brings the
/// news that the key was deleted.
inline std::optional<Refreshed> plain_refresh(const World& world, Moment now, SiteId id) {
    if (!world.sites[id.index()].connected) return std::nullopt;
    return new_terms(world, now, id, world.macs.at(id).count);
}

/// Whether a refresh now brings the terms that the site's Proxy has already, only issued anew: as a
/// rule it does. False when the server cannot be reached or the key was deleted.
HEADROOM_ALWAYS_INLINE bool terms_stand(const World& world, Moment now, SiteId id) {
    const Site& site = world.sites[id.index()];
    if (!site.connected || world.keys[site.terms->key.index()].deleted) return false;
    const Count used = world.macs.at(id).count;
    return issue_terms(world, now, site.terms->key, used).says_the_same_as(*site.terms);
}

/// The due weekly report (CLK-3).
inline UsageReported weekly_report(const World& world, Moment now, SiteId id) {
    return {world.sites[id.index()].terms->key, now.at, world.macs.at(id).count, 0};
}

}  // namespace headroom::licensing
