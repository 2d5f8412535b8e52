// window.headroom of the contract §4, as functions that take and give JSON texts. Errors are
// results.

#include "wasm/page_api.h"

#include <emscripten.h>
#include <fmt/format.h>
#include <imgui.h>

#include <optional>
#include <string>

#include "core/app/session.h"
#include "wasm/ui/app/command_text.h"
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

std::string failure(std::string_view message) {
    return fmt::format(R"({{"ok":false,"error":null,"message":"{}"}})", json_escaped(message));
}

const std::string nothing_loaded = failure("no scenario is loaded: call load(text) first");

/// An instant, or a span counted from the scenario's start (contract §1).
std::optional<Instant> moment(const app::Session& session, std::string_view text) {
    if (const auto instant = parse_instant(text)) return instant;
    if (const auto span = parse_span(text)) return session.start() + *span;
    return std::nullopt;
}

std::string now_json(const app::Session& session) {
    return fmt::format(R"({{"ok":true,"now":"{}"}})", format_instant(session.now()));
}

std::string widget_json(const ui::Widget& widget) {
    const float ratio = ui::pixel_ratio();
    return fmt::format(
        R"({{"id":{},"role":"{}","label":"{}","value":"{}","enabled":{},"visible":{},)"
        R"("x":{:.2f},"y":{:.2f},"width":{:.2f},"height":{:.2f}}})",
        widget.id, json_escaped(widget.role), json_escaped(widget.label),
        json_escaped(widget.value), widget.enabled, widget.visible, widget.min.x / ratio,
        widget.min.y / ratio, (widget.max.x - widget.min.x) / ratio,
        (widget.max.y - widget.min.y) / ratio);
}

}  // namespace
}  // namespace headroom

using namespace headroom;

extern "C" {

EMSCRIPTEN_KEEPALIVE const char* headroom_version() { return give(std::string(app::version())); }

EMSCRIPTEN_KEEPALIVE const char* headroom_load(const char* text, const char* file_name) {
    const auto errors = page_app().load(text, file_name);
    std::string list;
    for (const scenario::InputError& error : errors) {
        if (!list.empty()) list += ',';
        list += error_json(error);
    }
    return give(fmt::format(R"({{"ok":{},"errors":[{}]}})", errors.empty(), list));
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
    const auto target = moment(*session, when);
    if (!target) return give(failure("expected an instant or a span"));
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
    const auto target = moment(*session, when);
    if (!target) return give(failure("expected an instant or a span"));
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

EMSCRIPTEN_KEEPALIVE int headroom_has_unsaved_changes() {
    app::Session* session = page_app().session();
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

/// What the panels asked of the browser since the last call, as one JSON object.
EMSCRIPTEN_KEEPALIVE const char* headroom_take_requests() {
    const ui::PlatformRequests wanted = page_app().take_platform_requests();
    const std::string copy =
        wanted.copy_text ? "\"" + json_escaped(*wanted.copy_text) + "\"" : std::string("null");
    const std::string pick =
        wanted.pick_file ? "\"" + json_escaped(*wanted.pick_file) + "\"" : std::string("null");
    std::string file = "null";
    if (wanted.save_file) {
        file = fmt::format(R"({{"name":"{}","type":"{}","text":"{}"}})",
                           json_escaped(wanted.save_file->name),
                           json_escaped(wanted.save_file->type),
                           json_escaped(wanted.save_file->text));
    }
    return give(fmt::format(
        R"({{"openFile":{},"save":{},"copyLink":{},"copy":{},"pickFile":{},"file":{}}})",
        wanted.open_file_picker, wanted.save_scenario, wanted.copy_link, copy, pick, file));
}

/// A file from disk, picked or dropped: for whatever on the page asked for one, else a scenario.
EMSCRIPTEN_KEEPALIVE void headroom_offer_file(const char* text, const char* file_name) {
    page_app().offer_file(text, file_name);
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
