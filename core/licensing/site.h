#pragma once
// A site with its Proxy: license state, terms, timers, problem monitor, log (docs/rules.md,
// Proxies, Over the limit).

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/base/time.h"
#include "core/licensing/error_code.h"
#include "core/licensing/ids.h"
#include "core/licensing/license_arithmetic.h"
#include "core/licensing/subscription.h"

namespace headroom::licensing {

enum class LicenseStatus : std::uint8_t {
    not_activated,
    activated,
    expired,
    key_revoked
};  // docs/rules.md, Proxies
enum class Method : std::uint8_t { online, offline };
enum class DiscoveryWhenFull : std::uint8_t { enroll, leave_unmanaged };  // MAC-7
enum class EnrollMethod : std::uint8_t { manual, discovery };
enum class MonitorIcon : std::uint8_t { normal, yellow, no_connection };  // EXC-4
enum class BreachCause : std::uint8_t {
    shrunk,
    expired,
    total_reduced,
    discovery,
    competition,
    smaller_key,
    deactivated,
    revoked
};

std::string_view name_of(LicenseStatus status);  // "Not activated", "Key revoked" ...
std::string_view name_of(Method method);
std::string_view name_of(DiscoveryWhenFull option);
std::string_view name_of(EnrollMethod method);
std::string_view name_of(MonitorIcon icon);   // "normal", "yellow", "noConnection"
std::string_view name_of(BreachCause cause);  // "totalReduced" and so on, as reports spell it

/// Why a site with Macs is over its limit in this status whatever its numbers are: without a valid
/// license the limit is 0. nullopt while it is activated.
std::optional<BreachCause> cause_of(LicenseStatus status);

/// What a Proxy knows of its key until the next refresh (docs/rules.md, Words).
struct Terms {
    KeyId key;
    KeyType type = KeyType::primary;
    Count max = 0;
    Count total = 0;  // of the subscription at issue: tells a correction from a shrunk key
    Date start_date;
    Date end_date;
    Date valid_until;        // end date plus grace where the key has one (SUB-11, SBL-51)
    Count frozen_limit = 0;  // limit while the server cannot be asked (FIG-4)
    Instant issued_at;
    std::uint32_t serial = 0;  // grows with every issue (REF-4)

    /// Whether these terms differ from others only in when they were issued.
    bool says_the_same_as(const Terms& other) const {
        return key == other.key && type == other.type && max == other.max && total == other.total &&
               start_date == other.start_date && end_date == other.end_date &&
               valid_until == other.valid_until && frozen_limit == other.frozen_limit;
    }

    auto tied() const {
        return std::tie(key.value, type, max, total, start_date, end_date, valid_until,
                        frozen_limit, issued_at, serial);
    }
};

/// What the Problem Monitor shows, as of its last poll (EXC-4).
struct ProblemMonitor {
    MonitorIcon icon = MonitorIcon::normal;
    LicenseStatus problem_status = LicenseStatus::activated;  // why, when the icon is yellow
    Count problem_used = 0;
    Count problem_limit = 0;
    Count balloons = 0;
    std::optional<Instant> last_balloon;
    std::uint32_t balloon_breach = 0;  // the breach (Site::breach_serial) of the last balloon
    std::optional<Instant> poll_due;   // only when the next poll will see something new
    std::optional<Instant> balloon_due;

    auto tied() const {
        return std::tie(icon, problem_status, problem_used, problem_limit, balloons, last_balloon,
                        balloon_breach, poll_due, balloon_due);
    }
};

enum class LogKind : std::uint8_t {
    activated,
    deactivated,
    refresh_failed,
    refreshed,
    revoked,
    expired,
    limit_exceeded,
    excess_changed,
    limit_ok,
    refused,
    proxy_stopped,
    proxy_started
};

/// A line of the Proxy's log, kept as numbers and written out on demand (log_text).
struct LogEntry {
    Instant at;
    LogKind kind = LogKind::activated;
    KeyId key;
    Count used = 0;
    Count limit = 0;
    ErrorCode code = ErrorCode::license_limit;

    auto tied() const { return std::tie(at, kind, key.value, used, limit, code); }
};

/// An interval in which a site managed more Macs than its limit, with one key and one license
/// status: another one begins another breach, also when the site was over its limit all along,
/// unless it brings the same cause. What begins and ends at one instant is no breach (DIF-1).
struct Breach {
    SiteId site;
    KeyId key;  // the key held when it began; after a deactivation the one given up
    Instant from;
    std::optional<Instant> to;
    Count peak_excess = 0;
    BreachCause cause = BreachCause::discovery;
    LicenseStatus status = LicenseStatus::activated;  // of the installation; see change_status

    auto tied() const {
        return std::tie(site.value, key.value, from, to, peak_excess, cause, status);
    }
};

/// The offline activation dialog that waits for its response (OFF-2, OFF-3).
struct PendingActivation {
    std::uint32_t request_id = 0;
    std::string key_text;

    auto tied() const { return std::tie(request_id, key_text); }
};

/// An offline deactivation whose file may be saved again (DEA-5).
struct PendingRelease {
    std::uint32_t request_id = 0;
    Instant created_at;
    KeyId key;

    auto tied() const { return std::tie(request_id, created_at, key.value); }
};

struct alignas(64) Site {
    // What every arrival, departure and refresh asks for, side by side in memory: what the first
    // two ask for lies within one line of the processor's.
    LicenseStatus status = LicenseStatus::not_activated;
    std::optional<Method> method;
    bool connected = false;  // the License Server and this online-activated Proxy see each other
    bool internet = true;    // the setting; outages do not change it
    bool up = true;
    bool refresh_failed = false;  // the due one failed; retries run every hour (REF-2)
    bool in_dirty_list = false;
    std::optional<BreachCause> dirty;  // limit monitoring due, and what led to it
    DiscoveryWhenFull discovery_when_full = DiscoveryWhenFull::enroll;
    int offline_outages = 0;
    int down_outages = 0;
    KeyId server_key;  // the key that the License Server has bound for this site; else the newest
                       // pending
    std::uint32_t breach_index = none;  // the running breach in World::breaches
    Count excess = 0;                   // as of the last limit monitoring
    std::optional<Terms> terms;         // kept while expired or revoked
    std::optional<Instant> refresh_due;
    std::optional<Instant> report_due;
    std::optional<Instant> last_refresh;

    std::string code;       // how scenarios name it
    std::string sccm_code;  // differs from `code` only for a second Proxy of one SCCM site (MAC-4)
    std::string description;
    std::string hostname;
    std::string version;

    KeyId last_key;  // the newest key held, also after the deactivation
    std::optional<Instant> activated_at;
    std::vector<UsageReport> former_usage;  // of earlier activations (PAG-10)
    std::vector<KeyId>
        pending_keys;  // given up offline, their files not uploaded yet; oldest first (DEA-3)
    std::optional<PendingActivation> pending_activation;
    std::optional<PendingRelease> pending_release;
    std::set<MacId> unmanaged;  // discovered, not managed

    std::uint32_t breach_serial = 0;  // how many breaches this site has had
    Instant excess_since;             // of the running stretch of constant excess
    ProblemMonitor monitor;
    std::vector<LogEntry> log;
    std::map<ErrorCode, Count> refusals;

    static constexpr std::uint32_t none = 0xFFFFFFFFu;
    bool running() const { return up && down_outages == 0; }
    bool has_internet() const { return internet && offline_outages == 0; }

    /// Everything that a refused command must leave as it was: all but the log and the counters.
    auto tied() const {
        return std::tie(code, sccm_code, description, hostname, version, discovery_when_full,
                        internet, up, offline_outages, down_outages, connected, status, method,
                        terms, last_key, activated_at, last_refresh, refresh_due, report_due,
                        refresh_failed, server_key.value, former_usage, pending_keys,
                        pending_activation, pending_release, unmanaged, excess, breach_index,
                        breach_serial, excess_since, monitor);
    }
};

}  // namespace headroom::licensing
