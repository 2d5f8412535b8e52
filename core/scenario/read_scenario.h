#pragma once
// The scenario reader: text in, a checked Scenario or all of its errors out (scenario format).

#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/scenario/names.h"
#include "core/scenario/overrides.h"
#include "core/scenario/scenario.h"
#include "core/simulation/simulator.h"

namespace headroom::scenario {

/// A file from outside that the scenario's commands may name: an offline file saved by an earlier
/// run, or by another program.
struct ImportedFile {
    std::string name;
    std::string text;
};

struct ReadScenario {
    Scenario scenario;
    NameTable names;  // everything that is declared, for commands given later
};

using ReadResult = Result<ReadScenario, std::vector<InputError>>;

/// Reads and checks everything, including that the world's commands are accepted at the start.
ReadResult read_scenario(std::string_view text, std::string_view file,
                         const std::vector<Override>& overrides = {},
                         const std::vector<ImportedFile>& files = {});

/// The world at the start, as commands made it. Errors: what licensing refuses, at its place.
Result<simulation::Simulator, std::vector<InputError>> make_simulator(
    const Scenario& scenario, std::string_view file, simulation::Simulator::Listener listener = {});

}  // namespace headroom::scenario
