#include "core/app/track.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "core/app/fit.h"
#include "core/app/import.h"
#include "core/app/planner_request.h"
#include "core/app/scenario_from_now.h"
#include "core/app/session.h"
#include "core/planning/fit/fit_document.h"
#include "core/planning/track/track.h"
#include "core/scenario/read_scenario.h"

namespace headroom::app {
namespace {

using scenario::Json;
using TrackErrors = std::vector<scenario::InputError>;

// The counts of the scenario's own sites.
planning::UsageHistory counts_of_sites(const planning::UsageHistory& usage,
                                       const planning::Track& track) {
    planning::UsageHistory known;
    for (const planning::SiteUsage& site : usage.sites) {
        const auto& unknown = track.unknown;
        if (std::find(unknown.begin(), unknown.end(), site.site) == unknown.end())
            known.sites.push_back(site);
    }
    return known;
}

// Replaces the demand of the sites that were fitted; how Macs come there stays as it was.
void take_demand(Json& demand, const Json& fitted) {
    for (Json entry : fitted) {
        const std::string site = entry.at("site").get<std::string>();
        const auto old = std::find_if(demand.begin(), demand.end(), [&](const Json& other) {
            return other.value("site", std::string()) == site;
        });
        if (old == demand.end()) {
            demand.push_back(std::move(entry));
            continue;
        }
        if (old->contains("method")) entry["method"] = old->at("method");
        *old = std::move(entry);
    }
}

// The session has come to the newest count as its seed would have it; the Macs are those that came.
Result<std::string, TrackErrors> scenario_with_news(const planning::UsageHistory& usage,
                                                    const TrackRequest& request,
                                                    std::vector<std::string>& left_out) {
    auto loaded = Session::load(request.scenario, request.file);
    if (!loaded) return loaded.error();
    Session& session = **loaded;
    const Date start = usage.last_date() + 1;
    session.advance_to(midnight_of(start));
    Json document = scenario_from_now(session, std::nullopt, left_out);
    const Span length = session.end() - session.start();
    const Instant end =
        session.end() > midnight_of(start) ? session.end() : midnight_of(start) + length;
    planning::FitOptions options;
    options.start = start;
    options.horizon = end - midnight_of(start);
    if (const auto problem = start_problem(start, options.horizon))
        return TrackErrors{{"usage", 0, 0, "", *problem}};
    document["start"] = format_date(start);
    document["end"] = format_instant(end);
    document["description"] =
        fmt::format("Macs and demand are those of the counts from {} to {}.",
                    format_date(usage.first_date()), format_date(usage.last_date()));
    std::map<std::string, Count> macs;
    for (const planning::SiteUsage& site : usage.sites) macs[site.site] = site.last();
    for (Json& site : document["world"]["sites"]) {
        const auto found = macs.find(site.at("code").get<std::string>());
        if (found != macs.end()) site["macs"] = found->second;
    }
    const auto fits = planning::fit_history(usage);
    take_demand(document["demand"], planning::demand_json(usage, fits, options));
    std::string text = document.dump(2) + "\n";
    const auto read = scenario::read_scenario(text, "--scenario");
    if (!read) return read.error();
    return text;
}

}  // namespace

Result<TrackDocuments, TrackErrors> track_usage(const planning::UsageHistory& usage,
                                                const TrackRequest& request) {
    auto read = scenario::read_scenario(request.scenario, request.file);
    if (!read) return read.error();
    TrackErrors errors;
    check_batches(read->scenario, request.file, errors);
    if (!errors.empty()) return errors;
    const Instant start = read->scenario.start, end = read->scenario.end;
    planning::TrackOptions options;
    options.paths = {
        request.replications, request.seed,
        request.fixed_parameters ? planning::Parameters::fixed : planning::Parameters::drawn,
        request.stop};
    const auto track = planning::track(std::move(read->scenario), usage, options);
    if (!track) {
        return TrackErrors{
            {"usage", 0, 0, "",
             fmt::format("no count is of a site of {} and between its start, {}, "
                         "and its end, {}; check the sites' codes and the dates",
                         request.file, format_date(date_of(start)), format_date(date_of(end)))}};
    }
    TrackDocuments documents;
    const Json document = planning::track_json(*track);
    documents.json = document.dump(2) + "\n";
    documents.above = track->any_above();
    if (request.with_html) documents.html = planning::track_report(document);
    if (request.with_scenario) {
        auto text = scenario_with_news(counts_of_sites(usage, *track), request, documents.left_out);
        if (!text) return text.error();
        documents.scenario = std::move(*text);
    }
    return documents;
}

Result<TrackDocuments, TrackErrors> ImportReader::track(const TrackRequest& request) {
    const auto usage = history();
    if (!usage) return usage.error();
    return track_usage(*usage, request);
}

}  // namespace headroom::app
