#pragma once
// What to buy and renew, when and how many, over several years: `headroom plan --years N`.
//
// Every term (from one renewal to the next) is planned by itself: no key's risk of a breach or a
// refusal within a term exceeds the one asked for, and among all ways to buy at the quarters of the
// term the cheapest is taken. A key keeps its type. The keys on the pool are planned together: the
// risk is that any of them passes the pool. Macs that a full key turned away are counted in later
// periods as if they had come, which errs on the side of more licenses.

#include <optional>
#include <string>
#include <vector>

#include "core/planning/numerics/intervals.h"
#include "core/planning/schedule/period_peaks.h"
#include "core/planning/schedule/schedule_terms.h"

namespace headroom::planning {

struct ScheduleOptions {
    double risk = 0.05;  // of every key in every term, in (0, 1)
    int years = 1;       // from the start of the scenario, 1 to 10
    std::int64_t replications = 2000;
    double confidence = 0.95;
    Executor for_each = one_after_the_other;
    StopFlag stop;
};

/// The licenses of one key, or of the pool, over one term.
struct UnitTerm {
    std::vector<Count> levels;  // by LicenseTerm::periods
    Interval risk;              // within the term, as far as the years go
    bool is_proven = true;      // no cheaper levels exist for these replications
};

struct ScheduleEntry {
    enum class Do : unsigned char { buy, renew };
    Date at;
    Do what = Do::buy;
    Count licenses = 0;          // bought: how many more; renewed: how many from then on
    Count total = 0;             // afterwards
    int months = 0;              // of a renewal
    int days = 0;                // that the price is for: until the common end, or the whole term
    std::optional<double> cost;  // where the scenario has `costs.licenseYear`
    std::string why;
};

struct Schedule {
    TermCalendar calendar;
    std::vector<LicenseUnit> units;
    std::vector<std::vector<UnitTerm>> plan;  // by unit, then term
    std::vector<ScheduleEntry> entries;       // in the order of time
    scenario::Json steps;                     // the same as scenario steps, with sublicense edits
    std::int64_t replications = 0;
    std::optional<double> license_year;  // the price
    std::string currency;                // "EUR"; empty without prices
    std::optional<double> cost;          // of all entries
};

/// Errors are sentences: the subscription has expired, the scenario cannot be played that long.
Result<Schedule, std::string> make_schedule(const scenario::Scenario& scenario,
                                            const PlanProblem& problem,
                                            const ScheduleOptions& options);

/// The members `schedule` (contract 5.2) and `scheduleBasis` of the plan's document.
void add_schedule(const Schedule& schedule, const ScheduleOptions& options, scenario::Json& plan);

/// Adds both to the JSON Schema of a plan.
void add_schedule_schema(scenario::Json& plan_schema);

/// The scenario with the schedule's steps in it, until the end of the years.
scenario::Json scheduled_scenario(const scenario::Json& source, const Schedule& schedule);

/// The entries as an iCalendar file (RFC 5545): a whole day each, with a reminder two weeks ahead.
/// `made` stands for the day on which the file was made, so that the same plan gives the same
/// bytes.
std::string schedule_calendar(const Schedule& schedule, const std::string& name, Instant made);

}  // namespace headroom::planning
