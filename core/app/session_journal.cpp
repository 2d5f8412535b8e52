// The journal of a session: what is saved is what was given, never what came of it.

#include <algorithm>
#include <stdexcept>

#include "core/app/passwords.h"
#include "core/app/session_state.h"
#include "core/licensing/passwords.h"

namespace headroom::app {

using namespace scenario;

namespace {

constexpr const char* journal_schema = "headroom/journal/1";

Json pairs_json(const std::vector<std::pair<std::string, std::string>>& pairs) {
    Json list = Json::array();
    for (const auto& [first, second] : pairs) list.push_back(Json::array({first, second}));
    return list;
}

Json commands_json(const std::vector<HandCommand>& commands) {
    Json list = Json::array();
    for (const HandCommand& command : commands) list.push_back(command.recorded);
    return list;
}

std::vector<InputError> wrong(std::string pointer, std::string message) {
    return {InputError{"journal", 0, 0, std::move(pointer), std::move(message)}};
}

std::vector<std::pair<std::string, std::string>> read_pairs(const Json& list) {
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const Json& pair : list) {
        pairs.emplace_back(pair.at(0).get<std::string>(), pair.at(1).get<std::string>());
    }
    return pairs;
}

Instant read_instant(const Json& value) {
    const auto at = parse_instant(value.get<std::string>());
    if (!at) throw std::invalid_argument(value.dump() + " is no instant");
    return *at;
}

RunOptions read_options(const Json& journal) {
    RunOptions options;
    if (!journal.at("seed").is_null()) options.seed = journal.at("seed").get<std::uint64_t>();
    if (!journal.at("until").is_null()) options.until = journal.at("until").get<std::string>();
    options.set = read_pairs(journal.at("set"));
    options.files = read_pairs(journal.at("files"));
    return options;
}

// The numbers behind HandCommand::given. A journal without edits may be without them, too.
std::uint64_t number_given(const Json& branch, const char* list, std::size_t index) {
    return branch.contains(list) ? branch.at(list).at(index).get<std::uint64_t>() : index + 1;
}

Json numbers_json(const std::vector<HandCommand>& commands) {
    Json list = Json::array();
    for (const HandCommand& command : commands) list.push_back(command.given);
    return list;
}

Json edits_json(const std::vector<ScenarioEdit>& edits) {
    Json list = Json::array();
    for (const ScenarioEdit& edit : edits) list.push_back(edit_document(edit));
    return list;
}

std::vector<ScenarioEdit> read_edits(const Json& branch, const char* name) {
    std::vector<ScenarioEdit> edits;
    if (!branch.contains(name)) return edits;
    for (const Json& recorded : branch.at(name)) {
        auto edit = read_scenario_edit(Json{{"set", recorded.at("set")}}.dump());
        if (!edit) throw std::invalid_argument(to_string(edit.error().front()));
        edit->given = recorded.at("given").get<std::uint64_t>();
        edits.push_back(std::move(*edit));
    }
    return edits;
}

// Older journals hold passwords as they were typed: the one of a registration is remembered, and
// none is written again.
void hide_typed(HandCommand& command) {
    const std::string typed = typed_password(command.step).password;
    const bool right = !command.step.expected_error;
    hide_passwords(command.step, [right](std::string_view, std::string_view) { return right; });
    for (const char* member : {"password", "passwordRepeat"}) {
        if (command.recorded.contains(member)) {
            command.recorded[member] = command.step.source[member];
        }
    }
    const bool remembered =
        command.step.verb == "account.register" && typed != licensing::own_password;
    if (remembered) command.password = typed;
}

// The commands that were taken back, of older journals as well: they are read when they are redone.
void hide_written(Json& recorded) {
    for (const char* member : {"password", "passwordRepeat"}) {
        const bool written = recorded.contains(member) && recorded.at(member).is_string() &&
                             !recorded.at(member).get_ref<const std::string&>().starts_with('(');
        if (written) recorded[member] = licensing::own_password;
    }
}

// As recorded; they are read under the branch's own scenario later.
std::vector<HandCommand> recorded_commands(const Json& branch, const char* name,
                                           const char* numbers) {
    std::vector<HandCommand> commands;
    for (const Json& recorded : branch.at(name)) {
        HandCommand command;
        command.step.at = read_instant(recorded.at("at"));
        command.recorded = recorded;
        command.given = number_given(branch, numbers, commands.size());
        commands.push_back(std::move(command));
    }
    return commands;
}

Branch read_branch(const Json& json) {
    Branch branch;
    branch.name = json.at("name").get<std::string>();
    branch.parent = json.at("parent").get<std::string>();
    branch.forked_at = read_instant(json.at("forkedAt"));
    branch.played_to = read_instant(json.at("playedTo"));
    branch.commands = recorded_commands(json, "commands", "given");
    if (!std::is_sorted(
            branch.commands.begin(), branch.commands.end(),
            [](const HandCommand& a, const HandCommand& b) { return a.step.at < b.step.at; })) {
        throw std::invalid_argument("commands are not in the order of time");
    }
    branch.inherited = std::min(json.at("inherited").get<std::size_t>(), branch.commands.size());
    branch.undone = recorded_commands(json, "undone", "undoneGiven");
    for (HandCommand& command : branch.undone) hide_written(command.recorded);
    branch.edits = read_edits(json, "edits");
    branch.undone_edits = read_edits(json, "undoneEdits");
    if (json.contains("inheritedEdits")) {
        const auto inherited = json.at("inheritedEdits").get<std::size_t>();
        branch.inherited_edits = std::min(inherited, branch.edits.size());
    }
    return branch;
}

std::uint64_t last_given(const Branch& branch) {
    std::uint64_t last = 0;
    for (const auto* list : {&branch.commands, &branch.undone}) {
        for (const HandCommand& command : *list) last = std::max(last, command.given);
    }
    for (const auto* list : {&branch.edits, &branch.undone_edits}) {
        for (const ScenarioEdit& edit : *list) last = std::max(last, edit.given);
    }
    return last;
}

}  // namespace

std::string Session::journal_json() const {
    const State& state = *state_;
    Json document{{"schema", journal_schema},
                  {"file", state.file},
                  {"scenario", state.text},
                  {"seed", state.options.seed ? Json(*state.options.seed) : Json(nullptr)},
                  {"until", state.options.until ? Json(*state.options.until) : Json(nullptr)},
                  {"set", pairs_json(state.options.set)},
                  {"files", pairs_json(state.options.files)},
                  {"now", format_instant(now())},
                  {"current", state.branch().name}};
    Json& branches = document["branches"] = Json::array();
    for (const Branch& branch : state.branches) {
        branches.push_back({{"name", branch.name},
                            {"parent", branch.parent},
                            {"forkedAt", format_instant(branch.forked_at)},
                            {"playedTo", format_instant(branch.played_to)},
                            {"inherited", branch.inherited},
                            {"commands", commands_json(branch.commands)},
                            {"given", numbers_json(branch.commands)},
                            {"undone", commands_json(branch.undone)},
                            {"undoneGiven", numbers_json(branch.undone)},
                            {"edits", edits_json(branch.edits)},
                            {"inheritedEdits", branch.inherited_edits},
                            {"undoneEdits", edits_json(branch.undone_edits)}});
    }
    Json& bookmarks = document["bookmarks"] = Json::array();
    for (const Bookmark& mark : state.bookmarks) {
        bookmarks.push_back({{"name", mark.name}, {"at", format_instant(mark.at)}});
    }
    return document.dump(2) + "\n";
}

Session::Loaded Session::load_journal(std::string_view text) {
    const Json journal = Json::parse(text, nullptr, false);
    if (!journal.is_object() || !journal.contains("schema") ||
        journal["schema"] != journal_schema) {
        return wrong("/schema", "a file with the schema " + std::string(journal_schema) +
                                    " is expected: save the session again");
    }
    try {
        Loaded loaded = load(journal.at("scenario").get<std::string>(),
                             journal.at("file").get<std::string>(), read_options(journal));
        if (!loaded) return loaded;
        State& state = *(*loaded)->state_;
        state.branches.clear();
        for (const Json& json : journal.at("branches")) {
            Branch branch = read_branch(json);
            auto commands = state.commands_of(branch);
            if (!commands) throw std::invalid_argument(to_string(commands.error().front()));
            branch.commands = std::move(*commands);
            for (HandCommand& command : branch.commands) hide_typed(command);
            state.given = std::max(state.given, last_given(branch));
            state.branches.push_back(std::move(branch));
        }
        const Branch* const current = state.find_branch(journal.at("current").get<std::string>());
        if (current == nullptr) return wrong("/current", "there is no branch of this name");
        state.current = static_cast<std::size_t>(current - state.branches.data());
        for (const Json& mark : journal.at("bookmarks")) {
            state.bookmarks.push_back(
                {mark.at("name").get<std::string>(), read_instant(mark.at("at"))});
        }
        if (state.branch().edits.empty()) {
            state.replay({}, Session::Replay::at_once);
        } else {
            const Instant played_to = state.branch().played_to;
            auto beginning = state.with_edits(state.branch().edits, state.branch().commands);
            state.begin_anew(std::move(*beginning), Session::Replay::at_once);
            state.branch().played_to = std::max(state.branch().played_to, played_to);
        }
        state.go_to(read_instant(journal.at("now")));
        // What stands in a journal only stands in no scenario file.
        state.unsaved = !state.bookmarks.empty() || state.branches.size() > 1 ||
                        !state.branch().commands.empty() || !state.branch().edits.empty();
        return loaded;
    } catch (const std::exception& e) {  // a member is missing or of another type
        return wrong("", std::string("the journal is damaged: ") + e.what());
    }
}

}  // namespace headroom::app
