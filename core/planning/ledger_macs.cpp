#include "core/planning/ledger_macs.h"

#include <cmath>

namespace headroom::planning {

LedgerMacs::LedgerMacs(const LedgerMember& member, std::int32_t days, DayCounts* together)
    : member_(member),
      days_(days),
      with_means_(member.site.reserved),
      together_(together),
      own_(days),
      leaves_first_(index(days) + 1) {
    for (const TimedMacs& timed : member.timed) {
        timed_count_ += static_cast<std::int32_t>(timed.count);
    }
}

void LedgerMacs::draw(std::uint64_t seed) {
    seed_ = seed;
    size_ = 0;
    moments_.clear();
    for (const std::int32_t mac : whose_moments_) moments_place_[index(mac)] = not_drawn;
    whose_moments_.clear();
    std::fill(own_.coming.begin(), own_.coming.end(), 0);
    std::fill(own_.leaving.begin(), own_.leaving.end(), 0);
    std::fill(leaves_first_.begin(), leaves_first_.end(), -1);
    timed_beyond_noon_ = 0;
    CountRandom random(seed, member_.site.entity);
    draw_existing(random);
    block_begins_.assign(1, size_);
    std::int32_t first_day = 0;
    for (const ArrivalBlock& block : member_.blocks) {
        if (block.count) {
            with_means_ ? draw_block<true>(block, first_day, random)
                        : draw_block<false>(block, first_day, random);
        }
        block_begins_.push_back(size_);
        first_day += 16;
    }
    make_room(timed_count_);
    draw_timed(seed);
    asked_beyond_noon_ = 0;
    if (together_ == nullptr) return;
    for (std::size_t day = 0; day < own_.coming.size(); ++day) {
        together_->coming[day] += own_.coming[day] & ~must_play_bit;
        together_->leaving[day] += own_.leaving[day];
    }
}

void LedgerMacs::make_room(std::int32_t more) {
    const std::size_t needed = index(size_) + index(more);
    if (needed <= macs_.size()) return;
    macs_.resize(std::max(needed, 2 * macs_.size()));
    moments_place_.resize(macs_.size(), not_drawn);
}

void LedgerMacs::draw_existing(CountRandom& random) {
    if (!member_.existing) return;
    const AliasTable::Drawer days = member_.existing->day_drawer();
    const std::int32_t count = member_.existing_leaving->draw(random.bits());
    make_room(count);
    CountRandom source = random;  // a copy of its own stays in registers
    Mac* const macs = macs_.data();
    std::int32_t* const leaving = own_.leaving.data();
    std::int32_t* const leaves_first = leaves_first_.data();
    for (std::int32_t mac = size_; mac < size_ + count; ++mac) {
        const auto day = static_cast<std::int32_t>(days.draw(source.bits()));
        enter(mac, from_start, day, macs, leaving, leaves_first);
    }
    size_ += count;
    random = source;
}

template <bool WithMeans>
void LedgerMacs::draw_block(const ArrivalBlock& block, std::int32_t first_day,
                            CountRandom& source) {
    const AliasTable::Drawer stay = member_.arrivals->days_drawer();
    const std::int32_t last = days_;
    CountRandom random = source;  // a copy of its own stays in registers
    const std::int32_t count = block.count->draw(random.bits());
    make_room(count);
    const AliasTable* const days_of_block = block.day.get();
    Mac* const macs = macs_.data();
    std::int32_t* const coming = own_.coming.data();
    std::int32_t* const leaving = own_.leaving.data();
    std::int32_t* const leaves_first = leaves_first_.data();
    const std::int32_t end = size_ + count;
    for (std::int32_t mac = size_; mac < end; ++mac) {
        const std::uint64_t bits = random.bits();
        const auto in_block = static_cast<std::int32_t>(
            days_of_block != nullptr ? days_of_block->draw(random.bits()) : bits & 15);
        const std::int32_t day = first_day + in_block;
        const auto days = static_cast<std::int32_t>(stay.draw(bits));
        ++coming[day];
        if (WithMeans && days == 0) coming[day] |= must_play_bit;
        enter(mac, day, std::min(day + days, last), macs, leaving, leaves_first);
    }
    size_ = end;
    source = random;
}

// Their stays are drawn one by one: they begin at moments of their own.
void LedgerMacs::draw_timed(std::uint64_t seed) {
    std::uint32_t number = 0;
    timed_begins_.assign(1, size_);
    for (const TimedMacs& timed : member_.timed) {
        for (Count i = 0; i < timed.count; ++i) {
            RandomStream stream(seed, member_.site.entity, Purpose::stay, number++);
            const auto stay = member_.site.demand.stay.draw_days(stream);
            // In seconds, so that stays of whole days keep their second of the day.
            const double left = timed.second + stay.value_or(1e9) * seconds_per_day;
            const double days = std::min(std::floor(left / seconds_per_day), 1e9);
            const std::int32_t day = std::min(days_, timed.day + static_cast<std::int32_t>(days));
            const double came_at = timed.second / seconds_per_day;
            const double left_at = (left - days * seconds_per_day) / seconds_per_day;
            const std::int32_t mac = add(timed.day, day);
            keep_moments(mac, {came_at, left_at});
            if (!with_means_) continue;
            if (day == timed.day) {
                own_.coming[index(day)] |= must_play_bit;
                continue;
            }
            if (timed.day >= member_.first_counted_day) {
                timed_beyond_noon_ += coming_beyond_noon(mac);
            }
            if (day < days_ && day >= member_.first_counted_day) {
                timed_beyond_noon_ += leaving_beyond_noon(mac);
            }
        }
        timed_begins_.push_back(size_);
    }
}

void LedgerMacs::keep_moments(std::int32_t mac, DayMoments moments) {
    moments_place_[index(mac)] = static_cast<std::int32_t>(moments_.size());
    whose_moments_.push_back(mac);
    moments_.push_back(moments);
}

DayMoments LedgerMacs::moments_of(std::int32_t mac) {
    if (moments_place_[index(mac)] == not_drawn) {
        const Mac& one = macs_[index(mac)];
        // A stream for each Mac: what it gives does not depend on who else was asked for.
        RandomStream stream(seed_, member_.moments_entity, Purpose::stay,
                            static_cast<std::uint32_t>(mac));
        if (one.came == from_start) {
            keep_moments(mac, {0, member_.existing->draw_left(one.leaves, stream)});
        } else if (one.leaves == days_) {
            const double came = member_.arrivals->draw_came_of_staying(days_ - one.came, stream);
            keep_moments(mac, {came, 0});
        } else {
            keep_moments(mac, member_.arrivals->draw_moments(one.leaves - one.came, stream));
        }
    }
    return moments_[index(moments_place_[index(mac)])];
}

double LedgerMacs::coming_beyond_noon(std::int32_t mac) const {
    const Mac& one = macs_[index(mac)];
    if (is_timed(mac)) return 0.5 - moments_[index(moments_place_[index(mac)])].came;
    const ArrivalLaw& law = *member_.arrivals;
    const std::int32_t days = one.leaves - one.came;
    return one.leaves < days_ ? law.first_day_beyond_half(days) : law.staying_beyond_half(days);
}

double LedgerMacs::leaving_beyond_noon(std::int32_t mac) const {
    const Mac& one = macs_[index(mac)];
    if (is_timed(mac)) return moments_[index(moments_place_[index(mac)])].left - 0.5;
    if (one.came == from_start) return -member_.existing->last_day_beyond_half(one.leaves);
    return -member_.arrivals->last_day_beyond_half(one.leaves - one.came);
}

// A few days are looked up one by one; who asks for many is over the limit for long, and gets the
// sums of all days.
double LedgerMacs::beyond_noon(std::int32_t day) {
    if (!has_sums() && ++asked_beyond_noon_ == many_days) sum_beyond_noon();
    return has_sums() ? beyond_noon_by_day_[index(day)] : beyond_noon_of(day);
}

double LedgerMacs::beyond_noon_of(std::int32_t day) const {
    double sum = 0;
    const auto same_day = [&](std::int32_t mac) {
        return macs_[index(mac)].came == macs_[index(mac)].leaves;
    };
    visit_coming(day, [&](std::int32_t mac) {
        if (!same_day(mac)) sum += coming_beyond_noon(mac);
    });
    visit_leaving(day, [&](std::int32_t mac) {
        if (!same_day(mac)) sum += leaving_beyond_noon(mac);
    });
    return sum;
}

void LedgerMacs::sum_beyond_noon() {
    beyond_noon_by_day_.assign(index(days_) + 1, 0.0);
    for (std::int32_t mac = 0; mac < size_; ++mac) {
        const Mac& one = macs_[index(mac)];
        if (one.came == turned_away || one.came == one.leaves) continue;
        if (one.came != from_start) beyond_noon_by_day_[one.came] += coming_beyond_noon(mac);
        if (one.leaves < days_) beyond_noon_by_day_[one.leaves] += leaving_beyond_noon(mac);
    }
}

double LedgerMacs::turn_away(std::int32_t mac) {
    Mac& one = macs_[index(mac)];
    --own_.coming[index(one.came)];
    if (together_ != nullptr) --together_->coming[index(one.came)];
    --own_.leaving[index(one.leaves)];
    if (together_ != nullptr) --together_->leaving[index(one.leaves)];
    const bool later = with_means_ && one.leaves > one.came && one.leaves < days_;
    const double beyond = later ? leaving_beyond_noon(mac) : 0;
    if (has_sums() && one.came != one.leaves) {
        beyond_noon_by_day_[one.came] -= coming_beyond_noon(mac);
        if (later) beyond_noon_by_day_[one.leaves] -= beyond;
    }
    one.came = turned_away;
    return beyond;
}

}  // namespace headroom::planning
