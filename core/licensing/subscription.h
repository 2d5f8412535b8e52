#pragma once
// Subscriptions and their license keys (docs/rules.md, Subscriptions, Keys).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/base/time.h"
#include "core/licensing/ids.h"
#include "core/licensing/license_arithmetic.h"

namespace headroom::licensing {

enum class SubscriptionKind : std::uint8_t { paid, trial };
enum class Origin : std::uint8_t { sales, reseller, store };
enum class SubscriptionStatus : std::uint8_t { unregistered, active, grace, expired };
enum class OrderKind : std::uint8_t { purchase, upgrade, correction, renewal, automatic_renewal };

std::string_view name_of(SubscriptionKind kind);      // "paid", "trial"
std::string_view name_of(Origin origin);              // "sales", "reseller", "store"
std::string_view name_of(SubscriptionStatus status);  // "Grace period" and so on (SUB-10)
std::string_view name_of(OrderKind kind);

/// Who sold it, as Contract Details names the sales representative (SUB-16).
std::string_view sales_representative(Origin origin);

/// One line of the contract's order list (SUB-16).
struct Order {
    Date date;
    OrderKind kind = OrderKind::purchase;
    Count licenses = 0;  // that were ordered, or renewed; of a correction, by how many T changed
    int months = 0;      // 0 when the order did not change the term

    auto tied() const { return std::tie(date, kind, licenses, months); }
};

/// Who a subscription is registered to. Neither is set before the registration (SUB-3).
struct Owner {
    CompanyId company;
    PersonId person;  // personal products only; PMM belongs to companies (ACC-13)

    auto tied() const { return std::tie(company.value, person.value); }
    bool known() const { return company.valid() || person.valid(); }
};

struct Subscription {
    // What every arrival, departure and refresh asks for, side by side in memory.
    PoolSums live;   // Macs that are really there: what the pages show as live
    MainPool known;  // what the License Server knows: limits and checks (FIG-4)
    std::int64_t idle_license_seconds = 0;  // idle reserved licenses over time, up to `idle_since`
    Instant idle_since;
    Count total = 0;  // T
    Date start_date;
    Date expiration_date;
    SubscriptionKind kind = SubscriptionKind::paid;
    SubscriptionStatus status = SubscriptionStatus::unregistered;
    Origin origin = Origin::sales;
    bool auto_renew = false;
    bool offline_allowed = false;

    std::string id;  // the author's name for it in scenarios, reports and commands
    std::string name;
    std::string product;
    int duration_months = 12;
    std::optional<Date> issue_date;  // first activation with any of its keys (SUB-13)
    Owner owner;
    std::vector<KeyId> keys;  // [0] is the primary key; deleted ones stay listed
    std::vector<Order> orders;
    std::string contract_number;
    Instant renewal_not_before;  // automatic renewal is tried at midnights after this (SUB-25)

    KeyId primary() const { return keys.front(); }
    bool usable() const {
        return status == SubscriptionStatus::active || status == SubscriptionStatus::grace;
    }

    auto tied() const {
        return std::tie(id, name, product, kind, origin, total, duration_months, start_date,
                        expiration_date, issue_date, auto_renew, offline_allowed, owner, status,
                        keys, orders, contract_number, renewal_not_before, live, known,
                        idle_license_seconds, idle_since);
    }
};

/// One line of the usage history: the Macs enrolled on that date (PAG-8).
struct UsageReport {
    Date date;
    Count used = 0;

    auto tied() const { return std::tie(date, used); }
};

enum class Binding : std::uint8_t { free, bound, release_pending };  // KEY-5
std::string_view name_of(Binding binding);  // "free", "bound", "releasePending"

/// When a sublicense ends: with its subscription, or on a date of its own.
struct Expiry {
    std::optional<Date> on_date;  // nullopt = "With the subscription"

    auto tied() const { return std::tie(on_date); }
    friend bool operator==(const Expiry&, const Expiry&) = default;
};

/// A primary or sublicense key: one row of the Sublicenses table.
struct alignas(64) LicenseKey {
    // What every arrival, departure and refresh asks for, within one line of the processor's
    // memory.
    SubscriptionId subscription;
    SiteId site;  // bound or release-pending installation
    KeyType type = KeyType::primary;
    Binding binding = Binding::free;
    bool valid = false;  // KEY-4, kept up to date by events
    bool deleted = false;
    Count max = 0;         // q; of the primary key unused (T - Q_R, see PoolSums::primary_max)
    Count used = 0;        // Macs really behind it
    Count known_used = 0;  // as the License Server knows them (FIG-4)
    Expiry expiry;
    Date created;

    std::string id;    // the author's name; of the primary key, the subscription's
    std::string text;  // five groups of six characters, unique for ever (KEY-3)
    std::string name;

    // What My Account shows of the installation: its row of the Proxy Servers page.
    Count reported_used = 0;  // FIG-1
    std::optional<Date> activation_date;
    std::optional<Instant> last_report;
    std::vector<UsageReport> usage_history;

    // The newest offline request processed for this installation (REF-4), and the activation file
    // that answered the first one, to be given again (OFF-5).
    std::uint32_t activation_request = 0;
    std::string activation_response;
    std::uint32_t newest_request = 0;
    Instant newest_request_at{-1};
    std::vector<std::uint32_t> used_activations;  // activation requests that were answered
    std::vector<std::uint32_t> used_releases;     // deactivation files that did their work (DEA-4)

    auto tied() const {
        return std::tie(id, text, subscription.value, type, name, max, expiry, created, deleted,
                        valid, binding, site.value, used, known_used, reported_used,
                        activation_date, last_report, usage_history, activation_request,
                        activation_response, newest_request, newest_request_at, used_activations,
                        used_releases);
    }

    KeyUse live_use() const { return {type, max, used, valid}; }
    KeyUse known_use() const { return {type, max, known_used, valid}; }
    KeyUse reported_use() const { return {type, max, reported_used, valid}; }
};

}  // namespace headroom::licensing
