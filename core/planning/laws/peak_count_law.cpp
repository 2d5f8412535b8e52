#include "core/planning/laws/peak_count_law.h"

#include <algorithm>
#include <cmath>

#include "core/base/exact_math.h"
#include "core/planning/numerics/intervals.h"

namespace headroom::planning {
namespace {

using simulation::ArrivalModel;
using simulation::StayModel;

// Larger chains take too long, and too much memory.
constexpr Count most_states = 200'000;

using Sites = std::vector<const PlanSite*>;

bool any_of(const Sites& sites, bool (*holds)(const ArrivalModel&)) {
    return std::any_of(sites.begin(), sites.end(),
                       [&](const PlanSite* site) { return holds(site->demand->arrivals); });
}

double rate_of(const ArrivalModel& arrivals, const CalendarDay& calendar, double days) {
    double rate = arrivals.per_day * arrivals.weekdays[calendar.weekday] *
                  arrivals.months[calendar.month - 1];
    if (arrivals.growth_per_year != 0) rate *= exact_pow(1 + arrivals.growth_per_year, days / 365);
    return rate;
}

// Stretches with nearly constant rates: days where weekdays or months differ, else weeks where the
// rate grows, else all at once. Rates are those of the middle of a stretch.
std::vector<Stage> stages_of(const Sites& sites, Instant start, Instant end) {
    const bool days = any_of(sites, [](const ArrivalModel& model) { return !model.is_even(); });
    const bool weeks =
        any_of(sites, [](const ArrivalModel& model) { return model.growth_per_year != 0; });
    std::vector<Stage> stages;
    Instant from = start;
    while (from < end) {
        Instant to = end;
        if (days) {
            to = std::min(end, next_midnight(from));
        } else if (weeks) {
            to = std::min(end, from + Span::days(7));
        }
        const double length = days_in(to - from);
        const double middle = days_in(from - start) + length / 2;
        const CalendarDay calendar = calendar_of(date_of(from));
        double rate = 0;
        for (const PlanSite* site : sites) {
            rate += rate_of(site->demand->arrivals, calendar, middle);
        }
        stages.push_back({length, rate});
        from = to;
    }
    return stages;
}

bool has_form(const PlanSite& site) {
    const auto kind = site.demand->stay.kind;
    return (kind == StayModel::Kind::exponential || kind == StayModel::Kind::forever) &&
           site.demand->arrivals.batches.empty() && site.demand->arrivals.group_size == 1 &&
           !site.demand->is_uncertain();
}

// 0 means for ever, as everywhere in this file.
double longest_stay(const Sites& sites) {
    double longest = 0;
    for (const PlanSite* site : sites) {
        const StayModel& stay = site->demand->stay;
        if (stay.kind != StayModel::Kind::exponential) return 0;
        longest = std::max(longest, stay.mean_days);
    }
    return longest;
}

}  // namespace

std::optional<PeakCountLaw> PeakCountLaw::of_demands(const Sites& sites, Instant start,
                                                     Instant end) {
    PeakCountLaw law;
    law.begin_ = start;
    law.end_ = end;
    for (const PlanSite* site : sites) {
        if (!has_form(*site)) return std::nullopt;
        law.start_ += site->macs;
    }
    law.mean_stay_days_ = longest_stay(sites);
    law.stages_ = stages_of(sites, start, end);
    law.beyond_reach_ = law.beyond_reach();
    if (law.beyond_reach_ > most_states) return std::nullopt;
    return law;
}

std::optional<PeakCountLaw> PeakCountLaw::of_all(const Sites& sites, Instant start, Instant end) {
    Sites with_demand;
    Count fixed = 0;
    for (const PlanSite* site : sites) {
        if (site->demand) {
            with_demand.push_back(site);
        } else {
            fixed += site->macs;
        }
    }
    auto law = with_demand.empty() ? constant(0) : of_demands(with_demand, start, end);
    if (law) law->fixed_ = fixed;
    return law;
}

std::optional<PeakCountLaw> PeakCountLaw::closed_form(const PlanSite& site, Instant start,
                                                      Instant end) {
    if (!site.demand) {
        PeakCountLaw law = constant(site.macs);
        law.begin_ = start;
        law.end_ = end;
        return law;
    }
    return of_demands({&site}, start, end);
}

PeakCountLaw PeakCountLaw::observed(Histogram peaks) {
    PeakCountLaw law;
    law.peaks_ = std::move(peaks);
    return law;
}

PeakCountLaw PeakCountLaw::constant(Count macs) {
    PeakCountLaw law;
    law.start_ = macs;
    return law;
}

double PeakCountLaw::risk(Count licenses) const {
    const auto [found, is_new] = known_.try_emplace(licenses, 0.0);
    if (!is_new) return found->second;
    double& result = found->second;
    if (peaks_) {
        std::int64_t above = 0;
        for (const auto& [value, times] : peaks_->entries()) above += value > licenses ? times : 0;
        result = static_cast<double>(above) / static_cast<double>(peaks_->total());
    } else {
        result = licenses < fixed_ ? 1 : risk_of_chain(licenses - fixed_);
    }
    return result;
}

double PeakCountLaw::risk_of_chain(Count licenses) const {
    if (stages_.empty()) return start_ > licenses ? 1 : 0;  // nobody comes or goes
    if (licenses >= beyond_reach_) return 0;
    return first_passage({start_, {1.0}}, stages_, mean_stay_days_, licenses);
}

Count PeakCountLaw::least_licenses(double wanted) const {
    if (peaks_) return std::max<Count>(1, peaks_->quantile(1 - wanted));
    return least_from_closed_form(wanted);
}

// Where the search begins: the mean and spread of the count at the end, were nothing to limit it.
Count PeakCountLaw::likely_licenses(double wanted) const {
    auto stayed = static_cast<double>(start_);
    double come = 0;
    for (const Stage& stage : stages_) {
        const double kept = mean_stay_days_ > 0 ? exact_exp(-stage.days / mean_stay_days_) : 1;
        const double spent = mean_stay_days_ > 0 ? mean_stay_days_ * (1 - kept) : stage.days;
        stayed *= kept;
        come = come * kept + stage.arrivals_per_day * spent;
    }
    const double mean = std::max(stayed + come, static_cast<double>(start_));
    const double spread = std::sqrt(std::max(come, 1.0));
    return fixed_ + static_cast<Count>(mean + spread * std::max(0.0, normal_quantile(1 - wanted)));
}

// The largest mean that the count ever has, and so many spreads above it that the probability of
// getting there (below 1e-30 at any one time) is nothing.
Count PeakCountLaw::beyond_reach() const {
    double mean = static_cast<double>(start_), most = mean;
    for (const Stage& stage : stages_) {
        const double kept = mean_stay_days_ > 0 ? exact_exp(-stage.days / mean_stay_days_) : 1;
        const double spent = mean_stay_days_ > 0 ? mean_stay_days_ * (1 - kept) : stage.days;
        mean = mean * kept + stage.arrivals_per_day * spent;
        most = std::max(most, mean);
    }
    return static_cast<Count>(std::min(1e12, most + 14 * std::sqrt(most) + 100));
}

// The logarithm of the risk falls nearly evenly with each license more: false position finds the
// least number in a few steps, and halving when that is slow.
Count PeakCountLaw::least_from_closed_form(double wanted) const {
    Count low = std::max<Count>(0, fixed_ + start_ - 1);  // not enough, or no licenses at all
    Count high = std::max(low + 1, likely_licenses(wanted));
    Count step = std::max<Count>(2, (high - low) / 16);
    if (risk(high) > wanted) {
        for (; risk(high) > wanted; step *= 2) {
            low = high;
            high += step;
        }
    } else {
        while (high - step > low && risk(high - step) <= wanted) {
            high -= step;
            step *= 2;
        }
        low = std::max(low, high - step);
    }
    const auto log_risk = [&](Count licenses) {
        return exact_log(std::max(risk(licenses), 1e-18));
    };
    const double target = exact_log(wanted);
    for (int round = 0; high - low > 1; ++round) {
        Count middle = low + (high - low) / 2;
        const double above = log_risk(low) - target;
        const double below = target - log_risk(high);
        if (round % 3 != 2 && above + below > 0) {
            const double share = above / (above + below);
            middle = low + static_cast<Count>(share * static_cast<double>(high - low) + 0.5);
            middle = std::clamp(middle, low + 1, high - 1);
        }
        (risk(middle) > wanted ? low : high) = middle;
    }
    return high;
}

std::optional<Date> PeakCountLaw::day_above(Count licenses, double wanted) const {
    std::vector<double> day_ends;
    const Date first = date_of(begin_);
    for (Instant at = begin_; at < end_;) {
        const Instant next = std::min(end_, next_midnight(at));
        day_ends.push_back(days_in(next - begin_));
        at = next;
    }
    const auto day =
        first_passage_above({start_, {1.0}}, stages_, mean_stay_days_, licenses, day_ends, wanted);
    if (!day) return std::nullopt;
    return first + static_cast<int>(*day);
}

namespace {

std::vector<Count> needs(const std::vector<PeakCountLaw>& laws, double risk) {
    std::vector<Count> licenses;
    for (const PeakCountLaw& law : laws) licenses.push_back(law.least_licenses(risk));
    return licenses;
}

Count sum_of(const std::vector<Count>& licenses) {
    Count sum = 0;
    for (const Count one : licenses) sum += one;
    return sum;
}

// Not enough for everyone to be safe at all: as many sites as possible, those with small needs
// first, get what they need; the rest goes to the others in turn.
std::vector<Count> divide_shortage(const std::vector<PeakCountLaw>& laws, Count total) {
    const std::vector<Count> wanted = needs(laws, 0.5);
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < laws.size(); ++i) order.push_back(i);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });
    std::vector<Count> licenses(laws.size(), 1);
    Count left = total - static_cast<Count>(laws.size());
    for (const std::size_t i : order) {
        const Count more = std::min(left, wanted[i] - 1);
        licenses[i] += more;
        left -= more;
    }
    licenses[order.back()] += left;
    return licenses;
}

}  // namespace

std::optional<std::vector<Count>> divide_reserved(const std::vector<PeakCountLaw>& laws,
                                                  Count total) {
    if (total < static_cast<Count>(laws.size())) return std::nullopt;
    if (laws.empty()) return std::vector<Count>{};
    // The smallest risk, on a logarithmic scale, that the licenses are enough for.
    constexpr double smallest = 1e-9;
    double low = exact_log(smallest), high = exact_log(0.999);
    if (sum_of(needs(laws, 0.999)) > total) return divide_shortage(laws, total);
    for (int round = 0; round < 12; ++round) {
        const double middle = (low + high) / 2;
        (sum_of(needs(laws, exact_exp(middle))) <= total ? high : low) = middle;
    }
    std::vector<Count> licenses = needs(laws, exact_exp(high));
    // What is left goes where the risk is largest; beyond all risk, evenly.
    for (Count left = total - sum_of(licenses); left > 0; --left) {
        std::size_t neediest = 0;
        for (std::size_t i = 1; i < laws.size(); ++i) {
            const double mine = laws[i].risk(licenses[i]);
            const double most = laws[neediest].risk(licenses[neediest]);
            if (mine > most || (mine == most && licenses[i] < licenses[neediest])) neediest = i;
        }
        if (laws[neediest].risk(licenses[neediest]) < smallest) {
            const auto n = static_cast<Count>(laws.size());
            for (std::size_t i = 0; i < laws.size(); ++i) {
                licenses[i] += left / n + (static_cast<Count>(i) < left % n ? 1 : 0);
            }
            break;
        }
        ++licenses[neediest];
    }
    return licenses;
}

}  // namespace headroom::planning
