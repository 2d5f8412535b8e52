#include "core/planning/schedule/schedule.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "core/base/percent_text.h"
#include "core/base/text.h"
#include "core/planning/schedule/cheapest_levels.h"
#include "core/planning/schedule/schedule_steps.h"
#include "core/planning/study/chance.h"

namespace headroom::planning {
namespace {

using scenario::Json;

const Json* subscription_of(const Json& source, const std::string& id) {
    for (const Json& one : source.at("world").at("subscriptions")) {
        if (one.value("id", "") == id) return &one;
    }
    return nullptr;
}

class ScheduleMaker {
public:
    ScheduleMaker(const PlanProblem& problem, const ScheduleOptions& options, TermCalendar calendar)
        : problem_(problem), options_(options) {
        schedule_.calendar = std::move(calendar);
        schedule_.units = license_units(problem);
    }

    void set_prices(const Json& source) {
        const Json* const costs = scenario::member(source, "costs");
        if (costs == nullptr || !costs->is_object()) return;
        const Json* const price = scenario::member(*costs, "licenseYear");
        if (price == nullptr || !price->is_number() || price->get<double>() <= 0) return;
        schedule_.license_year = price->get<double>();
        schedule_.currency = costs->value("currency", "");
        schedule_.cost = 0;
    }

    Schedule make(const scenario::Scenario& ample) {
        schedule_.replications = is_random(ample) ? options_.replications : 1;
        play(ample);
        for (std::size_t u = 0; u < schedule_.units.size(); ++u) plan_unit(u);
        total_ = problem_.total;
        for (std::size_t t = 0; t < terms().size(); ++t) enter_term(t);
        schedule_.steps = schedule_steps(problem_, schedule_);
        return std::move(schedule_);
    }

private:
    const std::vector<LicenseTerm>& terms() const { return schedule_.calendar.terms; }

    void play(const scenario::Scenario& ample) {
        PeakWork work;
        for (const LicenseTerm& term : terms()) {
            first_period_.push_back(work.periods.size());
            for (const Date day : term.periods) {
                work.periods.push_back(std::max(problem_.start, midnight_of(day)));
            }
        }
        work.end = midnight_of(schedule_.calendar.end);
        work.replications = schedule_.replications;
        work.for_each = options_.for_each;
        work.stop = options_.stop;
        peaks_ = play_period_peaks(ample, problem_, schedule_.units, work);
    }

    // Periods of the term that begin within the years; those beyond need nothing more.
    std::size_t looked_at(const LicenseTerm& term) const {
        std::size_t count = 0;
        for (const Date day : term.periods) {
            if (day < schedule_.calendar.end) ++count;
        }
        return count;
    }

    Date period_end(const LicenseTerm& term, std::size_t k) const {
        return k + 1 < term.periods.size() ? term.periods[k + 1] : term.to;
    }

    TermDemand demand_of_term(std::size_t unit, std::size_t t) const {
        const LicenseTerm& term = terms()[t];
        TermDemand demand;
        for (std::size_t k = 0; k < looked_at(term); ++k) {
            demand.peaks.push_back(peaks_.peaks[unit][first_period_[t] + k]);
            demand.days.push_back(period_end(term, k) - term.periods[k]);
        }
        // What was bought last is there until the term ends.
        if (!demand.days.empty())
            demand.days.back() = term.to - term.periods[demand.days.size() - 1];
        demand.least = t == 0 ? schedule_.units[unit].licenses : 1;
        demand.allowed = static_cast<std::int64_t>(
            options_.risk * static_cast<double>(schedule_.replications) + 1e-9);
        return demand;
    }

    void plan_unit(std::size_t unit) {
        std::vector<UnitTerm> plan;
        const double z = two_sided_z(options_.confidence);
        for (std::size_t t = 0; t < terms().size(); ++t) {
            const CheapestLevels found = cheapest_levels(demand_of_term(unit, t));
            UnitTerm one;
            one.levels = found.levels;
            one.levels.resize(terms()[t].periods.size(), found.levels.back());
            one.risk = share_interval(found.passed, schedule_.replications, z);
            one.is_proven = found.is_proven;
            plan.push_back(std::move(one));
        }
        schedule_.plan.push_back(std::move(plan));
    }

    Count wanted(std::size_t t, std::size_t k) const {
        Count sum = problem_.reserved_elsewhere;
        for (const auto& unit : schedule_.plan) sum += unit[t].levels[k];
        return sum;
    }

    void enter_term(std::size_t t) {
        const LicenseTerm& term = terms()[t];
        for (std::size_t k = 0; k < looked_at(term); ++k) {
            const Count needed = wanted(t, k);
            if (k == 0 && t > 0) {
                enter_renewal(t, needed);
            } else if (needed > total_) {
                enter_purchase(t, k, needed);
            }
        }
    }

    void add(ScheduleEntry entry, Count paid) {
        if (schedule_.license_year) {
            entry.cost = static_cast<double>(paid) * *schedule_.license_year * entry.days / 365.0;
            *schedule_.cost += *entry.cost;
        }
        total_ = entry.total;
        schedule_.entries.push_back(std::move(entry));
    }

    void enter_purchase(std::size_t t, std::size_t k, Count needed) {
        const LicenseTerm& term = terms()[t];
        ScheduleEntry entry;
        entry.at = term.periods[k];
        entry.what = ScheduleEntry::Do::buy;
        entry.licenses = needed - total_;
        entry.total = needed;
        entry.days = term.to - entry.at;
        entry.why = why_purchase(t, k);
        const Count bought = entry.licenses;
        add(std::move(entry), bought);
    }

    void enter_renewal(std::size_t t, Count needed) {
        const LicenseTerm& term = terms()[t];
        ScheduleEntry entry;
        entry.at = term.from;
        entry.what = ScheduleEntry::Do::renew;
        entry.licenses = needed;
        entry.total = needed;
        entry.months = term.months;
        entry.days = term.to - term.from;
        const Count before = total_;
        const std::string change =
            needed > before   ? fmt::format("{} more than before", needed - before)
            : needed < before ? fmt::format("{} fewer than before", before - needed)
                              : std::string("as many as before");
        entry.why = fmt::format("The term ends on {}. {}: ", format_date(term.from), change);
        entry.why[entry.why.find(". ") + 2] =
            to_upper(entry.why.substr(entry.why.find(". ") + 2, 1))[0];
        entry.why += levels_in_words(t, 0) + ".";
        add(std::move(entry), needed);
    }

    // "62 for P01 (risk of the term 4.8 %; with 61 it is 6.1 %)", key by key.
    std::string levels_in_words(std::size_t t, std::size_t k) const {
        std::string words;
        for (std::size_t u = 0; u < schedule_.units.size(); ++u) {
            const UnitTerm& plan = schedule_.plan[u][t];
            words += (words.empty() ? "" : "; ") +
                     fmt::format("{} for {} (risk of the term {}", plan.levels[k],
                                 schedule_.units[u].name, percent_text(plan.risk.value));
            if (plan.levels[k] > 1) {
                std::vector<Count> fewer = plan.levels;
                for (Count& level : fewer) level = std::max<Count>(level - 1, 1);
                words += fmt::format(", with one fewer {}", percent_text(risk_with(u, t, fewer)));
            }
            words += ")";
        }
        return words;
    }

    std::string why_purchase(std::size_t t, std::size_t k) const {
        std::string words;
        for (std::size_t u = 0; u < schedule_.units.size(); ++u) {
            const UnitTerm& plan = schedule_.plan[u][t];
            const Count before = k > 0 ? plan.levels[k - 1] : schedule_.units[u].licenses;
            if (plan.levels[k] <= before) continue;
            std::vector<Count> without = plan.levels;
            for (std::size_t i = k; i < without.size(); ++i) without[i] = before;
            words += (words.empty() ? "" : "; ") +
                     fmt::format("without {} more {} risks {} until {} instead of {}",
                                 plan.levels[k] - before, schedule_.units[u].name,
                                 percent_text(risk_with(u, t, without)), format_date(terms()[t].to),
                                 percent_text(plan.risk.value));
        }
        words += fmt::format("; priced until the common end, {} days",
                             terms()[t].to - terms()[t].periods[k]);
        words[0] = to_upper(words.substr(0, 1))[0];
        return words + ".";
    }

    double risk_with(std::size_t unit, std::size_t t, std::vector<Count> levels) const {
        const TermDemand demand = demand_of_term(unit, t);
        levels.resize(demand.peaks.size());
        return static_cast<double>(passing(demand, levels)) /
               static_cast<double>(schedule_.replications);
    }

    const PlanProblem& problem_;
    const ScheduleOptions& options_;
    Schedule schedule_;
    PeriodPeaks peaks_;
    std::vector<std::size_t> first_period_;  // by term: index into the periods played
    Count total_ = 0;                        // licenses of the subscription so far
};

}  // namespace

Result<Schedule, std::string> make_schedule(const scenario::Scenario& scenario,
                                            const PlanProblem& problem,
                                            const ScheduleOptions& options) {
    const Json* const subscription = subscription_of(scenario.source, problem.subscription);
    if (subscription == nullptr) {
        return std::string(
            "the subscription is sold by a step; a schedule is made for one that is there at the "
            "start");
    }
    auto calendar = make_terms(*subscription, scenario.start, options.years);
    if (!calendar) return calendar.error();
    auto ample = ample_scenario(scenario.source, problem, calendar->end);
    if (!ample) return "the scenario cannot be played over the years: " + ample.error();
    ample->seed = scenario.seed;
    // Figures that were made certain (--fixed-parameters) stay so.
    for (std::size_t i = 0; i < ample->demand.size() && i < scenario.demand.size(); ++i) {
        ample->demand[i].values.uncertainty = scenario.demand[i].values.uncertainty;
    }
    ScheduleMaker maker(problem, options, std::move(*calendar));
    maker.set_prices(scenario.source);
    return maker.make(*ample);
}

}  // namespace headroom::planning
