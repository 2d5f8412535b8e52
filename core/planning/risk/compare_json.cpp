#include <fmt/format.h>

#include "core/base/version.h"
#include "core/planning/risk/compare.h"
#include "core/planning/risk/risk_result.h"

namespace headroom::planning {
namespace {

using scenario::Json;

Json interval(const Interval& i) { return {{"mean", i.value}, {"low", i.low}, {"high", i.high}}; }

Interval days(std::int64_t seconds, const WideSum& squared, std::int64_t n, double z) {
    return difference_interval(static_cast<double>(seconds) / seconds_per_day,
                               squared.value() / seconds_per_day / seconds_per_day, n, z);
}

// Where both scenarios came out the same every time, the difference is within what n replications
// can tell of a probability.
Interval breach_difference(const DifferenceTally& tally, std::int64_t n, double z, bool certain) {
    const auto more = static_cast<double>(tally.more_breaches);
    const auto fewer = static_cast<double>(tally.fewer_breaches);
    if (certain) return {more - fewer, more - fewer, more - fewer};
    if (more + fewer > 0) return difference_interval(more - fewer, more + fewer, n, z);
    const double bound = unseen_bound(n, z);
    return {0, -bound, bound};
}

Json difference_json(const DifferenceTally& tally, std::int64_t n, double z, bool certain) {
    return {{"breachProbability", interval(breach_difference(tally, n, z, certain))},
            {"refused", interval(difference_interval(static_cast<double>(tally.refused),
                                                     tally.refused_squared.value(), n, z))},
            {"overLimitDays",
             interval(days(tally.over_limit_seconds, tally.over_limit_seconds_squared, n, z))},
            {"idleReservedDays",
             interval(days(tally.idle_license_seconds, tally.idle_license_seconds_squared, n, z))}};
}

Json scenario_json(const RiskStudy& study, const std::string& file, const RiskPart& part) {
    const Json document = risk_json(study, summarize(study, part), {});
    Json result = {{"file", file},
                   {"name", study.scenario.name},
                   {"sha256", study.scenario.sha256},
                   {"failedSteps", document.at("failedSteps")},
                   {"sites", document.at("sites")},
                   {"overall", document.at("overall")}};
    if (document.contains("cost")) result["cost"] = document.at("cost");
    return result;
}

// By how much scenario `i` costs more than the first.
Interval cost_more(const CompareStudy& study, const ComparePart& part, std::size_t i, double z) {
    const RiskStudy& first = study.scenarios.front();
    const RiskStudy& other = study.scenarios[i];
    const double licenses = license_cost(*other.scenario.costs, other.license_seconds) -
                            license_cost(*first.scenario.costs, first.license_seconds);
    return cost_difference(*first.scenario.costs, licenses, part.costs[i - 1],
                           part.scenarios.front().replications, z);
}

}  // namespace

Json compare_json(const CompareStudy& study, const ComparePart& part) {
    const RiskStudy& first = study.scenarios.front();
    const std::int64_t n = part.scenarios.front().replications;
    const double z = two_sided_z(first.options.confidence);
    const bool certain = first.certain && n > 0;
    Json scenarios = Json::array();
    for (std::size_t i = 0; i < study.scenarios.size(); ++i) {
        scenarios.push_back(scenario_json(study.scenarios[i], study.files[i], part.scenarios[i]));
    }
    Json differences = Json::array();
    for (std::size_t i = 1; i < study.scenarios.size(); ++i) {
        const std::vector<DifferenceTally>& tallies = part.differences[i - 1];
        Json sites = Json::object();
        for (std::size_t k = 0; k < first.sites.size(); ++k) {
            sites[first.sites[k]] = difference_json(tallies[k], n, z, certain);
        }
        differences.push_back({{"scenario", i},
                               {"minus", 0},
                               {"sites", std::move(sites)},
                               {"overall", difference_json(tallies.back(), n, z, certain)}});
        if (study.has_costs()) differences.back()["cost"] = interval(cost_more(study, part, i, z));
    }
    return {{"schema", "headroom/compare/1"},
            {"engine", {{"version", std::string(headroom::version)}}},
            {"method",
             {{"path", "full"},
              {"why", certain ? first.why : "the same random numbers for all scenarios"}}},
            {"replications", n},
            {"complete", next_target(first, part.scenarios.front()) <= n},
            {"parameters", parameters_word(first.scenario, first.options.parameters)},
            {"confidence", first.options.confidence},
            {"seed", first.scenario.seed},
            {"from", format_instant(first.horizon.start)},
            {"to", format_instant(first.horizon.end)},
            {"warmup", format_span(first.options.warmup)},
            {"scenarios", std::move(scenarios)},
            {"differences", std::move(differences)}};
}

std::string compare_csv(const CompareStudy& study, const ComparePart& part) {
    std::string csv;
    for (std::size_t i = 0; i < study.scenarios.size(); ++i) {
        const std::string lines = risk_csv(summarize(study.scenarios[i], part.scenarios[i]));
        std::size_t begin = 0;
        for (bool header = true; begin < lines.size(); header = false) {
            const std::size_t end = lines.find("\r\n", begin) + 2;
            if (header) {
                if (i == 0) csv += "scenario," + lines.substr(begin, end - begin);
            } else {
                csv += fmt::format("{},{}", i, lines.substr(begin, end - begin));
            }
            begin = end;
        }
    }
    return csv;
}

}  // namespace headroom::planning
