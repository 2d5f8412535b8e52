#pragma once
// Sites with any law of stays, alone or sharing a license pool, by what comes and goes each day. A
// day on which the Macs that come cannot bring anybody to a limit, in whatever order, is settled by
// its counts; only the other days are played event by event, with moments drawn from their exact
// conditional law (departure_law.h). So it is exact in continuous time.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/planning/counts/count_listener.h"
#include "core/planning/counts/count_site.h"
#include "core/planning/laws/departure_law.h"
#include "core/planning/numerics/inversion_table.h"
#include "core/planning/study/horizon.h"

namespace headroom::planning {

/// Days of one block of arrivals.
inline constexpr std::int32_t days_of_block = 16;

/// So many days of a site's arrivals by chance.
struct ArrivalBlock {
    std::shared_ptr<const InversionTable> count;
    std::shared_ptr<const AliasTable> day;  // which of them; null: all alike
};

/// Macs that come at a known instant.
struct TimedMacs {
    std::int32_t day = 0;
    double second = 0;  // within the day
    Count count = 0;
};

struct DailyMember {
    CountSite site;
    std::uint64_t moments_entity = 0;            // of the streams of moments
    std::vector<ArrivalBlock> blocks;            // one after the other from day 0
    std::vector<TimedMacs> timed;                // in the order of time
    std::shared_ptr<const ArrivalLaw> arrivals;  // null: no random arrivals
    std::shared_ptr<const StartLaw> existing;    // null: those of the start stay for ever
    std::shared_ptr<const InversionTable> existing_leaving;  // how many of them leave
    /// Of Reserved keys: the first whole day that counts, and the mean of DailyMacs::beyond_noon
    /// over the days that count, for the Macs of the start and those that come at random.
    std::int32_t first_counted_day = 0;
    double expected_beyond_noon = 0;
};

/// Sites that share licenses, or one alone. Time is in days from the midnight before the start.
struct DailyGroup {
    std::vector<DailyMember> members;
    Count licenses = 0;  // that the members share: the pool, or of a site alone more than it uses
    std::int32_t days = 0;
    Date first_day;
    double start = 0, counted_from = 0, end = 0;
    bool counts_excess = false;           // Horizon::counts_excess: days over a limit are played
    std::vector<std::int32_t> look_days;  // by look: the day at whose begin it is; `days`: the end
};

/// Laws and tables that sites share.
class DailyTables {
public:
    /// With the means that idle licenses take (ArrivalLaw::prepare_means), or perhaps without.
    std::shared_ptr<const ArrivalLaw> arrivals(const simulation::StayModel& stay, double growth,
                                               std::int32_t days, bool with_means);
    std::shared_ptr<const StartLaw> existing(const simulation::SiteDemand& demand, double offset,
                                             std::int32_t days, bool with_means);
    std::shared_ptr<const InversionTable> poisson(double mean);
    std::shared_ptr<const InversionTable> binomial(Count n, double p);
    std::shared_ptr<const AliasTable> choice(const std::vector<double>& weights);
    /// There are so many that more would take too much memory: as sites by the thousand have, each
    /// with a rate of its own that grows.
    bool are_full() const { return poisson_.size() > most_poisson_tables; }

private:
    static constexpr std::size_t most_poisson_tables = 40'000;  // of about 5 kB

    using Law = std::vector<double>;  // what tells it from others
    std::map<Law, std::shared_ptr<ArrivalLaw>> arrivals_;
    std::map<Law, std::shared_ptr<StartLaw>> existing_;
    std::map<double, std::shared_ptr<const InversionTable>> poisson_;
    std::map<std::pair<Count, double>, std::shared_ptr<const InversionTable>> binomial_;
    std::map<std::vector<double>, std::shared_ptr<const AliasTable>> choices_;
};

/// `members` share `licenses`, and none of them exceeds its own cap. nullopt: the horizon has too
/// many days, numbers are out of reach, or the tables are full.
std::optional<DailyGroup> make_daily_group(const std::vector<CountSite>& members, Count licenses,
                                           const Horizon& horizon, DailyTables& tables);

/// Plays the replications of these seeds (replication_seed).
void play_daily(const DailyGroup& group, std::span<const std::uint64_t> seeds,
                CountListener& listener);

}  // namespace headroom::planning
