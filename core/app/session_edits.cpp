// Edits of the scenario's beginning: the document changes, and the branch is played from its start
// under the changed one.

#include <algorithm>

#include "core/app/session_state.h"
#include "core/base/written_instant.h"
#include "core/scenario/object_reader.h"

namespace headroom::app {

using namespace scenario;

Result<Instant, InputError> end_of(const Scenario& scenario, const RunOptions& options) {
    if (!options.until) return scenario.end;
    const auto until = parse_instant_or_span(*options.until, scenario.start);
    if (!until || *until < scenario.start) {
        const std::string why =
            until ? "lies before the start of the scenario" : "is no instant, date or span";
        return InputError{"--until", 0, 0, "", in_quotes(*options.until) + " " + why};
    }
    return std::min(scenario.end, *until);
}

Result<std::vector<HandCommand>, std::vector<InputError>> read_hand_commands(
    const std::vector<HandCommand>& recorded, NameTable& names, const Scenario& scenario) {
    std::vector<HandCommand> commands;
    for (const HandCommand& command : recorded) {
        Json source = command.recorded;
        const Instant at = command.step.at;
        source.erase("at");
        auto step = read_hand_command(source.dump(), names, scenario);
        if (!step) return std::move(step.error());
        step->at = std::clamp(at, scenario.start, scenario.end);
        commands.push_back({std::move(*step), command.recorded, command.given, command.password});
    }
    return commands;
}

Result<Beginning, std::vector<InputError>> Session::State::with_edits(
    const std::vector<ScenarioEdit>& edits, const std::vector<HandCommand>& commands) const {
    Json document = unedited ? *unedited : read.scenario.source;
    for (const ScenarioEdit& edit : edits) {
        if (auto error = apply_edit(document, edit)) return std::vector{std::move(*error)};
    }
    std::vector<ImportedFile> files;
    for (const auto& [name, content] : options.files) files.push_back({name, content});
    ReadResult edited = read_scenario(document.dump(2) + "\n", file, {}, files);
    if (!edited) return std::move(edited.error());
    if (const auto until = end_of(edited->scenario, options); !until) {
        return std::vector{until.error()};
    }
    NameTable names_then = edited->names;
    auto kept = read_hand_commands(commands, names_then, edited->scenario);
    if (!kept) {
        for (InputError& error : kept.error()) {
            error.message = "what was done by hand does not fit the change: " + error.message;
        }
        return std::move(kept.error());
    }
    return Beginning{std::move(*edited), std::move(*kept)};
}

Result<std::vector<HandCommand>, std::vector<InputError>> Session::State::commands_of(
    const Branch& branch) const {
    if (branch.edits.empty() && !unedited) {
        NameTable known = read.names;
        return read_hand_commands(branch.commands, known, read.scenario);
    }
    auto beginning = with_edits(branch.edits, branch.commands);
    if (!beginning) return std::move(beginning.error());
    return std::move(beginning->commands);
}

void Session::State::begin_anew(Beginning beginning, Replay how) {
    if (!unedited) unedited = read.scenario.source;
    const Instant stood = playback->now();
    const Instant before = std::min(read.scenario.start, beginning.read.scenario.start);
    read = std::move(beginning.read);
    branch().commands = std::move(beginning.commands);
    const Instant begins = read.scenario.start;
    end = *end_of(read.scenario, options);
    forget_from(before);
    forget_names();
    restart();
    const Instant here = std::clamp(stood, begins, end);
    // What was played beyond is not so any more; commands to come stay.
    const Instant last = branch().commands.empty() ? begins : branch().commands.back().step.at;
    branch().played_to = std::max(here, last);
    ++revision;
    if (how == Replay::at_once) advance(here);
}

std::vector<InputError> Session::State::edit(ScenarioEdit edit, Replay how) {
    std::vector<ScenarioEdit> edits = branch().edits;
    edit.given = given + 1;
    edits.push_back(std::move(edit));
    auto beginning = with_edits(edits, branch().commands);
    if (!beginning) return std::move(beginning.error());
    if (beginning->read.scenario.source == read.scenario.source) return {};  // it is so already
    ++given;
    branch().edits = std::move(edits);
    branch().undone.clear();
    branch().undone_edits.clear();
    unsaved = true;
    begin_anew(std::move(*beginning), how);
    return {};
}

}  // namespace headroom::app
