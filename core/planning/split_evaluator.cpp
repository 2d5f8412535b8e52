#include "core/planning/split_evaluator.h"

#include <algorithm>
#include <stdexcept>

#include "core/scenario/read_scenario.h"

namespace headroom::planning {
namespace {

constexpr std::int64_t first_search_replication = 1'000'000'000;  // beyond every final one
constexpr std::int64_t chunk = 64;

std::vector<Count> cache_key(const Split& split, Replications which) {
    std::vector<Count> key{static_cast<Count>(which), split.total};
    for (const Share& share : split.shares) {
        key.push_back(static_cast<Count>(share.type));
        key.push_back(share.licenses);
    }
    return key;
}

}  // namespace

double SplitFigures::mean_risk() const {
    double sum = 0;
    for (const SiteFigures& site : sites) sum += site.risk().value;
    return sites.empty() ? 0 : sum / static_cast<double>(sites.size());
}

double SplitFigures::largest_breach() const {
    double most = 0;
    for (const SiteFigures& site : sites) most = std::max(most, site.breach.value);
    return most;
}

double SplitFigures::largest_refusal() const {
    double most = 0;
    for (const SiteFigures& site : sites) most = std::max(most, site.refusal.value);
    return most;
}

SplitEvaluator::SplitEvaluator(const scenario::Scenario& scenario, const PlanProblem& problem,
                               Options options)
    : scenario_(scenario), problem_(problem), options_(std::move(options)) {}

scenario::Scenario SplitEvaluator::scenario_with(const Split& split) const {
    auto read = scenario::read_scenario(with_split(scenario_.source, problem_, split).dump(), "plan");
    if (!read) throw std::logic_error("a split that the scenario refuses: " +
                                      scenario::to_string(read.error().front()));
    return std::move(read->scenario);
}

RiskPart SplitEvaluator::play(const RiskStudy& study, std::int64_t first, std::int64_t count) {
    const std::int64_t chunks = (count + chunk - 1) / chunk;
    std::vector<RiskPart> parts(static_cast<std::size_t>(chunks));
    options_.for_each(chunks, [&](std::int64_t i) {
        parts[static_cast<std::size_t>(i)] =
            run_part(study, first + i * chunk, std::min(chunk, count - i * chunk));
    });
    RiskPart merged(study.sites.size(), study.horizon.looks.size());
    for (const RiskPart& part : parts) merged.merge(part);
    method_ = study.why;
    by_counts_ = study.path == Path::counts;
    return merged;
}

std::size_t SplitEvaluator::index_in(const RiskStudy& study, const PlanSite& site) const {
    const auto found = std::find(study.sites.begin(), study.sites.end(), site.code);
    return static_cast<std::size_t>(found - study.sites.begin());
}

std::vector<Histogram> SplitEvaluator::peaks_of(const Split& split) {
    RiskOptions risk = options_.risk;
    risk.bands = Bands::none;
    const RiskStudy study = make_risk_study(scenario_with(split), risk);
    RiskPart part = play(study, first_search_replication,
                         std::min<std::int64_t>(options_.risk.replications, 10'000));
    std::vector<Histogram> peaks;
    for (const PlanSite& site : problem_.sites) {
        peaks.push_back(std::move(part.sites[index_in(study, site)].peak_used));
    }
    return peaks;
}

SplitFigures SplitEvaluator::figures_of(const RiskStudy& study, const RiskResult& result) const {
    SplitFigures figures;
    figures.replications = result.replications;
    figures.any_breach = result.breach_probability;
    for (const PlanSite& planned : problem_.sites) {
        const SiteRisk& site = result.sites[index_in(study, planned)];
        figures.sites.push_back({site.breach_probability, site.refusal_probability,
                                 site.over_limit_days.value, site.idle_reserved_days});
        figures.over_limit_days += site.over_limit_days.value;
        figures.idle_reserved_days += site.idle_reserved_days;
    }
    for (std::size_t i = 1; i < figures.sites.size(); ++i) {
        if (figures.sites[i].risk().value > figures.worst_risk().value) figures.worst = i;
    }
    return figures;
}

const SplitFigures& SplitEvaluator::evaluate(const Split& split, Replications which) {
    const auto [found, is_new] = cache_.try_emplace(cache_key(split, which));
    if (is_new) {
        const bool search = which == Replications::search;
        RiskOptions risk = options_.risk;
        if (which != Replications::shown) risk.bands = Bands::none;
        const RiskStudy study = make_risk_study(scenario_with(split), risk);
        const RiskPart part =
            play(study, search ? first_search_replication : 0,
                 search ? options_.search_replications : options_.risk.replications);
        found->second = figures_of(study, summarize(study, part));
    }
    return found->second;
}

RiskResult SplitEvaluator::study_of(const Split& split, RiskStudy* study) {
    RiskStudy made = make_risk_study(scenario_with(split), options_.risk);
    RiskResult result = summarize(made, play(made, 0, options_.risk.replications));
    if (study != nullptr) *study = std::move(made);
    return result;
}

Interval SplitEvaluator::worst_risk_until(const Split& split, Instant end) {
    scenario::Scenario shorter = scenario_with(split);
    shorter.end = end;
    RiskOptions risk = options_.risk;
    risk.bands = Bands::none;
    const RiskStudy study = make_risk_study(std::move(shorter), risk);
    const auto most = std::min<std::int64_t>(options_.risk.replications, 2000);
    return figures_of(study, summarize(study, play(study, 0, most))).worst_risk();
}

double expected_events(const PlanProblem& problem) {
    const double days = days_in(problem.end - problem.start);
    double events = 0;
    for (const PlanSite& site : problem.sites) {
        if (!site.demand) continue;
        events += 2 * site.demand->arrivals.per_day * days +
                  static_cast<double>(site.demand->arrivals.batches.size());
    }
    return events;
}

}  // namespace headroom::planning
