#include "core/app/explain_parts.h"

namespace headroom::app::explain_parts {

std::string str(Count n) { return std::to_string(n); }

KeyPlace key_of(const Overview& overview, const std::string& id) {
    for (const SubscriptionView& view : overview.subscriptions) {
        for (const LicenseRow& row : view.rows) {
            if (row.id == id && !id.empty()) return {&view, &row};
        }
    }
    return {};
}

const SiteView* site_of(const Overview& overview, const std::string& code) {
    for (const SiteView& site : overview.sites) {
        if (site.code == code && !code.empty()) return &site;
    }
    return nullptr;
}

void add_holders(Explanation& out, const SubscriptionView& subscription) {
    for (const LicenseRow& row : subscription.rows) {
        if (row.status == "expired") continue;
        const bool holds = row.used > 0 || row.type == "reserved";
        if (!holds) continue;
        const std::string place = row.site.empty() ? "" : " at " + row.site;
        std::string value = str(row.used);
        if (row.type == "reserved") value += " of " + str(row.max) + " reserved";
        out.holders.push_back({row.name + place, std::move(value)});
    }
}

std::string expired_text() { return "An expired key has no licenses: its limit is 0."; }

Explanation row_limit(const SubscriptionView& subscription, const LicenseRow& row) {
    Explanation out{"Limit of " + row.name, str(row.limit), ""};
    out.result = "= limit";
    out.rules = {"formulas", "FIG-4", "FIG-5"};
    if (row.status == "expired") {
        out.text = expired_text();
        return out;
    }
    if (row.type == "reserved") {
        out.formula = "q";
        out.terms = {{"its number (q)", str(row.max)}};
        out.text = "The limit of a Reserved key is its number, whatever others use.";
        return out;
    }
    out.formula = row.type == "dynamic" ? "min(q, u + M)" : "u + M";
    if (row.type == "dynamic") out.terms.push_back({"its number (q)", str(row.max)});
    out.terms.push_back({"its Macs (u)", str(row.used)});
    out.terms.push_back({"left in the main license pool (M)", str(subscription.main_pool_raw)});
    out.text =
        "It moves: whatever another key takes from the main license pool, this one cannot "
        "have.";
    return out;
}

}  // namespace headroom::app::explain_parts
