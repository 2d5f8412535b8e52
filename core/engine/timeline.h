#pragma once
// Snapshots of a run, so that going back costs a copy and a short replay instead of a run from the
// start. Thinned out as they come, so that memory stays bounded however long the run is.
//
//   Timeline<Simulator> timeline(256 << 20);
//   if (timeline.wants(simulator.trace().event_count())) timeline.keep(at, events, bytes,
//   simulator); if (const auto* snapshot = timeline.at_or_before(t)) simulator = snapshot->state;

#include <cstdint>
#include <deque>
#include <utility>

#include "core/base/check.h"
#include "core/base/time.h"

namespace headroom::engine {

/// `State` is a value: a snapshot is a copy of it. Snapshots are in the order of time, and at most
/// one pass over them finds the right one; there are a few hundred at most.
template <class State>
class Timeline {
public:
    /// A copy of the run and how far it was.
    struct Snapshot {
        Instant at;
        std::uint64_t events = 0;  // that had happened
        std::int64_t bytes = 0;
        State state;
    };

    /// `budget_bytes` bounds the sum of what `keep` is told that its snapshots need; the first one
    /// is kept in any case.
    explicit Timeline(std::int64_t budget_bytes = std::int64_t{256} << 20)
        : budget_bytes_(budget_bytes) {}

    /// Whether a snapshot is due now that `events` have happened.
    [[nodiscard]] bool wants(std::uint64_t events) const {
        return snapshots_.empty() || events >= snapshots_.back().events + spacing_;
    }

    /// Keeps a snapshot that is not before the newest one and needs `bytes` of memory. When all
    /// together need more than the budget, every second one is dropped.
    void keep(Instant at, std::uint64_t events, std::int64_t bytes, State state) {
        HEADROOM_CHECK(bytes >= 0);
        HEADROOM_CHECK(snapshots_.empty() || at >= snapshots_.back().at);
        snapshots_.push_back({at, events, bytes, std::move(state)});
        bytes_ += bytes;
        while (bytes_ > budget_bytes_ && snapshots_.size() > 1) thin_out();
    }

    /// The newest snapshot not after `t`; null when there is none.
    [[nodiscard]] const Snapshot* at_or_before(Instant t) const {
        const Snapshot* found = nullptr;
        for (const Snapshot& snapshot : snapshots_) {
            if (snapshot.at <= t) found = &snapshot;
        }
        return found;
    }

    /// Drops the snapshots after `t`: what happens there becomes different.
    void forget_after(Instant t) {
        while (!snapshots_.empty() && snapshots_.back().at > t) drop_last();
    }
    /// Drops the snapshots at `t` as well.
    void forget_from(Instant t) {
        while (!snapshots_.empty() && snapshots_.back().at >= t) drop_last();
    }

    /// The memory that all snapshots need, as `keep` was told.
    [[nodiscard]] std::int64_t bytes() const { return bytes_; }
    [[nodiscard]] std::size_t size() const { return snapshots_.size(); }

private:
    // Replaying this many events takes a few milliseconds; copying a small world takes far less.
    static constexpr std::uint64_t first_spacing = 15'000;

    void drop_last() {
        bytes_ -= snapshots_.back().bytes;
        snapshots_.pop_back();
    }

    // Drops every second snapshot and doubles the spacing from now on. The first one stays.
    void thin_out() {
        std::deque<Snapshot> kept;
        bytes_ = 0;
        for (std::size_t i = 0; i < snapshots_.size(); i += 2) {
            bytes_ += snapshots_[i].bytes;
            kept.push_back(std::move(snapshots_[i]));
        }
        snapshots_.swap(kept);
        spacing_ *= 2;
    }

    std::int64_t budget_bytes_;
    std::int64_t bytes_ = 0;
    std::uint64_t spacing_ = first_spacing;
    std::deque<Snapshot> snapshots_;
};

}  // namespace headroom::engine
