#pragma once
// On which day a Mac leaves, given the day on which it came, and, where that matters, when on those
// two days. Days are drawn from a table; moments only for the few days on which order decides, from
// the exact conditional law. Time is in days; a day begins at 0 and ends at 1.

#include <cstdint>
#include <utility>
#include <vector>

#include "core/planning/laws/stay_law.h"
#include "core/planning/numerics/alias_table.h"

namespace headroom::planning {

/// When a Mac came and left, each within its day.
struct DayMoments {
    double came = 0;
    double left = 0;
};

/// Macs that come at random within a day, at a density that grows by e^growth in it.
class ArrivalLaw {
public:
    /// Departures are told apart up to `days` days after the arrival's, at most 65,534.
    ArrivalLaw(const StayLaw& stay, double growth, std::int32_t days);

    /// Draws the days from the arrival's to the departure's: 0 is the same day, `days` later than
    /// is told apart.
    const AliasTable& days_table() const { return table_; }

    /// The moments, given the days.
    DayMoments draw_moments(std::int32_t days, RandomStream& random) const;
    /// When on its day a Mac comes that is there at the end of the last of so many days, its own
    /// being the first.
    double draw_came_of_staying(std::int32_t days, RandomStream& random) const;

    /// How much of its first day is left for a Mac in the mean, and how much of its last day when
    /// it goes, both beyond a half. For 1 <= days < days().
    double first_day_beyond_half(std::int32_t days) const { return first_[index(days)]; }
    double last_day_beyond_half(std::int32_t days) const { return last_[index(days)]; }
    /// The first, of a Mac that is there at the end of so many days, its own being the first.
    double staying_beyond_half(std::int32_t days) const { return staying_[index(days)]; }
    /// Means over all arrivals that do not leave on their first day: of the first, and of the
    /// second, where that is 1 to days - 1 days after the arrival's.
    double mean_first_day() const { return mean_first_; }
    double mean_last_day(std::int32_t days) const { return mean_last_[index(days)]; }
    std::int32_t days() const { return days_; }
    /// Fills what these say; it takes some milliseconds.
    void prepare_means();

private:
    static std::size_t index(std::int32_t days) { return static_cast<std::size_t>(days); }
    std::vector<double> probabilities() const;
    void find_means();
    void find_means_of_fixed();
    double draw_came(RandomStream& random, double from = 0, double to = 1) const;
    double weight(double moment) const;  // of a moment within the day; its integral is 1
    DayMoments draw_fixed(std::int32_t days, RandomStream& random) const;
    DayMoments draw_early(std::int32_t days, RandomStream& random) const;

    StayLaw stay_;
    double growth_;
    double weight_scale_ = 1;
    std::int32_t days_;
    std::vector<double> shares_;     // P(so many days)
    std::vector<double> survivals_;  // P(a stay is longer than so many days)
    AliasTable table_;
    std::vector<std::pair<double, double>> bounds_;  // of the density around each number of days
    std::vector<double> first_, last_, staying_, mean_last_;
    double mean_first_ = 0;
};

/// Macs that are there at the start: at `offset` in day 0.
class StartLaw {
public:
    /// `existing`: full stays from the start, or what is left of stays under way.
    StartLaw(const StayLaw& stay, simulation::ExistingMacs existing, double offset,
             std::int32_t days);

    /// P(leaves on one of the days), and on this one.
    double leaving() const { return leaving_; }
    double leaving_on(std::int32_t day) const { return shares_[static_cast<std::size_t>(day)]; }
    /// Draws the day on which one of those leaves.
    const AliasTable& day_table() const { return table_; }
    double draw_left(std::int32_t day, RandomStream& random) const;
    /// How much of its last day is left in the mean when a Mac goes, beyond a half.
    double last_day_beyond_half(std::int32_t day) const {
        return last_[static_cast<std::size_t>(day)];
    }
    /// Fills what that says; it takes some milliseconds.
    void prepare_means();

private:
    std::vector<double> probabilities();
    double mean_beyond_half(std::int32_t day) const;
    double density(double days) const;

    StayLaw stay_;
    bool residual_;
    double offset_;
    std::int32_t days_;
    double leaving_ = 0;
    std::vector<double> shares_;
    std::vector<double> survivals_;  // P(a stay reaches the begin of the day); `days` is the end
    AliasTable table_;
    std::vector<double> last_;
};

}  // namespace headroom::planning
