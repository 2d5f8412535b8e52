#pragma once
// Macs that come and go by chance or by record (scenario format). Values and samplers; the
// simulator schedules what they draw. Sampling is exact: no time steps, no truncation but to whole
// seconds.

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/exponential.h"
#include "core/base/quick_random.h"
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
    /// Its mean in days; infinite for one that never ends.
    double mean() const;
};

/// When Macs come.
struct ArrivalModel {
    /// Poisson with rate perDay * (1 + growth)^(days / 365) * weekday weight * month weight.
    double per_day = 0;
    double growth_per_year = 0;
    std::array<double, 7> weekdays{1, 1, 1, 1, 1, 1, 1};                // Monday first
    std::array<double, 12> months{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};  // January first

    /// Macs that come together by chance: geometric with this mean, at least 1. The rates are of
    /// Macs, so that groups come less often.
    double group_size = 1;

    struct Batch {
        Instant at;
        Count count = 0;  // below 0: so many leave, as many as are there
    };
    std::vector<Batch> batches;  // in the order of time; recorded counts are batches of one

    /// The Poisson rate of a day by its weekday and month, per day and without growth.
    double rate_on(Date day) const;
    /// The same for groups, of `group_size` Macs each on average.
    double group_rate_on(Date day) const { return rate_on(day) / group_size; }
    /// How many Macs a group has, by one uniform number.
    Count group_of(double uniform) const;
    /// Whether all weekdays and all months have the same weight.
    bool is_even() const;
};

enum class ExistingMacs : std::uint8_t { new_stay, residual };

/// Figures that a history leaves open, relative to the demand's own (contract 5.1).
struct DemandFactors {
    double per_day = 1;
    double growth = 1;      // of 1 + growthPerYear
    double stay = 1;        // of a stay's lengths; 0: Macs stay for ever
    double group_size = 1;  // the product is 1 at least
    double batches = 1;     // of the counts of batches that come; the rest rounds to whole Macs
};

struct SiteDemand {
    licensing::SiteId site;
    licensing::EnrollMethod method = licensing::EnrollMethod::manual;
    ExistingMacs existing = ExistingMacs::new_stay;
    std::uint64_t entity = 0;  // entity_of(site code)
    StayModel stay;
    ArrivalModel arrivals;
    /// How long a Mac that has left stays enrolled until it is removed: its license is used until
    /// then. nullopt: it is removed when it leaves.
    std::optional<StayModel> removed_after;
    /// What the demand may also be, each as likely as the others. Empty: it is known.
    std::vector<DemandFactors> uncertainty;

    /// How long a new Mac stays enrolled, in days: its stay and the delay until it is removed.
    /// nullopt: for ever.
    std::optional<double> draw_enrolled_days(RandomStream& stream) const;
    /// The same of a Mac that has been there in equilibrium: it may have left already.
    std::optional<double> draw_residual_enrolled_days(RandomStream& stream) const;
    /// Its Macs have no memory: any of them may leave at any moment, and is then removed.
    bool is_memoryless() const {
        return stay.kind == StayModel::Kind::exponential && !removed_after;
    }

    bool is_uncertain() const { return !uncertainty.empty(); }
    SiteDemand without_uncertainty() const {
        return {site, method, existing, entity, stay, arrivals, removed_after, {}};
    }
    /// Which of `uncertainty` the replication with this seed plays: the same for every split and
    /// every way of playing. Only for uncertain demand.
    const DemandFactors& factors_of(std::uint64_t seed) const;
};

/// `demand` with its figures multiplied, and without uncertainty.
SiteDemand with_factors(const SiteDemand& demand, const DemandFactors& factors);
/// A batch's count, multiplied and rounded to whole Macs.
Count batch_times(Count count, double factor);
/// A demand that is certain: the one that the replication with this seed draws, or `demand` itself.
SiteDemand drawn_demand(const SiteDemand& demand, std::uint64_t seed);

/// The arrivals of one site in their order.
class ArrivalStream {
public:
    ArrivalStream(const SiteDemand& demand, std::uint64_t seed, Instant start);

    struct Arrival {
        Instant at;
        Count count = 0;  // 0: nobody comes any more; below 0: so many leave
    };
    /// The next arrival not after `end`; the stream moves on. Not to be called after the last.
    Arrival next(const SiteDemand& demand, Instant end) {
        if (mean_gap_seconds_ <= 0 || grouped_ || !demand.arrivals.batches.empty()) {
            return next_of_all(demand, end);
        }
        const Instant at = next_even();
        return {at, at <= end ? 1 : 0};
    }

private:
    Arrival next_of_all(const SiteDemand& demand, Instant end);
    std::optional<Instant> next_random(const ArrivalModel& model, Instant end);
    Instant next_even() {
        second_ += unit_exponential(random_, more_random_) * mean_gap_seconds_;
        second_ = std::min(second_, 4e11);  // beyond every calendar
        return start_ + Span{static_cast<std::int64_t>(second_)};
    }
    std::optional<Instant> next_weighted(const ArrivalModel& model, Instant end);
    std::optional<Instant> next_growing(const ArrivalModel& model, Instant end);

    QuickRandom random_;
    RandomStream more_random_;  // for the few draws that take several numbers
    Instant start_;
    double mean_gap_seconds_ = 0;  // of arrivals with one rate for all time; else 0
    double second_ = 0;            // the newest of these came so long after the start
    bool grouped_ = false;
    std::optional<Instant> pending_;
    bool random_done_ = false;
    std::size_t next_batch_ = 0;
    // Arrivals whose rate changes are drawn along the days:
    Date day_;
    double second_of_day_ = 0;
    double weight_ = 0;  // rate on `day_` without growth, in groups a day
};

/// The stays of a site's Macs, numbered in the order in which they were drawn for: stay `number` is
/// the same whatever became of the others.
class StayStream {
public:
    StayStream(const SiteDemand& demand, std::uint64_t seed)
        : seed_(seed),
          entity_(demand.entity),
          memoryless_(demand.is_memoryless()),
          exponentials_(RandomStream(seed, demand.entity, Purpose::stay)) {}

    /// The next stay in days; infinite for one that never ends.
    double next(const SiteDemand& demand) {
        if (!memoryless_) return draw_alone(demand, StayPart::all);
        return demand.stay.mean_days * next_exponential();
    }
    /// The next one, of a Mac that has been there in equilibrium.
    double next_residual(const SiteDemand& demand) {
        if (!memoryless_) return draw_alone(demand, StayPart::residual);
        return demand.stay.mean_days * next_exponential();  // it has no memory
    }
    /// Passes over one that is not needed.
    void skip() {
        ++number_;
        (void)exponentials_.bits();
    }

private:
    enum class StayPart : std::uint8_t { all, residual };

    // An exponential stay is made of one number of the site's stream; what takes several numbers
    // has a stream of its own.
    double next_exponential() {
        ++number_;
        const std::uint64_t bits = exponentials_.bits();
        if (const auto quick = quick_exponential(bits)) [[likely]]
            return *quick;
        RandomStream more(seed_, entity_, Purpose::stay, number_);
        return finish_exponential(bits, more);
    }
    double draw_alone(const SiteDemand& demand, StayPart part);

    std::uint64_t seed_;
    std::uint64_t entity_;
    bool memoryless_;
    std::uint32_t number_ = 0;  // of the newest stay, from 1 on
    QuickRandom exponentials_;
};

}  // namespace headroom::simulation
