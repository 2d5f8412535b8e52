#include "wasm/ui/app/app.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>

#include "core/app/forecast_scenario.h"
#include "core/app/forecast_views.h"
#include "core/app/lessons/read_lesson.h"
#include "wasm/ui/app/shortcuts.h"
#include "wasm/ui/app/tab_order.h"
#include "wasm/ui/dialogs/dialogs.h"
#include "wasm/ui/inspect/asked.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/pages/forecast/forecast_state.h"
#include "wasm/ui/pages/guide.h"
#include "wasm/ui/pages/guide_state.h"
#include "wasm/ui/pages/lesson/lesson.h"
#include "wasm/ui/pages/pages.h"
#include "wasm/ui/pages/setup/setup_page.h"
#include "wasm/ui/shell/presenter.h"
#include "wasm/ui/shell/shell.h"
#include "wasm/ui/theme/fonts.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/style.h"
#include "wasm/ui/widgets/data_table.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

constexpr float page_width = 1200;

/// Proxy Servers has twelve columns, and takes all the room there is.
bool takes_all_room(const UiState& view) {
    return view.page == PageName::my_account && view.guide != nullptr &&
           view.guide->page == AccountPage::proxy_servers;
}

/// The content column: at most 1200 px wide, in the middle of its region.
ImVec2 content_padding(const Box& content, const UiState& view) {
    const float side = content.width() < dp(640) ? space_3 : space_6;
    const float widest = takes_all_room(view) ? 2000 : page_width;
    const float spare = (content.width() / pixel_ratio() - widest) / 2;
    return {std::max(side, spare), content.width() < dp(640) ? space_4 : space_6};
}

/// ImGui keeps the wheel with the list that was scrolled last until the mouse moves, also when that
/// list is no longer drawn: a click that opens another page would leave the wheel without effect.
void release_wheel_of_closed_list() {
    ImGuiContext& context = *ImGui::GetCurrentContext();
    if (context.WheelingWindow != nullptr && !context.WheelingWindow->Active) {
        context.WheelingWindow = nullptr;
    }
}

void draw_page(PanelContext& context) {
    if (draw_guide_page(context)) return;
    switch (context.view.page) {
        case PageName::planner: draw_planner_page(context); break;
        case PageName::forecast: draw_forecast_page(context); break;
        case PageName::sites: draw_sites_page(context); break;
        case PageName::log: draw_log_page(context); break;
        case PageName::setup: draw_setup_page(context); break;
        case PageName::calendar: draw_calendar_page(context); break;
        case PageName::lessons: draw_lessons_page(context); break;
        default: break;
    }
}

const char* region_of(const UiState& view) {
    // One window per page, so that each keeps its own scroll position.
    switch (view.page) {
        case PageName::planner: return "content-planner";
        case PageName::forecast: return "content-forecast";
        case PageName::sites: return "content-sites";
        case PageName::log: return "content-log";
        case PageName::setup: return "content-setup";
        case PageName::calendar: return "content-calendar";
        case PageName::lessons: return "content-lessons";
        default: break;
    }
    return guide_region(view);
}

/// My Account, the console and the vendor desk are as wide as the documents' own pages, and Set-up
/// has tables to type into.
bool leaves_room_for_inspector(PageName page) {
    return page != PageName::my_account && page != PageName::console &&
           page != PageName::vendor_desk && page != PageName::setup;
}

/// The mouse has just come to where a column can be dragged: ImGui shows that a moment later.
bool comes_upon_a_border(ImGuiContext& g) {
    if (g.HoveredId == 0 || g.HoveredIdTimer > 0.1F) return false;
    for (int i = 0; i < g.Tables.GetMapSize(); ++i) {
        ImGuiTable* const table = g.Tables.TryGetMapData(i);
        if (table == nullptr || table->LastFrameActive != g.FrameCount) continue;
        for (int column = 0; column < table->ColumnsCount; ++column) {
            if (ImGui::TableGetColumnResizeID(table, column) == g.HoveredId) return true;
        }
    }
    return false;
}

}  // namespace

App::App() {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    // As on desktops. ImGui's 0.3 s is too short where frames are slow: a click takes two of them.
    io.MouseDoubleClickTime = 0.5F;
    io.LogFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    // A blinking cursor would draw frames while nothing happens.
    io.ConfigInputTextCursorBlink = false;
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    connect_clipboard();
    start_widget_list();
}

void App::connect_clipboard() {
    ImGuiIO& io = ImGui::GetIO();
    io.ClipboardUserData = this;
    io.GetClipboardTextFn = [](void* app) { return static_cast<App*>(app)->clipboard_.c_str(); };
    io.SetClipboardTextFn = [](void* app, const char* text) {
        static_cast<App*>(app)->clipboard_ = text;
        static_cast<App*>(app)->platform_.copy_text = text;
    };
}

App::~App() { ImGui::DestroyContext(); }

std::vector<scenario::InputError> App::load(std::string_view text, std::string_view file_name) {
    if (app::is_lesson_text(text)) return open_lesson(text, file_name);
    return take(app::Session::load(text, file_name), file_name);
}

std::vector<scenario::InputError> App::resume(std::string_view journal) {
    auto errors = take(app::Session::load_journal(journal), "what was kept");
    if (errors.empty()) resume_lesson(journal);
    return errors;
}

std::vector<scenario::InputError> App::take(app::Session::Loaded loaded,
                                            std::string_view file_name) {
    request_frames();
    if (!loaded) {
        sheet_ = make_load_errors(std::string(file_name), loaded.error());
        return loaded.error();
    }
    const std::string journal = kept_journal();
    if (!journal.empty()) {
        platform_.left_behind.push_back(
            {kept_session()->scenario_name(), journal, steps_by_hand()});
    }
    parked_.reset();
    view_.parked_name.clear();
    // The lessons that are offered instead of the start page make room for what is opened.
    if (!session_ && view_.page == PageName::lessons) view_.page = PageName::planner;
    show(std::move(*loaded));
    return {};
}

bool App::has_work_to_keep() {
    const app::Session* session = kept_session();
    return session != nullptr && (session->has_unsaved_changes() ||
                                  session->branches().size() > 1 || !session->bookmarks().empty());
}

std::int64_t App::steps_by_hand() {
    std::int64_t steps = 0;
    if (kept_session() == nullptr) return steps;
    for (const app::BranchView& branch : kept_session()->branches()) steps += branch.hand_commands;
    return steps;
}

std::string App::kept_journal() { return has_work_to_keep() ? kept_session()->journal_json() : ""; }

void App::show(std::unique_ptr<app::Session> session) {
    session_ = std::move(session);
    playback_.pause();
    journey_.stop();
    comparison_.reset();
    sheet_.reset();
    view_.selected_site.clear();
    view_.why.reset();
    view_.inspector_as_sheet = false;  // it would lie over what is opened
    view_.notice.reset();
    view_.log = {};
    view_.split_editor.reset();
    view_.lesson.reset();
    view_.lesson_draft.reset();
    view_.presenter.reset();
    ++view_.loads;
}

PanelContext App::panel_context() {
    const bool playing = playback_.playing() || journey_.under_way();
    return {*session_, session_->overview(), sink_, view_, playing, jobs_.get()};
}

void App::take_usage_csv(std::string_view text, std::string_view file_name) {
    request_frames();
    if (!session_) {
        // Nothing to plan with yet: the history alone makes a scenario.
        history_ = {std::string(text), std::string(file_name),
                    jobs_->start(app::history_scenario_request(text, file_name))};
        tell("Looking for the demand in the usage history ...", Notice::Kind::done);
        return;
    }
    view_.page = PageName::forecast;
    PanelContext context = panel_context();
    take_usage(forecast_state(context), context, text);
}

void App::await_history() {
    if (!history_) return;
    const JobState& state = jobs_->poll(history_->job);
    if (state.phase == JobState::Phase::running) return;
    const PendingHistory history = std::move(*history_);
    history_.reset();
    std::vector<scenario::InputError> errors = app::read_input_errors(state.result_json);
    if (state.phase != JobState::Phase::done) errors = {{history.file, 0, 0, "", state.error}};
    if (!errors.empty()) {
        sheet_ = make_load_errors(history.file, errors);
        return;
    }
    load(std::string(state.result_json), history.file);
    if (session_) take_usage_csv(history.text, history.file);
}

bool App::prepare(const FrameInput& input) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {input.width * input.pixel_ratio, input.height * input.pixel_ratio};
    io.DeltaTime = std::clamp(static_cast<float>(input.elapsed), 0.001F, 0.25F);
    float scale = static_cast<float>(view_.scale_percent) / 100.0F;
    if (view_.presenter) scale = std::max(scale, presenting_scale(input.width));
    const bool new_ratio = built_ratio_ != input.pixel_ratio * scale;
    if (!new_ratio && built_theme_ == view_.theme) return false;
    built_ratio_ = input.pixel_ratio * scale;
    built_theme_ = view_.theme;
    set_pixel_ratio(input.pixel_ratio, scale);
    use_theme(view_.theme);
    apply_style();
    if (new_ratio) build_fonts();
    request_frames();
    return new_ratio;
}

bool App::new_frame(const FrameInput& input) {
    const bool new_fonts = prepare(input);
    await_history();
    play_on(input.elapsed);
    if (settle_frames_ > 0) --settle_frames_;
    release_wheel_of_closed_list();
    ImGui::NewFrame();
    // ImGui takes quick input apart over several frames; those have to come.
    if (ImGui::GetCurrentContext()->InputEventsQueue.Size > 0) request_frames();
    serve_asked();
    if (walk_with_tab()) request_frames();
    handle_shortcuts();
    look_at_the_lesson();
    act_as_the_page();
    draw();
    ImGui::Render();
    finish_widget_list();
    drain_sink();
    // What comes between frames comes from scripts.
    for (app::Session* session : {session_.get(), parked_.get()}) {
        if (session != nullptr) session->act_as({});
    }
    if (take_tables_unsettled()) request_frames(2);
    if (session_ && session_->revision() != drawn_revision_) {
        drawn_revision_ = session_->revision();
        request_frames(2);
    }
    return new_fonts;
}

/// The one place that decides who gives what the panels ask for in this frame.
void App::act_as_the_page() {
    if (!session_) return;
    const PanelContext context = panel_context();
    session_->act_as(acting_on(context));
}

void App::play_on(double elapsed) {
    if (!session_) return;
    if (journey_.under_way()) {
        if (journey_.go_on(*session_) == Journey::News::no_breach_ahead) {
            tell("No site goes over its limit after this moment.", Notice::Kind::done);
        }
        if (!journey_.under_way()) finish_comparison();
        request_frames(2);
    } else if (playback_.playing()) {
        // More than fits into a frame makes time run slower, not the page.
        if (view_.presenter) {
            if (play_watching(elapsed)) playback_.pause();
        } else {
            advance_for_a_frame(*session_, playback_.next(session_->now(), session_->end(), elapsed,
                                                          view_.speed_seconds));
        }
        if (session_->now() >= session_->end()) playback_.pause();
    }
}

void App::handle_shortcuts() {
    const bool playing = playback_.playing() || journey_.under_way();
    if (!sheet_) apply_shortcuts(sink_, view_, session_.get(), playing);
}

void App::draw() {
    view_.takes_files = false;
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    const bool lesson_column = (view_.lesson || view_.lesson_draft) && !parked_;
    const ShellLayout layout = lay_out_shell(
        {.width = size.x,
         .height = size.y,
         .inspector_wanted = view_.inspector_wanted && leaves_room_for_inspector(view_.page),
         .inspector_opened = view_.inspector_as_sheet,
         .lesson_wanted = lesson_column,
         .presenting = view_.presenter != nullptr,
         .has_session = session_ != nullptr});
    view_.lesson_inside = lesson_column && !layout.lesson_shown && !view_.presenter;
    if (lesson_to_show_ && view_.lesson_inside) view_.page = PageName::lessons;
    lesson_to_show_ = false;
    if (!view_.presenter) draw_top_bar({session_.get(), sink_, view_, layout});
    const ImVec2 padding = content_padding(layout.content, view_);
    if (!session_) {
        begin_region("content-start", layout.content, tokens().background, padding, true);
        if (view_.page == PageName::lessons) {
            draw_lessons_start(sink_, view_);
        } else {
            draw_start_page(sink_, view_);
        }
        end_region();
    } else {
        PanelContext context = panel_context();
        if (!view_.presenter) draw_rail(context, layout);
        if (layout.lesson_shown) draw_lesson_panel(context, layout);
        begin_region(region_of(view_), layout.content, tokens().background, padding, true);
        draw_page(context);
        end_region();
        view_.presenter ? draw_presenter_bar(context, layout) : draw_time_bar(context, layout);
        draw_inspector(context, layout);
        draw_notice(view_, layout);
        if (view_.presenter) draw_spotlight(context, layout);
    }
    draw_sheet();
}

void App::draw_sheet() {
    const bool open = ImGui::IsPopupOpen("##sheet");
    if (sheet_ && sheet_->needs_session() && !session_) sheet_.reset();
    if (!sheet_) {
        // Otherwise ImGui would go on keeping the mouse from the page below.
        if (open) ImGui::ClosePopupToLevel(0, true);
        return;
    }
    bool close = false;
    if (!begin_sheet(sheet_->title(), sheet_->width(), !open, close)) return;
    if (session_) {
        PanelContext context = panel_context();
        sheet_->draw(context);
        if (close) sheet_->dismissed(context);
    } else {
        sheet_->draw_without_session(sink_);
    }
    if (close || sink_.close_sheet) ImGui::CloseCurrentPopup();
    if (close) sink_.close_sheet = true;
    end_sheet();
}

bool App::wants_frame() const {
    ImGuiContext& g = *ImGui::GetCurrentContext();
    // ImGui fades the page behind a sheet in and out.
    const bool fading = g.DimBgRatio > 0.0F && g.DimBgRatio < 1.0F;
    return fading || comes_upon_a_border(g) || settle_frames_ > 0 || playback_.playing() ||
           journey_.under_way();
}

double App::next_wake() const {
    if (!view_.notice) return -1.0;
    return std::max(0.05, view_.notice->until - ImGui::GetTime() + 0.05);
}

PlatformRequests App::take_platform_requests() { return std::exchange(platform_, {}); }

}  // namespace headroom::ui
