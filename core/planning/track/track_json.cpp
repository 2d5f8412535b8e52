#include <fmt/core.h>

#include "core/base/text.h"
#include "core/base/version.h"
#include "core/planning/track/track.h"
#include "core/scenario/schema_parts.h"

namespace headroom::planning {
namespace {

using scenario::Json;

Json track_site_json(const TrackSite& site) {
    Json dates = Json::array(), used = Json::array(), low = Json::array(), high = Json::array();
    Json lower = Json::array(), median = Json::array(), upper = Json::array();
    for (const TrackDay& day : site.days) {
        dates.push_back(format_date(day.date));
        used.push_back(day.used ? Json(*day.used) : Json(nullptr));
        low.push_back(day.band.low);
        lower.push_back(day.band.lower_quartile);
        median.push_back(day.band.median);
        upper.push_back(day.band.upper_quartile);
        high.push_back(day.band.high);
    }
    Json bad = Json::array();
    for (const UsageCount& count : site.bad) {
        bad.push_back({{"date", format_date(count.date)}, {"used", count.used}});
    }
    return {{"verdict", name_of(site.verdict)},
            {"left", site.left ? Json(format_date(*site.left)) : Json(nullptr)},
            {"why", track_sentence(site)},
            {"counts", site.counts},
            {"wrongReadings", std::move(bad)},
            {"dates", std::move(dates)},
            {"used", std::move(used)},
            {"low", std::move(low)},
            {"lowerQuartile", std::move(lower)},
            {"median", std::move(median)},
            {"upperQuartile", std::move(upper)},
            {"high", std::move(high)}};
}

std::string counts_words(std::int64_t counts) {
    return counts == 1 ? "1 count is" : fmt::format("{} counts are", counts);
}

Json track_notes(const Track& track) {
    Json notes = Json::array();
    if (track.before > 0) {
        notes.push_back(fmt::format("{} before the scenario's start and not judged.",
                                    counts_words(track.before)));
    }
    if (track.after > 0) {
        notes.push_back(
            fmt::format("{} after the scenario's end and not judged.", counts_words(track.after)));
    }
    for (const std::string& site : track.unknown) {
        notes.push_back("The scenario has no site " + site + ".");
    }
    return notes;
}

std::string day_words(const TrackDay& day) {
    return fmt::format("On {} it had {}; {} to {} were forecast", format_date(day.date),
                       counted(*day.used, "Mac"), day.band.low, day.band.high);
}

}  // namespace

std::string track_sentence(const TrackSite& site) {
    if (site.counts == 0) return site.site + " has no counts within the scenario.";
    const TrackDay& last = site.days[site.counts - 1];
    if (site.verdict == TrackVerdict::as_expected) {
        return fmt::format("{} is as expected. {}.", site.site, day_words(last));
    }
    const TrackDay* first = &last;
    for (const TrackDay& day : site.days) {
        if (day.date == site.left) first = &day;
    }
    const char* side = site.verdict == TrackVerdict::above ? "above" : "below";
    const bool still = site.verdict == TrackVerdict::above ? last.above() : last.below();
    std::string words =
        fmt::format("{} went {} what was forecast. {}", site.site, side, day_words(*first));
    if (first == &last) return words + ".";
    words += fmt::format(". {}", day_words(last));
    return words + (still ? "." : ": it is back.");
}

Json track_json(const Track& track) {
    const RiskStudy& study = track.study;
    Json sites = Json::object();
    TrackVerdict worst = TrackVerdict::as_expected;
    for (const TrackSite& site : track.sites) {
        scenario::add_new(sites, site.site, track_site_json(site));
        if (site.verdict == TrackVerdict::below && worst == TrackVerdict::as_expected)
            worst = TrackVerdict::below;
    }
    if (track.any_above()) worst = TrackVerdict::above;
    return {
        {"schema", "headroom/track/1"},
        {"engine", {{"version", std::string(version)}}},
        {"scenario", {{"name", study.scenario.name}, {"sha256", study.scenario.sha256}}},
        {"method", {{"path", study.path == Path::counts ? "counts" : "full"}, {"why", study.why}}},
        {"replications", study.options.replications},
        {"parameters", parameters_word(study.scenario, study.options.parameters)},
        {"seed", study.scenario.seed},
        {"from", format_date(track.from)},
        {"to", format_date(track.to)},
        {"lastCount", format_date(track.last_count)},
        {"falseAlarms", track.false_alarms},
        {"verdict", name_of(worst)},
        {"sites", std::move(sites)},
        {"notes", track_notes(track)}};
}

Json track_schema() {
    using namespace scenario::schema_parts;
    const auto told = [](Json schema, const char* description) {
        schema["description"] = description;
        return schema;
    };
    const Json counts = list_of(type("integer"));
    const Json verdict{{"enum", {"asExpected", "above", "below", "noCounts"}}};
    const Json reading = object_of({{"date", date()}, {"used", type("integer")}});
    Json left = {{"type", {"string", "null"}}, {"pattern", "^\\d{4}-\\d{2}-\\d{2}$"}};
    const Json site = object_of(
        {{"verdict", told(verdict, "above before below; noCounts: none within the scenario")},
         {"left", told(left, "the first day outside of the band, on the verdict's side")},
         {"why", told(type("string"), "the verdict as a sentence")},
         {"counts", told(type("integer"), "that came; the first of the dates are theirs")},
         {"wrongReadings", told(list_of(reading), "counts that came back at once, not judged")},
         {"dates", list_of(date())},
         {"used", told(list_of(nullable("integer")), "null: still to come")},
         {"low", told(counts, "of the band that a path keeps to on all dates together")},
         {"lowerQuartile", told(counts, "a quarter of the forecasts is lower on this date")},
         {"median", counts},
         {"upperQuartile", counts},
         {"high", counts}});
    Json whole = object_of(
        {{"schema", {{"const", "headroom/track/1"}}},
         {"engine", object_of({{"version", type("string")}})},
         {"scenario", object_of({{"name", type("string")}, {"sha256", type("string")}})},
         {"method", object_of({{"path", {{"enum", {"counts", "full"}}}}, {"why", type("string")}})},
         {"replications", type("integer")},
         {"parameters", {{"enum", {"drawn", "fixed"}}}},
         {"seed", type("integer")},
         {"from", told(date(), "the scenario's first day")},
         {"to", told(date(), "its last day")},
         {"lastCount", told(date(), "the newest count that was judged")},
         {"falseAlarms", told(share(),
                              "the largest share of sites that leave their band "
                              "although their demand is as forecast")},
         {"verdict", told(verdict, "of all sites: above, else below, else asExpected")},
         {"sites", map_of(site)},
         {"notes", list_of(type("string"))}});
    Json schema{{"$schema", dialect}, {"title", "What happened beside what was forecast"}};
    for (auto& item : whole.items()) schema[item.key()] = item.value();
    return schema;
}

}  // namespace headroom::planning
