#include "wasm/ui/pages/console/license_choice.h"

#include <fmt/format.h>

#include "core/base/text.h"
#include "wasm/ui/pages/guide_state.h"
#include "wasm/ui/widgets/fact_list.h"
#include "wasm/ui/widgets/field.h"

namespace headroom::ui {
namespace {

/// Keys are compared as people type them: hyphens and case do not matter.
std::string plain(const std::string& key) {
    std::string out;
    for (const char c : to_upper(trim(key))) {
        if (c != '-' && c != ' ') out += c;
    }
    return out;
}

}  // namespace

void draw_license_of_key(PanelContext& context, const std::string& key) {
    for (const app::SubscriptionDetails& subscription : all_subscriptions(context)) {
        for (const app::LicenseRow& row : subscription.live.rows) {
            if (plain(row.key_text) != plain(key) && row.id != key) continue;
            fact_in_mono("License key", row.key_text);
            fact("Name", row.name);
            fact("Start date", long_date(row.starts));
            fact("End date", long_date(row.expires));
            fact("Number of licenses", fmt::format("{}", row.max));
            return;
        }
    }
}

bool choose_key(PanelContext& context, int& chosen, std::string& key) {
    std::vector<std::string> entries;
    std::vector<std::string> keys;
    for (const app::SubscriptionDetails& subscription : all_subscriptions(context)) {
        for (const app::LicenseRow& row : subscription.live.rows) {
            const std::string state = row.binding == "free" ? "not in use"
                                      : row.site.empty()    ? "in use"
                                                            : "in use at " + row.site;
            entries.push_back(
                fmt::format("{} ({}, {})", row.name, counted(row.max, "license"), state));
            keys.push_back(row.key_text);
        }
    }
    if (!dropdown("Keys of this scenario", entries, chosen, {.placeholder = "Choose a key"})) {
        return false;
    }
    key = keys[static_cast<std::size_t>(chosen)];
    return true;
}

}  // namespace headroom::ui
