#pragma once
// Macs that come and go by chance or by record (contract §1.4). Values and samplers; the simulator
// schedules what they draw. Sampling is exact: no time steps, no truncation but to whole seconds.

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/random.h"
#include "core/base/time.h"
#include "core/licensing/ids.h"
#include "core/licensing/site.h"

namespace headroom::simulation {

/// How long a Mac stays enrolled.
struct StayModel {
    enum class Kind : std::uint8_t { forever, fixed, exponential, weibull, lognormal };
    Kind kind = Kind::forever;
    double mean_days = 0;   // fixed: the length; exponential, lognormal: the mean
    double shape = 1;       // weibull
    double scale_days = 0;  // weibull
    double sigma = 0;       // lognormal: standard deviation of the logarithm

    /// A full stay in days; nullopt for one that never ends.
    std::optional<double> draw_days(RandomStream& stream) const;
    /// What is left of a stay that is under way in equilibrium (density S(x) / mean).
    std::optional<double> draw_residual_days(RandomStream& stream) const;
};

/// When Macs come.
struct ArrivalModel {
    /// Poisson with rate perDay * (1 + growth)^(days / 365) * weekday weight * month weight.
    double per_day = 0;
    double growth_per_year = 0;
    std::array<double, 7> weekdays{1, 1, 1, 1, 1, 1, 1};             // Monday first
    std::array<double, 12> months{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};  // January first

    struct Batch {
        Instant at;
        Count count = 0;
    };
    std::vector<Batch> batches;  // in the order of time; recorded counts are batches of one

    /// The Poisson rate of a day by its weekday and month, per day and without growth.
    double rate_on(Date day) const;
    /// Whether all weekdays and all months have the same weight.
    bool is_even() const;
};

enum class ExistingMacs : std::uint8_t { new_stay, residual };

struct SiteDemand {
    licensing::SiteId site;
    std::uint64_t entity = 0;  // entity_of(site code)
    ArrivalModel arrivals;
    StayModel stay;
    licensing::EnrollMethod method = licensing::EnrollMethod::manual;
    ExistingMacs existing = ExistingMacs::new_stay;
};

/// The arrivals of one site in their order.
class ArrivalStream {
public:
    ArrivalStream(const SiteDemand& demand, std::uint64_t seed, Instant start);

    struct Arrival {
        Instant at;
        Count count = 1;
    };
    /// The next arrival not after `end`; the stream moves on.
    std::optional<Arrival> next(const SiteDemand& demand, Instant end);

private:
    std::optional<Instant> next_random(const ArrivalModel& model, Instant end);
    std::optional<Instant> next_growing(const ArrivalModel& model, Instant end);
    std::optional<Instant> next_weighted(const ArrivalModel& model, Instant end);
    double unit_exponential();

    RandomStream random_;
    Instant start_;
    Date day_;                  // the random arrivals are drawn along the days ...
    double second_of_day_ = 0;  // ... and continue from here
    double weight_ = 0;         // rate on `day_` without growth, in Macs a day
    std::array<double, 8> logs_{};  // of the next uniform numbers
    std::uint8_t logs_left_ = 0;
    bool even_ = false;             // one rate for all time
    bool random_done_ = false;
    std::optional<Instant> pending_;
    std::size_t next_batch_ = 0;
};

/// The stays of a site's Macs, numbered in the order in which they were drawn for. Stay `number` has
/// a stream of its own, so that it is the same whatever became of the others.
class StayStream {
public:
    StayStream(const SiteDemand& demand, std::uint64_t seed)
        : seed_(seed), entity_(demand.entity) {}

    /// The next stay in days; nullopt for one that never ends.
    std::optional<double> next(const StayModel& stay);
    /// The next one, of a Mac that has been there in equilibrium.
    std::optional<double> next_residual(const StayModel& stay);
    /// Passes over one that is not needed.
    void skip() { ++number_; }

private:
    std::uint64_t seed_;
    std::uint64_t entity_;
    std::uint32_t number_ = 0;
    std::uint32_t logs_from_ = 0;  // `logs_` are of the stays from this number on
    bool drawn_ = false;
    std::array<double, 8> logs_{};
};

}  // namespace headroom::simulation
