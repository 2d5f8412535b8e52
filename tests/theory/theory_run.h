#pragma once
// Runs of the full simulator, arranged so that theory has an exact answer for them: every site is
// an independent replication, because its draws come from streams of its own.

#include <string>
#include <vector>

#include "core/simulation/simulator.h"

namespace headroom::testing {

/// Sites that share one subscription; `copies` such subscriptions are simulated side by side.
struct Office {
    struct Place {
        licensing::KeyType type = licensing::KeyType::reserved;
        Count licenses = 0;  // of its sublicense
        Count macs = 0;      // at the start
        double per_day = 1;
        simulation::StayModel stay;
    };
    Count licenses = 0;  // of the subscription
    std::vector<Place> places;
    int copies = 1;
    simulation::ExistingMacs existing = simulation::ExistingMacs::residual;
    simulation::ArrivalModel arrivals;  // `per_day` comes from the place
    std::uint64_t seed = 1;
    int days = 100;
};

/// The simulator at the start of the demand. Site number copy * places + place has that demand.
simulation::Simulator open(const Office& office);
Instant end_of(const Office& office);

/// Attempts to enroll at one site, and how many of them were refused.
struct Attempts {
    Count refused = 0;
    Count all = 0;
};

/// Counts attempts while the simulator runs: pass it every event.
class AttemptCounter {
public:
    explicit AttemptCounter(std::size_t sites) : counts_(sites) {}
    void note(const licensing::Event& event);
    const std::vector<Attempts>& counts() const { return counts_; }
    void forget() { counts_.assign(counts_.size(), Attempts{}); }

private:
    std::vector<Attempts> counts_;
};

/// A law of stays with a name for messages.
struct Law {
    const char* name;
    simulation::StayModel stay;
};

simulation::StayModel fixed_stay(double days);
simulation::StayModel exponential_stay(double mean_days);
simulation::StayModel weibull_stay(double shape, double mean_days);
simulation::StayModel lognormal_stay(double sigma, double mean_days);

/// P(stay > days) and its integral from 0, by quadrature with the C library's functions.
double survival(const simulation::StayModel& stay, double days);
double integrated_survival(const simulation::StayModel& stay, double days);

/// Collects standardized deviations: each should be a standard normal number.
class Deviations {
public:
    void add(const std::string& what, double observed, double expected, double standard_error);
    /// Fails the test when one is beyond the 99.99 % interval, or when more are outside the 99 %
    /// intervals than chance lets happen once in a thousand times.
    void judge(std::size_t at_least) const;

private:
    struct One {
        std::string what;
        double z;
    };
    std::vector<One> all_;
};

struct MeanAndVariance {
    double mean = 0;
    double variance = 0;  // of one value
    double error_of_mean() const;
    std::size_t count = 0;
};
MeanAndVariance summary_of(const std::vector<double>& values);

}  // namespace headroom::testing
