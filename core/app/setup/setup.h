#pragma once
// The beginning of a scenario as the Set-up page shows it: subscriptions, sites with their keys,
// what is expected of each site, and what is to come. A Setup is read from a session; changes are
// edits of the scenario (setup_edits.h, to_come.h) that a session takes like commands.
//
//   Setup setup = setup_of(session);
//   session.submit(edit_subscription(setup, 0, {.name = "Main", .licenses = 1200, ...}));
//   setup = setup_of(session);                     // read again after each change
//
// Only what stands in the scenario's document is shown. Commands given by hand since the start are
// not part of the beginning, and stay as they are.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/app/setup/to_come.h"
#include "core/app/site_demand.h"
#include "core/base/time.h"

namespace headroom::app {

/// The key with which a site begins. One key activates one installation (KEY-1), so every site
/// with a Reserved or Dynamic sublicense has one of its own.
enum class KeyWish : std::uint8_t { none, primary, reserved, dynamic };

/// "No key", "Primary", "Reserved", "Dynamic".
std::string_view key_words(KeyWish wish);

struct SetupSubscription {
    std::string id;
    std::string name;
    Count licenses = 0;
    Date starts;   // first day
    Date expires;  // last day
    bool trial = false;
    bool auto_renew = false;
    bool offline_allowed = false;
    bool primary_taken = false;  // a site begins with the primary key
    Count reserved = 0;          // licenses that its sublicenses set aside
    Count needed = 0;            // Reserved licenses, and Macs at the other keys
};

/// What one row of the table of sites says. As a wish, `subscription` may be empty (the first one
/// that fits is taken) or a subscription's id or name.
struct SiteFigures {
    std::string code;
    std::string name;
    Count macs = 0;
    KeyWish key = KeyWish::none;
    Count licenses = 0;  // of a Reserved or Dynamic sublicense; otherwise not looked at
    std::string subscription;
    bool offline = false;

    friend bool operator==(const SiteFigures&, const SiteFigures&) = default;
};

struct SetupSite {
    SiteFigures figures;
    std::string key_id;  // subscription or sublicense; empty without a key
    SiteDemand demand;
    double headcount_growth = 0;  // a year, at the start: 0.08 = 8 % (headcount.h)
    Count waves = 0;              // Macs that come at known dates
};

struct Setup {
    std::string name;
    Instant start;
    Instant end;
    std::vector<SetupSubscription> subscriptions;  // in the order of the file, as sites
    std::vector<SetupSite> sites;
    std::vector<ToCome> to_come;  // in the order of time
    std::string document;         // all of it as JSON text, for the edits
};

Setup setup_of(const Session& session);

/// A scenario to begin with: one subscription of 100 licenses for a year from `today` on, and no
/// site. Its text is for Session::load.
std::string own_plan(Date today);

}  // namespace headroom::app
