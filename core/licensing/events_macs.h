#pragma once
// Events of Macs, limit monitoring, the Problem Monitor, and refusals.

#include <string>
#include <tuple>

#include "core/licensing/command.h"
#include "core/licensing/error_code.h"
#include "core/licensing/event_field.h"
#include "core/licensing/ids.h"
#include "core/licensing/site.h"

namespace headroom::licensing {

/// A task of the console ran; `warned` when the site was over its limit.
struct ConsoleTaskRun {
    static constexpr const char* kind = "consoleTaskRun";
    SiteId site;
    ConsoleTask task = ConsoleTask::configuration_item;
    bool warned = false;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(ConsoleTaskRun, site),
                          HEADROOM_FIELD(ConsoleTaskRun, task),
                          HEADROOM_FIELD(ConsoleTaskRun, warned)};
    }
};

/// A Mac became managed. `mac` names a known one; otherwise it is new, with `name` or, when that is
/// empty, the site's next number.
struct MacEnrolled {
    static constexpr const char* kind = "macEnrolled";
    SiteId site;
    MacId mac;
    EnrollMethod method = EnrollMethod::manual;
    std::string name;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(MacEnrolled, site), HEADROOM_FIELD(MacEnrolled, mac),
                          HEADROOM_FIELD(MacEnrolled, method), HEADROOM_FIELD(MacEnrolled, name)};
    }
};

/// A discovered Mac was left unmanaged (MAC-7); members as in MacEnrolled.
struct MacLeftUnmanaged {
    static constexpr const char* kind = "macLeftUnmanaged";
    SiteId site;
    MacId mac;
    std::string name;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(MacLeftUnmanaged, site),
                          HEADROOM_FIELD(MacLeftUnmanaged, mac),
                          HEADROOM_FIELD(MacLeftUnmanaged, name)};
    }
};

/// Removed from SCCM, re-registered elsewhere, or left for good (its record may be reused).
struct MacRemoved {
    static constexpr const char* kind = "macRemoved";
    SiteId site;
    MacId mac;
    bool for_good = false;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(MacRemoved, site), HEADROOM_FIELD(MacRemoved, mac),
                          HEADROOM_FIELD(MacRemoved, for_good)};
    }
};

/// `count` new numbered Macs are managed from now on (world.sites[].macs).
struct MacsPlaced {
    static constexpr const char* kind = "macsPlaced";
    SiteId site;
    Count count = 0;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(MacsPlaced, site), HEADROOM_FIELD(MacsPlaced, count)};
    }
};

/// Limit monitoring found more Macs than the limit allows, and what led to it.
struct BreachBegan {
    static constexpr const char* kind = "limitExceeded";
    SiteId site;
    KeyId key;
    BreachCause cause = BreachCause::discovery;
    Count excess = 0;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(BreachBegan, site), HEADROOM_FIELD(BreachBegan, key),
                          HEADROOM_FIELD(BreachBegan, cause), HEADROOM_FIELD(BreachBegan, excess)};
    }
};

/// The running breach is over the limit by another number of Macs now (EXC-1).
struct ExcessChanged {
    static constexpr const char* kind = "excessChanged";
    SiteId site;
    Count excess = 0;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(ExcessChanged, site),
                          HEADROOM_FIELD(ExcessChanged, excess)};
    }
};

/// The Macs are within the limit again (EXC-1).
struct BreachEnded {
    static constexpr const char* kind = "limitRespected";
    SiteId site;
    static constexpr auto fields() { return std::tuple{HEADROOM_FIELD(BreachEnded, site)}; }
};

/// The Problem Monitor's poll saw something new (EXC-4).
struct MonitorChanged {
    static constexpr const char* kind = "monitorChanged";
    SiteId site;
    MonitorIcon icon = MonitorIcon::normal;
    LicenseStatus status = LicenseStatus::activated;
    Count used = 0;
    Count limit = 0;
    static constexpr auto fields() {
        return std::tuple{
            HEADROOM_FIELD(MonitorChanged, site), HEADROOM_FIELD(MonitorChanged, icon),
            HEADROOM_FIELD(MonitorChanged, status), HEADROOM_FIELD(MonitorChanged, used),
            HEADROOM_FIELD(MonitorChanged, limit)};
    }
};

/// The Problem Monitor showed its balloon (CLK-5).
struct BalloonShown {
    static constexpr const char* kind = "balloonShown";
    SiteId site;
    static constexpr auto fields() { return std::tuple{HEADROOM_FIELD(BalloonShown, site)}; }
};

/// Licensing said no, `count` times in a row. Changes counters and the log only.
struct CommandRefused {
    static constexpr const char* kind = "commandRefused";
    ErrorCode code = ErrorCode::license_limit;
    SiteId site;
    Count count = 1;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(CommandRefused, code),
                          HEADROOM_FIELD(CommandRefused, site),
                          HEADROOM_FIELD(CommandRefused, count)};
    }
};

}  // namespace headroom::licensing
