#pragma once
// A scenario as values (scenario format): what a file says, checked, with names but no ids of a
// world.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/licensing/command.h"
#include "core/licensing/error_code.h"
#include "core/licensing/settings.h"
#include "core/scenario/costs.h"
#include "core/scenario/json_source.h"
#include "core/simulation/demand.h"
#include "core/simulation/faults.h"

namespace headroom::scenario {

/// One timed command. Commands over several Macs or addresses are several attempts: `commands` one
/// after the other, or the only one `repeat` times.
struct Step {
    std::size_t index = 0;  // place in the file's `steps`
    Instant at;
    std::string verb;   // "mac.enroll"
    std::string actor;  // email; My Account's rights are checked for it
    std::vector<licensing::Command> commands;
    Count repeat = 1;
    bool usable_part_is_enough = false;  // users.invite with csv
    std::vector<std::string> unusable;   // its bad lines, "line 3: ..."
    std::optional<licensing::ErrorCode> expected_error;
    Json expected_details;  // object or null
    std::optional<Count> expected_done;
    Json source;          // the step as written, to be saved again
    std::string pointer;  // where it stands in its file
    int line = 0;
    int column = 0;
};

/// Where something stands in a file.
struct SourcePlace {
    std::string pointer;
    int line = 0;
    int column = 0;
};

/// A command of `world`, run at the start; a refusal is an error at its place, or at the member of
/// its object that the refusal is about.
struct SetUpCommand {
    std::string actor;
    licensing::Command command;
    SourcePlace place;
    std::map<std::string, SourcePlace> members;
    bool is_activation = false;

    const SourcePlace& place_of(licensing::ErrorCode code) const;
};

/// Begin or end of a scripted outage (scenario format).
struct OutageChange {
    Instant at;
    licensing::ChangeOutage change;
};

/// One entry of `faults`: a scripted outage, or random ones that each seed draws anew.
struct Fault {
    licensing::OutageKind kind = licensing::OutageKind::site_offline;
    std::string site;
    Instant from;  // scripted
    Instant to;
    double every_days = 0;  // random when above 0
    double last_hours = 0;
    std::uint64_t stream = 0;
};

/// Demand of one site (scenario format); `values.site` is only known once the world is built.
struct Demand {
    std::string site;
    simulation::SiteDemand values;
};

enum class Comparison : std::uint8_t {
    equals,
    not_equals,
    at_least,
    at_most,
    contains,
    length,
    absent
};

struct Expectation {
    Instant at;
    std::string get;  // JSON pointer into the state document
    Comparison comparison = Comparison::equals;
    Json value;
    std::string because;
};

struct Scenario {
    std::string name;
    std::string description;
    std::uint64_t seed = 1;
    Instant start;
    Instant end;
    licensing::Settings settings;
    std::string admin;  // default of `as`
    std::vector<SetUpCommand> world;
    std::vector<Step> steps;  // in the order of time, then of the file
    std::vector<Demand> demand;
    std::vector<Fault> faults;          // in the order of the file
    std::vector<OutageChange> outages;  // what they come to with this seed, in the order of time
    std::vector<Expectation> expectations;  // in the order of the file
    std::optional<Costs> costs;
    std::vector<RiskExpectation> risk_expectations;  // in the order of the file
    Json source;                                     // the whole file, to be saved again
    std::string sha256;                              // of the text
};

}  // namespace headroom::scenario
