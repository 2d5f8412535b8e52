#pragma once
// Fleets of any size for measurements and tests: a company with sites of equal size, a Reserved
// sublicense each, and Macs that come and go (workload W2 of docs/performance.md).

#include <string>

#include "core/simulation/simulator.h"

namespace headroom::simulation {

struct FleetShape {
    int sites = 100;
    Count macs = 1000;        // a site, at the start and in the mean
    Count licenses = 1050;    // a site
    double stay_days = 1095;  // mean of an exponential stay
    int years = 5;
    std::uint64_t seed = 1;
    licensing::EnrollMethod method = licensing::EnrollMethod::manual;
};

/// The fleet at its start, 2017-01-01, activated and in equilibrium.
Simulator make_fleet(const FleetShape& shape);

/// Where it ends.
Instant end_of(const FleetShape& shape);

/// Arrivals, departures, refreshes and reports: what peers count as events of this workload. The
/// count goes on only while the counter is its simulator's listener.
struct FleetEvents {
    std::int64_t arrivals = 0;  // refused ones included
    std::int64_t departures = 0;
    std::int64_t refreshes = 0;
    std::int64_t reports = 0;

    void note(const licensing::Event& event);
    std::int64_t total() const { return arrivals + departures + refreshes + reports; }
};

}  // namespace headroom::simulation
