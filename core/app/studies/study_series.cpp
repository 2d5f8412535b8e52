#include "core/app/studies/study_series.h"

#include <utility>

#include "core/app/studies/series_base.h"
#include "core/planning/sweep/study_point.h"

namespace headroom::app {

using namespace scenario;

void SeriesBase::read_common(ObjectReader& reader) {
    reader.ignore("verb");
    reader.ignore("output");
    text_ = reader.required_file_text("scenario");
    file_ = reader.text("file").value_or("scenario");
    const Node options = reader.member("options");
    if (options) options_json_ = *options.value;
    options_ = read_risk_options(options, reader.errors());
}

SeriesBase::Errors SeriesBase::check_scenario(const std::vector<Override>& changes,
                                              std::optional<Scenario>* into) const {
    std::vector<Override> overrides = options_.overrides;
    overrides.insert(overrides.end(), changes.begin(), changes.end());
    auto read = read_scenario(text_, file_, overrides);
    if (!read) return std::move(read.error());
    Errors errors;
    check_batches(read->scenario, file_, errors);
    ErrorList of_length(file_);
    check_warmup(options_.risk, read->scenario, of_length);
    if (!of_length.empty()) {
        for (InputError& error : of_length.take()) {
            error.pointer.clear();  // it points into the request
            errors.push_back(std::move(error));
        }
    }
    if (into != nullptr) *into = std::move(read->scenario);
    return errors;
}

std::string SeriesBase::request(std::size_t i) const {
    Json options = options_json_;
    for (const Override& change : changes_of(i)) {
        options["set"].push_back({{"pointer", change.pointer}, {"value", change.value}});
    }
    const Json request{
        {"verb", "risk"}, {"scenario", text_}, {"file", file_}, {"options", std::move(options)}};
    return request.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void SeriesBase::add(std::string_view risk_document) {
    const Json document = Json::parse(risk_document);
    if (points_.empty()) planning::copy_head(document, head_);
    points_.push_back(planning::study_point(document));
}

bool is_series_verb(std::string_view verb) { return verb == "sweep" || verb == "sensitivity"; }

StudySeries::Prepared StudySeries::prepare(std::string_view request_json) {
    auto source = parse_json(request_json, "request");
    if (!source) return Refusal{true, std::move(source.error())};
    ErrorList errors{"request"};
    ObjectReader reader({&source->value, &source->place, ""}, errors);
    const std::string verb = reader.required_text("verb");
    Refusal refusal;
    auto series =
        verb == "sweep" ? prepare_sweep(reader, refusal) : prepare_sensitivity(reader, refusal);
    if (!errors.empty()) return Refusal{true, errors.take()};
    if (!refusal.errors.empty()) return refusal;
    return series;
}

std::string run_series(std::string_view request_json, const std::string& output,
                       const PlannerProgress& on_progress) {
    auto prepared = StudySeries::prepare(request_json);
    if (!prepared) return errors_document(prepared.error().errors);
    StudySeries& series = **prepared;
    bool stopped = false;
    for (std::size_t i = 0; i < series.size() && !stopped; ++i) {
        const auto progress = [&](double fraction) {
            const double done =
                (static_cast<double>(i) + fraction) / static_cast<double>(series.size());
            stopped = on_progress && !on_progress(done);
            return !stopped;
        };
        series.add(run_request(series.request(i), progress));
    }
    if (output == "html") return series.result_html();
    return output == "csv" ? series.result_csv() : series.result_json();
}

}  // namespace headroom::app
