#pragma once
// What My Account tells of a subscription (docs/rules.md, Subscriptions): live and as last
// reported.

#include <string>
#include <vector>

#include "core/app/session.h"

namespace headroom::app {

/// The header figures of Product Details, on live or on reported numbers (FIG-1).
struct SubscriptionFiguresView {
    Count used = 0;
    Count available = 0;
    Count available_dynamic = 0;   // the main license pool
    Count available_reserved = 0;  // idle in Reserved sublicenses
    std::vector<LicenseRow> rows;  // as of the Sublicenses table, in its order
};

/// A line of the order list in Contract Details (SUB-16).
struct OrderView {
    std::string date;
    std::string kind;    // "purchase", "upgrade", "automatic renewal" ...
    Count licenses = 0;  // what was ordered: an upgrade of 5 is 5, a correction downwards negative
    Count total = 0;     // licenses of the subscription after the order
    int months = 0;      // 0 when the order did not change the term
};

/// A choice of New subscription duration and the date it leads to (SUB-22, SUB-23).
struct RenewalChoice {
    int months = 0;
    std::string expiration_date;
};

struct SubscriptionDetails {
    std::string id;
    std::string name;
    std::string product;
    std::string kind;    // "paid" | "trial"
    std::string status;  // "Unregistered", "Active", "Grace period", "Expired"
    bool expiring_soon = false;
    std::string company;  // owner; empty before the registration or for a personal product
    std::string person;   // owner of a personal product
    std::string primary_key;
    Count total = 0;
    std::string issue_date;  // empty before the first activation (SUB-13)
    std::string start_date;
    std::string expiration_date;
    int duration_months = 0;
    bool auto_renew = false;
    bool offline_allowed = false;
    std::string origin;                // "sales", "reseller", "store"
    std::string sales_representative;  // whom to ask for more (SUB-16)
    std::string contract_number;
    std::vector<OrderView> orders;
    std::vector<RenewalChoice> renewal_choices;
    SubscriptionFiguresView live;
    SubscriptionFiguresView reported;
};

/// All subscriptions there are, in the order in which they were sold.
std::vector<SubscriptionDetails> subscription_details(const Session& session);

/// Whether the Online Store gets its money for automatic renewals (SUB-25).
bool payment_works(const Session& session);

/// "1 month", "1 year", "2 years", "18 months".
std::string duration_in_words(int months);

/// The contract information as a file to download (SUB-16).
std::string contract_text(const SubscriptionDetails& subscription);

}  // namespace headroom::app
