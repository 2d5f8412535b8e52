#include "core/app/risk_planner.h"

#include <optional>

#include "core/app/planner_request.h"
#include "core/planning/risk/risk_result.h"
#include "core/scenario/read_scenario.h"

namespace headroom::app {
namespace {

using namespace planning;

class RiskPlanner : public Planner {
public:
    explicit RiskPlanner(RiskStudy study) : study_(std::move(study)) {}

    std::int64_t replications() const override { return study_.options.replications; }

    std::int64_t next_target(std::string_view merged) const override {
        return planning::next_target(study_, RiskPart::from_bytes(merged));
    }

    std::string run_part(std::int64_t first, std::int64_t count) const override {
        return planning::run_part(study_, first, count).to_bytes();
    }

    std::string merge(const std::vector<std::string>& parts) const override {
        RiskPart merged(study_.sites.size(), study_.horizon.looks.size());
        for (const std::string& part : parts) merged.merge_bytes(part);
        return merged.to_bytes();
    }

    std::string result_json(std::string_view merged) const override {
        if (!exact_) exact_ = closed_forms(study_);
        const RiskResult result = summarize(study_, RiskPart::from_bytes(merged));
        return risk_json(study_, result, *exact_).dump(2) + "\n";
    }

    std::string result_csv(std::string_view merged) const override {
        return risk_csv(summarize(study_, RiskPart::from_bytes(merged)));
    }

private:
    RiskStudy study_;
    mutable std::optional<std::vector<ClosedForm>> exact_;  // computed for the first document
};

}  // namespace

std::unique_ptr<Planner> prepare_risk(scenario::ObjectReader& reader, StopFlag stop,
                                      std::vector<scenario::InputError>& errors) {
    const std::string text = reader.required_file_text("scenario");
    const std::string file = reader.text("file").value_or("scenario");
    RequestOptions options = read_risk_options(reader.member("options"), reader.errors());
    options.risk.stop = stop;
    reader.finish();
    if (!reader.errors().empty()) return nullptr;
    auto read = scenario::read_scenario(text, file, options.overrides);
    if (!read) {
        errors = std::move(read.error());
        return nullptr;
    }
    check_batches(read->scenario, file, errors);
    if (!errors.empty()) return nullptr;
    check_warmup(options.risk, read->scenario, reader.errors());
    if (!reader.errors().empty()) return nullptr;
    return std::make_unique<RiskPlanner>(make_risk_study(std::move(read->scenario), options.risk));
}

}  // namespace headroom::app
