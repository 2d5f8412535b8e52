#include "core/planning/risk/risk_observer.h"

#include <algorithm>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include "core/planning/study/main_pool.h"

namespace headroom::planning {

using namespace licensing;

namespace {

// Events that leave every key's type, Max, validity and Macs alone.
template <class E>
constexpr bool leaves_keys_alone =
    std::is_same_v<E, RefreshFailed> || std::is_same_v<E, Refreshed> ||
    std::is_same_v<E, UsageReported> || std::is_same_v<E, BreachBegan> ||
    std::is_same_v<E, ExcessChanged> || std::is_same_v<E, BreachEnded> ||
    std::is_same_v<E, MonitorChanged> || std::is_same_v<E, BalloonShown> ||
    std::is_same_v<E, CommandRefused> || std::is_same_v<E, MacLeftUnmanaged> ||
    std::is_same_v<E, TermsIssued> || std::is_same_v<E, LimitFrozen> || std::is_same_v<E, MailSent>;

// Licenses of the site's Reserved key that nobody uses now.
Count idle_reserved(const World& world, SiteId id) {
    const Site& site = world.sites[id.index()];
    if (!site.server_key.valid()) return 0;
    const LicenseKey& key = world.keys[site.server_key.index()];
    const bool holds = key.binding == Binding::bound && key.site == id && key.valid;
    if (!holds || key.type != KeyType::reserved) return 0;
    return std::max<Count>(0, key.max - key.used);
}

}  // namespace

RiskObserver::RiskObserver(const Horizon& horizon, const std::vector<std::string>& site_codes)
    : horizon_(horizon),
      site_codes_(site_codes),
      outcomes_(site_codes.size()),
      watches_(site_codes.size()) {
    for (std::size_t i = 0; i < outcomes_.size(); ++i) {
        outcomes_[i].used_at_looks.assign(horizon.looks.size(), 0);
        watches_[i].idle_counted_to = horizon.counted_from;
    }
}

std::size_t RiskObserver::index_of(const World& world, SiteId site) {
    while (index_by_site_.size() <= site.index()) {
        const std::string& code = world.sites[index_by_site_.size()].code;
        const auto found = std::find(site_codes_.begin(), site_codes_.end(), code);
        index_by_site_.push_back(static_cast<std::size_t>(found - site_codes_.begin()));
    }
    return index_by_site_[site.index()];
}

// The site's Macs at a look, for itself and for the pool that its key takes licenses from.
void RiskObserver::look_at(const World& world, SiteId id, std::size_t look) {
    const Count used = world.macs.at(id).count;
    outcomes_[index_of(world, id)].used_at_looks[look] = used;
    const std::optional<std::size_t> pool = pool_of(world, id);
    if (!pool) return;
    if (pools_.size() <= *pool) pools_.resize(*pool + 1);
    if (pools_[*pool].empty()) pools_[*pool].assign(horizon_.looks.size(), 0);
    pools_[*pool][look] += used;
}

// Everything that follows from the site having stood still until `to`.
void RiskObserver::bring_up(const World& world, SiteId site, Instant to) {
    const std::size_t index = index_of(world, site);
    Watch& watch = watches_[index];
    SiteOutcome& outcome = outcomes_[index];
    while (watch.next_look < horizon_.looks.size() && horizon_.looks[watch.next_look] <= to) {
        look_at(world, site, watch.next_look++);
    }
    if (to <= watch.idle_counted_to) return;
    outcome.idle_license_seconds +=
        idle_reserved(world, site) * (to - watch.idle_counted_to).seconds;
    watch.idle_counted_to = to;
}

void RiskObserver::bring_up_all(const World& world, Instant to) {
    for (std::size_t i = 0; i < world.sites.size(); ++i) bring_up(world, SiteId{i}, to);
}

void RiskObserver::begin_counting(const World& world) {
    counting_ = true;
    for (std::size_t i = 0; i < world.sites.size(); ++i) {
        outcomes_[index_of(world, SiteId{i})].peak_used = world.macs.at(SiteId{i}).count;
    }
}

void RiskObserver::count_changes(const World& world, SiteId site, Instant at, Count added) {
    bring_up(world, site, at);
    if (!counting_) return;
    Count& peak = outcomes_[index_of(world, site)].peak_used;
    peak = std::max(peak, world.macs.at(site).count + added);
}

// The running stretch of constant excess ends, or the horizon does.
void RiskObserver::count_excess(const World& world, SiteId id, Instant to) {
    const Site& site = world.sites[id.index()];
    const Instant from = std::max(site.excess_since, horizon_.counted_from);
    if (!horizon_.counts_excess || site.excess == 0 || to <= from) return;
    outcomes_[index_of(world, id)].over_limit_mac_seconds += site.excess * (to - from).seconds;
}

void RiskObserver::breach_begins(SiteId site, Instant at) {
    Watch& watch = watches_[index_by_site_[site.index()]];
    if (!watch.over_since) watch.over_since = at;
}

// Notes the running breach from its begin, or from the end of the warm-up if that is later, up to
// `at`. What began and ends at one instant is none (DIF-1); what runs at the end of the horizon is.
void RiskObserver::note_breach(std::size_t index, Instant at, bool runs_on) {
    const std::optional<Instant> since = std::exchange(watches_[index].over_since, std::nullopt);
    if (!since) return;
    const Instant from = std::max(*since, horizon_.counted_from);
    if (at <= from && !runs_on) return;
    SiteOutcome& outcome = outcomes_[index];
    outcome.over_limit_seconds += (at - from).seconds;
    if (!outcome.first_breach) outcome.first_breach = date_of(from);
}

void RiskObserver::breach_ends(SiteId site, Instant at) {
    note_breach(index_by_site_[site.index()], at, false);
}

void RiskObserver::hear(const World& world, Moment now, const Event& event) {
    if (!counting_ && now.at >= horizon_.counted_from) begin_counting(world);
    const auto attempt = [&](SiteId site, Count attempted, Count refused) {
        if (!counting_ || !site.valid()) return;
        SiteOutcome& outcome = outcomes_[index_of(world, site)];
        outcome.attempted += attempted;
        outcome.refused += refused;
    };
    std::visit(
        [&]<class E>(const E& it) {
            if constexpr (std::is_same_v<E, MacEnrolled>) {
                count_changes(world, it.site, now.at, 1);
                attempt(it.site, 1, 0);
            } else if constexpr (std::is_same_v<E, MacRemoved>) {
                count_changes(world, it.site, now.at, -1);
            } else if constexpr (std::is_same_v<E, MacsPlaced>) {
                count_changes(world, it.site, now.at, it.count);
            } else if constexpr (std::is_same_v<E, MacLeftUnmanaged>) {
                attempt(it.site, 1, 1);
            } else if constexpr (std::is_same_v<E, CommandRefused>) {
                // Of commands given in a step, this code alone is certain to be an enrollment's.
                const bool enrollment =
                    now.phase == Phase::demand || it.code == ErrorCode::license_limit;
                if (enrollment) attempt(it.site, it.count, it.count);
            } else if constexpr (std::is_same_v<E, BreachBegan>) {
                count_excess(world, it.site, now.at);
                index_of(world, it.site);
                breach_begins(it.site, now.at);
            } else if constexpr (std::is_same_v<E, BreachEnded>) {
                count_excess(world, it.site, now.at);
                index_of(world, it.site);
                breach_ends(it.site, now.at);
            } else if constexpr (std::is_same_v<E, ExcessChanged>) {
                count_excess(world, it.site, now.at);
            } else if constexpr (!leaves_keys_alone<E>) {
                bring_up_all(world, now.at);
            }
        },
        event);
}

void RiskObserver::finish(const World& world) {
    if (!counting_) begin_counting(world);
    bring_up_all(world, horizon_.end);
    for (std::size_t i = 0; i < world.sites.size(); ++i) {
        const SiteId site{i};
        const std::size_t index = index_of(world, site);
        note_breach(index, horizon_.end, true);
        count_excess(world, site, horizon_.end);
        SiteOutcome& outcome = outcomes_[index];
        outcome.final_used = world.macs.at(site).count;
        for (std::size_t& next = watches_[index].next_look; next < horizon_.looks.size(); ++next) {
            look_at(world, site, next);
        }
    }
}

}  // namespace headroom::planning
