#include "core/planning/count_chain.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "core/base/random.h"
#include "core/planning/replication.h"

namespace headroom::planning {
namespace {

constexpr double two_to_32 = 4294967296.0;
constexpr double most_steps = 4000;        // a cell's mean: tables stay small
constexpr double most_summed = 1e9;        // steps times limit has to fit 32 bits

// The chain is bounded here: a Poisson number of mean m exceeds m + 9.5 sqrt(m) + 30 with a
// probability below 1e-18. Gated sites never exceed their limit, or what they began with.
double most_macs(const CountSite& site, Count limit, double highest_rate, double stay_days) {
    const auto start = static_cast<double>(site.start);
    if (site.gated) return std::max(start, static_cast<double>(limit));
    const double mean = std::max(start, highest_rate * stay_days);
    return mean + 9.5 * std::sqrt(mean) + 30;
}

double highest_rate(const simulation::ArrivalModel& model) {
    return model.per_day * *std::max_element(model.weekdays.begin(), model.weekdays.end()) *
           *std::max_element(model.months.begin(), model.months.end());
}

// Where cells have to end: looks, the end of the warm-up, and midnights where the rate may change.
std::vector<Instant> borders(const Horizon& horizon, bool constant_rate, double longest_seconds) {
    std::vector<Instant> ends;
    std::size_t look = 0;
    for (Instant at = horizon.start; at < horizon.end;) {
        Instant next = horizon.end;
        if (at < horizon.counted_from) next = std::min(next, horizon.counted_from);
        while (look < horizon.looks.size() && horizon.looks[look] <= at) ++look;
        if (look < horizon.looks.size()) next = std::min(next, horizon.looks[look]);
        if (!constant_rate) next = std::min(next, next_midnight(at));
        next = std::min(next, at + Span{static_cast<std::int64_t>(longest_seconds)});
        ends.push_back(next);
        at = next;
    }
    return ends;
}

std::uint32_t moved(ChainLanes& lanes, int lane) {
    std::uint32_t* const s[4] = {&lanes.random[0][lane], &lanes.random[1][lane],
                                 &lanes.random[2][lane], &lanes.random[3][lane]};
    const std::uint32_t result = *s[0] + *s[3];
    const std::uint32_t shifted = *s[1] << 9;
    *s[2] ^= *s[0];
    *s[3] ^= *s[1];
    *s[1] ^= *s[2];
    *s[0] ^= *s[3];
    *s[2] ^= shifted;
    *s[3] = *s[3] << 11 | *s[3] >> 21;
    return result;
}

void seed_lanes(ChainLanes& lanes, const ChainSite& chain, std::uint64_t seed,
                std::int64_t first_of_block) {
    std::memset(&lanes, 0, sizeof lanes);
    for (int lane = 0; lane < chain_lanes; ++lane) {
        RandomStream source(replication_seed(seed, first_of_block + lane), chain.site.entity,
                            Purpose::arrivals);
        const std::uint64_t a = source.bits();
        const std::uint64_t b = source.bits();
        lanes.random[0][lane] = static_cast<std::uint32_t>(a) | 1;  // never all zero
        lanes.random[1][lane] = static_cast<std::uint32_t>(a >> 32);
        lanes.random[2][lane] = static_cast<std::uint32_t>(b);
        lanes.random[3][lane] = static_cast<std::uint32_t>(b >> 32);
        lanes.room[lane] = static_cast<std::int32_t>(chain.limit - chain.site.start);
    }
    std::memcpy(lanes.least_room, lanes.room, sizeof lanes.room);
}

// All lanes at once, in a form that compilers turn into vector instructions.
void move_all(ChainLanes& lanes, std::uint32_t* out) {
    std::uint32_t(*const s)[chain_lanes] = lanes.random;
    for (int i = 0; i < chain_lanes; ++i) {
        const std::uint32_t a = s[0][i], b = s[1][i], c = s[2][i] ^ a, d = s[3][i] ^ b;
        out[i] = a + s[3][i];
        s[0][i] = a ^ d;
        s[1][i] = b ^ c;
        s[2][i] = c ^ (b << 9);
        s[3][i] = d << 11 | d >> 21;
    }
}

ChainStep draw_steps(ChainLanes& lanes, const ChainSite& chain, const ChainCell& cell) {
    ChainStep step{cell.arrival, chain.per_mac, static_cast<std::int32_t>(chain.limit), 0};
    std::uint32_t high[chain_lanes];
    std::uint32_t low[chain_lanes];
    move_all(lanes, high);
    move_all(lanes, low);
    for (int lane = 0; lane < chain_lanes; ++lane) {
        const std::uint64_t bits = std::uint64_t{high[lane]} << 32 | low[lane];
        lanes.steps[lane] = cell.steps->draw(bits);
        step.most_steps = std::max(step.most_steps, lanes.steps[lane]);
    }
    return step;
}

// The number of steps before the first state above the limit, by playing one lane of the cell
// again from what it was at the cell's begin.
std::int32_t steps_to_breach(ChainLanes& before, int lane, const ChainStep& step, bool gated) {
    std::int32_t room = before.room[lane];
    for (std::int32_t done = 0;; ++done) {
        if (room < 0 || done == before.steps[lane]) return done;
        const std::uint32_t edge =
            0x7fffffffu - static_cast<std::uint32_t>(step.limit - room) * step.per_mac;
        const auto draw = static_cast<std::int32_t>(moved(before, lane));
        const bool comes = draw < step.arrival && !(gated && room <= 0);
        const bool leaves = draw > static_cast<std::int32_t>(edge);
        room += (leaves ? 1 : 0) - (comes ? 1 : 0);
    }
}

// The day on which the limit was first exceeded: the j-th of m uniform times of the cell.
Date day_of_breach(const ChainCell& cell, std::int32_t j, std::int32_t m, std::uint64_t seed,
                   std::uint64_t entity) {
    const Date first = date_of(cell.begin);
    if (j == 0 || date_of(cell.begin + Span{cell.seconds - 1}) == first) return first;
    RandomStream random(seed, entity, Purpose::stay);
    const double a = random.gamma(j);
    const double share = a / (a + random.gamma(m + 1 - j));
    const auto offset = static_cast<std::int64_t>(share * static_cast<double>(cell.seconds));
    return date_of(cell.begin + Span{std::min(offset, cell.seconds - 1)});
}

// What a block of replications comes to, lane by lane.
struct Results {
    double over[chain_lanes] = {};
    double idle[chain_lanes] = {};
    bool breached[chain_lanes] = {};
    Date first_breach[chain_lanes] = {};

    void add(const ChainLanes& lanes, const ChainCell& cell) {
        const auto length = static_cast<double>(cell.seconds);
        for (int lane = 0; lane < chain_lanes; ++lane) {
            const double share = length * cell.steps->share(lanes.steps[lane]);
            over[lane] += share * lanes.above[lane];
            idle[lane] += share * lanes.idle[lane];
        }
    }
};

void begin_counting(ChainLanes& lanes) {
    std::memcpy(lanes.least_room, lanes.room, sizeof lanes.room);
    std::memset(lanes.attempted, 0, sizeof lanes.attempted);
    std::memset(lanes.refused, 0, sizeof lanes.refused);
}

SiteOutcome outcome_of(const ChainSite& chain, const ChainLanes& lanes, const Results& results,
                       int lane) {
    SiteOutcome outcome;
    if (results.breached[lane]) outcome.first_breach = results.first_breach[lane];
    outcome.over_limit_seconds = static_cast<std::int64_t>(results.over[lane] + 0.5);
    outcome.attempted = lanes.attempted[lane];
    outcome.refused = lanes.refused[lane];
    outcome.peak_used = chain.limit - lanes.least_room[lane];
    outcome.final_used = chain.limit - lanes.room[lane];
    if (chain.site.reserved) {
        outcome.idle_license_seconds = static_cast<std::int64_t>(results.idle[lane] + 0.5);
    }
    return outcome;
}

}  // namespace

PoissonTable::PoissonTable(double mean) {
    const auto mode = static_cast<std::int32_t>(mean);
    std::vector<double> weights{1};
    double term = 1;
    for (std::int32_t n = mode; n > 0 && term > 1e-22; --n) {
        term *= n / mean;
        weights.push_back(term);
    }
    first_ = mode - static_cast<std::int32_t>(weights.size()) + 1;
    std::reverse(weights.begin(), weights.end());
    term = 1;
    for (std::int32_t n = mode + 1; term > 1e-22; ++n) {
        term *= mean / n;
        weights.push_back(term);
    }
    double sum = 0;
    for (const double weight : weights) sum += weight;
    double below = 0;
    for (const double weight : weights) {
        below += weight / sum;
        const double scaled = below * two_to_32 * two_to_32;
        upper_.push_back(scaled >= 18446744073709549568.0 ? ~std::uint64_t{0}
                                                          : static_cast<std::uint64_t>(scaled));
    }
    upper_.back() = ~std::uint64_t{0};
    for (std::size_t i = 0; i < upper_.size(); ++i) {
        shares_.push_back(1.0 / (static_cast<double>(first_) + static_cast<double>(i) + 1));
    }
    std::uint32_t i = 0;
    for (std::uint64_t top = 0; top < 256; ++top) {
        while (upper_[i] < top << 56) ++i;
        guide_.push_back(i);
    }
}

std::optional<ChainSite> make_chain(const CountSite& site, Count limit, const Horizon& horizon,
                                    PoissonTables& tables) {
    const simulation::ArrivalModel& arrivals = site.demand.arrivals;
    const simulation::StayModel& stay = site.demand.stay;
    const bool fits = site.has_demand && stay.kind == simulation::StayModel::Kind::exponential &&
                      arrivals.batches.empty() && arrivals.growth_per_year == 0;
    if (!fits) return std::nullopt;
    const double highest = highest_rate(arrivals);
    const double departure = 1 / stay.mean_days;  // of one Mac, a day
    const double most = most_macs(site, limit, highest, stay.mean_days);
    // A Mac's departure is a whole number of draws, so that its rate is exact: the chain's rate
    // gives way. Arrivals are rounded to 2^-32 of the chain's rate.
    const double per_mac = std::floor((two_to_32 - 2) * departure / (highest + most * departure));
    if (per_mac < 1 || most > 1e8 || limit > 100'000'000) return std::nullopt;
    const double rate = two_to_32 * departure / per_mac;  // steps a day
    const double largest = std::max(most, static_cast<double>(limit) + 1);
    const double longest_steps = std::min(most_steps, most_summed / largest);
    const double longest = longest_steps / rate * seconds_per_day;
    if (longest < 60) return std::nullopt;

    ChainSite chain{site, limit, static_cast<std::uint32_t>(per_mac), {}, nullptr};
    const bool constant = arrivals.is_even();
    Instant at = horizon.start;
    std::size_t look = 0;
    for (const Instant end : borders(horizon, constant, longest)) {
        ChainCell cell;
        cell.begin = at;
        cell.seconds = (end - at).seconds;
        cell.counted = at >= horizon.counted_from;
        const double draws = arrivals.rate_on(date_of(at)) * per_mac / departure;
        const auto width = static_cast<std::uint32_t>(draws + 0.5);
        cell.arrival = static_cast<std::int32_t>(width - 0x80000000u);
        const double mean = rate * static_cast<double>(cell.seconds) / seconds_per_day;
        auto& table = tables[mean];
        if (!table) table = std::make_shared<const PoissonTable>(mean);
        cell.steps = table;
        if (look < horizon.looks.size() && (horizon.looks[look] <= end || end == horizon.end)) {
            cell.look = static_cast<std::int32_t>(look++);
        }
        chain.cells.push_back(std::move(cell));
        at = end;
    }
    const ChainDuty duty = site.gated ? site.reserved ? ChainDuty::gated_idle : ChainDuty::gated
                           : site.reserved ? ChainDuty::idle
                                           : ChainDuty::plain;
    chain.kernel = chain_kernel(duty);
    return chain;
}

std::uint32_t play_chain(const ChainSite& chain, std::uint64_t seed, std::int64_t first_of_block,
                         std::uint32_t wanted, SiteTally& tally) {
    ChainLanes lanes;
    ChainLanes before;
    Results results;
    seed_lanes(lanes, chain, seed, first_of_block);
    bool counting = false;
    for (const ChainCell& cell : chain.cells) {
        if (cell.counted && !counting) {
            begin_counting(lanes);
            counting = true;
        }
        const ChainStep step = draw_steps(lanes, chain, cell);
        std::memcpy(&before, &lanes, sizeof lanes);
        chain.kernel(lanes, step);
        if (cell.counted) results.add(lanes, cell);
        for (int lane = 0; lane < chain_lanes; ++lane) {
            if (lanes.above[lane] > 0 && cell.counted && !results.breached[lane]) {
                const std::int32_t j = steps_to_breach(before, lane, step, chain.site.gated);
                results.breached[lane] = true;
                results.first_breach[lane] =
                    day_of_breach(cell, j, lanes.steps[lane],
                                  replication_seed(seed, first_of_block + lane), chain.site.entity);
            }
            if (cell.look >= 0 && (wanted >> lane & 1) != 0) {
                tally.used_at_looks[static_cast<std::size_t>(cell.look)].add(chain.limit -
                                                                             lanes.room[lane]);
            }
        }
    }
    std::uint32_t breached = 0;
    for (int lane = 0; lane < chain_lanes; ++lane) {
        if ((wanted >> lane & 1) == 0) continue;
        tally.add_without_looks(outcome_of(chain, lanes, results, lane));
        if (results.breached[lane]) breached |= 1u << lane;
    }
    return breached;
}

}  // namespace headroom::planning
