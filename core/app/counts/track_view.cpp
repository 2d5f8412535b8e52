#include "core/app/counts/track_view.h"

#include "core/app/view_parts.h"
#include "core/scenario/json_source.h"

namespace headroom::app {
namespace {

using scenario::Json;
using scenario::member;

std::vector<double> series_in(const Json& object, const char* name) {
    std::vector<double> values;
    for (const Json& item : views::list(object, name)) {
        values.push_back(item.is_number() ? item.get<double>() : 0.0);
    }
    return values;
}

TrackedSite read_tracked(const std::string& code, const Json& entry) {
    TrackedSite site;
    site.site = code;
    site.verdict = views::text(&entry, "verdict");
    site.why = views::text(&entry, "why");
    site.left = parse_date(views::text(&entry, "left"));
    site.low = series_in(entry, "low");
    site.lower_quartile = series_in(entry, "lowerQuartile");
    site.median = series_in(entry, "median");
    site.upper_quartile = series_in(entry, "upperQuartile");
    site.high = series_in(entry, "high");
    for (const Json& item : views::list(entry, "dates")) {
        const auto date = item.is_string() ? parse_date(item.get<std::string>()) : std::nullopt;
        if (!date) continue;
        if (site.days.empty()) site.first = *date;
        site.days.push_back(*date - site.first);
    }
    for (const Json& item : views::list(entry, "used")) {
        site.used.push_back(item.is_number_integer() ? std::optional(item.get<Count>())
                                                     : std::nullopt);
        if (site.used.back()) ++site.counts;
    }
    return site;
}

}  // namespace

std::optional<TrackView> read_track(std::string_view json) {
    const Json document = Json::parse(json, nullptr, false);
    if (!document.is_object() || views::text(&document, "schema") != "headroom/track/1")
        return std::nullopt;
    TrackView view;
    if (document.contains("falseAlarms")) {
        view.false_alarms = views::number(&document, "falseAlarms");
    }
    if (const Json* sites = member(document, "sites"); sites != nullptr && sites->is_object()) {
        for (const auto& item : sites->items()) {
            view.sites.push_back(read_tracked(item.key(), item.value()));
        }
    }
    for (const Json& note : views::list(document, "notes")) {
        if (note.is_string()) view.notes.push_back(note.get<std::string>());
    }
    return view;
}

std::string track_request(std::string_view csv, std::string_view file, std::string_view scenario,
                          std::string_view date_order) {
    return Json{{"verb", "track"},
                {"csv", csv},
                {"file", file},
                {"scenario", scenario},
                {"dateOrder", date_order}}
        .dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace headroom::app
