#include "core/simulation/faults.h"

#include <algorithm>

#include "core/base/random.h"

namespace headroom::simulation {

std::vector<Outage> random_outages(std::uint64_t seed, std::uint64_t entity, double every_days,
                                   double last_hours, Instant start, Instant end) {
    RandomStream stream(seed, entity, Purpose::faults);
    const auto draw = [&](double mean_seconds) {
        const double longest = static_cast<double>((end - start).seconds) + 1;
        const double seconds = std::min(stream.exponential(mean_seconds), longest);
        return Span{std::max<std::int64_t>(1, static_cast<std::int64_t>(seconds))};
    };
    std::vector<Outage> outages;
    Instant at = start;
    for (;;) {
        const Instant from = at + draw(every_days * 86400);
        if (from > end) return outages;
        at = from + draw(last_hours * 3600);
        outages.push_back({from, at});
    }
}

}  // namespace headroom::simulation
