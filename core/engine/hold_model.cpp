#include "core/engine/hold_model.h"

#include <algorithm>

#include "core/base/random.h"

namespace headroom::engine {

namespace {

constexpr std::size_t gaps = 1 << 16;  // used over and over
constexpr double mean_gap_seconds = 1e6;

}  // namespace

HoldModel::HoldModel(std::size_t pending) {
    RandomStream random(1, pending, Purpose::arrivals);
    const auto draw = [&random] {
        return static_cast<std::int64_t>(random.exponential(mean_gap_seconds));
    };
    for (std::size_t i = 0; i < gaps; ++i) gaps_seconds_.push_back(draw());
    for (std::size_t i = 0; i < pending; ++i) {
        agenda_.schedule({Instant{draw()}, 1, arrival_entry, static_cast<std::uint32_t>(i)});
    }
}

void HoldModel::run(std::size_t times) {
    // In pieces: a browser exchanges a function for its fast version only when it is called anew.
    constexpr std::size_t piece = 4096;
    for (; times > piece; times -= piece) run_some(piece);
    run_some(times);
}

[[gnu::noinline]] void HoldModel::run_some(std::size_t times) {
    for (std::size_t i = 0; i < times; ++i) {
        Entry entry = agenda_.next();
        agenda_.pop();
        entry.at = entry.at + Span{gaps_seconds_[next_gap_++ % gaps]};
        agenda_.schedule(entry);
    }
}

}  // namespace headroom::engine
