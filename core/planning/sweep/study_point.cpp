#include "core/planning/sweep/study_point.h"

#include <utility>

namespace headroom::planning {

using scenario::Json;

Json largest_risk_of(const std::string& code, const Json& site) {
    const Json& breach = site.at("breachProbability");
    const Json& refusal = site.at("refusalProbability");
    const bool refuses = refusal.at("value").get<double>() > breach.at("value").get<double>();
    const Json& share = refuses ? refusal : breach;
    return {{"site", code},
            {"what", refuses ? "refusal" : "breach"},
            {"value", share.at("value")},
            {"low", share.at("low")},
            {"high", share.at("high")}};
}

Json largest_risk(const Json& sites) {
    Json largest = nullptr;
    for (const auto& item : sites.items()) {
        Json one = largest_risk_of(item.key(), item.value());
        if (!largest.is_null() &&
            one.at("value").get<double>() <= largest.at("value").get<double>()) {
            continue;
        }
        largest = std::move(one);
    }
    return largest;
}

Json study_point(const Json& risk_document) {
    Json point = Json::object();
    point["replications"] = risk_document.at("replications");
    point["complete"] = risk_document.at("complete");
    point["path"] = risk_document.at("method").at("path");
    for (const char* name : {"from", "to", "failedSteps"}) point[name] = risk_document.at(name);
    point["largestRisk"] = largest_risk(risk_document.at("sites"));
    point["overall"] = risk_document.at("overall");
    point["sites"] = risk_document.at("sites");
    if (risk_document.contains("cost")) point["cost"] = risk_document.at("cost");
    return point;
}

void copy_head(const Json& risk_document, Json& to) {
    for (const char* name : {"engine", "scenario", "parameters", "confidence", "seed", "warmup"}) {
        to[name] = risk_document.at(name);
    }
}

}  // namespace headroom::planning
