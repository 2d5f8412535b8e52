#pragma once
// How likely is a breach: many replications of a scenario's demand and faults.
//
//   RiskStudy study = make_risk_study(scenario, options);
//   RiskPart part = run_part(study, 0, 5'000);          // these calls may run anywhere, at once
//   part.merge(run_part(study, 5'000, 5'000));
//   RiskResult result = summarize(study, part);         // risk_result.h
//
// Every replication is the full simulation of everything that the scenario says (`Path::full`), or
// a count-only model that is exact for what it claims (`Path::counts`) where one applies.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/stop_flag.h"
#include "core/planning/risk/risk_part.h"
#include "core/planning/study/horizon.h"
#include "core/scenario/scenario.h"

namespace headroom::planning {

struct CountModel;

enum class Path : std::uint8_t { automatic, full, counts };

/// Whether a replication draws the demand that is uncertain, or plays the figures as they stand.
enum class Parameters : std::uint8_t { drawn, fixed };

/// Whether the Macs of every day are counted, for bands over time. Without, a study is faster and
/// its random numbers are others.
enum class Bands : std::uint8_t { daily, none };

struct RiskOptions {
    std::int64_t replications = 10'000;    // at most
    std::int64_t min_replications = 1000;  // before `precision` may end the study
    std::optional<double> precision;       // half-width wanted of every breach probability
    double confidence = 0.95;              // of all intervals, in (0, 1)
    Span warmup;                           // from 0 to less than the scenario's length
    std::optional<std::uint64_t> seed;     // instead of the scenario's
    Parameters parameters = Parameters::drawn;
    Bands bands = Bands::daily;
    /// The scenario's `expectRisk` decides how many replications are played, not `precision`.
    bool check = false;
    Path path = Path::automatic;  // `counts` where it does not apply: the full path
    StopFlag stop;                // polled by `run_part`, which throws Stopped
};

/// Prepared once, then only read: `run_part` may be called from several threads.
struct RiskStudy {
    scenario::Scenario scenario;  // with the seed of replication 0, without what nobody needs
    RiskOptions options;
    Horizon horizon;
    std::vector<std::string> sites;            // codes: those of `world`, then those that steps add
    Path path = Path::full;                    // the one taken, never `automatic`
    std::string why;                           // in a sentence
    std::int64_t license_seconds = 0;          // paid_license_seconds, when there are prices
    bool certain = false;                      // nothing is random: one replication says everything
    std::shared_ptr<const CountModel> counts;  // where the model applies, also when not played
};

/// "drawn" where replications draw a demand that is uncertain, else "fixed": what documents say.
const char* parameters_word(const scenario::Scenario& scenario, Parameters parameters);
/// Makes the demand certain: its own figures.
void fix_parameters(scenario::Scenario& scenario);
/// Whether a demand is uncertain.
bool has_uncertainty(const scenario::Scenario& scenario);

/// A scenario without anything random is played once, whatever `options` ask for.
RiskStudy make_risk_study(scenario::Scenario scenario, const RiskOptions& options);

/// Plays replications [first, first + count).
RiskPart run_part(const RiskStudy& study, std::int64_t first, std::int64_t count);

/// How many replications there have to be before the study may look whether it is done, given what
/// was done so far; the number done when it is. Does not depend on how the work was divided.
std::int64_t next_target(const RiskStudy& study, const RiskPart& so_far);

}  // namespace headroom::planning
