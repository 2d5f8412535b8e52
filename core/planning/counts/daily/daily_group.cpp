#include <algorithm>
#include <cmath>

#include "core/base/check.h"
#include "core/base/exact_math.h"
#include "core/base/random.h"
#include "core/planning/counts/daily/daily_counts.h"

namespace headroom::planning {
namespace {

using simulation::ArrivalModel;
using simulation::StayModel;

constexpr std::int32_t most_days = 60'000;
constexpr double most_arrivals_a_block = 1e6;

// Growth of the rate of arrivals a day, as a power of e.
double daily_growth(const ArrivalModel& model) {
    return model.growth_per_year == 0 ? 0 : exact_log(1 + model.growth_per_year) / 365;
}

class GroupMaker {
public:
    GroupMaker(const Horizon& horizon, DailyTables& tables) : horizon_(horizon), tables_(tables) {
        group_.first_day = date_of(horizon.start);
        group_.start = position(horizon.start);
        group_.counted_from = position(horizon.counted_from);
        group_.end = position(horizon.end);
        group_.counts_excess = horizon.counts_excess;
        group_.days = static_cast<std::int32_t>(std::ceil(group_.end));
    }

    void set_licenses(Count licenses) { group_.licenses = licenses; }

    // What happens at a known instant may happen exactly at the end: that takes a day more.
    void allow_for_known_instants(const std::vector<CountSite>& members) {
        const bool any = std::any_of(members.begin(), members.end(), [](const CountSite& site) {
            return site.has_demand && (!site.demand.arrivals.batches.empty() ||
                                       site.demand.stay.kind == StayModel::Kind::fixed);
        });
        if (any) group_.days = static_cast<std::int32_t>(std::floor(group_.end)) + 1;
    }

    // False when the member is out of reach.
    bool add(const CountSite& site) {
        DailyMember member;
        member.site = site;
        member.moments_entity = entity_of("moments " + site.code);
        if (site.has_demand) {
            if (!add_random(member) || site.start > 100'000'000) return false;
            add_timed(member);
            const auto law =
                tables_.existing(site.demand, group_.start, group_.days, site.reserved);
            member.existing = law;
            member.existing_leaving = tables_.binomial(site.start, law->leaving());
            if (site.reserved) expect_beyond_noon(member);
        }
        group_.members.push_back(std::move(member));
        return true;
    }

    DailyGroup take() {
        for (const Instant look : horizon_.looks) {
            const bool beyond = look > horizon_.end;
            group_.look_days.push_back(beyond ? group_.days : date_of(look) - group_.first_day);
        }
        return std::move(group_);
    }

private:
    double position(Instant at) const {
        return static_cast<double>((at - midnight_of(group_.first_day)).seconds) / seconds_per_day;
    }

    // The number of a block is Poisson; given it, each Mac takes one of the days by their rates.
    bool add_random(DailyMember& member) {
        daily_means_.clear();
        const ArrivalModel& model = member.site.demand.arrivals;
        if (model.per_day <= 0) return true;
        const double growth = daily_growth(model);
        const double a_day = growth == 0 ? 1 : (exact_exp(growth) - 1) / growth;
        for (std::int32_t first = 0; first < group_.days; first += days_of_block) {
            const std::int32_t days = std::min(days_of_block, group_.days - first);
            std::vector<double> means;
            double sum = 0;
            for (std::int32_t i = 0; i < days; ++i) {
                double mean = model.rate_on(group_.first_day + (first + i)) * a_day;
                // The scenario counts growth from its start, not from the midnight before.
                if (growth != 0) mean *= exact_exp(growth * (first + i - group_.start));
                means.push_back(mean);
                sum += mean;
            }
            if (!(sum < most_arrivals_a_block)) return false;
            ArrivalBlock block;
            if (sum > 0) {
                block.count = tables_.poisson(sum);
                const bool alike = std::all_of(means.begin(), means.end(),
                                               [&](double mean) { return mean == means[0]; });
                if (!alike || days < days_of_block) block.day = tables_.choice(means);
            }
            member.blocks.push_back(std::move(block));
            daily_means_.insert(daily_means_.end(), means.begin(), means.end());
        }
        member.arrivals =
            tables_.arrivals(member.site.demand.stay, growth, group_.days, member.site.reserved);
        return true;
    }

    void expect_beyond_noon(DailyMember& member) const {
        const auto first = static_cast<std::int32_t>(std::ceil(group_.counted_from));
        member.first_counted_day = first;
        double sum = 0;
        for (std::size_t i = 0; i < daily_means_.size(); ++i) {
            const ArrivalLaw& law = *member.arrivals;
            const auto day = static_cast<std::int32_t>(i);
            const double coming = day >= first ? law.mean_first_day() : 0;
            const double leaving =
                law.mean_last_day(group_.days - day) - law.mean_last_day(std::max(1, first - day));
            sum += daily_means_[i] * (coming - leaving);
        }
        for (std::int32_t day = first; day < group_.days; ++day) {
            sum -= static_cast<double>(member.site.start) * member.existing->leaving_on(day) *
                   member.existing->last_day_beyond_half(day);
        }
        member.expected_beyond_noon = sum;
    }

    void add_timed(DailyMember& member) {
        for (const auto& batch : member.site.demand.arrivals.batches) {
            if (batch.at < horizon_.start || batch.at > horizon_.end) continue;
            const Date day = date_of(batch.at);
            const auto second = static_cast<double>((batch.at - midnight_of(day)).seconds);
            member.timed.push_back({day - group_.first_day, second, batch.count});
        }
        std::stable_sort(member.timed.begin(), member.timed.end(),
                         [](const TimedMacs& a, const TimedMacs& b) {
                             return a.day != b.day ? a.day < b.day : a.second < b.second;
                         });
    }

    const Horizon& horizon_;
    DailyTables& tables_;
    DailyGroup group_;
    std::vector<double> daily_means_;  // of the last member's arrivals
};

std::vector<double> numbers_of(const StayModel& stay) {
    return {static_cast<double>(stay.kind), stay.mean_days, stay.shape, stay.scale_days,
            stay.sigma};
}

}  // namespace

std::shared_ptr<const ArrivalLaw> DailyTables::arrivals(const StayModel& stay, double growth,
                                                        std::int32_t days, bool with_means) {
    Law key = numbers_of(stay);
    key.insert(key.end(), {growth, static_cast<double>(days)});
    auto& law = arrivals_[key];
    if (!law) law = std::make_shared<ArrivalLaw>(StayLaw(stay), growth, days);
    if (with_means) law->prepare_means();
    return law;
}

std::shared_ptr<const StartLaw> DailyTables::existing(const simulation::SiteDemand& demand,
                                                      double offset, std::int32_t days,
                                                      bool with_means) {
    Law key = numbers_of(demand.stay);
    key.insert(key.end(),
               {static_cast<double>(demand.existing), offset, static_cast<double>(days)});
    auto& law = existing_[key];
    if (!law) {
        law = std::make_shared<StartLaw>(StayLaw(demand.stay), demand.existing, offset, days);
    }
    if (with_means) law->prepare_means();
    return law;
}

std::shared_ptr<const InversionTable> DailyTables::poisson(double mean) {
    auto& table = poisson_[mean];
    if (!table) table = std::make_shared<const InversionTable>(InversionTable::poisson(mean));
    return table;
}

std::shared_ptr<const InversionTable> DailyTables::binomial(Count n, double p) {
    HEADROOM_CHECK(0 <= n && n <= 0x7fffffff);
    auto& table = binomial_[{n, p}];
    if (!table) {
        table = std::make_shared<const InversionTable>(
            InversionTable::binomial(static_cast<std::int32_t>(n), p));
    }
    return table;
}

std::shared_ptr<const AliasTable> DailyTables::choice(const std::vector<double>& weights) {
    auto& table = choices_[weights];
    if (!table) table = std::make_shared<const AliasTable>(weights);
    return table;
}

std::optional<DailyGroup> make_daily_group(const std::vector<CountSite>& members, Count licenses,
                                           const Horizon& horizon, DailyTables& tables) {
    const bool too_long = date_of(horizon.end) - date_of(horizon.start) > most_days;
    if (too_long || tables.are_full()) return std::nullopt;
    GroupMaker maker(horizon, tables);
    maker.set_licenses(licenses);
    maker.allow_for_known_instants(members);
    for (const CountSite& site : members) {
        if (!maker.add(site)) return std::nullopt;
    }
    return maker.take();
}

}  // namespace headroom::planning
