#include "core/app/session_state.h"

#include <algorithm>

#include "core/scenario/event_json.h"
#include "core/scenario/read_step.h"

namespace headroom::app {

using namespace scenario;

Result<Step, std::vector<InputError>> read_hand_command(std::string_view json, NameTable& names,
                                                        const Scenario& scenario) {
    auto source = parse_json(json, "command");
    if (!source) return std::move(source.error());
    ErrorList errors{"command"};
    const Node node{&source->value, &source->place, ""};
    StepContext context{names, scenario.admin, scenario.start, scenario.end};
    if (node.value->is_object()) declare_names(node, context, errors);
    Step step = read_step(node, Timing::happens_now, context, errors);
    if (!errors.empty()) return errors.take();
    return step;
}

Branch* Session::State::find_branch(std::string_view name) {
    const auto found = std::find_if(branches.begin(), branches.end(),
                                    [&](const Branch& one) { return one.name == name; });
    return found == branches.end() ? nullptr : &*found;
}

Scenario Session::State::with_hand_commands() const {
    Scenario scenario = read.scenario;
    std::size_t index = scenario.steps.size();  // they stand behind the file's own steps
    for (const HandCommand& command : branch().commands) {
        const auto later =
            std::upper_bound(scenario.steps.begin(), scenario.steps.end(), command.step.at,
                             [](Instant at, const Step& step) { return at < step.at; });
        scenario.steps.insert(later, command.step)->index = index++;
    }
    return scenario;
}

// Reading the scenario has checked that its world can be built.
void Session::State::restart() {
    past_is_known = false;
    journal = Journal(read.scenario.start, read.scenario.end);
    simulation::Simulator::Listener listener;
    if (options.keep_log || options.on_event) {
        listener = [this](const licensing::World& world, licensing::Moment now,
                          const licensing::Event& event) { notice(world, now, event); };
    }
    auto simulator = make_simulator(read.scenario, file, std::move(listener));
    simulator->stop_when(options.stop);
    playback.emplace(with_hand_commands(), std::move(*simulator));
    journal.note_start(playback->simulator().world(), playback->now());
    play_to(read.scenario.start);
    ++revision;
}

// What a copy of the session at this instant takes, roughly: Macs with their departures, sites with
// their keys and logs, and the lines of the log.
void Session::State::keep_place() {
    if (!options.keep_log) return;
    const licensing::World& world = playback->simulator().world();
    const std::uint64_t events = playback->simulator().trace().event_count();
    if (!timeline.wants(events)) return;
    const auto macs = static_cast<std::int64_t>(world.macs.size());
    const auto sites = static_cast<std::int64_t>(world.sites.size());
    timeline.keep(playback->now(), events, macs * 40 + sites * 8192 + journal.bytes() + 100'000,
                  {playback->mark(), journal});
}

// Goes back to the newest place not after `t`; false when there is none.
bool Session::State::return_to_place(Instant t) {
    const auto* snapshot = timeline.at_or_before(t);
    if (snapshot == nullptr) return false;
    playback->return_to(snapshot->state.mark);
    journal = snapshot->state.journal;
    ++revision;
    return true;
}

// What was played from `t` on is no longer what happens on this branch.
void Session::State::forget_from(Instant t) {
    timeline.forget_from(t);
    if (past.now >= t) past_is_known = false;
    while (!event_instants.empty() && event_instants.back() >= t) event_instants.pop_back();
}

void Session::State::notice(const licensing::World& world, licensing::Moment now,
                            const licensing::Event& event) {
    if (options.keep_log) {
        journal.note(world, now.at, event);
        if (event_instants.empty() || event_instants.back() < now.at) {
            event_instants.push_back(now.at);
        }
    }
    if (options.on_event && is_asked_for(world, event)) {
        options.on_event(event_json(world, now, event).dump());
    }
}

bool Session::State::is_asked_for(const licensing::World& world,
                                  const licensing::Event& event) const {
    const auto fits = [](const std::vector<std::string>& wanted, std::string_view value) {
        return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
    };
    return fits(options.event_kinds, event_kind(event)) &&
           (options.event_sites.empty() || fits(options.event_sites, event_site(world, event)));
}

void Session::State::play_to(Instant t) {
    try {
        playback->advance_to(t);
    } catch (const Stopped&) {
        interrupted = true;
    }
}

bool Session::State::go_on() {
    if (interrupted) return false;
    if (!options.on_progress) return true;
    const auto all = static_cast<double>((end - read.scenario.start).seconds);
    const auto done = static_cast<double>((playback->now() - read.scenario.start).seconds);
    if (!options.on_progress(all > 0 ? done / all : 1.0)) interrupted = true;
    return !interrupted;
}

// In slices, so that somebody can watch and interrupt, and places to come back to can be kept.
void Session::State::advance(Instant t) {
    constexpr std::int64_t slices = 512;
    t = std::min(t, end);
    const std::int64_t slice =
        std::max<std::int64_t>(1, (end - read.scenario.start).seconds / slices);
    while (playback->now() < t) {
        if (!go_on()) return;
        keep_place();
        play_to(std::min(t, playback->now() + Span{slice}));
    }
    if (!interrupted) play_to(std::max(t, playback->now()));
    if (interrupted) return;
    branch().played_to = std::max(branch().played_to, playback->now());
    ++revision;
}

void Session::State::go_to(Instant t) {
    t = std::clamp(t, read.scenario.start, end);
    if (t < playback->now()) {
        if (!return_to_place(t)) restart();
    } else if (const auto* snapshot = timeline.at_or_before(t)) {
        if (snapshot->at > playback->now()) return_to_place(t);
    }
    advance(t);
}

void Session::State::replay(const std::vector<HandCommand>& before, Replay how) {
    const Instant here = playback->now();
    const std::vector<HandCommand>& after = branch().commands;
    std::size_t same = 0;
    while (same < before.size() && same < after.size() &&
           before[same].recorded == after[same].recorded) {
        ++same;
    }
    if (same < before.size()) forget_from(before[same].step.at);
    if (same < after.size()) forget_from(after[same].step.at);
    forget_names();
    if (return_to_place(here)) {
        playback->replace_steps_to_come(with_hand_commands().steps);
    } else {
        restart();
    }
    ++revision;
    if (how == Replay::at_once) advance(here);
}

// Only commands that stand on the branch may be named: those undone, or of another branch, are not.
void Session::State::forget_names() {
    names = read.names;
    for (const HandCommand& command : branch().commands) {
        (void)read_hand_command(command.step.source.dump(), names, read.scenario);
    }
}

void Session::State::fork() {
    const Branch& from = branch();
    const Instant here = playback->now();
    Branch made;
    std::size_t number = branches.size() + 1;
    do {
        made.name = "branch " + std::to_string(number++);
    } while (find_branch(made.name) != nullptr);
    made.parent = from.name;
    made.forked_at = here;
    made.played_to = here;
    for (const HandCommand& command : from.commands) {
        if (command.step.at <= here) made.commands.push_back(command);
    }
    made.inherited = made.commands.size();
    made.edits = from.edits;
    made.inherited_edits = made.edits.size();
    branches.push_back(std::move(made));
    current = branches.size() - 1;
}

const StepResult& Session::State::give(Step step, std::string password) {
    const Instant here = playback->now();
    if (here < branch().played_to) {
        fork();
        playback->replace_steps_to_come(with_hand_commands().steps);
        forget_names();
        (void)read_hand_command(step.source.dump(), names, read.scenario);
    }
    step.index = read.scenario.steps.size() + branch().commands.size();
    forget_from(here + Span{1});
    if (past.now >= here) past_is_known = false;
    const StepResult& result = playback->submit(std::move(step));
    const Step& done = playback->scenario().steps[result.step];
    Json recorded = {{"at", format_instant(here)}};
    for (const auto& item : done.source.items()) {
        if (item.key() != "at") recorded[item.key()] = item.value();
    }
    if (done.expected_error) {
        recorded["expectError"] = std::string(code_name(*done.expected_error));
    }
    const bool registers = done.verb == "account.register";
    branch().commands.push_back(
        {done, std::move(recorded), ++given, registers ? std::move(password) : std::string()});
    branch().undone.clear();
    branch().undone_edits.clear();
    branch().played_to = here;
    unsaved = true;
    ++revision;
    return result;
}

}  // namespace headroom::app
