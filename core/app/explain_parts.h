#pragma once
// What the explanations of core/app/explain.h share. For explain*.cpp only.

#include <string>

#include "core/app/explain.h"

namespace headroom::app::explain_parts {

std::string str(Count n);

struct KeyPlace {
    const SubscriptionView* subscription = nullptr;
    const LicenseRow* row = nullptr;
};
/// Both null when no key has this id.
KeyPlace key_of(const Overview& overview, const std::string& id);
/// nullptr when there is no such site.
const SiteView* site_of(const Overview& overview, const std::string& code);

/// Who holds the licenses of the subscription, row by row.
void add_holders(Explanation& out, const SubscriptionView& subscription);

std::string expired_text();
/// What the Proxy with this key compares its own count with.
Explanation row_limit(const SubscriptionView& subscription, const LicenseRow& row);

/// Why a site is or was over its limit; nullopt when there is no such site.
std::optional<Explanation> breach(const Overview& overview, const Question& question);
/// Why a command at a site was refused.
Explanation refusal(const Overview& overview, const Question& question);

}  // namespace headroom::app::explain_parts
