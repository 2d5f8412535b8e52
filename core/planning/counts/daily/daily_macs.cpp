#include "core/planning/counts/daily/daily_macs.h"

#include <cmath>
#include <utility>

#include "core/base/check.h"

namespace headroom::planning {
namespace {

constexpr std::int32_t batch = 32;  // Macs that are looked through at once

// Four sums side by side: one addition would wait for the one before.
template <class Value>
double sum_of(std::int32_t from, std::int32_t to, Value value) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    for (; from + 4 <= to; from += 4) {
        a += value(from);
        b += value(from + 1);
        c += value(from + 2);
        d += value(from + 3);
    }
    for (; from < to; ++from) a += value(from);
    return (a + b) + (c + d);
}

}  // namespace

DailyMacs::DailyMacs(const DailyMember& member, std::int32_t days, DayCounts* together)
    : member_(member),
      days_(days),
      with_means_(member.site.reserved),
      together_(together),
      own_(days) {
    for (const TimedMacs& timed : member.timed) {
        timed_count_ += static_cast<std::int32_t>(timed.count);
    }
}

void DailyMacs::draw(std::uint64_t seed) {
    seed_ = seed;
    size_ = 0;
    moments_.clear();
    for (const std::int32_t mac : whose_moments_) moments_place_[index(mac)] = not_drawn;
    whose_moments_.clear();
    std::fill(own_.coming.begin(), own_.coming.end(), 0);
    std::fill(own_.leaving.begin(), own_.leaving.end(), 0);
    asked_leaving_ = 0;
    leaves_first_.clear();
    timed_beyond_noon_ = 0;
    CountRandom random(seed, member_.site.entity);
    begin_lanes();
    draw_existing(random);
    draw_arrivals(random);
    make_room(timed_count_);
    draw_timed(seed);
    if (together_ == nullptr) return;
    for (std::size_t day = 0; day < own_.coming.size(); ++day) {
        together_->coming[day] += own_.coming[day] & ~must_play_bit;
        together_->leaving[day] += own_.leaving[day];
    }
}

void DailyMacs::begin_lanes() {
    RandomStream begin(seed_, member_.site.entity, Purpose::arrivals, 1);
    for (auto& words : lanes_.random) {
        for (std::uint64_t& word : words) word = begin.bits();
    }
    for (std::uint64_t& word : lanes_.random[0]) word |= 1;  // all zero never moves
}

// Room for whole batches of stay_lanes, and of those that are looked through at once.
void DailyMacs::make_room(std::int32_t more) {
    const std::size_t needed =
        index(size_) + index(more) + std::max<std::size_t>(stay_lanes, batch);
    if (needed <= came_.size()) return;
    const std::size_t room = std::max(needed, 2 * came_.size());
    came_.resize(room);
    leaves_.resize(room);
    moments_place_.resize(room, not_drawn);
}

std::int32_t DailyMacs::add(std::int32_t came, std::int32_t leaves) {
    HEADROOM_CHECK(0 <= came && came < days_ && leaves >= came);
    const std::int32_t mac = size_++;
    ++own_.coming[index(came)];
    came_[index(mac)] = static_cast<std::uint16_t>(came);
    leaves_[index(mac)] = static_cast<std::uint16_t>(std::min(leaves, days_));
    enter_leaving(mac);
    return mac;
}

// Counts those from this one on.
void DailyMacs::enter_leaving(std::int32_t from) {
    const std::uint16_t* const leaves = leaves_.data();
    std::int32_t* const leaving = own_.leaving.data();
    const std::int32_t end = size_;
    for (std::int32_t mac = from; mac < end; ++mac) ++leaving[leaves[mac]];
}

// A batch at once, which becomes a few vector instructions.
const std::vector<std::int32_t>& DailyMacs::look_for_leaving(std::int32_t day) {
    HEADROOM_CHECK(0 <= day && day < days_);
    found_.clear();
    const std::uint16_t* const leaves = leaves_.data();
    const auto wanted = static_cast<std::uint16_t>(day);
    for (std::int32_t at = 0; at < size_; at += batch) {
        std::uint16_t any = 0;
        for (std::int32_t i = 0; i < batch; ++i) {
            any = static_cast<std::uint16_t>(any | (leaves[at + i] == wanted ? 0xFFFF : 0));
        }
        if (any == 0) continue;
        const std::int32_t end = std::min(at + batch, size_);
        for (std::int32_t mac = at; mac < end; ++mac) {
            if (leaves[mac] == wanted) found_.push_back(mac);
        }
    }
    return found_;
}

// From the last to the first: found in the same order.
void DailyMacs::list_leaving() {
    leaves_first_.assign(own_.leaving.size(), -1);
    next_.resize(came_.size());
    std::int32_t* const first = leaves_first_.data();
    for (std::int32_t mac = size_ - 1; mac >= 0; --mac) {
        next_[index(mac)] = std::exchange(first[leaves_[index(mac)]], mac);
    }
}

// The same for those who come by chance. Neighbours come on the same few days, where counting one
// would wait for the one before: so one out of each quarter is counted in turn.
void DailyMacs::enter_coming(std::int32_t from) {
    const std::uint16_t* came = came_.data() + from;
    const std::uint16_t* const end = came_.data() + size_;
    std::int32_t* const coming = own_.coming.data();
    const std::ptrdiff_t quarter = (end - came) / 4;
    for (const std::uint16_t* const stop = came + quarter; came != stop; ++came) {
        for (std::ptrdiff_t i = 0; i < 4; ++i) ++coming[came[i * quarter]];
    }
    for (came += 3 * quarter; came != end; ++came) ++coming[*came];
    if (with_means_) mark_days_to_play(from);
}

// A batch at once, as most of them have nobody who leaves on the day of coming.
void DailyMacs::mark_days_to_play(std::int32_t from) {
    const std::uint16_t* const came = came_.data();
    const std::uint16_t* const leaves = leaves_.data();
    for (std::int32_t at = from; at < size_; at += batch) {
        std::uint16_t any = 0;
        for (std::int32_t i = at; i < at + batch; ++i) {
            any = static_cast<std::uint16_t>(any | (came[i] == leaves[i] ? 0xFFFF : 0));
        }
        if (any == 0) continue;
        const std::int32_t end = std::min(at + batch, size_);
        for (std::int32_t mac = at; mac < end; ++mac) {
            if (came[mac] == leaves[mac]) own_.coming[came[mac]] |= must_play_bit;
        }
    }
}

// Draws the stays of the Macs from number `from` on. `came_` holds the first day that each may come
// on; a random number of days, the bits of the mask, is added to it.
void DailyMacs::draw_days(std::int32_t from, const AliasTable& stay, std::uint64_t day_mask) {
    static const StayKernel kernel = stay_kernel();
    kernel(lanes_, {stay.entries(), stay.index_shift(), day_mask, static_cast<std::uint64_t>(days_),
                    size_ - from, came_.data() + from, leaves_.data() + from});
}

void DailyMacs::draw_existing(CountRandom& random) {
    if (!member_.existing) return;
    const std::int32_t count = member_.existing_leaving->draw(random.bits());
    make_room(count);
    const std::int32_t from = size_;
    const auto first = came_.begin() + from;
    std::fill_n(first, count, std::uint16_t{0});
    size_ += count;
    draw_days(from, member_.existing->day_table(), 0);
    std::fill_n(first, count, static_cast<std::uint16_t>(from_start));
    enter_leaving(from);
}

// Neighbouring blocks whose days are all alike are drawn at once.
void DailyMacs::draw_arrivals(CountRandom& random) {
    block_begins_.assign(1, size_);
    if (!member_.arrivals) return;
    const std::int32_t first = size_;
    std::int32_t first_day = 0;
    for (std::size_t i = 0; i < member_.blocks.size();) {
        const bool alike = member_.blocks[i].day == nullptr;
        const std::int32_t from = size_;
        for (; i < member_.blocks.size() && (member_.blocks[i].day == nullptr) == alike; ++i) {
            draw_block(member_.blocks[i], first_day, random);
            block_begins_.push_back(size_);
            first_day += days_of_block;
        }
        draw_days(from, member_.arrivals->days_table(), alike ? days_of_block - 1 : 0);
    }
    enter_coming(first);
    enter_leaving(first);
}

// The Macs of a block: their day when it has days of different weight, else its first.
void DailyMacs::draw_block(const ArrivalBlock& block, std::int32_t first_day, CountRandom& random) {
    const std::int32_t count = block.count ? block.count->draw(random.bits()) : 0;
    // Most blocks have fewer, and so many are filled without a loop whose end is hard to guess.
    constexpr std::int32_t many = 32;
    make_room(count + many);
    const auto first = came_.begin() + size_;
    std::fill_n(first, many, static_cast<std::uint16_t>(first_day));
    if (count > many) std::fill_n(first, count, static_cast<std::uint16_t>(first_day));
    if (block.day) {
        for (auto came = first; came != first + count; ++came) {
            *came = static_cast<std::uint16_t>(*came + block.day->draw(random.bits()));
        }
    }
    size_ += count;
}

// Their stays are drawn one by one: they begin at moments of their own.
void DailyMacs::draw_timed(std::uint64_t seed) {
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

void DailyMacs::keep_moments(std::int32_t mac, DayMoments moments) {
    HEADROOM_CHECK(moments_place_[index(mac)] == not_drawn);
    moments_place_[index(mac)] = static_cast<std::int32_t>(moments_.size());
    whose_moments_.push_back(mac);
    moments_.push_back(moments);
}

DayMoments DailyMacs::moments_of(std::int32_t mac) {
    if (moments_place_[index(mac)] == not_drawn) {
        const std::int32_t came_day = came_on(mac);
        const std::int32_t left_day = leaves_on(mac);
        // A stream for each Mac: what it gives does not depend on who else was asked for.
        RandomStream stream(seed_, member_.moments_entity, Purpose::stay,
                            static_cast<std::uint32_t>(mac));
        if (came_day == from_start) {
            keep_moments(mac, {0, member_.existing->draw_left(left_day, stream)});
        } else if (left_day >= days_) {
            const double came = member_.arrivals->draw_came_of_staying(days_ - came_day, stream);
            keep_moments(mac, {came, 0});
        } else {
            keep_moments(mac, member_.arrivals->draw_moments(left_day - came_day, stream));
        }
    }
    return moments_[index(moments_place_[index(mac)])];
}

double DailyMacs::coming_beyond_noon(std::int32_t mac) const {
    if (is_timed(mac)) return 0.5 - moments_[index(moments_place_[index(mac)])].came;
    const ArrivalLaw& law = *member_.arrivals;
    const std::int32_t came = came_on(mac);
    const std::int32_t leaves = leaves_on(mac);
    return leaves < days_ ? law.first_day_beyond_half(leaves - came)
                          : law.staying_beyond_half(days_ - came);
}

double DailyMacs::leaving_beyond_noon(std::int32_t mac) const {
    if (is_timed(mac)) return moments_[index(moments_place_[index(mac)])].left - 0.5;
    if (came_on(mac) == from_start) return -member_.existing->last_day_beyond_half(leaves_on(mac));
    return -member_.arrivals->last_day_beyond_half(leaves_on(mac) - came_on(mac));
}

double DailyMacs::beyond_noon(std::int32_t first, std::int32_t stop) {
    HEADROOM_CHECK(with_means_ && first <= stop);
    // Whole blocks at once; of Macs turned away, came_on is beyond all days.
    const auto block_begin = [&](std::int32_t block) {
        const auto blocks = static_cast<std::int32_t>(block_begins_.size()) - 1;
        return block_begins_[index(std::min(blocks, block))];
    };
    const auto of_coming = [&](std::int32_t mac) {
        const std::int32_t came = came_on(mac);
        const bool counts = first <= came && came < stop && came != leaves_on(mac);
        return counts ? coming_beyond_noon(mac) : 0;
    };
    double sum = sum_of(block_begin(first / days_of_block),
                        block_begin((stop - 1) / days_of_block + 1), of_coming);
    for (std::int32_t day = first; day < stop && !member_.timed.empty(); ++day) {
        visit_timed(day, [&](std::int32_t mac) { sum += of_coming(mac); });
    }
    const bool many_days = stop - first > days_ / 8;
    return sum + (many_days ? leaving_of_everybody(first, stop) : leaving_of_listed(first, stop));
}

double DailyMacs::leaving_of_listed(std::int32_t first, std::int32_t stop) {
    double sum = 0;
    for (std::int32_t day = first; day < stop; ++day) {
        visit_leaving(day, [&](std::int32_t mac) {
            if (came_on(mac) != leaves_on(mac)) sum += leaving_beyond_noon(mac);
        });
    }
    return sum;
}

// Quicker than to walk along the lists of many days.
double DailyMacs::leaving_of_everybody(std::int32_t first, std::int32_t stop) const {
    const auto leaves_then = [&](std::int32_t mac) {
        const std::int32_t leaves = leaves_on(mac);
        return first <= leaves && leaves < stop;
    };
    const std::int32_t arrivals = block_begins_.front();
    const std::int32_t timed = timed_begins_.front();
    const double of_existing = sum_of(0, arrivals, [&](std::int32_t mac) {
        return leaves_then(mac) ? member_.existing->last_day_beyond_half(leaves_on(mac)) : 0;
    });
    const double of_arrivals = sum_of(arrivals, timed, [&](std::int32_t mac) {
        const std::int32_t came = came_on(mac);
        const bool counts = leaves_then(mac) && came != leaves_on(mac) && came != turned_away;
        return counts ? member_.arrivals->last_day_beyond_half(leaves_on(mac) - came) : 0;
    });
    const double of_timed = sum_of(timed, size_, [&](std::int32_t mac) {
        const std::int32_t came = came_on(mac);
        const bool counts = leaves_then(mac) && came != leaves_on(mac) && came != turned_away;
        return counts ? leaving_beyond_noon(mac) : 0;
    });
    return of_timed - of_existing - of_arrivals;
}

double DailyMacs::turn_away(std::int32_t mac) {
    HEADROOM_CHECK(came_on(mac) != turned_away && came_on(mac) != from_start);
    const std::size_t came = index(came_on(mac));
    const std::size_t leaves = index(leaves_on(mac));
    --own_.coming[came];
    if (together_ != nullptr) --together_->coming[came];
    --own_.leaving[leaves];
    if (together_ != nullptr) --together_->leaving[leaves];
    const bool later = with_means_ && leaves > came && leaves < index(days_);
    const double beyond = later ? leaving_beyond_noon(mac) : 0;
    came_[index(mac)] = turned_away;
    return beyond;
}

}  // namespace headroom::planning
