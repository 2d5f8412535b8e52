#include "core/app/fit.h"

#include <algorithm>

#include "core/app/import.h"
#include "core/planning/fit/fit_document.h"

namespace headroom::app {
namespace {

using Errors = std::vector<scenario::InputError>;

// Scenarios end on 9999-12-31 at the latest; their subscription lasts up to a year longer.
constexpr Date latest_end{2932896 - 366};

// What a history has that no scenario can hold, in a sentence; nullopt: nothing.
std::optional<std::string> history_problem(const planning::UsageHistory& history) {
    constexpr Count most_licenses = 1'000'000'000;
    constexpr Count most_arrivals = 10'000'000;  // of one site, where arrivals are recorded
    constexpr int most_days = 33'500;            // a subscription has at most 1200 months
    const Date first = history.first_date(), last = history.last_date();
    if (last - first > most_days) {
        return "the counts go from " + format_date(first) + " to " + format_date(last) +
               "; check the years of the dates";
    }
    Count licenses = 0;
    for (const planning::SiteUsage& site : history.sites) {
        licenses += std::max<Count>(1, site.peak());
        Count arrivals = 0;
        Count before = site.first_date() == first ? site.counts.front().used : 0;
        for (const planning::UsageCount& count : site.counts) {
            arrivals += std::max<Count>(0, count.used - before);
            before = count.used;
        }
        if (arrivals > most_arrivals) {
            return "more than 10000000 Macs come to site " + site.site + "; check its counts";
        }
    }
    if (licenses <= most_licenses) return std::nullopt;
    return "the sites have more than 1000000000 Macs together; check the counts";
}

}  // namespace

std::optional<std::string> start_problem(Date start, Span horizon) {
    const auto days = static_cast<std::int32_t>(horizon.seconds / seconds_per_day);
    if (start.days <= latest_end.days - days) return std::nullopt;
    return "the scenario would begin on " + format_date(start) +
           " and end too late; with this horizon it may begin on " +
           format_date(latest_end - days) + " at the latest";
}

Result<FitDocuments, Errors> fit_history(const planning::UsageHistory& history,
                                         const FitRequest& request,
                                         const std::optional<planning::StayEstimate>& stays) {
    planning::FitOptions options;
    options.stays = stays;
    options.start = request.start;
    options.licenses = request.licenses;
    options.horizon = request.horizon;
    if (request.found_by_discovery) options.method = licensing::EnrollMethod::discovery;
    if (auto problem = history_problem(history))
        return Errors{{"usage", 0, 0, "", std::move(*problem)}};
    if (auto problem = start_problem(options.start_after(history), request.horizon)) {
        return Errors{{request.start ? "--start" : "usage", 0, 0, "", std::move(*problem)}};
    }
    const std::vector<planning::SiteFit> fits = planning::fit_history(history, stays);
    const auto text = [](const scenario::Json& document) { return document.dump(2) + "\n"; };
    return FitDocuments{text(planning::fit_json(history, fits, options)),
                        text(planning::demand_json(history, fits, options)),
                        text(planning::fitted_scenario(history, fits, options)),
                        text(planning::recorded_scenario(history)), planning::comparison_csv(fits)};
}

std::vector<FitVerdict> read_verdicts(std::string_view fit_json) {
    std::vector<FitVerdict> verdicts;
    const scenario::Json document = scenario::Json::parse(fit_json, nullptr, false);
    const scenario::Json* sites = scenario::member(document, "sites");
    const scenario::Json* demand = scenario::member(document, "demand");
    if (sites == nullptr || demand == nullptr) return verdicts;
    for (const scenario::Json& entry : *demand) {
        const std::string site = entry.value("site", std::string());
        const scenario::Json* fit = scenario::member(*sites, site);
        if (fit == nullptr) continue;
        std::string words;
        for (const scenario::Json& sentence : fit->at("verdict")) {
            words += (words.empty() ? "" : " ") + sentence.get<std::string>();
        }
        verdicts.push_back({site, fit->value("quality", std::string()), words, entry.dump()});
    }
    return verdicts;
}

Result<FitDocuments, Errors> fit_usage(std::string_view csv, std::string_view file,
                                       const FitRequest& request) {
    ImportReader reader({});
    reader.begin_file(file);
    reader.feed(csv);
    reader.end_file();
    return reader.fit(request);
}

}  // namespace headroom::app
