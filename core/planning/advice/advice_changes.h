#pragma once
// Single changes of a scenario's document that may avoid a breach.

#include <functional>
#include <string>
#include <vector>

#include "core/scenario/scenario.h"

namespace headroom::planning {

/// One change, of a size: so many licenses, or 1 where there is nothing to count.
struct PossibleChange {
    std::string kind;   // "raiseSublicense", "buyLicenses", "buyAndRaise", "changeStep", ...
    Count largest = 1;  // sizes are 1 to this
    std::function<void(scenario::Json& document, Count size)> apply;
    std::function<std::string(Count size)> text;  // a sentence that asks for it
};

/// Which breach to avoid, as the report tells it.
struct BreachToAvoid {
    std::string site, key, subscription, cause;
    Instant from, to;
    Count peak_excess = 0;
};

/// What might help, cheapest kinds first. `document` is the scenario as a file.
std::vector<PossibleChange> possible_changes(const scenario::Json& document,
                                             const scenario::Scenario& scenario,
                                             const BreachToAvoid& breach);

}  // namespace headroom::planning
