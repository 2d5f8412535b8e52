#include "core/scenario/log_text.h"

#include <array>
#include <utility>

#include "core/base/text.h"
#include "core/licensing/refusal.h"

namespace headroom::scenario {
namespace {

using namespace licensing;

std::string used_and_limit(Count used, Count limit) {
    return counted(used, "Mac") + " managed, the limit is " + std::to_string(limit);
}

std::string refusal_text(const LogEntry& entry) {
    Refusal refusal{entry.code, {}};
    if (entry.code == ErrorCode::license_limit) refusal.details = {{"limit", entry.limit}};
    return "Refused: " + sentence(refusal) + " (" + used_and_limit(entry.used, entry.limit) + ", " +
           std::string(code_name(entry.code)) + ")";
}

}  // namespace

std::string key_words(const World& world, KeyId id) {
    const LicenseKey& key = world.keys[id.index()];
    if (key.type != KeyType::primary) return "sublicense " + key.name;
    return "primary key of " + world.subscriptions[key.subscription.index()].name;
}

std::string cause_in_words(std::string_view cause) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> words{{
        {"shrunk", "the sublicense was made smaller"},
        {"expired", "the key expired"},
        {"totalReduced", "the subscription was reduced"},
        {"discovery", "auto-discovery enrolled past the limit"},
        {"competition", "other keys took the shared licenses"},
        {"smallerKey", "activated with a smaller key"},
        {"deactivated", "the installation was deactivated"},
        {"revoked", "the key was deleted"},
    }};
    for (const auto& [name, text] : words) {
        if (name == cause) return std::string(text);
    }
    return std::string(cause);
}

std::string log_text(const World& world, const LogEntry& entry) {
    const std::string key = entry.key.valid() ? " (" + key_words(world, entry.key) + ")" : "";
    switch (entry.kind) {
        case LogKind::activated:
            return "Activated" + key + ": " + counted(entry.limit, "license") + ", " +
                   counted(entry.used, "Mac") + " managed.";
        case LogKind::deactivated: return "Deactivated" + key + ".";
        case LogKind::refresh_failed:
            return "License refresh failed: pmm.parallels.com cannot be reached; retrying.";
        case LogKind::refreshed: return "License refresh succeeded again" + key + ".";
        case LogKind::revoked: return "The sublicense of this installation was deleted" + key + ".";
        case LogKind::expired: return "The license expired" + key + ".";
        case LogKind::limit_exceeded:
            return "License limit exceeded: " + used_and_limit(entry.used, entry.limit) + key + ".";
        case LogKind::excess_changed:
            return "License limit still exceeded: " + used_and_limit(entry.used, entry.limit) +
                   key + ".";
        case LogKind::limit_ok:
            return "License limit respected again: " + used_and_limit(entry.used, entry.limit) +
                   key + ".";
        case LogKind::refused: return refusal_text(entry) + key;
        case LogKind::proxy_stopped: return "The Proxy stopped.";
        case LogKind::proxy_started: return "The Proxy started.";
    }
    return "";
}

std::string monitor_text(const World&, const Site& site, Instant now) {
    const ProblemMonitor& monitor = site.monitor;
    if (monitor.icon == MonitorIcon::no_connection) return "No connection to the Proxy.";
    if (monitor.icon == MonitorIcon::yellow) {
        const std::string figures = used_and_limit(monitor.problem_used, monitor.problem_limit);
        switch (monitor.problem_status) {
            case LicenseStatus::not_activated:
                return "Parallels Mac Management is not activated: " + figures + ".";
            case LicenseStatus::expired: return "The license has expired: " + figures + ".";
            case LicenseStatus::key_revoked: return "The license key was revoked: " + figures + ".";
            case LicenseStatus::activated: return "License limit exceeded: " + figures + ".";
        }
    }
    if (site.status == LicenseStatus::activated && date_of(now) > site.terms->end_date) {
        return "The subscription expired on " + format_date(site.terms->end_date) +
               "; the grace period ends on " + format_date(site.terms->valid_until) + ".";
    }
    return "";
}

}  // namespace headroom::scenario
