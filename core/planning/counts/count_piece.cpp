#include "core/planning/counts/count_piece.h"

#include <algorithm>
#include <type_traits>

#include "core/base/check.h"
#include "core/planning/counts/chain/count_chain.h"

namespace headroom::planning {
namespace {

constexpr Count no_pool = Count{1} << 40;  // licenses for a site that only minds its own limit

double expected_events_of(const std::vector<CountSite>& sites, double days) {
    double events = 0;
    for (const CountSite& site : sites) {
        if (!site.has_demand) continue;
        events += 2 * site.demand.arrivals.per_day * days + static_cast<double>(site.start) / 2;
        for (const auto& batch : site.demand.arrivals.batches) {
            events += 2 * static_cast<double>(batch.count);
        }
    }
    return events;
}

// Nanoseconds that a replication takes, roughly: by days, or event by event.
double daily_cost(const std::vector<CountSite>& sites, double days, double events) {
    return 3 * days * static_cast<double>(sites.size()) + 5 * events;
}

double sweep_cost(const std::vector<CountSite>& sites, double events) {
    double drawn = 0;  // Macs of the start whose stays are drawn one by one
    bool one_by_one = false;
    for (const CountSite& site : sites) {
        if (!site.has_demand) continue;
        if (site.demand.is_memoryless()) continue;
        one_by_one = true;
        drawn += static_cast<double>(site.start);
    }
    return 300 * drawn + (one_by_one ? 350 : 25) * events;
}

// Sixteen replications at a time.
void play_chain_piece(const ChainSite& chain, std::span<const std::uint64_t> seeds,
                      CountListener& listener) {
    ChainOutcomes outcomes;
    const std::size_t site = chain.site.index;
    for (std::size_t at = 0; at < seeds.size(); at += chain_lanes) {
        const std::size_t count = std::min<std::size_t>(chain_lanes, seeds.size() - at);
        play_chain(chain, seeds.subspan(at, count), outcomes);
        for (std::size_t lane = 0; lane < count; ++lane) {
            listener.hear_outcome(at + lane, site, outcomes.lanes[lane]);
        }
        const std::size_t looks = outcomes.used_at_looks.size() / chain_lanes;
        for (std::size_t look = 0; look < looks; ++look) {
            listener.hear_look(site, look, {&outcomes.used_at_looks[look * chain_lanes], count});
        }
    }
}

}  // namespace

CountPiece PieceMaker::alone(CountSite site, Count limit) {
    site.cap = limit;
    if (auto chain = make_chain(site, limit, horizon_, chain_tables_)) {
        return {std::move(*chain), {std::move(site)}, no_pool};
    }
    return group({std::move(site)}, no_pool);
}

CountPiece PieceMaker::group(std::vector<CountSite> sites, Count licenses) {
    HEADROOM_CHECK(!sites.empty());
    const double days = days_in(horizon_.end - horizon_.start);
    const double events = expected_events_of(sites, days);
    const bool only_sweep =
        is_uncertain(sites) || std::any_of(sites.begin(), sites.end(), only_sweep_plays);
    if (!only_sweep && daily_cost(sites, days, events) < sweep_cost(sites, events)) {
        if (auto daily = make_daily_group(sites, licenses, horizon_, daily_tables_)) {
            return {std::move(*daily), std::move(sites), licenses};
        }
    }
    return {make_sweep_group(sites, licenses, horizon_), sites, licenses};
}

std::vector<CountPiece> PieceMaker::pool(const std::vector<CountSite>& sites, Count licenses) {
    std::vector<CountPiece> pieces;
    if (sites.size() == 1) {
        pieces.push_back(alone(sites.front(), std::min(sites.front().cap, licenses)));
        return pieces;
    }
    Count most = 0;  // that they can ever take together
    bool bounded = true;
    for (const CountSite& site : sites) {
        const bool grows = site.has_demand;
        if (grows && !site.gated) bounded = false;
        most += grows ? std::max(site.start, site.cap) : site.start;
    }
    if (bounded && most <= licenses) {
        for (const CountSite& site : sites) pieces.push_back(alone(site, site.cap));
    } else if (!sites.empty()) {
        pieces.push_back(group(sites, licenses));
    }
    return pieces;
}

void play_piece(const CountPiece& piece, const Horizon& horizon,
                std::span<const std::uint64_t> seeds, CountListener& listener) {
    std::visit(
        [&]<class Way>(const Way& way) {
            if constexpr (std::is_same_v<Way, ChainSite>) {
                play_chain_piece(way, seeds, listener);
            } else if constexpr (std::is_same_v<Way, DailyGroup>) {
                play_daily(way, seeds, listener);
            } else {
                play_sweep(way, horizon, seeds, listener);
            }
        },
        piece.way);
}

}  // namespace headroom::planning
