#include "core/app/counts/track_view.h"

#include "core/scenario/json_source.h"

namespace headroom::app {
namespace {

using scenario::Json;
using scenario::member;

std::string text_in(const Json& object, const char* name) {
    const Json* value = member(object, name);
    return value != nullptr && value->is_string() ? value->get<std::string>() : "";
}

std::vector<double> series_in(const Json& object, const char* name) {
    std::vector<double> values;
    const Json* list = member(object, name);
    if (list == nullptr || !list->is_array()) return values;
    for (const Json& item : *list) values.push_back(item.is_number() ? item.get<double>() : 0.0);
    return values;
}

TrackedSite read_tracked(const std::string& code, const Json& entry) {
    TrackedSite site;
    site.site = code;
    site.verdict = text_in(entry, "verdict");
    site.why = text_in(entry, "why");
    site.left = parse_date(text_in(entry, "left"));
    site.low = series_in(entry, "low");
    site.lower_quartile = series_in(entry, "lowerQuartile");
    site.median = series_in(entry, "median");
    site.upper_quartile = series_in(entry, "upperQuartile");
    site.high = series_in(entry, "high");
    if (const Json* dates = member(entry, "dates"); dates != nullptr && dates->is_array()) {
        for (const Json& item : *dates) {
            const auto date = item.is_string() ? parse_date(item.get<std::string>()) : std::nullopt;
            if (!date) continue;
            if (site.days.empty()) site.first = *date;
            site.days.push_back(*date - site.first);
        }
    }
    if (const Json* used = member(entry, "used"); used != nullptr && used->is_array()) {
        for (const Json& item : *used) {
            site.used.push_back(item.is_number_integer() ? std::optional(item.get<Count>())
                                                         : std::nullopt);
            if (site.used.back()) ++site.counts;
        }
    }
    return site;
}

}  // namespace

std::optional<TrackView> read_track(std::string_view json) {
    const Json document = Json::parse(json, nullptr, false);
    if (!document.is_object() || text_in(document, "schema") != "headroom/track/1")
        return std::nullopt;
    TrackView view;
    const Json* alarms = member(document, "falseAlarms");
    if (alarms != nullptr && alarms->is_number()) view.false_alarms = alarms->get<double>();
    if (const Json* sites = member(document, "sites"); sites != nullptr && sites->is_object()) {
        for (const auto& item : sites->items()) {
            view.sites.push_back(read_tracked(item.key(), item.value()));
        }
    }
    if (const Json* notes = member(document, "notes"); notes != nullptr && notes->is_array()) {
        for (const Json& note : *notes) {
            if (note.is_string()) view.notes.push_back(note.get<std::string>());
        }
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
