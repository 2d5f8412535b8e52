#include "core/planning/counts/chain/count_chain.h"

#include <algorithm>
#include <cstring>

#include "core/base/check.h"
#include "core/base/random.h"
#include "core/planning/counts/count_random.h"

namespace headroom::planning {
namespace {

constexpr std::int32_t most_at_once = 256;    // steps between two looks at the trail
constexpr std::uint32_t division_stream = 1;  // RandomStream's item; the chain's own is 0

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

// The day on which the limit was first exceeded: the j-th of m uniform times of the stretch.
Date day_of_breach(const ChainStretch& stretch, std::int32_t j, std::int32_t m, std::uint64_t seed,
                   std::uint64_t entity) {
    const Date first = date_of(stretch.begin);
    if (j == 0 || date_of(stretch.begin + Span{stretch.seconds - 1}) == first) return first;
    RandomStream random(seed, entity, Purpose::stay);
    const double a = random.gamma(j);
    const double share = a / (a + random.gamma(m + 1 - j));
    const auto offset = static_cast<std::int64_t>(share * static_cast<double>(stretch.seconds));
    return date_of(stretch.begin + Span{std::min(offset, stretch.seconds - 1)});
}

class Block {
public:
    Block(const ChainSite& chain, std::span<const std::uint64_t> seeds, ChainOutcomes& outcomes)
        : chain_(chain), seeds_(seeds), outcomes_(outcomes), full_(chain.edge_of(chain.limit)) {
        outcomes_.lanes.fill({});
        const ChainStretch& last = chain.stretches.back();
        outcomes_.used_at_looks.resize((last.first_look + last.looks) * chain_lanes);
        std::memset(&lanes_, 0, sizeof lanes_);
        const std::int32_t start = chain.edge_of(chain.site.start);
        for (std::size_t lane = 0; lane < chain_lanes; ++lane) {
            RandomStream source(seed_of(lane), chain.site.entity, Purpose::arrivals);
            const std::uint64_t a = source.bits();
            const std::uint64_t b = source.bits();
            lanes_.random[0][lane] = static_cast<std::uint32_t>(a) | 1;  // never all zero
            lanes_.random[1][lane] = static_cast<std::uint32_t>(a >> 32);
            lanes_.random[2][lane] = static_cast<std::uint32_t>(b);
            lanes_.random[3][lane] = static_cast<std::uint32_t>(b >> 32);
            lanes_.edge[lane] = start;
        }
    }

    void play() {
        for (const ChainStretch& stretch : chain_.stretches) play_stretch(stretch);
        for (std::size_t lane = 0; lane < chain_lanes; ++lane) finish(lane);
    }

private:
    // Lanes that nobody asked for play the last seed again.
    std::uint64_t seed_of(std::size_t lane) const {
        return seeds_[std::min(lane, seeds_.size() - 1)];
    }

    void play_stretch(const ChainStretch& stretch) {
        if (stretch.counted && !counting_) begin_counting();
        draw_steps(stretch);
        if (stretch.counted) begin_stretch(stretch);
        const auto [least, most] = std::minmax_element(steps_, steps_ + chain_lanes);
        for (std::int32_t done = 0; done < *most;) {
            // All lanes together as far as the one with the fewest steps, then with waiting.
            const bool waits = done >= *least;
            const std::int32_t until = waits ? *most : *least;
            const std::int32_t count = std::min(most_at_once, until - done);
            run(stretch, done, count, waits);
            if (stretch.counted) look_at_trail(stretch, done);
            if (stretch.counted && chain_.counts_excess) count_excess(done, count);
            note_looks(stretch, done, count);
            done += count;
        }
        note_looks(stretch, *most, 0);
        if (stretch.counted) end_stretch(stretch);
    }

    void draw_steps(const ChainStretch& stretch) {
        std::fill(steps_, steps_ + chain_lanes, 0);
        std::fill(next_look_, next_look_ + chain_lanes, std::size_t{0});
        auto& ends = outcomes_.look_ends;
        looks_ = stretch.looks;
        // One place more for the piece after the last look.
        if (ends.size() < (looks_ + 1) * chain_lanes) ends.resize((looks_ + 1) * chain_lanes);
        std::size_t look = 0;
        for (const ChainCell& cell : stretch.cells) {
            draw_cell(cell, look);
            look += cell.looks;
        }
    }

    void draw_cell(const ChainCell& cell, std::size_t look) {
        std::uint32_t high[chain_lanes];
        std::uint32_t low[chain_lanes];
        move_all(lanes_, high);
        move_all(lanes_, low);
        if (cell.division && division_random_.empty()) seed_division();
        const InversionTable& table = *cell.steps;
        std::int32_t steps[chain_lanes];
        for (std::size_t lane = 0; lane < chain_lanes; ++lane) {
            steps[lane] = table.draw(std::uint64_t{high[lane]} << 32 | low[lane]);
        }
        if (cell.division) divide_cell(cell, look, steps);
        for (std::size_t lane = 0; lane < chain_lanes; ++lane) steps_[lane] += steps[lane];
        if (cell.division || cell.looks != 1) return;
        std::int32_t* ends = ends_of(0) + look;
        for (std::size_t lane = 0; lane < chain_lanes; ++lane, ends += looks_ + 1) {
            *ends = steps_[lane];
        }
    }

    void divide_cell(const ChainCell& cell, std::size_t look, const std::int32_t* steps) {
        for (std::size_t lane = 0; lane < chain_lanes; ++lane) {
            std::int32_t* const ends = ends_of(lane) + look;
            cell.division->draw(steps[lane], division_random_[lane], ends);
            for (std::size_t i = 0; i < cell.looks; ++i) ends[i] += steps_[lane];
        }
    }

    std::int32_t* ends_of(std::size_t lane) { return &outcomes_.look_ends[lane * (looks_ + 1)]; }

    // A stream of their own: looks do not change what they look at.
    void seed_division() {
        for (std::size_t lane = 0; lane < chain_lanes; ++lane) {
            division_random_.emplace_back(seed_of(lane), chain_.site.entity, division_stream);
        }
    }

    void begin_counting() {
        counting_ = true;
        std::memcpy(most_edges_, lanes_.edge, sizeof most_edges_);
        std::memset(lanes_.attempted, 0, sizeof lanes_.attempted);
        std::memset(lanes_.refused, 0, sizeof lanes_.refused);
    }

    void begin_stretch(const ChainStretch& stretch) {
        for (std::size_t lane = 0; lane < chain_lanes; ++lane) {
            const std::int32_t edge = lanes_.edge[lane];
            lanes_.edge_sum[lane] = static_cast<std::uint32_t>(std::max(edge, full_));
            lanes_.above[lane] = edge < full_ ? 1 : 0;
            excess_edges_[lane] = edge < full_ ? std::int64_t{full_} - edge : 0;
            if (edge < full_) note_breach(stretch, lane, 0);
        }
    }

    void run(const ChainStretch& stretch, std::int32_t done, std::int32_t count, bool waits) {
        std::int32_t left[chain_lanes];
        for (int lane = 0; lane < chain_lanes; ++lane) {
            left[lane] = std::clamp(steps_[lane] - done, 0, count);
        }
        // Row 0 of the trail is what was there before.
        std::memcpy(trail_, lanes_.edge, sizeof lanes_.edge);
        std::fill(lanes_.least_edge, lanes_.least_edge + chain_lanes, 0x7fffffff);
        chain_.kernel(lanes_, {stretch.arrival, chain_.per_mac, full_, count,
                               waits ? left : nullptr, trail_ + chain_lanes});
    }

    void look_at_trail(const ChainStretch& stretch, std::int32_t done) {
        for (std::size_t lane = 0; lane < chain_lanes; ++lane) {
            most_edges_[lane] = std::min(most_edges_[lane], lanes_.least_edge[lane]);
            if (lanes_.above[lane] == 0 || outcomes_.lanes[lane].first_breach) continue;
            std::int32_t row = 1;
            while (trail_[row * chain_lanes + static_cast<int>(lane)] >= full_) ++row;
            note_breach(stretch, lane, done + row);
        }
    }

    // Sums up by how much the edges of the newest states lie beyond the limit's; those in which a
    // lane waited for the others do not count.
    void count_excess(std::int32_t done, std::int32_t count) {
        for (std::size_t lane = 0; lane < chain_lanes; ++lane) {
            if (lanes_.above[lane] == 0) continue;
            const std::int32_t rows = std::clamp(steps_[lane] - done, 0, count);
            const std::int32_t* edge = trail_ + chain_lanes + static_cast<std::ptrdiff_t>(lane);
            std::int64_t sum = 0;
            for (std::int32_t row = 0; row < rows; ++row, edge += chain_lanes) {
                sum += std::max<std::int64_t>(0, std::int64_t{full_} - *edge);
            }
            excess_edges_[lane] += sum;
        }
    }

    // `steps` steps of the stretch came before the first state above the limit.
    void note_breach(const ChainStretch& stretch, std::size_t lane, std::int32_t steps) {
        auto& first = outcomes_.lanes[lane].first_breach;
        if (first) return;
        first = day_of_breach(stretch, steps, steps_[lane], seed_of(lane), chain_.site.entity);
    }

    void note_looks(const ChainStretch& stretch, std::int32_t done, std::int32_t count) {
        if (stretch.looks == 0) return;
        for (std::size_t lane = 0; lane < chain_lanes; ++lane) {
            const std::int32_t* const ends = ends_of(lane);
            const std::int32_t* const states =
                (count == 0 ? lanes_.edge : trail_) + static_cast<std::ptrdiff_t>(lane);
            const std::int32_t row = count == 0 ? 0 : chain_lanes;
            std::int32_t* const used =
                &outcomes_.used_at_looks[stretch.first_look * chain_lanes + lane];
            std::size_t next = next_look_[lane];
            for (; next < stretch.looks && ends[next] <= done + count; ++next) {
                used[next * chain_lanes] =
                    static_cast<std::int32_t>(chain_.macs_of(states[(ends[next] - done) * row]));
            }
            next_look_[lane] = next;
        }
    }

    void end_stretch(const ChainStretch& stretch) {
        const auto length = static_cast<double>(stretch.seconds);
        counted_seconds_ += stretch.seconds;
        for (std::size_t lane = 0; lane < chain_lanes; ++lane) {
            const auto states = static_cast<std::uint32_t>(steps_[lane]) + 1;
            const double share = length / states;
            over_seconds_[lane] += share * lanes_.above[lane];
            over_mac_seconds_[lane] +=
                share * (static_cast<double>(excess_edges_[lane]) / chain_.per_mac);
            within_seconds_[lane] += share * chain_.sum_of_macs(lanes_.edge_sum[lane], states);
        }
    }

    void finish(std::size_t lane) {
        SiteOutcome& outcome = outcomes_.lanes[lane];
        outcome.over_limit_seconds = static_cast<std::int64_t>(over_seconds_[lane] + 0.5);
        if (chain_.counts_excess) {
            outcome.over_limit_mac_seconds =
                static_cast<std::int64_t>(over_mac_seconds_[lane] + 0.5);
        }
        outcome.attempted = lanes_.attempted[lane];
        outcome.refused = lanes_.refused[lane];
        outcome.peak_used = chain_.macs_of(most_edges_[lane]);
        outcome.final_used = chain_.macs_of(lanes_.edge[lane]);
        if (!chain_.site.reserved) return;
        // Licenses that are set aside, less the Macs within them.
        const auto within = static_cast<std::int64_t>(within_seconds_[lane] + 0.5);
        outcome.idle_license_seconds =
            std::max<std::int64_t>(0, chain_.limit * counted_seconds_ - within);
    }

    const ChainSite& chain_;
    std::span<const std::uint64_t> seeds_;
    ChainOutcomes& outcomes_;
    std::int32_t full_;
    ChainLanes lanes_;
    alignas(64) std::int32_t trail_[(most_at_once + 1) * chain_lanes];
    std::int32_t steps_[chain_lanes] = {};  // of the stretch
    std::size_t looks_ = 0;                 // of the stretch
    std::size_t next_look_[chain_lanes] = {};
    std::vector<CountRandom> division_random_;
    bool counting_ = false;
    std::int32_t most_edges_[chain_lanes] = {};  // of the most Macs while counting
    std::int64_t counted_seconds_ = 0;
    double over_seconds_[chain_lanes] = {};
    std::int64_t excess_edges_[chain_lanes] = {};  // of the stretch: Macs over, times per_mac
    double over_mac_seconds_[chain_lanes] = {};
    double within_seconds_[chain_lanes] = {};  // Macs, as far as the limit goes, by time
};

}  // namespace

void play_chain(const ChainSite& chain, std::span<const std::uint64_t> seeds,
                ChainOutcomes& outcomes) {
    HEADROOM_CHECK(!seeds.empty() && seeds.size() <= chain_lanes);
    Block(chain, seeds, outcomes).play();
}

}  // namespace headroom::planning
