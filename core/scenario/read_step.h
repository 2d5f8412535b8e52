#pragma once
// One step of a scenario, or one command of the page's script interface. The commands and their
// arguments are in command_catalogue.h.

#include <string>

#include "core/scenario/names.h"
#include "core/scenario/object_reader.h"
#include "core/scenario/scenario.h"

namespace headroom::scenario {

/// Where commands are read: what they may name, and who gives them by default.
struct StepContext {
    NameTable& names;
    std::string admin;
    Instant start;
    Instant end;
};

enum class Timing { has_at, happens_now };

/// Declares the ids, sites, companies and files that a step makes. All steps are declared before
/// the first is read, because a step may name what a later line of the file creates.
void declare_names(const Node& step, StepContext& context, ErrorList& errors);

/// Reads a step; errors go into the list, and then the result is of no use.
Step read_step(const Node& step, Timing timing, StepContext& context, ErrorList& errors);

}  // namespace headroom::scenario
