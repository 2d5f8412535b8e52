#include "core/engine/agenda.h"

namespace headroom::engine {

std::size_t Agenda::size() const {
    std::size_t sum = wheel_.size();
    for (const Ring<Entry>& ring : rings_) sum += ring.size();
    return sum;
}

}  // namespace headroom::engine
