#pragma once
// What the page remembers about itself: which page, which row, which filter. Nothing here belongs
// to the licensing world; panels may change it freely.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/app/explain.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/chart_zoom.h"
#include "wasm/ui/widgets/sort_order.h"

namespace headroom::ui {

class SplitEditor;
struct ForecastState;
struct SetupState;

enum class PageName : std::uint8_t {
    planner,
    forecast,
    sites,
    log,
    map,
    my_account,
    console,
    site_macs,
    vendor_desk,
    setup,
    calendar,
    lessons
};

struct GuideState;   // pages/guide_state.h
struct LessonDraft;  // pages/lesson/lesson_draft.h
struct LessonStage;  // pages/lesson/lesson_stage.h
struct Presenter;    // shell/presenter.h

/// A file from the user's disk that a page or a sheet has asked for.
struct ReceivedFile {
    std::string name;
    std::string text;
};

/// Work that is in no file, kept by the browser.
struct KeptWork {
    std::string key;  // by which the platform finds it again
    std::string name;
    std::string detail;    // "2026-11-30 14:05, 12 steps"
    bool damaged = false;  // it can only be saved as it is, or deleted
};

struct LogFilter {
    std::string text;
    std::string site;  // empty: all
    bool refusals_only = false;
    bool breaches_only = false;

    friend bool operator==(const LogFilter&, const LogFilter&) = default;
};

/// A chart that is to be saved as a picture, as soon as all of it is in sight.
struct WantedPicture {
    std::string name;  // of the file, without its ending; empty: none
    int frames_left = 0;
};

/// A line at the bottom of the page: what became of a command that no sheet waits for.
struct Notice {
    enum class Kind : std::uint8_t { done, refused, answered };
    Kind kind = Kind::done;
    std::string text;
    std::string code;
    double until = 0.0;  // ImGui time at which it goes away by itself
};

struct UiState {
    PageName page = PageName::planner;
    ThemeName theme = ThemeName::dark;
    int scale_percent = 100;     // of the interface: 100 to 200
    std::vector<KeptWork> kept;  // what the browser keeps of earlier work, the latest first

    bool inspector_wanted = true;      // as a column, where there is room for one
    bool inspector_as_sheet = false;   // opened over the page on narrow screens
    std::string selected_site;         // code, or empty
    std::optional<app::Question> why;  // what the inspector explains, instead of the site

    Date today{20458};               // 2026-01-05, until the platform tells the day
    double speed_seconds = 86400.0;  // simulated seconds per second of playing
    LogFilter log;
    SortOrder planner_sites;
    SortOrder sites;
    std::uint64_t loads = 0;  // scenarios loaded so far; tells caches apart
    std::optional<Notice> notice;
    WantedPicture wanted_picture;
    ChartZoom trend_zoom;  // of the chart in the inspector

    std::shared_ptr<GuideState> guide;     // of the pages of the guide; made by the first of them
    std::string hidden_columns;            // of Proxy Servers, by number: "3,7" (PAG-7)
    bool takes_files = false;              // whatever is on the screen now wants a file
    std::optional<ReceivedFile> received;  // for it to take
    std::shared_ptr<SplitEditor> split_editor;  // while a split is being edited
    std::shared_ptr<ForecastState> forecast;    // once the Forecast page was opened
    std::shared_ptr<SetupState> setup;          // once the Set-up page was opened

    std::shared_ptr<Presenter> presenter;       // while chapters are shown
    std::shared_ptr<LessonDraft> lesson_draft;  // while a lesson is made of what was done

    std::shared_ptr<LessonStage> lesson;  // that is being played
    bool lesson_inside = false;           // no room for its column: the page of lessons shows it
    std::string lesson_records;  // what is solved (LessonRecords::text); the browser keeps it

    std::string parked_name;  // of the scenario that a single run was opened over; empty: none
    std::shared_ptr<ForecastState> parked_forecast;
    std::shared_ptr<SplitEditor> parked_editor;
    std::shared_ptr<LessonStage> parked_lesson;
};

}  // namespace headroom::ui
