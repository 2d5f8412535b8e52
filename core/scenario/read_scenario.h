#pragma once
// The scenario reader: text in, a checked Scenario or all of its errors out (scenario format).

#include <new>
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
    /// What would fail for sure when it is played, and can be told before: expectations whose
    /// pointer no state document has. `validate` reports them as errors.
    std::vector<InputError> doubts;
};

using ReadResult = Result<ReadScenario, std::vector<InputError>>;

/// Reads and checks everything, including that the world's commands are accepted at the start. The
/// Macs of the world are not built for that: memory and time grow with the file, not with its
/// counts.
ReadResult read_scenario(std::string_view text, std::string_view file,
                         const std::vector<Override>& overrides = {},
                         const std::vector<ImportedFile>& files = {});

/// More Macs at the start than are ever built (about 30 bytes each): told before memory is taken.
inline constexpr std::size_t max_macs_at_start = 200'000'000;
class TooManyMacs : public std::bad_alloc {
public:
    const char* what() const noexcept override {
        return "more than 200000000 Macs at the start are too many to play";
    }
};

/// The world at the start, as commands made it. Errors: what licensing refuses, at its place.
/// Throws TooManyMacs.
Result<simulation::Simulator, std::vector<InputError>> make_simulator(
    const Scenario& scenario, std::string_view file, simulation::Simulator::Listener listener = {});

}  // namespace headroom::scenario
