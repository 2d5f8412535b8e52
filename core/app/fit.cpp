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

}  // namespace headroom::app
