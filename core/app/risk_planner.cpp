#include "core/app/risk_planner.h"

#include <optional>

#include "core/app/planner_request.h"
#include "core/planning/fit/history_quality.h"
#include "core/planning/risk/risk_check.h"
#include "core/planning/risk/risk_result.h"
#include "core/planning/thresholds/thresholds.h"
#include "core/scenario/read_scenario.h"

namespace headroom::app {
namespace {

using namespace planning;

class RiskPlanner : public Planner {
public:
    RiskPlanner(RiskStudy study, std::vector<WeakHistory> weak)
        : study_(std::move(study)), weak_(std::move(weak)) {}

    std::int64_t replications() const override { return study_.options.replications; }

    std::int64_t next_target(std::string_view merged) const override {
        const RiskPart part = RiskPart::from_bytes(merged);
        if (!study_.options.check) return planning::next_target(study_, part);
        return next_look(study_, part, exact());
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
        const RiskPart part = RiskPart::from_bytes(merged);
        RiskResult result = summarize(study_, part);
        if (study_.options.check) {
            result.complete = next_look(study_, part, exact()) <= part.replications;
        }
        scenario::Json document = risk_json(study_, result, exact());
        if (study_.options.check) {
            document["check"] = check_json(study_, judge_risk(study_, part, exact()));
        }
        document["weakHistories"] = weak_histories_json(weak_);
        document["warnings"] = weak_history_sentences(weak_);
        if (!limits_) limits_ = daily_limits(study_);
        add_thresholds(*limits_, document);
        add_pools(*limits_, part, document);
        return document.dump(2) + "\n";
    }

    std::string result_csv(std::string_view merged) const override {
        return risk_csv(summarize(study_, RiskPart::from_bytes(merged)));
    }

private:
    const std::vector<ClosedForm>& exact() const {
        if (!exact_) exact_ = closed_forms(study_);
        return *exact_;
    }

    RiskStudy study_;
    std::vector<WeakHistory> weak_;                         // that demand comes from
    mutable std::optional<std::vector<ClosedForm>> exact_;  // computed when first asked for
    mutable std::optional<DailyLimits> limits_;             // the same
};

// A pointer that leads nowhere can only be judged wrongly: an error where risk is judged.
void check_expectations(const scenario::ReadScenario& read,
                        std::vector<scenario::InputError>& errors) {
    for (const scenario::InputError& doubt : read.doubts) {
        if (doubt.pointer.starts_with("/expectRisk/")) errors.push_back(doubt);
    }
}

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
    if (options.risk.check) check_expectations(*read, errors);
    if (!errors.empty()) return nullptr;
    check_warmup(options.risk, read->scenario, reader.errors());
    if (!reader.errors().empty()) return nullptr;
    std::vector<WeakHistory> weak = weak_histories(read->scenario.source);
    return std::make_unique<RiskPlanner>(make_risk_study(std::move(read->scenario), options.risk),
                                         std::move(weak));
}

}  // namespace headroom::app
