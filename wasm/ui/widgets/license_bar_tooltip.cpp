#include "wasm/ui/widgets/license_bar_tooltip.h"

#include <fmt/format.h>

#include <array>
#include <string>

#include "core/base/text.h"
#include "core/base/words.h"
#include "wasm/ui/widgets/tooltip.h"

namespace headroom::ui {
namespace {

std::string equation_of(const app::SubscriptionView& all, const app::LicenseRow& row) {
    if (row.status == "expired") return "Limit 0: this sublicense has expired";
    if (row.type == "reserved") return fmt::format("Limit {} = its reserved number", row.max);
    if (row.type == "dynamic") {
        return fmt::format("Limit {} = min({}, used {} + main pool {})", row.limit, row.max,
                           row.used, all.main_pool_raw);
    }
    return fmt::format("Limit {} = used {} + main pool {}", row.limit, row.used, all.main_pool_raw);
}

}  // namespace

void license_bar_row_tooltip(const app::SubscriptionView& all, const app::LicenseRow& row) {
    const std::string type = capitalized(row.type);
    const std::string max = fmt::format("{}", row.max);
    const std::string used = fmt::format("{}", row.used);
    const std::string available = fmt::format("{}", row.available);
    const std::string excess = fmt::format("{}", row.excess);
    const std::array<TooltipRow, 5> rows{{{"Type", type},
                                          {"Max lic.", max},
                                          {"Used", used},
                                          {"Available", available},
                                          {"Over the limit by", excess}}};
    tooltip_table(row.name, rows.data(), row.excess > 0 ? 5 : 4, equation_of(all, row));
}

void license_bar_free_tooltip(const app::SubscriptionView& all) {
    const std::string total = fmt::format("{}", all.total);
    const std::string pool = fmt::format("{}", all.available_dynamic);
    const std::string idle = fmt::format("{}", all.available_reserved);
    const std::array<TooltipRow, 3> rows{{{"Total number of licenses", total},
                                          {"Available dynamic (main pool)", pool},
                                          {"Available reserved", idle}}};
    tooltip_table("Free in the main license pool", rows.data(), 3, "");
}

}  // namespace headroom::ui
