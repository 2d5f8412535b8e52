// The end of a frame: what the panels asked for is done, and nothing else changes the session.

#include <imgui.h>

#include <utility>

#include "core/app/empty_scenario.h"
#include "core/app/setup/setup.h"
#include "core/app/share_link.h"
#include "core/base/file_name.h"
#include "wasm/ui/app/app.h"
#include "wasm/ui/app/done_words.h"
#include "wasm/ui/dialogs/dialogs.h"
#include "wasm/ui/pages/forecast/forecast_state.h"
#include "wasm/ui/pages/split_editor.h"

namespace headroom::ui {
namespace {
constexpr double notice_seconds = 6.0;

/// "Two departments" -> "two-departments.json", as the browser names the saved file.
std::string file_name_of(const std::string& name) { return file_stem(name, "scenario") + ".json"; }
}  // namespace

void App::drain_sink() {
    drain_time();
    drain_commands();
    view_.received.reset();
    drain_runs();
    if (sink_.keep_drawing) request_frames(2);
    if (sink_.close_sheet) sheet_.reset();
    if (sink_.open_sheet) sheet_ = std::move(sink_.open_sheet);
    if (sink_.load_preset) {
        const app::PresetInfo* preset = app::find_preset(*sink_.load_preset);
        if (preset != nullptr) load(preset->text, preset->name + ".json");
    }
    if (sink_.load_empty && load(app::empty_scenario(), "from-nothing.json").empty()) {
        view_.page = PageName::my_account;  // where the guide begins: an account
    }
    if (sink_.load_own && load(app::own_plan(view_.today), "my-plan.json").empty()) {
        view_.page = PageName::setup;
    }
    drain_lessons();
    drain_presenter();
    PlatformRequests& wanted = sink_.platform;
    tell_what_left(wanted);
    platform_.open_file_picker |= wanted.open_file_picker;
    platform_.save_scenario |= wanted.save_scenario;
    if (wanted.open_kept) platform_.open_kept = std::move(wanted.open_kept);
    if (wanted.delete_kept) platform_.delete_kept = std::move(wanted.delete_kept);
    if (wanted.rename_kept) platform_.rename_kept = std::move(wanted.rename_kept);
    if (wanted.link_fragment) platform_.link_fragment = std::move(wanted.link_fragment);
    if (wanted.copy_link) make_link();
    if (sink_.copy_command) copy_command();
    if (wanted.pick_file) platform_.pick_file = std::move(wanted.pick_file);
    if (wanted.save_file) platform_.save_file = std::move(wanted.save_file);
    if (wanted.save_picture) platform_.save_picture = std::move(wanted.save_picture);
    if (wanted.copy_text) platform_.copy_text = wanted.copy_text;
    if (wanted.show_notes) platform_.show_notes = std::move(wanted.show_notes);
    sink_ = CommandSink();
    if (view_.notice && view_.notice->until < ImGui::GetTime()) {
        view_.notice.reset();
        request_frames(2);
    }
}

void App::tell(std::string text, Notice::Kind kind) {
    view_.notice = Notice{kind, std::move(text), "", ImGui::GetTime() + 2 * notice_seconds};
    request_frames();
}

/// The command line for the file that Save gives, up to the moment that is looked at.
void App::copy_command() {
    if (!session_) return;
    const std::string file = file_name_of(session_->scenario_name());
    std::string command = "headroom run " + file;
    if (session_->now() < session_->end()) {
        command += " --until " + format_instant(session_->now());
    }
    platform_.copy_text = command + " --json -";
    tell("Copied: " + command + " --json -. Save the scenario to have the file.",
         Notice::Kind::done);
}

void App::make_link() {
    if (!session_) return;
    std::string fragment = app::link_fragment(session_->scenario_json());
    if (fragment.size() > app::comfortable_link) {
        sheet_ = make_long_link(std::move(fragment));
    } else {
        platform_.link_fragment = std::move(fragment);
        tell("The link is copied. It holds the whole scenario.", Notice::Kind::done);
    }
    request_frames();
}

void App::drain_runs() {
    if (sink_.open_run) {
        OpenRun& run = *sink_.open_run;
        app::RunOptions options;
        options.seed = run.seed;
        auto loaded = app::Session::load(run.scenario, run.name, std::move(options));
        if (!loaded) return;
        if (!parked_) {
            view_.parked_name = session_->scenario_name();
            view_.parked_forecast = view_.forecast;
            view_.parked_editor = view_.split_editor;
            view_.parked_lesson = view_.lesson;
            parked_ = std::move(session_);
        }
        show(std::move(*loaded));
        journey_.to(*session_, run.at);
        view_.page = PageName::planner;
        request_frames();
    }
    if (sink_.return_from_run && parked_) {
        show(std::move(parked_));
        view_.forecast = std::exchange(view_.parked_forecast, nullptr);
        view_.split_editor = std::exchange(view_.parked_editor, nullptr);
        view_.lesson = std::exchange(view_.parked_lesson, nullptr);
        if (view_.forecast) view_.forecast->loads = view_.loads;
        view_.parked_name.clear();
        view_.page = PageName::forecast;
        request_frames();
    }
}

void App::drain_time() {
    if (!session_) return;
    if (sink_.play || sink_.seek_to || sink_.step_event || sink_.run_to_end || sink_.jump) {
        cancel_comparison();
    }
    if (sink_.play) {
        journey_.stop();
        *sink_.play ? playback_.play() : playback_.pause();
    }
    if (sink_.seek_to) journey_.to(*session_, *sink_.seek_to);
    if (sink_.step_event) {
        journey_.to(*session_, session_->next_event().value_or(session_->end()));
    }
    if (sink_.run_to_end) journey_.to(*session_, session_->end());
    if (sink_.jump) jump(*sink_.jump);
    if (sink_.set_bookmark) session_->set_bookmark(*sink_.set_bookmark);
    if (sink_.remove_bookmark) session_->remove_bookmark(*sink_.remove_bookmark);
    if (sink_.set_bookmark || sink_.remove_bookmark) request_frames();
    drain_branches();
}

void App::jump(CommandSink::Jump where) {
    using Jump = CommandSink::Jump;
    playback_.pause();
    if (where == Jump::next_breach) {
        journey_.to_next_breach(*session_);
        return;
    }
    const auto at =
        where == Jump::previous_event ? session_->previous_event() : session_->previous_breach();
    if (at) {
        journey_.to(*session_, *at);
    } else if (where == Jump::previous_breach) {
        tell("No site has been over its limit before this moment.", Notice::Kind::done);
    }
}

/// Every command that went well is answered: by what the panel says, or by the words of its verb.
void App::answer(const CommandRequest& request, const app::CommandOutcome& outcome) {
    const bool told = !request.done_text.empty();
    std::string text = told ? request.done_text : done_words(request.json, outcome);
    if (text.empty()) return;
    view_.notice = Notice{told ? Notice::Kind::done : Notice::Kind::answered, std::move(text), "",
                          ImGui::GetTime() + notice_seconds};
}

/// Copying and saving leave no trace on the page: they are told.
void App::tell_what_left(const PlatformRequests& wanted) {
    const auto answered = Notice::Kind::answered;
    if (wanted.copy_text) tell("Copied to the clipboard.", answered);
    if (wanted.save_file) tell(wanted.save_file->name + " is saved.", answered);
    if (wanted.save_picture) tell(wanted.save_picture->name + " is saved.", answered);
    if (wanted.save_scenario) tell("The scenario is saved.", answered);
}

void App::drain_commands() {
    if (!session_) return;
    if (!sink_.commands.empty()) {
        journey_.stop();  // it would be somewhere else already
        cancel_comparison();
    }
    // An edit of the beginning is played up to here in slices, unless more commands follow it.
    const bool in_slices = sink_.commands.size() == 1 && !sink_.commands.front().replay_at_once;
    const auto replay = in_slices ? app::Session::Replay::by_caller : app::Session::Replay::at_once;
    const Instant here = session_->now();
    for (const CommandRequest& request : sink_.commands) {
        const app::CommandOutcome outcome = session_->submit(request.json, replay);
        if (session_->now() < here) journey_.onwards_to(*session_, std::min(here, session_->end()));
        request_frames();
        if (request.reply_to == CommandRequest::ReplyTo::sheet) {
            if (sheet_) sheet_->answered(outcome);
        } else if (request.reply_to == CommandRequest::ReplyTo::caller) {
            request.heard_by(outcome);
        } else if (!outcome.ok) {
            view_.notice = Notice{Notice::Kind::refused, outcome.message, outcome.code,
                                  ImGui::GetTime() + 2 * notice_seconds};
        }
        if (outcome.ok) answer(request, outcome);
    }
}

}  // namespace headroom::ui
