// The journal of a session: what is saved is what was given, never what came of it.

#include <algorithm>
#include <stdexcept>

#include "core/app/session_state.h"

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

// A list of commands. Each may name what an earlier one of the list makes.
std::vector<HandCommand> read_commands(const Json& list, NameTable& names,
                                       const Scenario& scenario) {
    std::vector<HandCommand> commands;
    for (const Json& recorded : list) {
        Json source = recorded;
        source.erase("at");
        auto step = read_hand_command(source.dump(), names, scenario);
        if (!step) throw std::invalid_argument(to_string(step.error().front()));
        step->at = std::clamp(read_instant(recorded.at("at")), scenario.start, scenario.end);
        commands.push_back({std::move(*step), recorded});
    }
    return commands;
}

Branch read_branch(const Json& json, const NameTable& names, const Scenario& scenario) {
    NameTable own = names;
    Branch branch;
    branch.name = json.at("name").get<std::string>();
    branch.parent = json.at("parent").get<std::string>();
    branch.forked_at = read_instant(json.at("forkedAt"));
    branch.played_to = read_instant(json.at("playedTo"));
    branch.commands = read_commands(json.at("commands"), own, scenario);
    if (!std::is_sorted(branch.commands.begin(), branch.commands.end(),
                        [](const HandCommand& a, const HandCommand& b) {
                            return a.step.at < b.step.at;
                        })) {
        throw std::invalid_argument("commands are not in the order of time");
    }
    branch.inherited = std::min(json.at("inherited").get<std::size_t>(), branch.commands.size());
    // The last one was given first: later ones may name what it makes.
    Json undone = json.at("undone");
    std::reverse(undone.begin(), undone.end());
    branch.undone = read_commands(undone, own, scenario);
    std::reverse(branch.undone.begin(), branch.undone.end());
    return branch;
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
                            {"undone", commands_json(branch.undone)}});
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
        for (const Json& branch : journal.at("branches")) {
            state.branches.push_back(read_branch(branch, state.read.names, state.read.scenario));
        }
        const Branch* const current = state.find_branch(journal.at("current").get<std::string>());
        if (current == nullptr) return wrong("/current", "there is no branch of this name");
        state.current = static_cast<std::size_t>(current - state.branches.data());
        for (const Json& mark : journal.at("bookmarks")) {
            state.bookmarks.push_back(
                {mark.at("name").get<std::string>(), read_instant(mark.at("at"))});
        }
        state.replay({});
        state.go_to(read_instant(journal.at("now")));
        // What stands in a journal only stands in no scenario file.
        state.unsaved = !state.bookmarks.empty() || state.branches.size() > 1 ||
                        !state.branch().commands.empty();
        return loaded;
    } catch (const std::exception& e) {  // a member is missing or of another type
        return wrong("", std::string("the journal is damaged: ") + e.what());
    }
}

}  // namespace headroom::app
