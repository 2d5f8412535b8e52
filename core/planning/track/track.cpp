#include "core/planning/track/track.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/planning/counts/count_model.h"
#include "core/planning/fit/bad_readings.h"

namespace headroom::planning {
namespace {

constexpr std::size_t most_days_to_come = 120;

struct SiteReadings {
    std::vector<UsageCount> counts, bad;  // within the scenario
    std::vector<Date> dates;              // of the counts, then of those to come
};

// Counts keep coming at the middle one of the distances so far.
int usual_distance(const std::vector<UsageCount>& counts) {
    std::vector<int> distances;
    for (std::size_t i = 1; i < counts.size(); ++i) {
        distances.push_back(counts[i].date - counts[i - 1].date);
    }
    if (distances.empty()) return 7;
    const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
    std::nth_element(distances.begin(), middle, distances.end());
    return *middle;
}

void add_dates_to_come(SiteReadings& readings, Date to) {
    const Date last = readings.counts.back().date;
    const int usual = usual_distance(readings.counts);
    const auto places = static_cast<std::size_t>(std::max(0, (to - last) / usual));
    const std::size_t fold = (places + most_days_to_come - 1) / most_days_to_come;
    const int apart = usual * static_cast<int>(std::max<std::size_t>(1, fold));
    Date day = last;
    for (day = day + apart; day < to; day = day + apart) readings.dates.push_back(day);
    if (last < to) readings.dates.push_back(to);
}

class Tracker {
public:
    Tracker(scenario::Scenario scenario, const UsageHistory& usage, const TrackOptions& options)
        : usage_(usage), options_(options) {
        track_.false_alarms = options.false_alarms;
        track_.from = date_of(scenario.start);
        track_.to = std::max(track_.from, date_of(scenario.end - Span{1}));
        track_.last_count = track_.from;
        scenario_ = std::move(scenario);
    }

    std::optional<Track> track() {
        std::set<Date> dates;
        for (const SiteUsage& site : usage_.sites) {
            const auto found = readings_.emplace(site.site, readings_of(site)).first;
            dates.insert(found->second.dates.begin(), found->second.dates.end());
        }
        if (dates.empty()) return std::nullopt;
        dates_.assign(dates.begin(), dates.end());
        track_.study = make_path_study(std::move(scenario_), dates_, options_.paths);
        if (!sort_sites()) return std::nullopt;
        play_paths(track_.study, [&](std::size_t site, const SitePaths& paths) {
            judge(track_.sites[site], paths);
        });
        return std::move(track_);
    }

private:
    SiteReadings readings_of(const SiteUsage& site) {
        const CleanUsage clean = without_bad_readings(site);
        SiteReadings readings;
        for (const UsageCount& count : clean.usage.counts) {
            if (count.date < track_.from) {
                ++track_.before;
            } else if (count.date > track_.to) {
                ++track_.after;
            } else {
                readings.counts.push_back(count);
                readings.dates.push_back(count.date);
            }
        }
        for (const UsageCount& count : clean.bad) {
            if (count.date >= track_.from && count.date <= track_.to) readings.bad.push_back(count);
        }
        if (!readings.counts.empty()) add_dates_to_come(readings, track_.to);
        return readings;
    }

    // Whether a site of the scenario has a count in it.
    bool sort_sites() {
        bool any = false;
        for (const std::string& code : track_.study.sites) {
            TrackSite& site = track_.sites.emplace_back();
            site.site = code;
            const auto found = readings_.find(code);
            if (found == readings_.end() || found->second.counts.empty()) continue;
            any = true;
            site.counts = found->second.counts.size();
            site.bad = found->second.bad;
            track_.last_count = std::max(track_.last_count, found->second.counts.back().date);
        }
        for (const SiteUsage& usage : usage_.sites) {
            const auto& sites = track_.study.sites;
            if (std::find(sites.begin(), sites.end(), usage.site) == sites.end()) {
                track_.unknown.push_back(usage.site);
            }
        }
        return any;
    }

    void judge(TrackSite& site, const SitePaths& all) const {
        if (site.counts == 0) return;
        const SiteReadings& readings = readings_.at(site.site);
        SitePaths paths;
        for (const Date day : readings.dates) {
            const auto place = std::lower_bound(dates_.begin(), dates_.end(), day);
            paths.used.push_back(all.used[static_cast<std::size_t>(place - dates_.begin())]);
        }
        const std::vector<BandDay> band = band_of(paths, track_.false_alarms);
        for (std::size_t i = 0; i < band.size(); ++i) {
            TrackDay day{readings.dates[i], std::nullopt, band[i]};
            if (i < site.counts) day.used = readings.counts[i].used;
            site.days.push_back(day);
        }
        pass_track_verdict(site);
    }

    // Too many Macs matter more than too few, whichever came first.
    static void pass_track_verdict(TrackSite& site) {
        site.verdict = TrackVerdict::as_expected;
        for (const TrackDay& day : site.days) {
            if (!day.above() && !day.below()) continue;
            const TrackVerdict side = day.above() ? TrackVerdict::above : TrackVerdict::below;
            const bool first = site.verdict == TrackVerdict::as_expected;
            if (first || (side == TrackVerdict::above && site.verdict == TrackVerdict::below)) {
                site.verdict = side;
                site.left = day.date;
            }
        }
    }

    const UsageHistory& usage_;
    const TrackOptions& options_;
    scenario::Scenario scenario_;
    std::map<std::string, SiteReadings> readings_;
    std::vector<Date> dates_;
    Track track_;
};

}  // namespace

const char* name_of(TrackVerdict verdict) {
    switch (verdict) {
        case TrackVerdict::as_expected: return "asExpected";
        case TrackVerdict::above: return "above";
        case TrackVerdict::below: return "below";
        case TrackVerdict::no_counts: break;
    }
    return "noCounts";
}

bool Track::any_above() const {
    return std::any_of(sites.begin(), sites.end(),
                       [](const TrackSite& site) { return site.verdict == TrackVerdict::above; });
}

std::optional<Track> track(scenario::Scenario scenario, const UsageHistory& usage,
                           const TrackOptions& options) {
    return Tracker(std::move(scenario), usage, options).track();
}

}  // namespace headroom::planning
