#include "core/planning/fit/history_quality.h"

#include <fmt/core.h>

#include <algorithm>

namespace headroom::planning {
namespace {

using scenario::Json;

// "P01, P02 and 3 others"
std::string sites_with(const std::vector<WeakHistory>& histories, std::string_view quality) {
    constexpr std::size_t most_named = 4;
    std::vector<std::string> sites;
    for (const WeakHistory& one : histories) {
        if (one.quality == quality) sites.push_back(one.site);
    }
    std::string words;
    const std::size_t named = std::min(sites.size(), most_named);
    for (std::size_t i = 0; i < named; ++i) {
        const bool last = i + 1 == sites.size();
        words += (i == 0 ? "" : last ? " and " : ", ") + sites[i];
    }
    if (sites.size() > named) words += fmt::format(" and {} others", sites.size() - named);
    return words;
}

}  // namespace

std::vector<WeakHistory> weak_histories(const Json& document) {
    std::vector<WeakHistory> weak;
    const Json* demand = scenario::member(document, "demand");
    if (demand == nullptr || !demand->is_array()) return weak;
    for (const Json& entry : *demand) {
        const Json* uncertainty = scenario::member(entry, "uncertainty");
        const Json* quality =
            uncertainty == nullptr ? nullptr : scenario::member(*uncertainty, "quality");
        if (quality == nullptr || !quality->is_string()) continue;
        if (*quality != "poor" && *quality != "tooLittleData") continue;
        weak.push_back({entry.value("site", std::string()), quality->get<std::string>()});
    }
    return weak;
}

Json weak_histories_json(const std::vector<WeakHistory>& histories) {
    Json list = Json::array();
    for (const WeakHistory& one : histories) {
        list.push_back({{"site", one.site}, {"quality", one.quality}});
    }
    return list;
}

std::vector<std::string> weak_history_sentences(const std::vector<WeakHistory>& histories) {
    std::vector<std::string> sentences;
    if (const std::string sites = sites_with(histories, "poor"); !sites.empty()) {
        sentences.push_back(fmt::format(
            "The history of {} is a poor guide: forecasts from its past did not hold, or a limit "
            "cut it off. Figures there may be far off; look with 'headroom track' as counts come.",
            sites));
    }
    if (const std::string sites = sites_with(histories, "tooLittleData"); !sites.empty()) {
        sentences.push_back(
            fmt::format("The history of {} is too little to try a forecast on: the demand there "
                        "rests mostly on what is usual elsewhere.",
                        sites));
    }
    return sentences;
}

}  // namespace headroom::planning
