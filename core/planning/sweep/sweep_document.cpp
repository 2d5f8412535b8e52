#include "core/planning/sweep/sweep_document.h"

#include <fmt/core.h>

#include <utility>

#include "core/base/csv.h"
#include "core/base/strong_id.h"

namespace headroom::planning {
namespace {

using scenario::Json;

Json varied_json(const Variation& variation, const Json& document) {
    Json values = Json::array();
    for (std::size_t i = 0; i < variation.values.size(); ++i) {
        values.push_back(value_json(variation, i));
    }
    const bool there = leads_somewhere(document, variation.pointer);
    return {{"pointer", variation.pointer},
            {"inScenario", there ? document.at(Json::json_pointer(variation.pointer)) : Json()},
            {"values", std::move(values)}};
}

std::string field_of(const Json& value) {
    return csv_field(value.is_string() ? value.get<std::string>() : value.dump());
}

std::string interval_fields(const Json& interval, const char* middle) {
    return fmt::format("{},{},{}", interval.at(middle).get<double>(),
                       interval.at("low").get<double>(), interval.at("high").get<double>());
}

}  // namespace

std::size_t point_count(const std::vector<Variation>& varied) {
    std::size_t count = 1;
    for (const Variation& one : varied) count *= one.values.size();
    return count;
}

std::vector<std::size_t> point_values(const std::vector<Variation>& varied, std::size_t point) {
    std::vector<std::size_t> indices(varied.size());
    for (std::size_t i = varied.size(); i-- > 0;) {
        indices[i] = point % varied[i].values.size();
        point /= varied[i].values.size();
    }
    return indices;
}

Json sweep_json(const std::vector<Variation>& varied, const Json& document, const Json& head,
                const std::vector<Json>& points) {
    Json sweep{{"schema", "headroom/sweep/1"}};
    for (const auto& item : head.items()) sweep[item.key()] = item.value();
    Json vary = Json::array();
    for (const Variation& one : varied) vary.push_back(varied_json(one, document));
    sweep["vary"] = std::move(vary);
    bool complete = points.size() == point_count(varied);
    Json list = Json::array();
    for (std::size_t i = 0; i < points.size(); ++i) {
        Json values = Json::array();
        const std::vector<std::size_t> indices = point_values(varied, i);
        for (std::size_t k = 0; k < varied.size(); ++k) {
            values.push_back(value_json(varied[k], indices[k]));
        }
        Json point{{"values", std::move(values)}};
        for (const auto& item : points[i].items()) point[item.key()] = item.value();
        complete = complete && point.at("complete").get<bool>();
        list.push_back(std::move(point));
    }
    sweep["complete"] = complete;
    sweep["points"] = std::move(list);
    return sweep;
}

std::string sweep_csv(const Json& sweep) {
    std::string csv;
    for (const Json& one : sweep.at("vary")) csv += field_of(one.at("pointer")) + ",";
    csv +=
        "site,replications,breachProbability,breachLow,breachHigh,refusalProbability,refusalLow,"
        "refusalHigh,refusedShare,refusedShareLow,refusedShareHigh,overLimitDays,overLimitDaysLow,"
        "overLimitDaysHigh,peakUsedMean,peakUsedP95,idleReservedDays,anyBreachProbability\r\n";
    for (const Json& point : sweep.at("points")) {
        std::string values;
        for (const Json& value : point.at("values")) values += field_of(value) + ",";
        for (const auto& item : point.at("sites").items()) {
            const Json& site = item.value();
            csv += values + csv_field(item.key()) + "," + point.at("replications").dump();
            for (const char* share : {"breachProbability", "refusalProbability", "refusedShare"}) {
                csv += "," + interval_fields(site.at(share), "value");
            }
            csv += fmt::format(
                ",{},{},{},{},{}\r\n", interval_fields(site.at("overLimitDays"), "mean"),
                site.at("peakUsed").at("mean").get<double>(),
                site.at("peakUsed").at("p95").get<Count>(),
                site.at("idleReservedDays").at("mean").get<double>(),
                point.at("overall").at("breachProbability").at("value").get<double>());
        }
    }
    return csv;
}

}  // namespace headroom::planning
