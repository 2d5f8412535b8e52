#pragma once
// Where panels put what they want. Panels never change the session: they see it as const, and the
// app loop drains this once per frame (app.cpp).

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/time.h"
#include "wasm/ui/dialogs/sheet.h"

namespace headroom::ui {

/// A command of the contract, and who wants to hear what became of it.
struct CommandRequest {
    enum class ReplyTo : std::uint8_t { notice, sheet, caller };
    std::string json;
    ReplyTo reply_to = ReplyTo::notice;
    std::string done_text;  // what the notice says when it went well; empty: nothing
    std::function<void(const app::CommandOutcome&)> heard_by;  // of ReplyTo::caller
};

/// A file for the desktop.
struct FileToSave {
    std::string name;  // "forecast.csv"
    std::string type;  // "text/csv"
    std::string text;
};

/// What only the platform can do.
struct PlatformRequests {
    bool open_file_picker = false;
    std::optional<FileToSave> save_file;
    std::optional<std::string> pick_file;  // comma separated endings; it comes by offer_file()
    std::optional<std::string> copy_text;
    bool save_scenario = false;
    bool copy_link = false;
};

struct CommandSink {
    std::vector<CommandRequest> commands;

    std::optional<Instant> seek_to;
    bool step_event = false;
    bool run_to_end = false;
    std::optional<bool> play;

    std::optional<std::string> load_preset;  // its name

    std::unique_ptr<Sheet> open_sheet;
    bool close_sheet = false;

    PlatformRequests platform;

    void submit(std::string json, std::string done_text = {}) {
        commands.push_back(
            {std::move(json), CommandRequest::ReplyTo::notice, std::move(done_text), {}});
    }
    /// The outcome goes to a function, which must own whatever it changes.
    void submit_then(std::string json,
                     std::function<void(const app::CommandOutcome&)> heard_by) {
        commands.push_back({std::move(json), CommandRequest::ReplyTo::caller, {},
                            std::move(heard_by)});
    }
    /// The outcome goes to Sheet::answered of the sheet that is open.
    void submit_for_sheet(std::string json) {
        commands.push_back({std::move(json), CommandRequest::ReplyTo::sheet, {}, {}});
    }
};

}  // namespace headroom::ui
