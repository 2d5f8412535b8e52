#pragma once
// All commands of the scenario format in one table. The reader of steps, the JSON Schema,
// docs/scenario-format.md and the checks of the page are made from it: a new command is one line.

#include <span>
#include <string_view>
#include <vector>

#include "core/scenario/step_arguments.h"

namespace headroom::scenario {

struct CommandForm {
    std::string_view verb;  // "site.add"
    /// The arguments: NAME, or NAME? for an optional one, then ":" and the kind of its value where
    /// that is not text (schema_steps.cpp has the kinds). What `at`, `do`, `as`, `save` and the
    /// expectations are is the same for all commands and not named here.
    std::string_view arguments;
    std::string_view help;    // what it does, half a sentence with its rule
    std::string_view either;  // two arguments of which exactly one is given; empty: none
    /// Reads the arguments and adds the commands to the step.
    void (*read)(StepArguments& arguments, Step& step);
};

/// In the order in which documents list them, "account.register" first.
std::span<const CommandForm> command_catalogue();

/// The command of that name; null when there is none.
const CommandForm* find_command(std::string_view verb);

/// The names of all commands, in the same order.
std::vector<std::string_view> all_verbs();

}  // namespace headroom::scenario
