#include "wasm/ui/pages/console/license_choice.h"

#include <fmt/format.h>

#include "core/base/text.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/pages/guide_state.h"
#include "wasm/ui/widgets/fact_list.h"
#include "wasm/ui/widgets/field.h"

namespace headroom::ui {

void draw_license_of_key(PanelContext& context, const std::string& key) {
    for (const app::SubscriptionDetails& subscription : all_subscriptions(context)) {
        for (const app::LicenseRow& row : subscription.live.rows) {
            if (!same_key(row.key_text, key) && row.id != key) continue;
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
            entries.push_back(fmt::format("{} ({}, {})", row.name, counted(row.max, "license"),
                                          key_use_in_words(row.binding, row.site)));
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
