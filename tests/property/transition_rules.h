#pragma once
// The invariants of docs/rules.md that need the state before and after an action: 11 to 14, 16 to
// 18, 21 to 26, 28. (Those of one state are broken_invariants; 20 needs the digest.)

#include <optional>
#include <string>
#include <vector>

#include "core/licensing/event.h"
#include "core/licensing/world.h"
#include "tests/property/action.h"

namespace headroom::testing {

/// What of a world the rules compare.
struct Remembered {
    struct Key {
        std::string text;
        bool deleted = false;
        licensing::Binding binding = licensing::Binding::free;
        std::uint32_t site = 0;
        Count reported_used = 0;
        std::optional<Instant> last_report;
    };
    struct Subscription {
        Count total = 0;
        Date expiration_date;
        std::optional<Date> issue_date;
        std::size_t key_count = 0;
    };
    struct Site {
        std::uint32_t serial = 0;  // of the terms; 0 without
        Instant issued_at;         // likewise
        bool offline = false;
        bool revoked = false;
    };
    Instant now;
    std::vector<Key> keys;
    std::vector<Subscription> subscriptions;
    std::vector<Site> sites;
    std::vector<std::uint32_t> manager_of_mac;
};

Remembered remember(const licensing::World& world, Instant now);

/// Watches a simulator and says what is wrong with a transition. One watch sees one run.
class TransitionRules {
public:
    /// To be called for every event just before it is applied (Simulator::listen).
    void hear(const licensing::World& world, licensing::Moment now, const licensing::Event& event);

    /// After an action: the rule that it broke, or nothing.
    std::optional<std::string> check(const Remembered& before, const licensing::World& after,
                                     Instant now, const Action& action);

private:
    void complain(std::string rule) {
        if (!complaint_) complaint_ = std::move(rule);
    }
    void check_keys(const Remembered& before, const licensing::World& after);
    void check_subscriptions(const Remembered& before, const licensing::World& after);
    void check_term(const licensing::World& world, const licensing::Subscription& subscription,
                    Date today);
    void check_sites(const Remembered& before, const licensing::World& after, Instant now);
    void check_macs(const Remembered& before, const Remembered& after);
    void hear_balloon(const licensing::World& world, Instant now, licensing::SiteId site);
    void hear_breach(const licensing::World& world, const licensing::BreachBegan& breach);
    void hear_key_bound(const licensing::World& world, licensing::KeyId key);

    struct Balloon {
        Instant at;
        std::uint32_t breach_serial = 0;
    };
    std::vector<std::optional<Balloon>> last_balloon_;  // by site
    std::vector<std::uint32_t> highest_serial_;         // by site
    bool macs_moved_ = false;  // in this action: enrolled, removed or placed
    bool renewed_ = false;
    bool terms_given_ = false;  // activated, refreshed, revoked or deactivated
    bool file_uploaded_ = false;
    bool total_changed_ = false;
    std::optional<std::string> complaint_;
};

/// The company whose subscriptions, sublicenses, files or users the command manages: only its
/// active administrators may (ACC-11, ACC-12). Nothing for all other commands.
std::optional<licensing::CompanyId> managed_company(const licensing::World& world,
                                                    const licensing::Command& command);

}  // namespace headroom::testing
