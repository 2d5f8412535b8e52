#pragma once
// The constants (docs/rules.md, Constants); a scenario's `settings` may override each of them.

#include <array>
#include <tuple>

#include "core/base/time.h"

namespace headroom::licensing {

struct Settings {
    int grace_days = 30;          // SUB-11: days after the expiration date in which all still works
    int trial_days = 30;          // TRI-2
    int refresh_hours = 24;       // CLK-2
    int report_hours = 168;       // CLK-3
    int balloon_minutes = 60;     // CLK-5
    int poll_minutes = 1;         // CLK-4
    int retry_hours = 1;          // REF-2
    int expiring_soon_days = 30;  // SUB-10: a label only

    auto tied() const {
        return std::tie(grace_days, trial_days, refresh_hours, report_hours, balloon_minutes,
                        poll_minutes, retry_hours, expiring_soon_days);
    }
};

inline constexpr std::size_t password_min_characters = 6;                  // ACC-1
inline constexpr std::size_t name_max_characters = 100;                    // SUB-15, SBL-20
inline constexpr std::array<int, 4> renewal_months{1, 12, 24, 36};         // SUB-22
inline constexpr const char* mac_management = "Parallels Mac Management";  // the licensed product

}  // namespace headroom::licensing
