#pragma once
// What front ends show, ready to print: plain values, no ids of the core, no pointers into it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/strong_id.h"
#include "core/base/time.h"

namespace headroom::app {

/// One row of the Sublicenses table (SBL-1); row 0 is the primary key (SBL-2).
struct LicenseRow {
    std::string id;  // as commands name it
    std::string name;
    std::string key_text;
    std::string type;  // "primary" | "dynamic" | "reserved"
    Count max = 0;
    Count used = 0;
    Count available = 0;
    Count limit = 0;
    Count excess = 0;
    std::string starts;    // "2016-11-29"; of a sublicense, the day it was created
    std::string expires;   // "2017-11-29"
    bool on_date = false;  // has an expiration date of its own
    std::string status;    // "active" | "expired"
    std::string binding;   // "free" | "bound" | "releasePending"
    std::string site;      // code of the installation that holds it, or empty
};

struct SubscriptionView {
    std::string id;
    std::string name;
    std::string product;
    std::string kind;    // "paid" | "trial"
    std::string status;  // "Active", "Grace period" ... (SUB-10)
    std::string expiration_date;
    std::string caption;  // "6 sublicenses" (SBL-3); empty without any (SBL-1)
    Count total = 0;
    Count used = 0;
    Count available = 0;
    Count main_pool_raw = 0;
    Count available_dynamic = 0;
    Count available_reserved = 0;
    Count primary_max = 0;
    std::vector<LicenseRow> rows;
};

/// What would help a site that is over its limit, with its number (EXC-13).
struct Remedy {
    std::string name;  // "removeMacs", "raiseSublicense", "refresh", "buyLicenses" ... (advice.h)
    Count count = 0;
    std::string text;
};

struct SiteView {
    std::string code;
    std::string description;
    std::string hostname;
    std::string license_status;  // "Not activated" | "Activated" | "Expired" | "Key revoked"
    std::string method;          // "online" | "offline" | ""
    std::string key_id;
    std::string key_name;
    Count managed = 0;
    Count discovered = 0;
    Count limit = 0;
    Count excess = 0;
    bool exceeded = false;
    bool at_limit = false;
    bool internet = true;
    bool up = true;
    std::string monitor_icon;  // "normal" | "yellow" | "noConnection"
    std::string monitor_message;
    Count balloons = 0;
    std::string last_refresh;  // instant or empty
    std::string last_report;
};

/// A line of the log. Its texts live until the session changes.
struct LogEntry {
    Instant at;
    std::string_view site;  // code; empty for what concerns no site
    std::string_view kind;  // event name of the trace, "macEnrolled", "limitExceeded" ...
    std::string_view text;  // plain words
    bool is_refusal = false;
    bool is_breach = false;
};

struct BreachView {
    std::string site;
    std::string key_id;
    Instant from;
    std::optional<Instant> to;
    Count peak_excess = 0;
    std::string cause;
};

/// Marks for the track of the time bar, besides the breaches.
struct TimeMark {
    enum class Kind : std::uint8_t { step, renewal, expiry };
    Kind kind = Kind::step;
    Instant at;
    std::string text;
};

struct ExpectationView {
    std::string pointer;
    std::string because;
    std::optional<bool> passed;  // nullopt: not evaluated yet
    std::string text;            // "expected 1, is 2"
};

struct Overview {
    Instant now;
    std::string scenario_name;
    std::string scenario_description;
    std::vector<SubscriptionView> subscriptions;
    std::vector<SiteView> sites;
    std::vector<BreachView> breaches;
    std::vector<TimeMark> marks;
    std::vector<ExpectationView> expectations;
    bool server_up = true;
};

}  // namespace headroom::app
