#pragma once
// The one door for every front end: a loaded scenario being played. Panels, the command line and
// the page's script interface all come here, and nothing else of core changes state for them.
//
//   auto loaded = Session::load(text, "acme.json");
//   if (!loaded) show(loaded.error());                 // located input errors, nothing changed
//   Session& session = **loaded;
//   session.run_to_end();
//   std::string report = session.report_json();

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/app/acting.h"
#include "core/app/run_options.h"
#include "core/app/view_models.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/scenario/input_error.h"

namespace headroom::scenario {
class Playback;
}

namespace headroom::app {

/// What became of one command (scenario format).
struct CommandOutcome {
    bool ok = false;
    std::int64_t done = 0;
    std::int64_t refused = 0;
    std::string code;     // "E_LICENSE_LIMIT"; empty when ok
    std::string message;  // plain words with the figures; for an input error, what was expected
    std::string json;     // the whole result as JSON: ok done refused error details warning saved
    std::string field;    // of E_FIELD_REQUIRED: the argument that is missing
    std::string warning;  // of a command that was done all the same (EXC-5)
    std::string saved;    // name of the file that it saved
    std::vector<std::string> bad_lines;  // of a CSV of addresses, "line 3: ..." (USR-3)
    bool is_input_error = false;         // malformed command: nothing was even tried
};

/// A file that a command saved: offline requests and responses, signed certificate requests. Its
/// text is the file, byte for byte.
struct SavedFile {
    std::string name;
    std::string kind;
    std::string text;
};

/// One line of what might be. A command given in the past opens a branch; its parent stays as it
/// is.
struct BranchView {
    std::string name;
    std::string parent;              // empty for "main", the first one
    Instant forked_at;               // from here on it differs from its parent
    std::int64_t hand_commands = 0;  // given on this branch itself, edits of the beginning included
    bool current = false;
};

/// A place in time worth coming back to.
struct Bookmark {
    std::string name;
    Instant at;
};

class Session {
public:
    using Loaded = Result<std::unique_ptr<Session>, std::vector<scenario::InputError>>;

    /// Reads and checks a scenario and plays its world at `start`. `file_name` is for messages.
    static Loaded load(std::string_view text, std::string_view file_name, RunOptions options = {});
    ~Session();

    // Time. `now` never passes `end`.
    Instant now() const;
    Instant start() const;
    Instant end() const;
    /// Plays everything scheduled up to and including `t` (clamped to [now, end]).
    void advance_to(Instant t);
    /// Plays everything of the next instant at which something is scheduled; at the end, nothing.
    void step_event();
    void run_to_end();
    /// Goes to any instant of [start, end], backwards too: state and hash are those of a straight
    /// run.
    void seek(Instant t);

    // Instants to go to. Previous ones come from what was played (with RunOptions::keep_log).
    std::optional<Instant> next_event() const;      // after now; nullopt when nothing is to come
    std::optional<Instant> previous_event() const;  // before now
    std::optional<Instant> next_breach();  // begin of the next one (MomentSearch: in slices)
    std::optional<Instant> previous_breach() const;

    // Bookmarks, in the order of time. Setting one again moves it to now.
    void set_bookmark(std::string_view name);
    void remove_bookmark(std::string_view name);
    std::vector<Bookmark> bookmarks() const;

    // Branches. Names are not empty and unique; false when the name does not fit or is not known.
    std::vector<BranchView> branches() const;  // in the order they were opened, "main" first
    bool rename_branch(std::string_view from, std::string_view to);
    /// Who plays what follows differently after a change of the past, up to where the clock stood.
    enum class Replay : std::uint8_t {
        at_once,
        by_caller,  // the clock stands before the change; the caller plays on as it suits
                    // (advance_to)
    };
    /// Stands at the same instant, on the other branch.
    bool switch_to_branch(std::string_view name, Replay replay = Replay::at_once);

    /// Takes back the last command or edit given by hand on this branch, wherever the clock stands;
    /// false when there is none. What a parent branch did is not taken back here. A new command
    /// forgets what could be redone.
    bool undo(Replay replay = Replay::at_once);
    bool redo(Replay replay = Replay::at_once);
    bool can_undo() const;
    bool can_redo() const;

    /// Who gives the commands that follow, in `submit` and in previews: a script until a page says
    /// otherwise. What a person gives on a page is written down with that person's name. A command
    /// that is refused there changes nothing and is not written down, except attempts of Macs,
    /// whose refusals count (`mac.*`); a script's refusals are steps that expect them.
    void act_as(Acting acting);
    const Acting& acting() const;

    /// A command of the scenario format as JSON text, without `at`: it happens now. When this
    /// branch has been played beyond now, it opens a new one ("branch 2" ...) and makes it current.
    /// A password in it is judged as typed and written down as a placeholder (passwords.h).
    ///
    /// Or an edit of the scenario's beginning (scenario_edit.h), which holds from the start on:
    /// this branch is played again up to now. An input error when the edited scenario is not valid.
    CommandOutcome submit(std::string_view command_json, Replay replay = Replay::at_once);
    /// What `submit` would say, changing nothing. For previews in dialogs.
    CommandOutcome preview(std::string_view command_json) const;
    /// The same for several commands, one after the other: each meets what the ones before it did.
    std::vector<CommandOutcome> preview_all(const std::vector<std::string>& commands_json) const;

    /// How far this branch has been played; a command before that opens another one.
    Instant played_to() const;

    /// RunOptions::on_progress stopped the run; nothing more can be played.
    bool interrupted() const;

    // Documents of the contract, as JSON text.
    std::string report_json() const;  // the report
    /// The bytes of report_json(), a site at a time: memory does not grow with the report.
    void write_report(const std::function<void(std::string_view)>& sink) const;
    std::string report_head_json() const;  // the report without `state`
    std::string state_json() const;        // the state document
    /// The scenario, its edits made, with every command given by hand as a step.
    std::string scenario_json() const;
    /// The same without what was given by hand: where the pointers of an edit lead.
    std::string beginning_json() const;
    std::string trace_hash() const;  // "sha256 over the ordered event trace"

    /// Everything that leads to this session's state: scenario, options, branches with their
    /// commands, bookmarks and where the clock stands. `load_journal` comes to the same state.
    std::string journal_json() const;
    static Loaded load_journal(std::string_view text);

    /// All files saved so far, by name. `file.import` brings one in from outside.
    std::vector<SavedFile> saved_files() const;

    // What front ends show; recomputed only when something changed since the last call.
    const Overview& overview() const;
    /// The same as of a moment between the start and now; null for one to come. The last one asked
    /// for is kept; another one is played from the nearest place before it.
    const Overview* overview_at(Instant t) const;
    /// What would help a site that is over its limit, the one that fits best first (EXC-13); empty
    /// within the limit.
    std::vector<Remedy> remedies(std::string_view site) const;
    /// Macs that a site managed at up to 60 instants, spread evenly from the start to now.
    std::vector<Count> trend(std::string_view site) const;
    /// The log: up to a million lines, the oldest first; empty without RunOptions::keep_log. The
    /// generation tells one course of events from another (seeking back begins a new one).
    std::size_t log_size() const;
    LogEntry log_entry(std::size_t index) const;
    Count log_dropped() const;  // older lines that are not kept
    std::uint64_t log_generation() const;
    /// Grows whenever anything visible may have changed; for redraw on demand.
    std::uint64_t revision() const;
    const std::string& scenario_name() const;
    bool has_unsaved_changes() const;  // something was done by hand since load or the last save
    void mark_saved();

private:
    struct State;
    friend const scenario::Playback& playback_of(const Session& session);
    explicit Session(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// A scenario that comes with the program.
struct PresetInfo {
    std::string name;   // file stem, also the argument of `headroom presets NAME`
    std::string title;  // the scenario's name
    std::string description;
    std::string text;
};
const std::vector<PresetInfo>& presets();
/// The one of that name; null when there is none.
const PresetInfo* find_preset(std::string_view name);

/// JSON Schema (2020-12) of "scenario" or "report"; empty for any other name.
std::string schema_json(std::string_view name);

/// Kinds of events of the trace, "macEnrolled" and so on.
std::vector<std::string_view> event_kinds();

/// "0.1.0"
std::string_view version();

}  // namespace headroom::app
