#pragma once
// What a Session consists of. For session*.cpp only.
//
// The truth is the scenario as loaded and, per branch, the commands given by hand; everything else
// can be played again from them.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/app/journal.h"
#include "core/app/scenario_edit.h"
#include "core/app/session.h"
#include "core/engine/timeline.h"
#include "core/scenario/playback.h"
#include "core/scenario/read_scenario.h"

namespace headroom::app {

/// One command given by hand, as it will be given again when the branch is replayed.
struct HandCommand {
    scenario::Step step;      // with its instant
    scenario::Json recorded;  // as a step of a scenario file
    std::uint64_t given = 0;  // as ScenarioEdit::given
    std::string password;     // of account.register, as typed; in memory only, empty when unknown
};

struct Branch {
    std::string name;
    std::string parent;  // empty: of the first one
    Instant forked_at;
    std::vector<HandCommand> commands;  // in the order of time, the inherited ones first
    std::size_t inherited = 0;
    std::vector<HandCommand> undone;  // the last one is the next to redo
    Instant played_to;                // how far somebody has been
    // Edits of the scenario's beginning, in the order they were given. The commands were read under
    // all of them.
    std::vector<ScenarioEdit> edits;
    std::size_t inherited_edits = 0;
    std::vector<ScenarioEdit> undone_edits;

    bool has_own_edit() const { return edits.size() > inherited_edits; }
    bool has_own_command() const { return commands.size() > inherited; }
    /// Whether the last thing done on this branch was an edit.
    bool edit_was_last() const {
        return has_own_edit() && (!has_own_command() || edits.back().given > commands.back().given);
    }
    bool edit_is_next_to_redo() const {
        return !undone_edits.empty() &&
               (undone.empty() || undone_edits.back().given < undone.back().given);
    }
};

/// A scenario under other edits, with what was given by hand on a branch read under them.
struct Beginning {
    scenario::ReadScenario read;
    std::vector<HandCommand> commands;
};

/// A session at one instant of its current branch, to come back to.
struct Place {
    scenario::Playback::Mark mark;
    Journal journal;
};

struct Session::State {
    std::string text;  // of the scenario, as given to load()
    std::string file;
    RunOptions options;
    scenario::ReadScenario read;             // as loaded, and edited on the current branch
    std::optional<scenario::Json> unedited;  // the document as loaded, once there is any edit
    Instant end;
    std::uint64_t given = 0;  // by hand so far, on all branches

    std::vector<Branch> branches;  // never empty
    std::size_t current = 0;
    scenario::NameTable names;  // of the scenario and of the current branch's commands
    std::vector<Bookmark> bookmarks;

    std::optional<scenario::Playback> playback;  // of the current branch
    Journal journal;                             // log and trends for the overview
    std::vector<Instant> event_instants;         // of the current branch as played; ascending
    engine::Timeline<Place> timeline;            // of the current branch; unused without a log
    Acting acting;                               // who gives commands
    std::map<std::string, std::string> passwords_seen;  // by lower-case email; in memory only
    bool unsaved = false;
    bool interrupted = false;
    std::uint64_t revision = 1;
    mutable Overview overview;
    mutable std::uint64_t overview_revision = 0;
    mutable Overview past;  // as of overview.now; of use while `past_is_known`
    mutable bool past_is_known = false;

    Branch& branch() { return branches[current]; }
    const Branch& branch() const { return branches[current]; }
    Branch* find_branch(std::string_view name);

    /// Stands at the start of the current branch, its steps there done.
    void restart();
    /// Plays to `t`, or until on_progress stops the run.
    void advance(Instant t);
    /// A copy of the current branch as it was at `t`, not after now; without listeners.
    scenario::Playback played_until(Instant t) const;
    /// Goes to `t` on the current branch, forwards or backwards.
    void go_to(Instant t);
    /// After the list of commands, or the branch, changed from `before`: goes back to where nothing
    /// is different yet, and replays from there to where the session stood, unless the caller does.
    void replay(const std::vector<HandCommand>& before, Replay how);

    /// What the current branch would be with `edits`. Errors: of the edited scenario, or a command
    /// given by hand that does not fit it. Changes nothing.
    Result<Beginning, std::vector<scenario::InputError>> with_edits(
        const std::vector<ScenarioEdit>& edits, const std::vector<HandCommand>& commands) const;
    /// The commands of a branch, read under its own edits.
    Result<std::vector<HandCommand>, std::vector<scenario::InputError>> commands_of(
        const Branch& branch) const;
    /// Plays the current branch from the other beginning to where the session stood.
    void begin_anew(Beginning beginning, Replay how);
    /// Takes an edit over into the current branch.
    std::vector<scenario::InputError> edit(ScenarioEdit edit, Replay how);

    /// Gives a command now, on a new branch when this one has been played beyond now. `password`:
    /// of somebody who registers, to be remembered.
    const scenario::StepResult& give(scenario::Step step, std::string password);

    /// Whether this is the person's password. One that was forgotten (a page that was closed) is
    /// whatever is typed.
    bool is_password_of(std::string_view email, std::string_view typed) const;
    /// Hides the passwords of a command and writes down who gives it. The refusal that keeps it
    /// from being given at all, if any.
    std::optional<simulation::Outcome> sign(scenario::Step& step) const;
    /// The refusal of a command that would do nothing and leaves no trace: what a form was told.
    std::optional<simulation::Outcome> refused_form(const scenario::Step& step) const;
    /// The scenario with the current branch's commands among its steps.
    scenario::Scenario with_hand_commands() const;
    /// Knows the names of the scenario and of the current branch's commands, and no others.
    void forget_names();
    /// Opens a branch at now that shares what was done so far, and makes it current.
    void fork();

private:
    void notice(const licensing::World& world, licensing::Moment now,
                const licensing::Event& event);
    bool go_on();
    void play_to(Instant t);
    bool is_asked_for(const licensing::World& world, const licensing::Event& event) const;
    void keep_place();
    void forget_from(Instant t);
    bool return_to_place(Instant t);
};

/// When a session of this scenario ends. Errors: of `RunOptions::until`.
Result<Instant, scenario::InputError> end_of(const scenario::Scenario& scenario,
                                             const RunOptions& options);

/// Commands as a journal keeps them, read under a scenario. Each may name what an earlier one of
/// the list makes. Errors: of the first that does not fit.
Result<std::vector<HandCommand>, std::vector<scenario::InputError>> read_hand_commands(
    const std::vector<HandCommand>& recorded, scenario::NameTable& names,
    const scenario::Scenario& scenario);

/// Reads one command of the page or of a script; its new names go into `names`.
Result<scenario::Step, std::vector<scenario::InputError>> read_hand_command(
    std::string_view json, scenario::NameTable& names, const scenario::Scenario& scenario);

}  // namespace headroom::app
