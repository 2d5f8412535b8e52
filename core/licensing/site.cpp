#include "core/licensing/site.h"

namespace headroom::licensing {

std::string_view name_of(LicenseStatus status) {
    switch (status) {
        case LicenseStatus::not_activated: return "Not activated";
        case LicenseStatus::activated: return "Activated";
        case LicenseStatus::expired: return "Expired";
        case LicenseStatus::key_revoked: return "Key revoked";
    }
    return "";
}

std::string_view name_of(Method method) { return method == Method::online ? "online" : "offline"; }

std::string_view name_of(DiscoveryWhenFull option) {
    return option == DiscoveryWhenFull::enroll ? "enroll" : "leaveUnmanaged";
}

std::string_view name_of(EnrollMethod method) {
    return method == EnrollMethod::manual ? "manual" : "discovery";
}

std::string_view name_of(MonitorIcon icon) {
    switch (icon) {
        case MonitorIcon::normal: return "normal";
        case MonitorIcon::yellow: return "yellow";
        case MonitorIcon::no_connection: return "noConnection";
    }
    return "";
}

std::string_view name_of(BreachCause cause) {
    switch (cause) {
        case BreachCause::shrunk: return "shrunk";
        case BreachCause::expired: return "expired";
        case BreachCause::total_reduced: return "totalReduced";
        case BreachCause::discovery: return "discovery";
        case BreachCause::competition: return "competition";
        case BreachCause::smaller_key: return "smallerKey";
        case BreachCause::deactivated: return "deactivated";
        case BreachCause::revoked: return "revoked";
    }
    return "";
}

std::optional<BreachCause> cause_of(LicenseStatus status) {
    switch (status) {
        case LicenseStatus::not_activated: return BreachCause::deactivated;
        case LicenseStatus::key_revoked: return BreachCause::revoked;
        case LicenseStatus::expired: return BreachCause::expired;
        case LicenseStatus::activated: break;
    }
    return std::nullopt;
}

}  // namespace headroom::licensing
