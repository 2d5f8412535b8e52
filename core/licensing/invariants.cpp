#include "core/licensing/invariants.h"

#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "core/licensing/terms.h"

namespace headroom::licensing {
namespace {

class Checker {
public:
    Checker(const World& world, Moment now) : world_(world), now_(now) {}

    std::vector<std::string> run() {
        for (const Subscription& subscription : world_.subscriptions) check(subscription);
        for (const LicenseKey& key : world_.keys) check(key);
        for (std::size_t i = 0; i < world_.sites.size(); ++i) check(SiteId{i});
        check_fleet();
        check_people();
        check_key_texts();
        check_sublicense_names();
        return std::move(broken_);
    }

private:
    void require(bool holds, const char* rule, const std::string& where) {
        if (!holds) broken_.push_back(std::string(rule) + ": " + where);
    }

    void check(const Subscription& subscription) {
        std::vector<KeyUse> live;
        std::vector<KeyUse> known;
        for (const KeyId id : subscription.keys) {
            live.push_back(world_.keys[id.index()].live_use());
            known.push_back(world_.keys[id.index()].known_use());
        }
        const SubscriptionFigures figures = compute_figures(subscription.total, live);
        const PoolSums& sums = figures.sums;
        require(subscription.live.tied() == sums.tied(), "sums of live use", subscription.id);
        const MainPool known_pool = compute_figures(subscription.total, known).sums;
        require(subscription.known.tied() == known_pool.tied(), "sums of known use",
                subscription.id);
        require(sums.total - sums.used() ==
                    sums.main_pool_raw() + sums.max_reserved - sums.used_reserved,
                "1 T - U = M* + sum(q - u)", subscription.id);
        require(sums.primary_max() + sums.max_reserved == sums.total, "2 Max adds up to T",
                subscription.id);
        require(sums.max_reserved <= sums.total, "3 reserved within T", subscription.id);
        bool anybody_exceeded = false;
        for (std::size_t i = 0; i < figures.keys.size(); ++i) {
            const KeyFigures& row = figures.keys[i];
            anybody_exceeded = anybody_exceeded || (live[i].valid && row.exceeded);
            require(row.available >= 0 && row.limit >= 0, "4 nothing shown is negative",
                    subscription.id);
            if (live[i].valid && live[i].type == KeyType::dynamic) {
                require(row.available <= sums.main_pool(), "5 Dynamic within the pool",
                        subscription.id);
            }
            if (live[i].valid && live[i].type == KeyType::reserved && row.used < row.max) {
                require(row.used + 1 <= row.limit, "8 Reserved guarantee", subscription.id);
            }
        }
        if (!anybody_exceeded && sums.main_pool_raw() >= 0) {
            require(sums.available() == sums.main_pool() + sums.idle_reserved,
                    "6 Available = pool + idle reserved", subscription.id);
        }
        require(!subscription.issue_date || *subscription.issue_date <= now_.today(),
                "25 issue date not in the future", subscription.id);
    }

    void check(const LicenseKey& key) {
        const Subscription& subscription = world_.subscriptions[key.subscription.index()];
        require(key.valid == is_valid_on(world_, key, now_.today()), "KEY-4 validity is up to date",
                key.id);
        require(key.binding != Binding::free || (key.used == 0 && !key.site.valid()),
                "11 a Free key has no Macs", key.id);
        if (key.binding == Binding::release_pending) {
            const std::vector<KeyId>& pending = world_.sites[key.site.index()].pending_keys;
            const auto is_it = [&](KeyId id) { return &world_.keys[id.index()] == &key; };
            require(std::any_of(pending.begin(), pending.end(), is_it),
                    "PAG-5 a pending release has its row", key.id);
        }
        if (key.binding == Binding::bound) {
            require(key.used == world_.macs.at(key.site).count, "11 Used = Macs of its site",
                    key.id);
        }
        require(last_valid_day(world_, key) <=
                    last_valid_day(world_, world_.keys[subscription.primary().index()]),
                "15 a sublicense ends with its subscription", key.id);
        for (std::size_t i = 1; i < key.usage_history.size(); ++i) {
            require(key.usage_history[i - 1].date <= key.usage_history[i].date,
                    "22 usage history is sorted", key.id);
        }
    }

    void check(SiteId id) {
        const Site& site = world_.sites[id.index()];
        require((site.status == LicenseStatus::not_activated) == !site.terms,
                "8.1 terms exactly while a key is held", site.code);
        if (site.terms && site.method == Method::online) {
            const LicenseKey& key = world_.keys[site.terms->key.index()];
            require(key.binding == Binding::bound && key.site == id, "12 binding is symmetric",
                    site.code);
        }
        for (const KeyId pending : site.pending_keys) {
            require(world_.keys[pending.index()].binding == Binding::release_pending,
                    "PAG-5 only pending releases are kept as such", site.code);
        }
        const Count used = world_.macs.at(id).count;
        const Count limit = applied_limit(world_, id);
        require(site.excess == (used > limit ? used - limit : 0), "CLK-8 excess is up to date",
                site.code);
        require((site.breach_index != Site::none) == (site.excess > 0),
                "10 a breach exactly while over the limit", site.code);
        require(site.monitor.icon != MonitorIcon::yellow || site.excess > 0 ||
                    site.monitor.poll_due.has_value(),
                "18 yellow only with a problem", site.code);
        require(!site.dirty && !site.in_dirty_list, "CLK-8 limit monitoring is done", site.code);
    }

    void check_fleet() {
        std::vector<Count> managed(world_.sites.size());  // a Mac names one Proxy at most
        for (std::uint32_t i = 0; i < world_.macs.size(); ++i) {
            const SiteId site = world_.macs.managed_by(MacId{i});
            if (site.valid()) ++managed.at(site.index());
        }
        for (std::size_t i = 0; i < world_.sites.size(); ++i) {
            require(managed[i] == world_.macs.at(SiteId{i}).count, "10 Macs are counted",
                    world_.sites[i].code);
        }
    }

    void check_people() {
        for (const Company& company : world_.companies) {
            require(company.active_administrators() >= 1, "19 an active administrator",
                    company.profile.name);
        }
    }

    void check_sublicense_names() {
        std::size_t living = 0;
        for (std::size_t i = 0; i < world_.keys.size(); ++i) {
            const LicenseKey& key = world_.keys[i];
            if (key.deleted || key.type == KeyType::primary) continue;
            ++living;
            const auto found =
                world_.sublicense_by_name.find({key.subscription, to_lower(key.name)});
            require(found != world_.sublicense_by_name.end() && found->second == KeyId{i},
                    "SBL-20 names tell living sublicenses apart", key.id);
        }
        require(living == world_.sublicense_by_name.size(), "SBL-20 only living names are taken",
                "all");
    }

    void check_key_texts() {
        std::set<std::string> texts;
        for (const LicenseKey& key : world_.keys) {
            require(texts.insert(key.text).second, "13 keys are unique", key.text);
        }
    }

    const World& world_;
    Moment now_;
    std::vector<std::string> broken_;
};

}  // namespace

std::vector<std::string> broken_invariants(const World& world, Moment now) {
    return Checker(world, now).run();
}

}  // namespace headroom::licensing
