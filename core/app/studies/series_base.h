#pragma once
// What the series of studies have in common: the request, the scenario's variants and the risk
// documents that came back.

#include <optional>
#include <string>
#include <vector>

#include "core/app/planner_request.h"
#include "core/app/studies/study_series.h"
#include "core/scenario/object_reader.h"

namespace headroom::app {

class SeriesBase : public StudySeries {
public:
    std::string request(std::size_t i) const override;
    void add(std::string_view risk_document) override;
    std::size_t added() const override { return points_.size(); }

protected:
    using Errors = std::vector<scenario::InputError>;

    /// Reads `scenario`, `file` and `options`; errors of the request go to the reader's list.
    void read_common(scenario::ObjectReader& reader);

    /// Reads the scenario with the overrides of `options.set` and these. Empty when it is valid,
    /// also in its length and batches.
    Errors check_scenario(const std::vector<scenario::Override>& changes,
                          std::optional<scenario::Scenario>* into = nullptr) const;

    /// What request `i` replaces beside `options.set`.
    virtual std::vector<scenario::Override> changes_of(std::size_t i) const = 0;

    RequestOptions options_;
    scenario::Json head_ = scenario::Json::object();  // of the first document
    std::vector<scenario::Json> points_;              // study_point.h, by request

private:
    std::string text_, file_;
    scenario::Json options_json_ = scenario::Json::object();
};

/// `reader` stands at the request. Null when the reader's errors or `refusal` has some.
std::unique_ptr<StudySeries> prepare_sweep(scenario::ObjectReader& reader,
                                           StudySeries::Refusal& refusal);
std::unique_ptr<StudySeries> prepare_sensitivity(scenario::ObjectReader& reader,
                                                 StudySeries::Refusal& refusal);

}  // namespace headroom::app
