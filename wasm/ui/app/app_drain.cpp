// The end of a frame: what the panels asked for is done, and nothing else changes the session.

#include <imgui.h>

#include "wasm/ui/app/app.h"

namespace headroom::ui {
namespace {
constexpr double notice_seconds = 6.0;
}

void App::drain_sink() {
    drain_time();
    drain_commands();
    view_.received.reset();
    if (sink_.close_sheet) sheet_.reset();
    if (sink_.open_sheet) sheet_ = std::move(sink_.open_sheet);
    if (sink_.load_preset) {
        for (const app::PresetInfo& preset : app::presets()) {
            if (preset.name == *sink_.load_preset) load(preset.text, preset.name + ".json");
        }
    }
    PlatformRequests& wanted = sink_.platform;
    platform_.open_file_picker |= wanted.open_file_picker;
    platform_.save_scenario |= wanted.save_scenario;
    platform_.copy_link |= wanted.copy_link;
    if (wanted.save_file) platform_.save_file = std::move(wanted.save_file);
    if (wanted.pick_file) platform_.pick_file = std::move(wanted.pick_file);
    if (wanted.copy_text) platform_.copy_text = wanted.copy_text;
    sink_ = CommandSink();
    if (view_.notice && view_.notice->until < ImGui::GetTime()) {
        view_.notice.reset();
        request_frames(2);
    }
}

void App::drain_time() {
    if (!session_) return;
    if (sink_.play) *sink_.play ? playback_.play() : playback_.pause();
    if (sink_.seek_to) session_->seek(*sink_.seek_to);
    if (sink_.step_event) session_->step_event();
    if (sink_.run_to_end) session_->run_to_end();
}

void App::drain_commands() {
    if (!session_) return;
    for (const CommandRequest& request : sink_.commands) {
        const app::CommandOutcome outcome = session_->submit(request.json);
        request_frames();
        if (request.reply_to == CommandRequest::ReplyTo::sheet) {
            if (sheet_) sheet_->answered(outcome);
        } else if (request.reply_to == CommandRequest::ReplyTo::caller) {
            request.heard_by(outcome);
        } else if (!outcome.ok) {
            view_.notice = Notice{Notice::Kind::refused, outcome.message, outcome.code,
                                  ImGui::GetTime() + 2 * notice_seconds};
        } else if (!request.done_text.empty()) {
            view_.notice = Notice{Notice::Kind::done, request.done_text, "",
                                  ImGui::GetTime() + notice_seconds};
        }
    }
}

}  // namespace headroom::ui
