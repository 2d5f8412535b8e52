// window.headroom of the page interface, as functions that take and give JSON texts. Errors are
// results.

#include "wasm/page_api.h"

#include <emscripten.h>
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <optional>
#include <string>

#include "core/app/session.h"
#include "core/app/share_link.h"
#include "core/base/file_name.h"
#include "core/base/written_instant.h"
#include "wasm/ui/app/command_text.h"
#include "wasm/ui/app/queued_jobs.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/theme/metrics.h"

namespace headroom {
namespace {

using ui::json_escaped;

/// Keeps the text until the next call, so that JavaScript can read it.
const char* give(std::string text) {
    static std::string kept;
    kept = std::move(text);
    return kept.c_str();
}

std::string error_json(const scenario::InputError& error) {
    return fmt::format(
        R"({{"file":"{}","line":{},"column":{},"pointer":"{}","message":"{}","text":"{}"}})",
        json_escaped(error.file), error.line, error.column, json_escaped(error.pointer),
        json_escaped(error.message), json_escaped(scenario::to_string(error)));
}

/// {ok, errors[]} of the contract's `load`.
std::string load_json(const std::vector<scenario::InputError>& errors) {
    std::string list;
    for (const scenario::InputError& error : errors) {
        if (!list.empty()) list += ',';
        list += error_json(error);
    }
    return fmt::format(R"({{"ok":{},"errors":[{}]}})", errors.empty(), list);
}

std::string failure(std::string_view message) {
    return fmt::format(R"({{"ok":false,"error":null,"message":"{}"}})", json_escaped(message));
}

const std::string nothing_loaded = failure("no scenario is loaded: call load(text) first");

std::string now_json(const app::Session& session) {
    return fmt::format(R"({{"ok":true,"now":"{}"}})", format_instant(session.now()));
}

std::string widget_json(const ui::Widget& widget) {
    const float ratio = ui::device_ratio();
    return fmt::format(
        R"({{"id":{},"role":"{}","label":"{}","value":"{}","enabled":{},"visible":{},)"
        R"("focused":{},"x":{:.2f},"y":{:.2f},"width":{:.2f},"height":{:.2f}}})",
        widget.id, json_escaped(widget.role), json_escaped(widget.label),
        json_escaped(widget.value), widget.enabled, widget.visible, widget.focused,
        widget.min.x / ratio, widget.min.y / ratio, (widget.max.x - widget.min.x) / ratio,
        (widget.max.y - widget.min.y) / ratio);
}

std::string quoted(std::string_view text) { return "\"" + json_escaped(text) + "\""; }

std::string text_json(const std::optional<std::string>& text) {
    return text ? quoted(*text) : "null";
}

std::string file_json(const std::optional<ui::FileToSave>& file) {
    if (!file) return "null";
    return fmt::format(R"({{"name":{},"type":{},"text":{}}})", quoted(file->name),
                       quoted(file->type), quoted(file->text));
}

std::string left_behind_json(const std::vector<ui::LeftBehind>& all) {
    std::string list;
    for (const ui::LeftBehind& left : all) {
        if (!list.empty()) list += ',';
        list += fmt::format(R"({{"name":{},"journal":{},"steps":{}}})", quoted(left.name),
                            quoted(left.journal), left.steps);
    }
    return "[" + list + "]";
}

std::string rename_json(const std::optional<ui::PlatformRequests::Rename>& rename) {
    if (!rename) return "null";
    return fmt::format(R"({{"key":{},"name":{}}})", quoted(rename->key), quoted(rename->name));
}

/// In device pixels of the canvas.
std::string picture_json(const std::optional<ui::PictureToSave>& picture) {
    if (!picture) return "null";
    return fmt::format(R"({{"name":{},"x":{:.0f},"y":{:.0f},"width":{:.0f},"height":{:.0f}}})",
                       quoted(picture->name), picture->x, picture->y, picture->width,
                       picture->height);
}

/// The page's jobs wait in this queue for the workers.
ui::QueuedJobs* queue() { return dynamic_cast<ui::QueuedJobs*>(&page_app().jobs()); }

std::string jobs_json() {
    ui::QueuedJobs* jobs = queue();
    if (jobs == nullptr) return R"({"warm":false,"start":[],"cancel":[]})";
    std::string started;
    for (const auto& [id, request] : jobs->take_started()) {
        if (!started.empty()) started += ',';
        started += fmt::format(R"({{"id":{},"request":{}}})", id, quoted(request));
    }
    return fmt::format(R"({{"warm":{},"start":[{}],"cancel":[{}]}})", jobs->take_expected(),
                       started, fmt::join(jobs->take_cancelled(), ","));
}

}  // namespace
}  // namespace headroom

using namespace headroom;
using ui::QueuedJobs;

extern "C" {

EMSCRIPTEN_KEEPALIVE const char* headroom_version() { return give(std::string(app::version())); }

EMSCRIPTEN_KEEPALIVE const char* headroom_load(const char* text, const char* file_name) {
    return give(load_json(page_app().load(text, file_name)));
}

EMSCRIPTEN_KEEPALIVE const char* headroom_step(const char* command) {
    app::Session* session = page_app().session();
    if (session == nullptr) return give(nothing_loaded);
    page_app().request_frames();
    return give(session->submit(command).json);
}

EMSCRIPTEN_KEEPALIVE const char* headroom_advance_to(const char* when) {
    app::Session* session = page_app().session();
    if (session == nullptr) return give(nothing_loaded);
    const auto target = parse_instant_or_span(when, session->start());
    if (!target) return give(failure(not_an_instant(when)));
    session->advance_to(*target);
    page_app().request_frames();
    return give(now_json(*session));
}

EMSCRIPTEN_KEEPALIVE const char* headroom_run_to_end() {
    app::Session* session = page_app().session();
    if (session == nullptr) return give(nothing_loaded);
    session->run_to_end();
    page_app().request_frames();
    return give(now_json(*session));
}

EMSCRIPTEN_KEEPALIVE const char* headroom_seek(const char* when) {
    app::Session* session = page_app().session();
    if (session == nullptr) return give(nothing_loaded);
    const auto target = parse_instant_or_span(when, session->start());
    if (!target) return give(failure(not_an_instant(when)));
    session->seek(*target);
    page_app().request_frames();
    return give(now_json(*session));
}

EMSCRIPTEN_KEEPALIVE const char* headroom_report() {
    app::Session* session = page_app().session();
    return give(session != nullptr ? session->report_json() : "");
}

EMSCRIPTEN_KEEPALIVE const char* headroom_scenario() {
    app::Session* session = page_app().session();
    return give(session != nullptr ? session->scenario_json() : "");
}

EMSCRIPTEN_KEEPALIVE const char* headroom_scenario_name() {
    app::Session* session = page_app().session();
    return give(session != nullptr ? session->scenario_name() : "");
}

/// As the browser saves it: "two-departments.json".
EMSCRIPTEN_KEEPALIVE const char* headroom_scenario_file_name() {
    app::Session* session = page_app().session();
    return give(session != nullptr ? file_stem(session->scenario_name(), "scenario") + ".json"
                                   : "");
}

/// The fragment of the link that opens this very scenario; empty when nothing is loaded.
EMSCRIPTEN_KEEPALIVE const char* headroom_link_fragment() {
    app::Session* session = page_app().session();
    return give(session != nullptr ? app::link_fragment(session->scenario_json()) : "");
}

/// 1 when the fragment carried a scenario (also a broken one, which is told on the page).
EMSCRIPTEN_KEEPALIVE int headroom_open_link(const char* fragment) {
    return page_app().open_link(fragment) ? 1 : 0;
}

// What the browser keeps of earlier work, told anew: forgotten first, then one by one.
EMSCRIPTEN_KEEPALIVE void headroom_clear_kept() {
    page_app().view().kept.clear();
    page_app().request_frames();
}

EMSCRIPTEN_KEEPALIVE void headroom_add_kept(const char* key, const char* name, const char* detail,
                                            int damaged) {
    page_app().view().kept.push_back({key, name, detail, damaged != 0});
}

/// Whether something would be lost without headroom_journal().
EMSCRIPTEN_KEEPALIVE int headroom_has_work() { return page_app().has_work_to_keep() ? 1 : 0; }

/// Commands given by hand so far, on all branches.
EMSCRIPTEN_KEEPALIVE int headroom_kept_steps() {
    return static_cast<int>(page_app().steps_by_hand());
}

/// Scenarios opened so far.
EMSCRIPTEN_KEEPALIVE int headroom_loads() { return static_cast<int>(page_app().view().loads); }

/// What is worth keeping, as text for headroom_resume(); empty when nothing would be lost.
EMSCRIPTEN_KEEPALIVE const char* headroom_journal() { return give(page_app().kept_journal()); }

/// Goes on where headroom_journal() was. Answers like headroom_load().
EMSCRIPTEN_KEEPALIVE const char* headroom_resume(const char* journal) {
    return give(load_json(page_app().resume(journal)));
}

/// The lesson that is being played: {name, title, goals, hintsShown, moves, par, solved, stars}, or
/// null.
EMSCRIPTEN_KEEPALIVE const char* headroom_lesson() { return give(page_app().lesson_json()); }

/// What is solved so far, as text that the page keeps for the user.
EMSCRIPTEN_KEEPALIVE const char* headroom_lesson_records() {
    return give(page_app().view().lesson_records);
}

/// The better of what is known and of this text, lesson by lesson.
EMSCRIPTEN_KEEPALIVE void headroom_merge_lesson_records(const char* records) {
    page_app().merge_lesson_records(records);
}

/// Grows with every change that is worth keeping; 0 while nothing is loaded.
EMSCRIPTEN_KEEPALIVE double headroom_revision() {
    const app::Session* session = page_app().kept_session();
    return session != nullptr ? static_cast<double>(session->revision()) : 0.0;
}

EMSCRIPTEN_KEEPALIVE const char* headroom_kept_name() {
    const app::Session* session = page_app().kept_session();
    return give(session != nullptr ? session->scenario_name() : "");
}

/// Interface scale in percent: 100 to 200.
EMSCRIPTEN_KEEPALIVE void headroom_set_scale(int percent) {
    page_app().view().scale_percent = std::clamp(percent, 100, 200);
    page_app().request_frames();
}
EMSCRIPTEN_KEEPALIVE int headroom_scale() { return page_app().view().scale_percent; }

/// The built-in scenarios as [{name, title, text}], for the page without graphics.
EMSCRIPTEN_KEEPALIVE const char* headroom_presets() {
    std::string list;
    for (const app::PresetInfo& preset : app::presets()) {
        if (!list.empty()) list += ',';
        list += fmt::format(R"({{"name":{},"title":{},"text":{}}})", quoted(preset.name),
                            quoted(preset.title), quoted(preset.text));
    }
    return give("[" + list + "]");
}

EMSCRIPTEN_KEEPALIVE int headroom_has_unsaved_changes() {
    const app::Session* session = page_app().kept_session();
    return session != nullptr && session->has_unsaved_changes() ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void headroom_mark_saved() {
    if (app::Session* session = page_app().session()) session->mark_saved();
    page_app().request_frames();
}

EMSCRIPTEN_KEEPALIVE const char* headroom_widgets() {
    std::string list;
    for (const ui::Widget& widget : ui::widgets()) {
        if (!list.empty()) list += ',';
        list += widget_json(widget);
    }
    return give("[" + list + "]");
}

EMSCRIPTEN_KEEPALIVE int headroom_frames() { return frames_drawn(); }

/// Milliseconds of the page's own work in the latest frames, without the graphics.
EMSCRIPTEN_KEEPALIVE const char* headroom_frame_work() {
    return give(fmt::format("[{:.3f}]", fmt::join(frame_work(), ",")));
}

/// What the panels asked of the browser since the last call, as one JSON object.
EMSCRIPTEN_KEEPALIVE const char* headroom_take_requests() {
    const ui::PlatformRequests wanted = page_app().take_platform_requests();
    return give(fmt::format(
        R"({{"openFile":{},"pickFile":{},"save":{},"link":{},"openKept":{},"deleteKept":{},)"
        R"("renameKept":{},"copy":{},"notes":{},)"
        R"("leftBehind":{},"file":{},"picture":{},"jobs":{}}})",
        wanted.open_file_picker, text_json(wanted.pick_file), wanted.save_scenario,
        text_json(wanted.link_fragment), text_json(wanted.open_kept), text_json(wanted.delete_kept),
        rename_json(wanted.rename_kept), text_json(wanted.copy_text), text_json(wanted.show_notes),
        left_behind_json(wanted.left_behind), file_json(wanted.save_file),
        picture_json(wanted.save_picture), jobs_json()));
}

// What becomes of planning jobs, told by the workers.

EMSCRIPTEN_KEEPALIVE void headroom_job_progress(int job, double fraction, const char* partial) {
    if (QueuedJobs* jobs = queue()) jobs->progress(job, fraction, partial);
    page_app().request_frames();
}

EMSCRIPTEN_KEEPALIVE void headroom_job_done(int job, const char* result) {
    if (QueuedJobs* jobs = queue()) jobs->done(job, result);
    page_app().request_frames();
}

EMSCRIPTEN_KEEPALIVE void headroom_job_failed(int job, const char* error) {
    if (QueuedJobs* jobs = queue()) jobs->failed(job, error);
    page_app().request_frames();
}

/// Something that the browser wants to tell at the bottom of the page.
EMSCRIPTEN_KEEPALIVE void headroom_notice(const char* text, int failed) {
    page_app().tell(text, failed != 0 ? ui::Notice::Kind::refused : ui::Notice::Kind::done);
}

/// A file from disk: picked to be opened, otherwise for whatever on the page asks for one.
EMSCRIPTEN_KEEPALIVE void headroom_offer_file(const char* text, const char* file_name,
                                              int to_open) {
    if (to_open != 0) {
        page_app().open_file(text, file_name);
    } else {
        page_app().offer_file(text, file_name);
    }
    page_app().request_frames();
}

/// Columns of Proxy Servers that are hidden, as text that the page keeps for the user.
EMSCRIPTEN_KEEPALIVE const char* headroom_hidden_columns() {
    return give(page_app().view().hidden_columns);
}

EMSCRIPTEN_KEEPALIVE void headroom_hide_columns(const char* columns) {
    page_app().view().hidden_columns = columns;
    page_app().request_frames();
}

/// The desktop's clipboard, told before a paste; ImGui reads it at once.
EMSCRIPTEN_KEEPALIVE void headroom_set_clipboard(const char* text) {
    page_app().set_clipboard(text);
}

}  // extern "C"
