#include "core/app/reclaim.h"

#include "core/app/planner_request.h"
#include "core/planning/advice/reclaim.h"
#include "core/scenario/read_scenario.h"

namespace headroom::app {

using namespace scenario;

std::string risk_with_reclaim(std::string_view risk_json, std::string_view request_json,
                              const Executor& for_each, StopFlag stop) {
    auto source = parse_json(request_json, "request");
    if (!source) return std::string(risk_json);
    ErrorList errors{"request"};
    ObjectReader reader({&source->value, &source->place, ""}, errors);
    const std::string text = reader.required_file_text("scenario");
    RequestOptions options = read_risk_options(reader.member("options"), errors);
    options.risk.stop = stop;
    auto read = read_scenario(text, "scenario", options.overrides);
    if (!errors.empty() || !read) return std::string(risk_json);
    if (options.risk.seed) read->scenario.seed = *options.risk.seed;
    const auto reclaim = planning::find_reclaim(read->scenario, options.risk, for_each);
    if (reclaim.sites.empty()) return std::string(risk_json);
    Json document = Json::parse(risk_json);
    document["reclaim"] = planning::reclaim_json(reclaim);
    return document.dump(2) + "\n";
}

}  // namespace headroom::app
