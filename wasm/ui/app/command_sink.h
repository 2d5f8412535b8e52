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
    bool replay_at_once = false;  // an edit of the beginning that changes nothing of what is seen
};

/// A file for the desktop.
struct FileToSave {
    std::string name;  // "forecast.csv"
    std::string type;  // "text/csv"
    std::string text;
};

/// A part of the page as a picture, in device pixels.
struct PictureToSave {
    std::string name;  // "forecast-p01.png"
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;
};

/// Work that another scenario took the place of.
struct LeftBehind {
    std::string name;        // of its scenario
    std::string journal;     // for App::resume
    std::int64_t steps = 0;  // commands given by hand, on all branches
};

/// What only the platform can do.
struct PlatformRequests {
    bool open_file_picker = false;
    std::optional<FileToSave> save_file;
    std::optional<std::string> pick_file;  // comma separated endings; it comes by offer_file()
    std::optional<PictureToSave> save_picture;
    std::optional<std::string> copy_text;
    std::optional<std::string> show_notes;  // in a window of its own, for who presents
    bool save_scenario = false;
    bool copy_link = false;                    // a wish of the panels: the app makes the link
    std::optional<std::string> link_fragment;  // to be copied behind the page's address
    std::optional<std::string> open_kept;  // key of a KeptWork: to go on with, or to save as it is
    std::optional<std::string> delete_kept;  // key
    struct Rename {
        std::string key;
        std::string name;
    };
    std::optional<Rename> rename_kept;
    std::vector<LeftBehind> left_behind;  // to be kept, so that nothing is lost
};

/// Another scenario to look at for a while, at one of its moments; what was there is kept and can
/// be returned to.
struct OpenRun {
    std::string scenario;
    std::uint64_t seed = 1;
    Instant at;
    std::string name;  // "run 17 of the forecast"
};

struct CommandSink {
    std::vector<CommandRequest> commands;

    std::optional<Instant> seek_to;
    bool step_event = false;
    bool run_to_end = false;
    std::optional<bool> play;

    /// Places in time to go to, and what is done to the course of time.
    enum class Jump : std::uint8_t { previous_event, previous_breach, next_breach };
    std::optional<Jump> jump;
    bool undo = false;
    bool redo = false;
    std::optional<std::string> set_bookmark;  // its name
    std::optional<std::string> remove_bookmark;
    std::optional<std::string> switch_to_branch;
    std::optional<std::string> rename_branch;  // the current one, to this name
    std::optional<std::string> compare_with_branch;

    std::optional<std::string> load_preset;  // its name
    bool load_empty = false;                 // the scenario in which nothing exists yet
    bool load_own = false;                   // a plan of one's own, to be made on Set-up
    std::optional<std::string> load_lesson;  // its name; the one that is played begins again
    std::optional<bool> show_lessons;        // instead of the start page, before anything is open
    bool copy_lesson_result = false;         // a link that opens it as it was played
    std::optional<bool> draft_lesson;        // make one of what was done, or drop the draft
    std::optional<std::string> open_lesson;  // the text of a lesson file, to be played
    bool leave_lesson = false;               // its scenario stays

    /// What is done to the show of chapters (presenter.h), and the chapter to go to.
    enum class Present : std::uint8_t { begin, end, previous, next };
    std::optional<Present> present;
    std::optional<std::size_t> go_to_chapter;

    std::optional<OpenRun> open_run;
    bool return_from_run = false;
    bool copy_command = false;  // the command line that replays all this
    bool keep_drawing = false;  // something goes on without input

    std::unique_ptr<Sheet> open_sheet;
    bool close_sheet = false;

    PlatformRequests platform;

    void submit(std::string json, std::string done_text = {}) {
        commands.push_back(
            {std::move(json), CommandRequest::ReplyTo::notice, std::move(done_text), {}});
    }
    /// The outcome goes to a function, which must own whatever it changes.
    void submit_then(std::string json, std::function<void(const app::CommandOutcome&)> heard_by) {
        commands.push_back(
            {std::move(json), CommandRequest::ReplyTo::caller, {}, std::move(heard_by)});
    }
    /// The outcome goes to Sheet::answered of the sheet that is open.
    void submit_for_sheet(std::string json) {
        commands.push_back({std::move(json), CommandRequest::ReplyTo::sheet, {}, {}});
    }
};

}  // namespace headroom::ui
