#include "core/app/compare_planner.h"

#include <algorithm>

#include "core/app/planner_request.h"
#include "core/planning/risk/compare.h"
#include "core/scenario/playback.h"

namespace headroom::app {
namespace {

using namespace planning;
using scenario::Scenario;

class ComparePlanner : public Planner {
public:
    explicit ComparePlanner(CompareStudy study) : study_(std::move(study)) {}

    std::int64_t replications() const override {
        return study_.scenarios.front().options.replications;
    }

    // The precision asked for is that of every scenario.
    std::int64_t next_target(std::string_view merged) const override {
        const ComparePart part = ComparePart::from_bytes(merged);
        std::int64_t target = 0;
        for (std::size_t i = 0; i < study_.scenarios.size(); ++i) {
            target =
                std::max(target, planning::next_target(study_.scenarios[i], part.scenarios[i]));
        }
        return target;
    }

    std::string run_part(std::int64_t first, std::int64_t count) const override {
        return planning::run_part(study_, first, count).to_bytes();
    }

    std::string merge(const std::vector<std::string>& parts) const override {
        ComparePart merged = empty_part(study_);
        for (const std::string& part : parts) merged.merge(ComparePart::from_bytes(part));
        return merged.to_bytes();
    }

    std::string result_json(std::string_view merged) const override {
        return compare_json(study_, ComparePart::from_bytes(merged)).dump(2) + "\n";
    }

    std::string result_csv(std::string_view merged) const override {
        return compare_csv(study_, ComparePart::from_bytes(merged));
    }

private:
    CompareStudy study_;
};

// What has to be equal for a comparison to be about the splits alone.
void check_same(const Scenario& first, const std::string& first_file, const Scenario& other,
                const std::string& file, std::vector<scenario::InputError>& errors) {
    const auto differ = [&](const char* pointer, const std::string& what) {
        errors.push_back({file, 0, 0, pointer,
                          what + " differs from " + first_file +
                              "; only scenarios with the same one can be compared"});
    };
    if (first.start != other.start) differ("/start", "the start");
    if (first.end != other.end) differ("/end", "the end");
    for (const char* member : {"demand", "faults"}) {
        const auto empty = scenario::Json::array();
        const scenario::Json a = first.source.value(member, empty);
        if (!scenario::same_value(a, other.source.value(member, empty))) {
            differ(member == std::string("demand") ? "/demand" : "/faults",
                   std::string("the ") + member);
        }
    }
    const auto sites = [](const Scenario& one) {
        std::vector<std::string> codes;
        const auto world = one.source.find("world");
        if (world == one.source.end() || !world->contains("sites")) return codes;
        for (const scenario::Json& site : world->at("sites")) {
            codes.push_back(site.at("code").get<std::string>() + " with " +
                            std::to_string(site.value("macs", 0)) + " Macs");
        }
        return codes;
    };
    if (sites(first) != sites(other)) differ("/world/sites", "the list of sites and their Macs");
}

}  // namespace

std::unique_ptr<Planner> prepare_compare(scenario::ObjectReader& reader, StopFlag stop,
                                         std::vector<scenario::InputError>& errors) {
    reader.required("scenarios");
    std::vector<std::string> texts;
    CompareStudy study;
    for (const scenario::Node& item : reader.array("scenarios")) {
        scenario::ObjectReader one(item, reader.errors());
        texts.push_back(one.required_file_text("text"));
        study.files.push_back(
            one.text("file").value_or("scenario " + std::to_string(texts.size())));
        one.finish();
    }
    const RequestOptions options = read_risk_options(reader.member("options"), reader.errors());
    reader.finish();
    if (reader.errors().empty() && texts.size() < 2) {
        reader.error("two scenarios at least are compared");
    }
    if (!reader.errors().empty()) return nullptr;

    std::vector<Scenario> scenarios;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        auto read = scenario::read_scenario(texts[i], study.files[i], options.overrides);
        if (read) {
            scenarios.push_back(std::move(read->scenario));
        } else {
            errors.insert(errors.end(), read.error().begin(), read.error().end());
        }
    }
    if (!errors.empty()) return nullptr;
    for (std::size_t i = 1; i < scenarios.size(); ++i) {
        check_same(scenarios.front(), study.files.front(), scenarios[i], study.files[i], errors);
    }
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        check_batches(scenarios[i], study.files[i], errors);
    }
    check_warmup(options.risk, scenarios.front(), reader.errors());
    if (!errors.empty() || !reader.errors().empty()) return nullptr;

    RiskOptions risk = options.risk;
    risk.stop = stop;
    risk.path = Path::full;
    risk.seed = risk.seed.value_or(scenarios.front().seed);
    for (Scenario& one : scenarios) {
        study.scenarios.push_back(make_risk_study(std::move(one), risk));
    }
    for (std::size_t i = 1; i < study.scenarios.size(); ++i) {
        if (study.scenarios[i].sites == study.scenarios.front().sites) continue;
        errors.push_back({study.files[i], 0, 0, "/steps",
                          "the steps add other sites than those of " + study.files.front() +
                              "; only scenarios with the same sites can be compared"});
    }
    if (!errors.empty()) return nullptr;
    return std::make_unique<ComparePlanner>(std::move(study));
}

}  // namespace headroom::app
