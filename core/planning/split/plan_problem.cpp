#include "core/planning/split/plan_problem.h"

#include <fmt/core.h>

#include <algorithm>

#include "core/base/exact_math.h"
#include "core/base/text.h"
#include "core/planning/split/key_life.h"
#include "core/scenario/read_scenario.h"

namespace headroom::planning {
namespace {

using namespace licensing;

// The site whose activated installation holds the key, if any.
const Site* holder_of(const World& world, KeyId id) {
    const LicenseKey& key = world.keys[id.index()];
    if (!key.site.valid()) return nullptr;
    const Site& site = world.sites[key.site.index()];
    const bool activated = site.status == LicenseStatus::activated && site.terms;
    return activated ? &site : nullptr;
}

bool has_sites(const World& world, const Subscription& subscription) {
    return std::any_of(subscription.keys.begin(), subscription.keys.end(),
                       [&](KeyId key) { return holder_of(world, key) != nullptr; });
}

Result<const Subscription*, std::string> choose(const World& world, const std::string& wanted) {
    if (!wanted.empty()) {
        const Subscription* found = world.find_subscription(wanted);
        if (found == nullptr) return fmt::format("there is no subscription \"{}\"", wanted);
        if (!has_sites(world, *found)) {
            return fmt::format(
                "no site works with a key of subscription \"{}\" at the start, so "
                "there is nothing to split",
                wanted);
        }
        return found;
    }
    const Subscription* only = nullptr;
    for (const Subscription& subscription : world.subscriptions) {
        if (!has_sites(world, subscription)) continue;
        if (only != nullptr) {
            return fmt::format(
                "several subscriptions have sites (\"{}\", \"{}\"): choose the one to "
                "plan, or \"{}\"",
                only->id, subscription.id, all_subscriptions);
        }
        only = &subscription;
    }
    if (only == nullptr) {
        return std::string(
            "no site is activated at the start, so there is nothing to split; give "
            "the sites of \"world\" a \"key\"");
    }
    return only;
}

std::optional<simulation::SiteDemand> demand_of(const scenario::Scenario& scenario,
                                                const std::string& code) {
    for (const scenario::Demand& demand : scenario.demand) {
        if (demand.site == code) return demand.values;
    }
    return std::nullopt;
}

class ProblemMaker {
public:
    ProblemMaker(const scenario::Scenario& scenario, const World& world,
                 const Subscription& subscription)
        : scenario_(scenario), world_(world), subscription_(subscription) {}

    PlanProblem make() {
        problem_.subscription = subscription_.id;
        problem_.total = subscription_.total;
        problem_.seed = scenario_.seed;
        problem_.start = scenario_.start;
        problem_.end = scenario_.end;
        for (const SiteId site : sites_in_order()) add_site(site);
        for (const KeyId key : subscription_.keys) add_unplanned_key(world_.keys[key.index()], key);
        tell_what_counts_do_not_know();
        return std::move(problem_);
    }

private:
    std::vector<SiteId> sites_in_order() const {
        std::vector<SiteId> sites;
        for (const KeyId key : subscription_.keys) {
            if (holder_of(world_, key) != nullptr) sites.push_back(world_.keys[key.index()].site);
        }
        std::sort(sites.begin(), sites.end(),
                  [](SiteId a, SiteId b) { return a.index() < b.index(); });
        return sites;
    }

    void add_site(SiteId id) {
        const Site& site = world_.sites[id.index()];
        const LicenseKey& key = world_.keys[site.terms->key.index()];
        PlanSite planned;
        planned.code = site.code;
        planned.key = key.id;
        planned.type = key.type;
        planned.licenses =
            key.type == KeyType::primary ? subscription_.live.primary_max() : key.max;
        planned.macs = world_.macs.at(id).count;
        planned.leaves_unmanaged = site.discovery_when_full == DiscoveryWhenFull::leave_unmanaged;
        planned.demand = demand_of(scenario_, site.code);
        if (site.method == Method::offline) {
            planned.offline = true;
            beyond(
                fmt::format("{} is activated offline, so that its limit is frozen between "
                            "synchronizations.",
                            site.code));
        }
        if (!site.has_internet() || !site.running()) {
            beyond(fmt::format("{} is cut off from the License Server at the start.", site.code));
        }
        const auto last = last_sure_day(world_, key);
        if (last && *last < date_of(scenario_.end) && key.type != KeyType::primary &&
            key.expiry.on_date) {
            planned.ends_on = last;
            beyond(fmt::format("The sublicense of {} ends on {}.", site.code, format_date(*last)));
        }
        problem_.sites.push_back(std::move(planned));
    }

    void add_unplanned_key(const LicenseKey& key, KeyId id) {
        if (!key.valid || holder_of(world_, id)) return;
        if (key.type == KeyType::reserved) problem_.reserved_elsewhere += key.max;
        if (key.type == KeyType::dynamic) problem_.idle_ceilings.push_back({key.id, key.max});
    }

    void tell_what_counts_do_not_know() {
        const auto last = last_sure_day(world_, world_.keys[subscription_.primary().index()]);
        if (last && *last < date_of(scenario_.end)) {
            problem_.ends_on = last;
            beyond(
                fmt::format("The subscription ends on {} with its grace period; from then on "
                            "every limit is 0, whatever the split.",
                            format_date(*last)));
        }
        if (!scenario_.steps.empty()) {
            beyond(fmt::format("The scenario has {} that may change Macs or licenses.",
                               counted(static_cast<std::int64_t>(scenario_.steps.size()), "step")));
        }
        if (!scenario_.outages.empty()) beyond("The scenario has outages.");
    }

    void beyond(std::string sentence) { problem_.beyond_counts.push_back(std::move(sentence)); }

    const scenario::Scenario& scenario_;
    const World& world_;
    const Subscription& subscription_;
    PlanProblem problem_;
};

}  // namespace

bool has_dynamic(const Split& split) {
    return std::any_of(split.shares.begin(), split.shares.end(),
                       [](const Share& share) { return share.type == KeyType::dynamic; });
}

bool has_pool(const Split& split) {
    return std::any_of(split.shares.begin(), split.shares.end(),
                       [](const Share& share) { return share.type != KeyType::reserved; });
}

Count pool_of(const PlanProblem& problem, const Split& split) {
    Count pool = split.total - problem.reserved_elsewhere;
    for (const Share& share : split.shares) {
        if (share.type == KeyType::reserved) pool -= share.licenses;
    }
    return pool;
}

Split with_pool_ceilings(const PlanProblem& problem, Split split) {
    const Count pool = std::max<Count>(1, pool_of(problem, split));
    for (Share& share : split.shares) {
        const bool open = share.type == KeyType::dynamic && share.licenses == 0;
        if (share.type == KeyType::primary || open) share.licenses = pool;
        if (share.type == KeyType::dynamic) {
            share.licenses = std::min(share.licenses, std::max<Count>(1, split.total));
        }
    }
    return split;
}

Split current_split(const PlanProblem& problem) {
    Split split;
    split.total = problem.total;
    for (const PlanSite& site : problem.sites) split.shares.push_back({site.type, site.licenses});
    return split;
}

Count more_than_wanted(const PlanProblem& problem, const PlanSite& site) {
    const double days = days_in(problem.end - problem.start);
    double arrivals = 0;
    if (site.demand) {
        const auto& model = site.demand->arrivals;
        const double heaviest = *std::max_element(model.weekdays.begin(), model.weekdays.end()) *
                                *std::max_element(model.months.begin(), model.months.end());
        const auto wanted = [&](const simulation::DemandFactors& factors) {
            const double growth = (1 + model.growth_per_year) * factors.growth;
            double macs = model.per_day * factors.per_day * heaviest * days * 2 *
                          exact_pow(std::max(1.0, growth), days / 365) *
                          std::max(1.0, model.group_size * factors.group_size);
            for (const auto& batch : model.batches) {
                macs += std::max(0.0, static_cast<double>(batch.count) * factors.batches);
            }
            return macs;
        };
        arrivals = wanted({});
        for (const auto& factors : site.demand->uncertainty) {
            arrivals = std::max(arrivals, wanted(factors));
        }
    }
    const double most = 0.9 * static_cast<double>(most_licenses) /
                        static_cast<double>(std::max<std::size_t>(1, problem.sites.size()));
    return static_cast<Count>(std::min(most, static_cast<double>(site.macs) + arrivals + 1000));
}

Result<std::vector<PlanProblem>, std::string> make_plan_problems(
    const scenario::Scenario& scenario) {
    auto simulator = scenario::make_simulator(scenario, "");
    if (!simulator) return scenario::to_string(simulator.error().front());
    const World& world = simulator->world();
    std::vector<PlanProblem> problems;
    for (const Subscription& subscription : world.subscriptions) {
        if (!has_sites(world, subscription)) continue;
        problems.push_back(ProblemMaker(scenario, world, subscription).make());
    }
    if (problems.empty()) return choose(world, "").error();
    return problems;
}

Result<PlanProblem, std::string> make_plan_problem(const scenario::Scenario& scenario,
                                                   const std::string& subscription) {
    auto simulator = scenario::make_simulator(scenario, "");
    if (!simulator) return scenario::to_string(simulator.error().front());
    const auto chosen = choose(simulator->world(), subscription);
    if (!chosen) return chosen.error();
    return ProblemMaker(scenario, simulator->world(), **chosen).make();
}

}  // namespace headroom::planning
