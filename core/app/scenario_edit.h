#pragma once
// Edits of a scenario's beginning: what stands in its document rather than in its course. A session
// takes them like commands: they are undone and redone, kept in its journal, and saved.
//
//   session.submit(edit_command({{"/demand/0/arrivals/perDay", "2.5"}, {"/end", "\"730d\""}}));
//
// The command is {"do": "scenario.edit", "set": [{"pointer": "/end", "value": "730d"}, ...]}; a
// change without a value has "remove": true. All changes of one edit are made together or not at
// all.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/scenario/input_error.h"
#include "core/scenario/json_source.h"

namespace headroom::app {

/// One place of the scenario document.
struct ScenarioChange {
    /// RFC 6901, below one of the members that may be edited (`edited_members`). Objects on the way
    /// that are not there are made; "-" appends to an array.
    std::string pointer;
    std::optional<std::string> value;  // JSON text; without one, what stands there is removed
};

/// The command for `Session::submit`. Values have to be JSON.
std::string edit_command(const std::vector<ScenarioChange>& changes);

/// An edit as a session keeps it.
struct ScenarioEdit {
    struct Change {
        std::string pointer;
        std::optional<scenario::Json> value;
    };
    std::vector<Change> changes;
    /// Counts what was given by hand in a session: the greatest number was given last.
    std::uint64_t given = 0;
};

/// Members of a scenario that an edit may change: all but `schema`.
const std::vector<std::string>& edited_members();

/// Whether the text is a command of this kind, well formed or not.
bool is_scenario_edit(std::string_view command_json);

/// Errors: what is malformed about the command itself, with the file "command".
Result<ScenarioEdit, std::vector<scenario::InputError>> read_scenario_edit(
    std::string_view command_json);

/// The command again, without `do`, for a journal.
scenario::Json edit_document(const ScenarioEdit& edit);

/// Makes the changes. Errors name a pointer that leads nowhere; then `document` is half changed.
std::optional<scenario::InputError> apply_edit(scenario::Json& document, const ScenarioEdit& edit);

}  // namespace headroom::app
