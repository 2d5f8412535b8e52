#include "core/planning/split/split_evaluator.h"

#include <algorithm>
#include <stdexcept>

#include "core/planning/numerics/intervals.h"
#include "core/scenario/read_scenario.h"

namespace headroom::planning {
namespace {

constexpr std::int64_t first_search_replication = 1'000'000'000;  // beyond every final one
constexpr std::int64_t chunk = 64;
constexpr std::int64_t chunks_at_once = 64;  // so that memory does not grow with replications

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
    : scenario_(scenario), problem_(problem), options_(std::move(options)) {
    RiskOptions risk = options_.risk;
    risk.bands = Bands::none;
    study_ = make_risk_study(scenario, risk);
    plays_ = SplitPlays::make(study_, problem_, options_.for_each);
    method_ = study_.why;
    by_counts_ = study_.path == Path::counts;
    if (scenario.costs) {
        Split more = current_split(problem_);
        ++more.total;
        seconds_per_license_ =
            paid_license_seconds(scenario_with(more), study_.horizon) - study_.license_seconds;
    }
    if (study_.certain) options_.risk.replications = options_.search_replications = 1;
}

scenario::Scenario SplitEvaluator::scenario_with(const Split& split) const {
    auto read =
        scenario::read_scenario(with_split(scenario_.source, problem_, split).dump(), "plan");
    if (!read)
        throw std::logic_error("a split that the scenario refuses: " +
                               scenario::to_string(read.error().front()));
    return std::move(read->scenario);
}

scenario::Scenario SplitEvaluator::scenario_online(const Split& split) const {
    scenario::Json document = with_split(scenario_.source, problem_, split);
    for (scenario::Json& site : document.at("world").at("sites")) {
        if (!site.contains("key")) continue;
        site["method"] = "online";
        site["internet"] = true;
    }
    // A step that is meant for an offline site is then refused, which changes nothing.
    auto read = scenario::read_scenario(document.dump(), "plan");
    return read ? std::move(read->scenario) : scenario_with(split);
}

ReplicationRange SplitEvaluator::range_of(Replications which) const {
    if (which == Replications::final) return {0, options_.risk.replications};
    return {first_search_replication, options_.search_replications};
}

ReplicationRange SplitEvaluator::own_share(const ReplicationRange& range) const {
    const Team& team = options_.team;
    const auto border = [&](std::int64_t member) { return range.count * member / team.size; };
    const std::int64_t begin = border(team.member);
    return {range.first + begin, border(team.member + 1) - begin};
}

RiskPart SplitEvaluator::play(const RiskStudy& study, const ReplicationRange& range) {
    const ReplicationRange own = own_share(range);
    // Long replications one by one, so that a wish to stop is heard soon.
    const std::int64_t size = study.path == Path::counts ? chunk : 1;
    const std::int64_t chunks = (own.count + size - 1) / size;
    RiskPart merged(study.sites.size(), study.horizon.looks.size());
    for (std::int64_t done = 0; done < chunks; done += chunks_at_once) {
        const std::int64_t now = std::min(chunks_at_once, chunks - done);
        std::vector<RiskPart> parts(static_cast<std::size_t>(now));
        options_.for_each(now, [&](std::int64_t k) {
            const std::int64_t at = (done + k) * size;
            parts[static_cast<std::size_t>(k)] =
                run_part(study, own.first + at, std::min(size, own.count - at));
        });
        for (const RiskPart& part : parts) merged.merge(part);
    }
    method_ = study.why;
    by_counts_ = study.path == Path::counts;
    if (options_.team.size == 1) return merged;
    RiskPart all(study.sites.size(), study.horizon.looks.size());
    for (const std::string& bytes : options_.team.exchange(merged.to_bytes())) {
        all.merge_bytes(bytes);
    }
    return all;
}

std::size_t SplitEvaluator::index_in(const RiskStudy& study, const PlanSite& site) const {
    const auto found = std::find(study.sites.begin(), study.sites.end(), site.code);
    return static_cast<std::size_t>(found - study.sites.begin());
}

Histogram SplitEvaluator::merged(const Histogram& own) const {
    if (options_.team.size == 1) return own;
    ByteWriter out;
    out.histogram(own);
    Histogram all;
    for (const std::string& bytes : options_.team.exchange(out.take())) {
        ByteReader(bytes).add_histogram(all);
    }
    return all;
}

// Ten thousand, and fewer where that takes seconds: the final judgement mends what they miss.
std::int64_t SplitEvaluator::peak_replications() const {
    constexpr double most_draws = 1e7;
    const double draws = std::max(1.0, expected_draws(problem_, 1));
    const auto affordable = static_cast<std::int64_t>(std::max(1000.0, most_draws / draws));
    // Where both numbers are close, that of the search: its plays are used again.
    const std::int64_t searched = options_.search_replications;
    const bool alike = searched >= 800 && affordable < 2 * searched;
    if (alike && searched < options_.risk.replications) return searched;
    return std::min({options_.risk.replications, std::int64_t{10'000}, affordable});
}

std::vector<Histogram> SplitEvaluator::peaks_of(const Split& split,
                                                const std::vector<char>& wanted) {
    const ReplicationRange range{first_search_replication, peak_replications()};
    std::vector<Histogram> peaks;
    if (plays_) {
        for (std::size_t i = 0; i < problem_.sites.size(); ++i) {
            peaks.push_back(wanted[i] != 0 ? merged(plays_->peaks(i, own_share(range)))
                                           : Histogram());
        }
        return peaks;
    }
    RiskOptions risk = options_.risk;
    risk.bands = Bands::none;
    const RiskStudy study = make_risk_study(scenario_with(split), risk);
    RiskPart part = play(study, range);
    for (const PlanSite& site : problem_.sites) {
        peaks.push_back(std::move(part.sites[index_in(study, site)].peak_used));
    }
    return peaks;
}

std::optional<Histogram> SplitEvaluator::peaks_together(const std::vector<std::size_t>& sites) {
    if (!plays_) return std::nullopt;
    return merged(plays_->peaks_together(sites, own_share(range_of(Replications::search))));
}

SplitSums SplitEvaluator::play_in_full(const Split& split, const ReplicationRange& range) {
    RiskOptions risk = options_.risk;
    risk.bands = Bands::none;
    const RiskStudy study = make_risk_study(scenario_with(split), risk);
    const RiskPart part = play(study, range);
    SplitSums sums;
    sums.replications = part.replications;
    sums.any_breach = part.breached;
    sums.failed_steps = part.failed_steps;
    sums.costs = {part.cost};
    for (const PlanSite& site : problem_.sites) {
        const SiteTally& tally = part.sites[index_in(study, site)];
        sums.sites.push_back({tally.breached,
                              tally.turned_away,
                              tally.over_limit_seconds,
                              tally.refused,
                              tally.over_limit_mac_seconds,
                              tally.idle_license_seconds,
                              {}});
    }
    return sums;
}

SplitFigures SplitEvaluator::figures_of(const SplitSums& sums) const {
    const std::int64_t n = sums.replications;
    const double days = static_cast<double>(n) * seconds_per_day;
    SplitFigures figures;
    figures.replications = n;
    figures.any_breach = share_of(sums.any_breach, n);
    figures.failed_steps = sums.failed_steps;
    figures.unseen = share_of(0, n).high;
    for (const SiteSums& site : sums.sites) {
        SiteFigures one{share_of(site.breached, n),
                        share_of(site.turned_away, n),
                        static_cast<double>(site.over_limit_seconds) / days,
                        static_cast<double>(site.idle_license_seconds) / days,
                        static_cast<double>(site.refused) / static_cast<double>(n),
                        static_cast<double>(site.over_limit_mac_seconds) / days,
                        site.first_trouble};
        figures.over_limit_days += one.over_limit_days;
        figures.idle_reserved_days += one.idle_reserved_days;
        figures.sites.push_back(std::move(one));
    }
    for (std::size_t i = 1; i < figures.sites.size(); ++i) {
        if (figures.sites[i].risk().value > figures.worst_risk().value) figures.worst = i;
    }
    return figures;
}

// The subscription's licenses cost in proportion to their number.
CostResult SplitEvaluator::cost_of_split(const Split& split, const SplitSums& sums) const {
    const std::int64_t n = sums.replications;
    const auto license_seconds =
        study_.license_seconds + (split.total - problem_.total) * seconds_per_license_;
    UnseenCost unseen;
    if (!study_.certain) {
        const double likely = share_of(0, n).high;
        double macs = expected_events(problem_);
        unseen.refused = likely * macs;
        for (const PlanSite& site : problem_.sites) macs += static_cast<double>(site.macs);
        unseen.mac_seconds = likely * macs * study_.horizon.counted_days() * seconds_per_day;
    }
    return cost_of(*scenario_.costs, license_seconds, sums.costs, unseen, n,
                   two_sided_z(options_.risk.confidence));
}

double SplitEvaluator::license_price() const {
    return scenario_.costs ? license_cost(*scenario_.costs, seconds_per_license_) : 0;
}

Interval SplitEvaluator::share_of(std::int64_t hits, std::int64_t n) const {
    Interval share = share_interval(hits, n, two_sided_z(options_.risk.confidence));
    if (study_.certain && n > 0) share.low = share.high = share.value;
    return share;
}

const SplitFigures* SplitEvaluator::known(const Split& split) const {
    for (const Replications which : {Replications::final, Replications::search}) {
        const auto found = cache_.find(cache_key(split, which));
        if (found != cache_.end()) return &found->second;
    }
    return nullptr;
}

SplitFigures SplitEvaluator::not_played() const {
    SplitSums nothing;
    nothing.sites.resize(problem_.sites.size());
    SplitFigures figures = figures_of(nothing);
    figures.over_limit_days = figures.idle_reserved_days = 0;
    for (SiteFigures& site : figures.sites) site.over_limit_days = site.idle_reserved_days = 0;
    return figures;
}

const SplitFigures& SplitEvaluator::evaluate(const Split& split, Replications which) {
    const std::vector<Count> key = cache_key(split, which);
    const auto found = cache_.find(key);
    if (found != cache_.end()) return found->second;
    // Only what was played to the end is remembered: a play may be stopped.
    const SplitSums sums = sums_of(split, range_of(which));
    SplitFigures figures = figures_of(sums);
    if (scenario_.costs) figures.cost = cost_of_split(split, sums);
    if (which == Replications::search) searched_.push_back(split);
    return cache_.emplace(key, std::move(figures)).first->second;
}

SplitSums SplitEvaluator::sums_of(const Split& split, const ReplicationRange& range) {
    if (!plays_) return play_in_full(split, range);
    SplitSums sums = plays_->play(split, own_share(range));
    if (options_.team.size > 1) {
        SplitSums all;
        for (const std::string& bytes : options_.team.exchange(sums.to_bytes())) {
            all.merge(SplitSums::from_bytes(bytes));
        }
        sums = std::move(all);
    }
    return sums;
}

RiskResult SplitEvaluator::study_of(const Split& split, RiskStudy* study) {
    RiskStudy made = make_risk_study(scenario_with(split), options_.risk);
    RiskResult result = summarize(made, play(made, {0, options_.risk.replications}));
    if (study != nullptr) *study = std::move(made);
    return result;
}

Interval SplitEvaluator::worst_risk_until(const Split& split, Instant end) {
    scenario::Scenario shorter = scenario_with(split);
    shorter.end = end;
    return worst_risk_of(std::move(shorter), 2000);
}

Interval SplitEvaluator::worst_risk_of(scenario::Scenario scenario,
                                       std::int64_t most_replications) {
    RiskOptions risk = options_.risk;
    risk.bands = Bands::none;
    const RiskStudy study = make_risk_study(std::move(scenario), risk);
    const auto most = std::min(options_.risk.replications, most_replications);
    const RiskPart part = play(study, {0, most});
    Interval worst{0, 0, 0};
    for (const PlanSite& site : problem_.sites) {
        const SiteTally& tally = part.sites[index_in(study, site)];
        const std::int64_t hits = std::max(tally.breached, tally.turned_away);
        const Interval risk_there = share_of(hits, part.replications);
        if (risk_there.value >= worst.value) worst = risk_there;
    }
    return worst;
}

double expected_draws(const PlanProblem& problem, std::int64_t replications) {
    double draws = expected_events(problem);
    for (const PlanSite& site : problem.sites) {
        if (site.demand) draws += static_cast<double>(site.macs);
    }
    return draws * static_cast<double>(replications);
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
