#include "core/planning/sensitivity/sensitivity.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "core/base/csv.h"
#include "core/planning/sweep/study_point.h"

namespace headroom::planning {
namespace {

using scenario::Json;

double middle(const Json& estimate) {
    const char* const name = estimate.contains("value") ? "value" : "mean";
    return estimate.at(name).get<double>();
}

// What one study says in few numbers. `meanRisk` is the mean over the sites of each one's larger
// risk, so that sites beside the worst one count, too.
Json measures_of(const Json& point) {
    double risk = 0, refused = 0, days = 0, peak = 0;
    for (const auto& item : point.at("sites").items()) {
        const Json& site = item.value();
        risk += middle(largest_risk_of(item.key(), site));
        refused += middle(site.at("refusedShare"));
        days += middle(site.at("overLimitDays"));
        peak += middle(site.at("peakUsed"));
    }
    const double sites = std::max<double>(1, static_cast<double>(point.at("sites").size()));
    Json measures{{"largestRisk", point.at("largestRisk")},
                  {"meanRisk", risk / sites},
                  {"refusedShare", refused / sites},
                  {"overLimitDays", days},
                  {"peakUsed", peak}};
    if (point.contains("cost")) {
        const Json& total = point.at("cost").at("total");
        measures["cost"] = total.is_number() ? total.get<double>() : middle(total);
    }
    return measures;
}

double measure_in(const Json& measures, const char* name) {
    const Json& value = measures.at(name);
    if (value.is_null()) return 0;  // no site, no risk
    return value.is_object() ? middle(value) : value.get<double>();
}

// How far a measure moves over the sides and the scenario itself.
double effect_on(const char* name, const Json& base, const Json& figure) {
    double least = measure_in(base, name), most = least;
    for (const char* side : {"low", "high"}) {
        if (figure.at(side).is_null()) continue;
        const double value = measure_in(figure.at(side), name);
        least = std::min(least, value);
        most = std::max(most, value);
    }
    return most - least;
}

// Whether the intervals of the smallest and the largest risk are apart.
bool is_clear(const Json& base, const Json& figure) {
    const Json* least = &base.at("largestRisk");
    const Json* most = least;
    if (least->is_null()) return false;
    for (const char* side : {"low", "high"}) {
        if (figure.at(side).is_null()) continue;
        const Json& risk = figure.at(side).at("largestRisk");
        if (middle(risk) < middle(*least)) least = &risk;
        if (middle(risk) > middle(*most)) most = &risk;
    }
    return least->at("high").get<double>() < most->at("low").get<double>();
}

Json side_json(const std::optional<Figure::Side>& side, const std::optional<Json>& point) {
    if (!side || !point) return nullptr;
    Json json{{"value", side->value ? Json(*side->value) : Json(nullptr)}};
    const Json measures = measures_of(*point);
    for (const auto& item : measures.items()) json[item.key()] = item.value();
    return json;
}

Json figure_json(const JudgedFigure& judged, const Json& base) {
    const Figure& figure = judged.figure;
    Json json{{"name", figure.name},
              {"kind", figure.kind},
              {"site", figure.site.empty() ? Json(nullptr) : Json(figure.site)},
              {"pointer", figure.pointer},
              {"range", figure.by_uncertainty ? "uncertainty" : "change"},
              {"value", figure.value ? Json(*figure.value) : Json(nullptr)},
              {"low", side_json(figure.low, judged.low)},
              {"high", side_json(figure.high, judged.high)}};
    json["effect"] = {{"largestRisk", effect_on("largestRisk", base, json)},
                      {"meanRisk", effect_on("meanRisk", base, json)},
                      {"refusedShare", effect_on("refusedShare", base, json)},
                      {"overLimitDays", effect_on("overLimitDays", base, json)},
                      {"peakUsed", effect_on("peakUsed", base, json)}};
    if (base.contains("cost")) json["effect"]["cost"] = effect_on("cost", base, json);
    json["clear"] = is_clear(base, json);
    json["why"] = judged.why.empty() ? Json(nullptr) : Json(judged.why);
    return json;
}

// Where the largest risk is the same, the risks of the other sites decide, then how bad it gets.
bool moves_more(const Json& a, const Json& b) {
    for (const char* name :
         {"largestRisk", "meanRisk", "refusedShare", "overLimitDays", "peakUsed"}) {
        const auto of_a = a.at("effect").at(name).get<double>();
        const auto of_b = b.at("effect").at(name).get<double>();
        if (of_a != of_b) return of_a > of_b;
    }
    return false;
}

}  // namespace

Json sensitivity_json(const Json& head, const Json& base, const std::vector<JudgedFigure>& figures,
                      double change, bool complete) {
    Json json{{"schema", "headroom/sensitivity/1"}};
    for (const auto& item : head.items()) json[item.key()] = item.value();
    json["from"] = base.at("from");
    json["to"] = base.at("to");
    json["replications"] = base.at("replications");
    json["change"] = change;
    json["complete"] = complete;
    json["base"] = measures_of(base);
    std::vector<Json> list;
    for (const JudgedFigure& figure : figures) list.push_back(figure_json(figure, json["base"]));
    std::stable_sort(list.begin(), list.end(), moves_more);
    json["figures"] = std::move(list);
    return json;
}

std::string sensitivity_csv(const Json& sensitivity) {
    const bool costs = sensitivity.at("base").contains("cost");
    std::string csv =
        "name,kind,site,pointer,range,value,low,high,riskAtLow,risk,riskAtHigh,effectOnRisk,"
        "effectOnMeanRisk,effectOnRefusedShare,effectOnOverLimitDays,effectOnPeakUsed,clear";
    csv += costs ? ",costAtLow,cost,costAtHigh,effectOnCost\r\n" : "\r\n";
    const auto number = [](const Json& value) { return value.is_null() ? "" : value.dump(); };
    for (const Json& figure : sensitivity.at("figures")) {
        const auto side = [&](const char* which, const char* name) -> std::string {
            const Json& one = figure.at(which);
            if (one.is_null()) return "";
            if (std::string(name) == "value") return number(one.at("value"));
            return fmt::format("{}", measure_in(one, name));
        };
        const Json& effect = figure.at("effect");
        csv += fmt::format(
            "{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}",
            csv_field(figure.at("name").get<std::string>()), figure.at("kind").get<std::string>(),
            figure.at("site").is_null() ? "" : csv_field(figure.at("site").get<std::string>()),
            csv_field(figure.at("pointer").get<std::string>()),
            figure.at("range").get<std::string>(), number(figure.at("value")), side("low", "value"),
            side("high", "value"), side("low", "largestRisk"),
            measure_in(sensitivity.at("base"), "largestRisk"), side("high", "largestRisk"),
            effect.at("largestRisk").get<double>(), effect.at("meanRisk").get<double>(),
            effect.at("refusedShare").get<double>(), effect.at("overLimitDays").get<double>(),
            effect.at("peakUsed").get<double>(), figure.at("clear").get<bool>());
        if (costs) {
            csv += fmt::format(",{},{},{},{}", side("low", "cost"),
                               sensitivity.at("base").at("cost").get<double>(),
                               side("high", "cost"), effect.at("cost").get<double>());
        }
        csv += "\r\n";
    }
    return csv;
}

}  // namespace headroom::planning
