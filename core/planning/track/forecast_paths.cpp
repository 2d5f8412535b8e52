#include "core/planning/track/forecast_paths.h"

#include <algorithm>
#include <map>

#include "core/planning/counts/count_model.h"
#include "core/planning/study/full_model.h"
#include "core/planning/study/replication.h"
#include "core/scenario/read_scenario.h"

namespace headroom::planning {
namespace {

constexpr std::int64_t replications_by_counts = 1999;
constexpr std::int64_t replications_in_full = 499;

// Replications come in the same order for every day of a site, whatever the piece's way of playing.
class PathCollector : public CountListener {
public:
    explicit PathCollector(std::size_t days) : days_(days) {}

    void hear_outcome(std::size_t, std::size_t, const SiteOutcome&) override {}
    void hear_together(std::size_t, Count) override {}
    void hear_look(std::size_t site, std::size_t look,
                   std::span<const std::int32_t> used) override {
        SitePaths& paths = paths_[site];
        paths.used.resize(days_);
        paths.used[look].insert(paths.used[look].end(), used.begin(), used.end());
    }

    const std::map<std::size_t, SitePaths>& paths() const { return paths_; }

private:
    std::size_t days_;
    std::map<std::size_t, SitePaths> paths_;
};

void play_by_counts(const RiskStudy& study,
                    const std::function<void(std::size_t, const SitePaths&)>& take) {
    std::vector<std::uint64_t> seeds;
    for (std::int64_t r = 0; r < study.options.replications; ++r) {
        seeds.push_back(replication_seed(study.counts->seed, r));
    }
    for (const CountPiece& piece : study.counts->pieces) {
        study.options.stop.check();
        PathCollector collector(study.horizon.looks.size());
        play_piece(piece, study.horizon, seeds, collector);
        for (const auto& [site, paths] : collector.paths()) take(site, paths);
    }
}

void play_all_in_full(const RiskStudy& study,
                      const std::function<void(std::size_t, const SitePaths&)>& take) {
    std::vector<SitePaths> sites(study.sites.size());
    for (SitePaths& site : sites) site.used.resize(study.horizon.looks.size());
    for (std::int64_t r = 0; r < study.options.replications; ++r) {
        study.options.stop.check();
        const FullReplication played = play_in_full(study, r);
        for (std::size_t s = 0; s < sites.size(); ++s) {
            const std::vector<Count>& used = played.sites[s].used_at_looks;
            for (std::size_t day = 0; day < sites[s].used.size(); ++day) {
                const Count macs = day < used.size() ? used[day] : 0;
                sites[s].used[day].push_back(static_cast<std::int32_t>(macs));
            }
        }
    }
    for (std::size_t s = 0; s < sites.size(); ++s) take(s, sites[s]);
}

}  // namespace

RiskStudy make_path_study(scenario::Scenario scenario, const std::vector<Date>& dates,
                          const PathOptions& options) {
    RiskOptions risk;
    risk.seed = options.seed;
    risk.parameters = options.parameters;
    risk.bands = Bands::none;
    risk.stop = options.stop;
    RiskStudy study = make_risk_study(std::move(scenario), risk);
    study.horizon.dates = dates;
    study.horizon.looks.clear();
    for (const Date day : dates) {
        const Instant end = study.horizon.end + Span{1};
        study.horizon.looks.push_back(std::min(midnight_of(day + 1), end));
    }
    if (study.path == Path::counts) {  // the pieces know the days that are looked at
        const auto start = scenario::make_simulator(study.scenario, "");
        auto made = make_count_model(study.scenario, *start, study.horizon, study.sites);
        study.counts = std::make_shared<const CountModel>(std::move(*made.model));
    }
    const std::int64_t usual =
        study.path == Path::counts ? replications_by_counts : replications_in_full;
    study.options.replications = study.certain ? 1 : options.replications.value_or(usual);
    return study;
}

void play_paths(const RiskStudy& study,
                const std::function<void(std::size_t site, const SitePaths& paths)>& take) {
    if (study.path == Path::counts) {
        play_by_counts(study, take);
    } else {
        play_all_in_full(study, take);
    }
}

}  // namespace headroom::planning
