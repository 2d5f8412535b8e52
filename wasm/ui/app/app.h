#pragma once
// The page without a browser: a session, what the page remembers, and one frame of drawing. The
// browser (wasm/main.cpp) and the tests (tests/ui) drive it the same way:
//
//   App app;
//   app.load(text, "acme.json");
//   app.new_frame({.width = 1280, .height = 800, .pixel_ratio = 1, .elapsed = 0.016});
//   ... ImGui::GetDrawData() ...

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/app/session.h"
#include "wasm/ui/app/command_sink.h"
#include "wasm/ui/app/journey.h"
#include "wasm/ui/app/playback.h"
#include "wasm/ui/app/queued_jobs.h"
#include "wasm/ui/app/ui_state.h"

namespace headroom::ui {

struct FrameInput {
    float width = 0;  // CSS pixels
    float height = 0;
    float pixel_ratio = 1;
    double elapsed = 0;  // seconds since the last frame
};

struct PanelContext;

class App {
public:
    /// Makes the ImGui context; there is one App at a time.
    App();
    ~App();
    App(const App&) = delete;
    App& operator=(const App&) = delete;

    /// Replaces the session when the text is a valid scenario. Otherwise nothing changes, the
    /// errors are returned, and a sheet shows them.
    std::vector<scenario::InputError> load(std::string_view text, std::string_view file_name);

    /// Goes on with a session as `Session::journal_json` wrote it down: branches, bookmarks and
    /// moment included. Otherwise as load().
    std::vector<scenario::InputError> resume(std::string_view journal);

    /// A file that was picked or dropped: for the page or sheet that asks for one, whatever the
    /// file is, otherwise a scenario, a usage history or kept work to open.
    void offer_file(std::string_view text, std::string_view file_name);
    /// The same for a file that somebody chose to open.
    void open_file(std::string_view text, std::string_view file_name);

    /// Opens a built-in lesson, from its beginning; false for an unknown name.
    bool begin_lesson(std::string_view name);
    /// The same with a lesson of one's own. Errors as of load(), of the lesson's text.
    std::vector<scenario::InputError> open_lesson(std::string_view text,
                                                  std::string_view file_name);
    /// Opens a lesson as somebody played it (lesson_result.h), as of `at`; nothing of it is written
    /// down. False, with nothing changed, when the lesson is unknown or the scenario is not its.
    bool open_lesson_result(std::string_view name, std::string_view played,
                            std::optional<Instant> at);
    /// The lesson that is being played, as the page interface tells it; "null" when there is none.
    std::string lesson_json();
    /// Results that were kept earlier, or by another tab; the better ones stay.
    void merge_lesson_records(std::string_view records);

    /// Loads what a link's fragment carries. False when it carries nothing. A damaged one is told
    /// like a broken file.
    bool open_link(std::string_view fragment);

    /// nullptr before anything was loaded.
    app::Session* session() { return session_.get(); }
    /// What is being worked on, also while a single run of a forecast is looked at.
    app::Session* kept_session() { return parked_ ? parked_.get() : session_.get(); }
    /// Whether something would be lost without it: commands given by hand, branches, bookmarks.
    bool has_work_to_keep();
    /// Commands given by hand, on all branches.
    std::int64_t steps_by_hand();
    /// Its journal, for resume(); empty when nothing would be lost.
    std::string kept_journal();
    UiState& view() { return view_; }
    bool playing() const { return playback_.playing(); }
    bool has_sheet() const { return sheet_ != nullptr; }

    /// Draws one frame and does what its panels asked for. Returns whether fonts were rasterised
    /// anew (the platform then uploads the font texture before rendering).
    bool new_frame(const FrameInput& input);

    /// True while a next frame is due without any input: playing, an animation, an answer to show.
    bool wants_frame() const;
    /// Seconds until a frame is due anyway (a notice goes away); negative: never.
    double next_wake() const;
    /// Something outside changed what is visible (script interface, input events).
    /// Regions inside regions find their heights one after the other, hence several frames; the
    /// page goes on as long as its picture changes.
    void request_frames(int count = 4) { settle_frames_ = std::max(settle_frames_, count); }

    /// Who carries out planning; QueuedJobs until somebody else is named.
    void set_jobs(std::unique_ptr<PlannerJobs> jobs) { jobs_ = std::move(jobs); }
    PlannerJobs& jobs() { return *jobs_; }
    /// A usage history (CSV) that was chosen or dropped: the Forecast page takes its demand. With
    /// nothing loaded, the history makes a scenario.
    void take_usage_csv(std::string_view text, std::string_view file_name);

    /// Tells something at the bottom of the page for a few seconds.
    void tell(std::string text, Notice::Kind kind);

    /// What the platform has to do, once.
    PlatformRequests take_platform_requests();
    /// Whether this frame is to be saved as a picture.
    bool saves_picture() const { return platform_.save_picture.has_value(); }
    /// What a paste will give; the platform tells it before it passes Ctrl+V on.
    void set_clipboard(std::string text) { clipboard_ = std::move(text); }

private:
    void connect_clipboard();
    std::vector<scenario::InputError> take(app::Session::Loaded loaded, std::string_view file_name);
    bool prepare(const FrameInput& input);
    void play_on(double elapsed);
    void draw();
    void draw_sheet();
    void drain_sink();
    void drain_time();
    void drain_commands();
    void answer(const CommandRequest& request, const app::CommandOutcome& outcome);
    void tell_what_left(const PlatformRequests& wanted);
    void drain_runs();
    void drain_branches();
    void go_to_branch(std::string_view name);
    void compare_with(std::string_view branch);
    void finish_comparison();
    void cancel_comparison();
    void jump(CommandSink::Jump where);
    void make_link();
    void copy_command();
    void handle_shortcuts();

    /// Opens the scenario of a usage history, once the job that makes it is done.
    void await_history();
    PanelContext panel_context();
    void act_as_the_page();
    void look_at_the_lesson();
    void place_lesson(bool again);
    void resume_lesson(std::string_view journal);
    void copy_lesson_result();
    bool begin(std::shared_ptr<LessonStage> stage);
    void drain_lessons();
    void drain_presenter();
    void show_chapter(std::size_t index);
    /// Plays for a frame, slowly shortly before a pause. Whether something was met at which the
    /// presenter wants to pause.
    bool play_watching(double elapsed);
    bool play_to(Instant target);
    void show(std::unique_ptr<app::Session> session);

    std::unique_ptr<app::Session> session_;
    std::unique_ptr<app::Session> parked_;  // what a single run was opened over
    std::unique_ptr<PlannerJobs> jobs_ = std::make_unique<QueuedJobs>();
    /// A usage history that was given while nothing was loaded.
    struct PendingHistory {
        std::string text;
        std::string file;
        int job = 0;
    };
    std::optional<PendingHistory> history_;
    UiState view_;
    CommandSink sink_;
    Playback playback_;
    Journey journey_;
    /// While the session is on its way to the other branch, whose figures are wanted at this
    /// moment.
    struct Comparison {
        std::string here;
        app::Overview mine;
        std::string there;
    };
    std::optional<Comparison> comparison_;
    std::unique_ptr<Sheet> sheet_;
    PlatformRequests platform_;
    std::string clipboard_;
    std::uint64_t drawn_revision_ = 0;
    float built_ratio_ = 0;
    ThemeName built_theme_ = ThemeName::dark;
    int settle_frames_ = 3;
    bool lesson_to_show_ = false;  // the next frame decides: beside the page or in it
};

}  // namespace headroom::ui
