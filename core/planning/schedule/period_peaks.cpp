#include "core/planning/schedule/period_peaks.h"

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <variant>

#include "core/planning/risk/risk_study.h"
#include "core/planning/study/chance.h"
#include "core/planning/study/full_model.h"
#include "core/planning/study/replication.h"
#include "core/scenario/playback.h"
#include "core/scenario/read_demand.h"
#include "core/scenario/read_scenario.h"

namespace headroom::planning {
namespace {

using namespace licensing;
using scenario::Json;

constexpr std::size_t no_unit = static_cast<std::size_t>(-1);

// Follows the Macs of all units through one replication.
class PeakObserver {
public:
    PeakObserver(const std::vector<std::string>& codes, const std::vector<std::size_t>& unit_of,
                 std::size_t units, const std::vector<Instant>& periods)
        : codes_(codes),
          unit_of_(unit_of),
          periods_(periods),
          now_(units, 0),
          peaks_(units, std::vector<Count>(periods.size(), 0)) {}

    void hear(const World& world, Moment moment, const Event& event) {
        move_to(moment.at);
        std::visit(
            [&]<class E>(const E& it) {
                if constexpr (std::is_same_v<E, MacEnrolled>) {
                    change(world, it.site, 1);
                } else if constexpr (std::is_same_v<E, MacRemoved>) {
                    change(world, it.site, -1);
                } else if constexpr (std::is_same_v<E, MacsPlaced>) {
                    change(world, it.site, it.count);
                }
            },
            event);
    }

    std::vector<std::vector<Count>> finish(Instant end) {
        move_to(end);
        return std::move(peaks_);
    }

private:
    // A period begins with the Macs that are there. What happens at its first instant comes before
    // the purchase (CLK-7) and belongs to the period before.
    void move_to(Instant at) {
        while (period_ + 1 < periods_.size() && periods_[period_ + 1] < at) {
            ++period_;
            for (std::size_t u = 0; u < now_.size(); ++u) peaks_[u][period_] = now_[u];
        }
    }

    void change(const World& world, SiteId site, Count by) {
        const std::size_t unit = unit_at(world, site);
        if (unit == no_unit) return;
        now_[unit] += by;
        peaks_[unit][period_] = std::max(peaks_[unit][period_], now_[unit]);
    }

    std::size_t unit_at(const World& world, SiteId site) {
        while (by_site_.size() <= site.index()) {
            const std::string& code = world.sites[by_site_.size()].code;
            const auto found = std::find(codes_.begin(), codes_.end(), code);
            by_site_.push_back(found == codes_.end()
                                   ? no_unit
                                   : unit_of_[static_cast<std::size_t>(found - codes_.begin())]);
        }
        return by_site_[site.index()];
    }

    const std::vector<std::string>& codes_;
    const std::vector<std::size_t>& unit_of_;
    const std::vector<Instant>& periods_;
    std::vector<std::size_t> by_site_;
    std::vector<Count> now_;
    std::vector<std::vector<Count>> peaks_;
    std::size_t period_ = 0;
};

bool changes_licenses(const Json& step) {
    const std::string verb = step.value("do", "");
    return verb.starts_with("sales.") || verb.starts_with("subscription.") ||
           verb.starts_with("sublicense.");
}

// What the demand's draws and the outages of replication r make of the scenario.
scenario::Scenario of_replication(const scenario::Scenario& ample, std::int64_t r) {
    scenario::Scenario scenario = ample;
    scenario.seed = replication_seed(ample.seed, r);
    for (scenario::Demand& demand : scenario.demand) {
        demand.values = simulation::drawn_demand(demand.values, scenario.seed);
    }
    scenario::draw_outages(scenario);
    return scenario;
}

}  // namespace

std::vector<LicenseUnit> license_units(const PlanProblem& problem) {
    std::vector<LicenseUnit> units;
    LicenseUnit pool;
    pool.is_pool = true;
    pool.licenses = pool_of(problem, current_split(problem));
    for (std::size_t i = 0; i < problem.sites.size(); ++i) {
        const PlanSite& site = problem.sites[i];
        if (site.type == KeyType::reserved) {
            units.push_back({{i}, false, site.code, site.licenses});
        } else {
            pool.name += (pool.name.empty() ? "" : ", ") + site.code;
            pool.sites.push_back(i);
        }
    }
    if (pool.sites.empty()) return units;
    if (pool.sites.size() > 1) pool.name = "the pool (" + pool.name + ")";
    units.push_back(std::move(pool));
    return units;
}

Result<scenario::Scenario, std::string> ample_scenario(const Json& source,
                                                       const PlanProblem& problem, Date end) {
    Json document = source;
    document.erase("expect");
    document["end"] = format_date(end);
    const Count enough =
        most_licenses / static_cast<Count>(2 * std::max<std::size_t>(1, problem.sites.size()));
    for (Json& subscription : document.at("world").at("subscriptions")) {
        if (subscription.value("id", "") != problem.subscription) continue;
        subscription["licenses"] = most_licenses;
        subscription["expires"] = format_date(end + 400);
        if (!subscription.contains("sublicenses")) continue;
        for (Json& sublicense : subscription.at("sublicenses")) {
            const std::string key = sublicense.value("id", "");
            const bool planned = std::any_of(problem.sites.begin(), problem.sites.end(),
                                             [&](const PlanSite& site) { return site.key == key; });
            if (!planned) continue;
            sublicense["licenses"] = enough;
            sublicense["expires"] = "withSubscription";
        }
    }
    if (document.contains("steps")) {
        Json kept = Json::array();
        for (const Json& step : document.at("steps")) {
            if (!changes_licenses(step)) kept.push_back(step);
        }
        document["steps"] = std::move(kept);
    }
    auto read = scenario::read_scenario(document.dump(), "the scenario over the years");
    if (!read) return scenario::to_string(read.error().front());
    return std::move(read->scenario);
}

PeriodPeaks play_period_peaks(const scenario::Scenario& ample, const PlanProblem& problem,
                              const std::vector<LicenseUnit>& units, const PeakWork& work) {
    scenario::Scenario plain = ample;
    strip_for_replications(plain);
    std::vector<std::string> codes;
    for (const PlanSite& site : problem.sites) codes.push_back(site.code);
    std::vector<std::size_t> unit_of(codes.size(), no_unit);
    for (std::size_t u = 0; u < units.size(); ++u) {
        for (const std::size_t site : units[u].sites) unit_of[site] = u;
    }
    const auto count = static_cast<std::size_t>(work.replications);
    PeriodPeaks result;
    result.peaks.assign(units.size(), std::vector<std::vector<Count>>(
                                          work.periods.size(), std::vector<Count>(count, 0)));
    work.for_each(work.replications, [&](std::int64_t r) {
        work.stop.check();
        scenario::Scenario scenario = of_replication(plain, r);
        PeakObserver observer(codes, unit_of, units.size(), work.periods);
        auto simulator = scenario::make_simulator(
            scenario, "", [&](const World& world, Moment now, const Event& event) {
                observer.hear(world, now, event);
            });
        if (!simulator) {
            throw std::runtime_error("replication " + std::to_string(r) + ": " +
                                     scenario::to_string(simulator.error().front()));
        }
        simulator->stop_when(work.stop);
        scenario::Playback playback(std::move(scenario), std::move(*simulator));
        playback.advance_to(work.end);
        const auto peaks = observer.finish(work.end);
        for (std::size_t u = 0; u < units.size(); ++u) {
            for (std::size_t k = 0; k < work.periods.size(); ++k) {
                result.peaks[u][k][static_cast<std::size_t>(r)] = peaks[u][k];
            }
        }
    });
    return result;
}

}  // namespace headroom::planning
