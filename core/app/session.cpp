#include "core/app/session.h"

#include <algorithm>

#include "core/app/overview.h"
#include "core/app/passwords.h"
#include "core/app/session_playback.h"
#include "core/app/session_state.h"
#include "core/base/text.h"
#include "core/base/version.h"
#include "core/scenario/advice.h"
#include "core/scenario/event_json.h"
#include "core/scenario/object_reader.h"
#include "core/scenario/state_document.h"

namespace headroom::app {

using namespace scenario;

Session::Session(std::unique_ptr<State> state) : state_(std::move(state)) {}
Session::~Session() = default;

namespace {

std::vector<Override> overrides_of(const RunOptions& options) {
    std::vector<Override> overrides;
    for (const auto& [pointer, value] : options.set) overrides.push_back({pointer, value});
    if (options.seed) overrides.push_back({"/seed", std::to_string(*options.seed)});
    return overrides;
}

CommandOutcome input_error_outcome(const std::vector<InputError>& errors) {
    CommandOutcome outcome;
    outcome.is_input_error = true;
    Json list = Json::array();
    for (const InputError& error : errors) {
        // Both may quote what is no UTF-8, and come out in JSON.
        const std::string pointer = well_formed(error.pointer);
        const std::string message = well_formed(error.message);
        const std::string where = pointer.empty() ? "" : pointer + ": ";
        outcome.message += (outcome.message.empty() ? "" : "\n") + where + message;
        list.push_back({{"line", error.line},
                        {"column", error.column},
                        {"pointer", pointer},
                        {"message", message}});
    }
    outcome.json = Json{{"ok", false},
                        {"done", 0},
                        {"refused", 0},
                        {"error", "E_INPUT"},
                        {"message", outcome.message},
                        {"errors", std::move(list)}}
                       .dump();
    return outcome;
}

/// Sites whose events are asked for, and which the scenario never has.
std::vector<InputError> unknown_sites(const RunOptions& options, const NameTable& names) {
    std::vector<InputError> errors;
    for (const std::string& site : options.event_sites) {
        if (names.knows(NameKind::site, site)) continue;
        errors.push_back(
            {"--filter", 0, 0, "",
             "there is no site " + in_quotes(site) + suggestion(site, names.all(NameKind::site))});
    }
    return errors;
}

CommandOutcome outcome_of(const simulation::Outcome& result, const Step& step) {
    CommandOutcome outcome;
    outcome.ok = result.ok();
    outcome.done = result.done;
    outcome.refused = result.refused;
    if (result.refusal) {
        outcome.code = code_name(result.refusal->code);
        outcome.message = sentence(*result.refusal);
        for (const auto& [name, value] : result.refusal->details) {
            if (name != "field") continue;
            if (const auto* field = std::get_if<std::string>(&value)) outcome.field = *field;
        }
    } else if (result.warning) {
        outcome.message = *result.warning;
    }
    outcome.warning = result.warning.value_or("");
    outcome.saved = result.saved.value_or("");
    outcome.bad_lines = step.unusable;
    Json document = outcome_document(result);
    if (!step.unusable.empty()) document["badLines"] = step.unusable;
    outcome.json = document.dump();
    return outcome;
}

CommandOutcome edit_outcome(const std::vector<InputError>& errors) {
    if (!errors.empty()) return input_error_outcome(errors);
    simulation::Outcome done;
    done.done = 1;
    return outcome_of(done, Step{});
}

}  // namespace

Session::Loaded Session::load(std::string_view text, std::string_view file_name,
                              RunOptions options) {
    // Whatever bytes they are, they come back in documents, which are JSON.
    std::vector<ImportedFile> files;
    for (auto& [name, content] : options.files) {
        content = well_formed(content);
        files.push_back({name, content});
    }
    ReadResult read = read_scenario(text, file_name, overrides_of(options), files);
    if (!read) return std::move(read.error());
    auto unknown = unknown_sites(options, read->names);
    if (!unknown.empty()) return unknown;
    auto state = std::make_unique<State>();
    state->text = std::string(text);
    state->read = std::move(*read);
    state->file = std::string(file_name);
    state->names = state->read.names;
    const auto until = end_of(state->read.scenario, options);
    if (!until) return std::vector<InputError>{until.error()};
    state->end = *until;
    state->options = std::move(options);
    const Instant start = state->read.scenario.start;
    state->branches.push_back(
        {.name = "main", .parent = "", .forked_at = start, .played_to = start});
    state->restart();
    return std::unique_ptr<Session>(new Session(std::move(state)));
}

Instant Session::now() const { return state_->playback->now(); }
Instant Session::start() const { return state_->read.scenario.start; }
Instant Session::end() const { return state_->end; }
void Session::advance_to(Instant t) { state_->advance(t); }

void Session::step_event() {
    if (now() >= end()) return;
    state_->advance(std::max(state_->playback->next_instant(), now() + Span{1}));
}

void Session::run_to_end() { state_->advance(state_->end); }
bool Session::interrupted() const { return state_->interrupted; }

void Session::seek(Instant t) { state_->go_to(t); }

void Session::act_as(Acting acting) { state_->acting = std::move(acting); }
const Acting& Session::acting() const { return state_->acting; }

CommandOutcome Session::submit(std::string_view command_json, Replay replay) {
    if (is_scenario_edit(command_json)) {
        auto edit = read_scenario_edit(command_json);
        return edit_outcome(edit ? state_->edit(std::move(*edit), replay) : edit.error());
    }
    NameTable changed = state_->names;
    auto step = read_hand_command(command_json, changed, state_->read.scenario);
    if (!step) return input_error_outcome(step.error());
    const TypedPassword typed = typed_password(*step);
    if (const auto refused = state_->sign(*step)) return outcome_of(*refused, *step);
    if (const auto refused = state_->refused_form(*step)) return outcome_of(*refused, *step);
    state_->names = std::move(changed);
    const CommandOutcome outcome = outcome_of(state_->give(*step, typed.password).outcome, *step);
    if (outcome.ok && !typed.email.empty()) {
        state_->passwords_seen[to_lower(trim(typed.email))] = typed.password;
    }
    return outcome;
}

CommandOutcome Session::preview(std::string_view command_json) const {
    if (is_scenario_edit(command_json)) {
        auto edit = read_scenario_edit(command_json);
        if (!edit) return input_error_outcome(edit.error());
        std::vector<ScenarioEdit> edits = state_->branch().edits;
        edits.push_back(std::move(*edit));
        const auto would = state_->with_edits(edits, state_->branch().commands);
        return edit_outcome(would ? std::vector<InputError>{} : would.error());
    }
    NameTable names = state_->names;
    auto step = read_hand_command(command_json, names, state_->read.scenario);
    if (!step) return input_error_outcome(step.error());
    if (const auto refused = state_->sign(*step)) return outcome_of(*refused, *step);
    return outcome_of(state_->playback->preview(*step), *step);
}

std::vector<CommandOutcome> Session::preview_all(
    const std::vector<std::string>& commands_json) const {
    std::vector<CommandOutcome> outcomes(commands_json.size());
    NameTable names = state_->names;
    std::vector<Step> steps;
    std::vector<std::size_t> places;  // of `steps` in `outcomes`
    for (std::size_t i = 0; i < commands_json.size(); ++i) {
        auto step = read_hand_command(commands_json[i], names, state_->read.scenario);
        if (!step) {
            outcomes[i] = input_error_outcome(step.error());
            continue;
        }
        if (const auto refused = state_->sign(*step)) {
            outcomes[i] = outcome_of(*refused, *step);
            continue;
        }
        steps.push_back(std::move(*step));
        places.push_back(i);
    }
    const std::vector<simulation::Outcome> results = state_->playback->preview(steps);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        outcomes[places[i]] = outcome_of(results[i], steps[i]);
    }
    return outcomes;
}

std::string Session::report_json() const {
    std::string text;
    write_report([&](std::string_view piece) { text += piece; });
    return text;
}

void Session::write_report(const std::function<void(std::string_view)>& sink) const {
    state_->playback->write_report(state_->interrupted, sink);
    sink("\n");
}

std::string Session::report_head_json() const {
    return state_->playback->report_head(state_->interrupted).dump();
}

std::string Session::state_json() const {
    return state_document(state_->playback->simulator().world(), now()).dump();
}

std::string Session::scenario_json() const {
    Json document = state_->read.scenario.source;
    const std::vector<HandCommand>& by_hand = state_->branch().commands;
    if (!by_hand.empty() && !document.contains("steps")) document["steps"] = Json::array();
    for (const HandCommand& command : by_hand) document["steps"].push_back(command.recorded);
    return document.dump(2) + "\n";
}

std::string Session::beginning_json() const { return state_->read.scenario.source.dump(2) + "\n"; }

std::vector<SavedFile> Session::saved_files() const {
    std::vector<SavedFile> files;
    for (const auto& [name, file] : state_->playback->simulator().world().files) {
        files.push_back({name, file.kind, file.text});
    }
    return files;
}

const Playback& playback_of(const Session& session) { return *session.state_->playback; }

std::string Session::trace_hash() const { return state_->playback->simulator().trace().hash(); }

const Overview& Session::overview() const {
    if (state_->overview_revision != state_->revision) {
        update_overview(state_->overview, *state_->playback);
        state_->overview_revision = state_->revision;
    }
    return state_->overview;
}

std::vector<Remedy> Session::remedies(std::string_view site) const {
    const licensing::World& world = state_->playback->simulator().world();
    const licensing::SiteId id = world.site_id(site);
    std::vector<Remedy> remedies;
    if (!id.valid()) return remedies;
    const Json advice = advice_document(world, id);
    if (advice.is_null()) return remedies;
    for (const Json& remedy : advice.at("remedies")) {
        remedies.push_back({remedy.at("remedy").get<std::string>(), remedy.at("count").get<Count>(),
                            remedy.at("text").get<std::string>()});
    }
    return remedies;
}

std::vector<Count> Session::trend(std::string_view site) const {
    constexpr std::size_t points = 60;
    const licensing::World& world = state_->playback->simulator().world();
    const licensing::SiteId id = world.site_id(site);
    return id.valid() ? state_->journal.trend(world, id, now(), points) : std::vector<Count>();
}

std::size_t Session::log_size() const { return state_->journal.size(); }
LogEntry Session::log_entry(std::size_t index) const { return state_->journal.entry(index); }
Count Session::log_dropped() const { return state_->journal.dropped(); }
std::uint64_t Session::log_generation() const { return state_->journal.generation(); }

std::uint64_t Session::revision() const { return state_->revision; }
const std::string& Session::scenario_name() const { return state_->read.scenario.name; }
bool Session::has_unsaved_changes() const { return state_->unsaved; }
void Session::mark_saved() { state_->unsaved = false; }

std::vector<std::string_view> event_kinds() { return all_event_kinds(); }

std::string_view version() { return headroom::version; }

}  // namespace headroom::app
