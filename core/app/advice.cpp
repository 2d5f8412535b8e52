#include "core/app/advice.h"

#include "core/planning/advice/advice.h"
#include "core/planning/report/html_report.h"
#include "core/planning/thresholds/thresholds.h"
#include "core/scenario/read_scenario.h"

namespace headroom::app {

std::string report_with_advice(std::string_view report_json, std::string_view scenario_json,
                               StopFlag stop) {
    scenario::Json report = scenario::Json::parse(report_json);
    const auto read = scenario::read_scenario(scenario_json, "scenario");
    // A scenario that needs files from outside cannot be played from its text alone.
    report["advice"] = read ? planning::advise(read->scenario, stop) : scenario::Json(nullptr);
    return report.dump(2) + "\n";
}

std::vector<std::string> threshold_sentences(std::string_view risk_json) {
    return planning::threshold_sentences(scenario::Json::parse(risk_json));
}

std::string risk_html(std::string_view risk_json) {
    return planning::risk_report(scenario::Json::parse(risk_json));
}

}  // namespace headroom::app
