#include "core/planning/counts/chain/chain_site.h"

#include <algorithm>
#include <cmath>

#include "core/base/check.h"

namespace headroom::planning {
namespace {

constexpr double two_to_32 = 4294967296.0;
constexpr double most_steps = 4000;  // a stretch's mean: tables stay small
constexpr double most_summed = 1e9;  // steps times Macs has to fit 32 bits

// The chain is bounded here: a Poisson number of mean m exceeds m + 7.5 sqrt(m) + 20 with a
// probability below 1e-12. Gated sites never exceed their limit, or what they began with; unless
// that is far less, they are bounded like the others, so that limits share their random numbers.
double most_macs(const CountSite& site, Count limit, double highest_rate, double stay_days) {
    const auto start = static_cast<double>(site.start);
    const double mean = std::max(start, highest_rate * stay_days);
    const double most = mean + 7.5 * std::sqrt(mean) + 20;
    const double gated = std::max(start, static_cast<double>(limit));
    return site.gated && gated < most / 2 ? gated : most;
}

double highest_rate(const simulation::ArrivalModel& model) {
    return model.per_day * *std::max_element(model.weekdays.begin(), model.weekdays.end()) *
           *std::max_element(model.months.begin(), model.months.end());
}

// Where stretches have to end: the end of the warm-up, and midnights where the rate may change.
std::vector<Instant> borders(const Horizon& horizon, bool constant_rate, double longest_seconds) {
    std::vector<Instant> ends;
    for (Instant at = horizon.start; at < horizon.end;) {
        Instant next = horizon.end;
        if (at < horizon.counted_from) next = std::min(next, horizon.counted_from);
        if (!constant_rate) next = std::min(next, next_midnight(at));
        next = std::min(next, at + Span{static_cast<std::int64_t>(longest_seconds)});
        ends.push_back(next);
        at = next;
    }
    return ends;
}

std::uint32_t inverse_of(std::uint32_t odd) {
    std::uint32_t inverse = odd;  // right in the lowest three bits; each round doubles them
    for (int round = 0; round < 4; ++round) inverse *= 2 - odd * inverse;
    return inverse;
}

// Cells end every four weeks after the warm-up, as many looks do, and with their stretch.
class CellMaker {
public:
    CellMaker(const Horizon& horizon, double steps_a_day, ChainTables& tables)
        : horizon_(horizon), steps_a_day_(steps_a_day), tables_(tables) {}

    void add_cells(ChainStretch& stretch) {
        const Instant end = stretch.begin + Span{stretch.seconds};
        stretch.first_look = look_;
        for (Instant at = stretch.begin; at < end;) {
            const Instant next = std::min(end, next_border(at));
            stretch.cells.push_back(make(at, next));
            at = next;
        }
        stretch.looks = look_ - stretch.first_look;
    }

private:
    static Instant next_border(Instant at, Date origin) {
        const std::int64_t days = date_of(at) - origin;
        const std::int64_t weeks_4 = days >= 0 ? days / 28 : -((27 - days) / 28);
        return midnight_of(origin + static_cast<int>(28 * (weeks_4 + 1)));
    }
    Instant next_border(Instant at) const {
        return next_border(at, date_of(horizon_.counted_from));
    }

    ChainCell make(Instant begin, Instant end) {
        ChainCell cell;
        const std::int64_t seconds = (end - begin).seconds;
        const double mean = steps_a_day_ * static_cast<double>(seconds) / seconds_per_day;
        auto& table = tables_.steps[mean];
        if (!table) table = std::make_shared<const InversionTable>(InversionTable::poisson(mean));
        cell.steps = table;
        std::vector<std::int64_t> ends;
        while (look_ < horizon_.looks.size() &&
               (horizon_.looks[look_] <= end || end == horizon_.end)) {
            ends.push_back((std::min(horizon_.looks[look_++], end) - begin).seconds);
        }
        cell.looks = ends.size();
        cell.pieces = ends.size();
        if (ends.empty() || ends.front() == seconds) return cell;
        if (ends.back() != seconds) ends.push_back(seconds);
        cell.pieces = ends.size();
        auto& division = tables_.divisions[begin.seconds];
        if (!division) {
            const Instant midnight = midnight_of(date_of(begin));
            division = std::make_shared<const StepDivision>(ends, (begin - midnight).seconds);
        }
        cell.division = division;
        return cell;
    }

    const Horizon& horizon_;
    double steps_a_day_;
    ChainTables& tables_;
    std::size_t look_ = 0;
};

}  // namespace

StepDivision::StepDivision(const std::vector<std::int64_t>& ends, std::int64_t begin_second_of_day)
    : seconds_(static_cast<std::uint64_t>(ends.back())),
      begin_second_of_day_(static_cast<std::uint64_t>(begin_second_of_day)),
      pieces_(ends.size()) {
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const std::int64_t last_day = (ends[i] + begin_second_of_day - 1) / 86400;
        while (static_cast<std::int64_t>(piece_of_day_.size()) <= last_day) {
            piece_of_day_.push_back(static_cast<std::uint32_t>(i));
        }
    }
}

std::int32_t ChainSite::edge_of(Count macs) const {
    HEADROOM_CHECK(macs >= 0 && macs < 0x7fffffff);
    constexpr std::int64_t top = 0x7fffffff;
    const std::int64_t edge = top - static_cast<std::int64_t>(per_mac) * macs;
    return static_cast<std::int32_t>(std::max(edge, -top - 1));  // so many there never are
}

std::optional<ChainSite> make_chain(const CountSite& site, Count limit, const Horizon& horizon,
                                    ChainTables& tables) {
    const simulation::ArrivalModel& arrivals = site.demand.arrivals;
    const simulation::StayModel& stay = site.demand.stay;
    const bool fits = site.has_demand && site.demand.is_memoryless() &&
                      !site.demand.is_uncertain() && arrivals.group_size == 1 &&
                      arrivals.batches.empty() && arrivals.growth_per_year == 0;
    if (!fits) return std::nullopt;
    const double highest = highest_rate(arrivals);
    const double departure = 1 / stay.mean_days;  // of one Mac, a day
    const double most = most_macs(site, limit, highest, stay.mean_days);
    if (!(most < 1e8) || limit > 100'000'000) return std::nullopt;
    // A Mac's departure is a whole and odd number of draws, so that its rate is exact: the chain's
    // rate gives way. Arrivals are rounded to 2^-32 of the chain's rate.
    const double draws = std::floor((two_to_32 - 2) * departure / (highest + most * departure));
    if (draws < 2) return std::nullopt;
    ChainSite chain;
    chain.site = site;
    chain.limit = limit;
    chain.per_mac = (static_cast<std::uint32_t>(draws) - 1) | 1;
    chain.per_mac_inverse = inverse_of(chain.per_mac);
    const double per_mac = chain.per_mac;
    const double rate = two_to_32 * departure / per_mac;  // steps a day
    const double longest_steps = std::min(most_steps, most_summed / (most + 1));
    const double longest = longest_steps / rate * seconds_per_day;
    if (longest < 60) return std::nullopt;

    CellMaker cells(horizon, rate, tables);
    Instant at = horizon.start;
    for (const Instant end : borders(horizon, arrivals.is_even(), longest)) {
        ChainStretch stretch;
        stretch.begin = at;
        stretch.seconds = (end - at).seconds;
        stretch.counted = at >= horizon.counted_from;
        const double wanted = arrivals.rate_on(date_of(at)) * per_mac / departure;
        const auto width = static_cast<std::uint32_t>(wanted + 0.5);
        stretch.arrival = static_cast<std::int32_t>(width - 0x80000000u);
        cells.add_cells(stretch);
        chain.stretches.push_back(std::move(stretch));
        at = end;
    }
    const ChainDuty duty = site.gated ? site.reserved ? ChainDuty::gated_sums : ChainDuty::gated
                           : site.reserved ? ChainDuty::sums
                                           : ChainDuty::plain;
    chain.kernel = chain_kernel(duty);
    chain.counts_excess = horizon.counts_excess;
    return chain;
}

}  // namespace headroom::planning
