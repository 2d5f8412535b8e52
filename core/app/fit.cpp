#include "core/app/fit.h"

#include "core/planning/fit/fit_document.h"

namespace headroom::app {

Result<FitDocuments, std::vector<scenario::InputError>> fit_usage(std::string_view csv,
                                                                  std::string_view file,
                                                                  const FitRequest& request) {
    auto history = planning::read_usage_csv(csv, file);
    if (!history) return std::move(history.error());
    planning::FitOptions options;
    options.start = request.start;
    options.licenses = request.licenses;
    options.horizon = request.horizon;
    if (request.found_by_discovery) options.method = licensing::EnrollMethod::discovery;
    const std::vector<planning::SiteFit> fits = planning::fit_history(*history);
    const auto text = [](const scenario::Json& document) { return document.dump(2) + "\n"; };
    return FitDocuments{text(planning::fit_json(*history, fits, options)),
                        text(planning::demand_json(*history, fits, options)),
                        text(planning::fitted_scenario(*history, fits, options)),
                        text(planning::recorded_scenario(*history)),
                        planning::comparison_csv(fits)};
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
        verdicts.push_back({site, fit->value("quality", std::string()),
                            fit->value("verdict", std::string()), entry.dump()});
    }
    return verdicts;
}

}  // namespace headroom::app
