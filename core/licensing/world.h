#pragma once
// Everything there is at one instant: a value that can be copied, compared by digest and saved.
// Commands are decided against it (decide.h); only events change it (apply.h).

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/licensing/accounts.h"
#include "core/licensing/mac_fleet.h"
#include "core/licensing/settings.h"
#include "core/licensing/site.h"
#include "core/licensing/subscription.h"

namespace headroom::licensing {

/// A file that somebody saved: its text is the file, byte for byte (offline_file.h reads it).
struct StoredFile {
    std::string text;
    std::string kind;  // what it was saved as; shown in the state document
    Instant saved_at;
    bool damaged = false;  // by file.corrupt; it stays so until it is saved anew (DIF-13)

    auto tied() const { return std::tie(text, kind, saved_at, damaged); }
};

/// One signed Certificate Signing Request of the history (CSR-2).
struct SignedCsr {
    Instant at;
    std::string user;
    std::string file;
    std::string subject;

    auto tied() const { return std::tie(at, user, file, subject); }
};

/// A timer that the world wants; `due` in timers.h tells when. The order of the kinds is the order
/// of simultaneous events (CLK-7).
enum class TimerKind : std::uint8_t {
    automatic_renewal,    // entity: subscription, rank 1
    subscription_status,  // entity: subscription, rank 2
    key_expiry,           // entity: key, rank 3
    terms_expiry,         // entity: site, rank 3
    refresh,              // entity: site, rank 4
    report,               // entity: site, rank 5
    problem_monitor,      // entity: site, rank 7
};

struct Timer {
    TimerKind kind = TimerKind::refresh;
    std::uint32_t entity = 0;

    friend bool operator==(Timer, Timer) = default;
};

struct World {
    Settings settings;
    std::uint64_t seed = 1;  // only for key texts: the same scenario gets the same keys

    std::vector<Person> people;
    std::vector<Company> companies;
    std::vector<Subscription> subscriptions;
    std::vector<LicenseKey> keys;
    std::vector<Site> sites;
    MacFleet macs;

    bool server_up = true;  // the setting; outages do not change it
    int server_outages = 0;
    bool payment_works = true;
    std::uint32_t last_request_id = 0;
    std::uint32_t last_terms_serial = 0;
    std::uint32_t last_invite_token = 0;

    std::vector<Mail> mail;
    std::map<std::string, StoredFile> files;
    std::vector<SignedCsr> signed_csrs;

    std::vector<Breach> breaches;
    std::int64_t over_limit_mac_seconds = 0;  // of finished stretches; see Site::excess_since
    Count balloons = 0;
    std::map<ErrorCode, Count> refusals;

    // Work that the last events left for the simulator; drained before the next command.
    std::vector<Timer> changed_timers;
    std::vector<SiteId> dirty_sites;

    // Look-up by the author's names. Names of refused creations stay taken.
    std::map<std::string, SubscriptionId, std::less<>> subscription_by_id;
    std::map<std::string, KeyId, std::less<>> key_by_id;
    std::map<std::string, KeyId, std::less<>> key_by_text;
    std::map<std::string, SiteId, std::less<>> site_by_code;
    std::map<std::string, PersonId, std::less<>> person_by_email;  // lower case
    std::map<std::string, CompanyId, std::less<>> company_by_name;
    // Names that sublicenses bear now, in lower case: unique within a subscription (SBL-20).
    std::map<std::pair<SubscriptionId, std::string>, KeyId> sublicense_by_name;

    bool server_reachable_for(const Site& site) const {
        return server_up && server_outages == 0 && site.running() && site.has_internet();
    }

    const Person* find_person(std::string_view email) const;
    const Company* find_company(std::string_view name) const;
    const Subscription* find_subscription(std::string_view id) const;
    const Site* find_site(std::string_view code) const;
    /// By the author's id, or by the key's text as somebody typed it; deleted keys included.
    const LicenseKey* find_key(std::string_view id_or_text) const;

    CompanyId company_id(std::string_view name) const;
    SubscriptionId subscription_id(std::string_view id) const;
    KeyId key_id(std::string_view id_or_text) const;
    SiteId site_id(std::string_view code) const;
    PersonId person_id(std::string_view email) const;
};

/// What My Account shows of this subscription: the sums of the last usage reports (FIG-1).
PoolSums reported_sums(const World& world, const Subscription& subscription);
/// The same of every subscription, by its index.
std::vector<PoolSums> reported_sums(const World& world);

/// "P01-0007", or the name of its own.
std::string mac_name(const World& world, MacId mac);

/// The Mac of this name, whoever manages it now.
std::optional<MacId> find_mac(const World& world, std::string_view name);

}  // namespace headroom::licensing
