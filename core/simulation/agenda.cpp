#include "core/simulation/agenda.h"

#include <bit>

namespace headroom::simulation {

void Agenda::schedule(const Entry& entry) {
    std::size_t place = wheel;
    if (entry.what < rings) {
        Ring<Entry>& ring = rings_[entry.what];
        if (ring.empty() || !(entry < ring.back())) {
            ring.push(entry);
            used_rings_ |= 1u << entry.what;
            place = entry.what;
        }
    }
    if (place == wheel) wheel_.push(entry);
    if (source_ == nowhere || entry < first_) {
        first_ = entry;
        source_ = place;
    }
}

void Agenda::pop() {
    if (source_ == wheel) {
        (void)wheel_.top();
        wheel_.pop();
    } else {
        rings_[source_].pop();
        if (rings_[source_].empty()) used_rings_ &= ~(1u << source_);
    }
    find_first();
}

void Agenda::find_first() {
    source_ = nowhere;
    if (!wheel_.empty()) {
        first_ = wheel_.top();
        source_ = wheel;
    }
    for (std::uint32_t used = used_rings_; used != 0; used &= used - 1) {
        const auto i = static_cast<std::size_t>(std::countr_zero(used));
        if (source_ != nowhere && !(rings_[i].front() < first_)) continue;
        first_ = rings_[i].front();
        source_ = i;
    }
}

std::size_t Agenda::size() const {
    std::size_t sum = wheel_.size();
    for (const Ring<Entry>& ring : rings_) sum += ring.size();
    return sum;
}

}  // namespace headroom::simulation
