// Branches and bookmarks at the right end of the time bar.

#include <fmt/format.h>
#include <imgui.h>

#include <cmath>

#include "core/app/chapters.h"
#include "icons.h"
#include "wasm/ui/app/open_places.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/dialogs/chapter_sheet.h"
#include "wasm/ui/dialogs/dialogs.h"
#include "wasm/ui/shell/shell.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/menu.h"
#include "wasm/ui/widgets/tooltip.h"

namespace headroom::ui {
namespace {

constexpr float menu_width = 340;

/// Menus of the time bar open upwards.
Box above(const Box& button, std::size_t entries, std::size_t plain) {
    const float height = dp(static_cast<float>(entries) * 48 + static_cast<float>(plain) * 34 + 60);
    const float top = std::max(dp(8), button.min.y - height);
    return {{button.min.x, top - dp(4)}, {button.max.x, top - dp(4)}};
}

std::string detail_of(const app::BranchView& branch) {
    const std::string done = counted(branch.hand_commands, "command");
    if (branch.parent.empty()) return "the first one, " + done + " by hand";
    return fmt::format("from {} at {}, {} by hand", branch.parent, date_and_time(branch.forked_at),
                       done);
}

void branch_entries(PanelContext& context, const std::vector<app::BranchView>& branches) {
    menu_heading("Branches: what might be");
    for (const app::BranchView& branch : branches) {
        const std::string label = branch.name + "##branch-" + branch.name;
        const char* icon = branch.current ? icon_check_circle : icon_source_branch;
        if (menu_entry(icon, label.c_str(), detail_of(branch).c_str()) && !branch.current) {
            context.sink.switch_to_branch = branch.name;
        }
    }
    menu_separator();
    for (const app::BranchView& branch : branches) {
        if (branch.current) continue;
        const std::string label = "Compare with " + branch.name;
        if (menu_entry(icon_scale_balance, label.c_str())) {
            context.sink.compare_with_branch = branch.name;
        }
    }
    if (menu_entry(icon_pencil, "Rename this branch")) {
        for (const app::BranchView& branch : branches) {
            if (branch.current) context.sink.open_sheet = make_rename_branch(branch.name);
        }
    }
    if (context.session.can_undo() && menu_entry(icon_undo, "Undo the last command")) {
        context.sink.undo = true;
    }
    if (context.session.can_redo() && menu_entry(icon_redo, "Redo")) context.sink.redo = true;
}

void branch_menu(PanelContext& context, ImVec2 at, float width) {
    const std::vector<app::BranchView> branches = context.session.branches();
    std::string name;
    for (const app::BranchView& branch : branches) {
        if (branch.current) name = branch.name;
    }
    ImGui::SetCursorScreenPos(at);
    const Pressed state =
        pressable("branch", {dp(width), dp(control_height)}, "combobox", "Branch", name);
    if (state.hovered) paint_rect(state.box, tokens().hover, dp(corner_radius));
    paint_text_in({{state.box.min.x + dp(6), at.y}, {state.box.min.x + dp(28), state.box.max.y}},
                  TextStyle::body, tokens().text_muted, icon_source_branch);
    if (width > control_height) {
        paint_text_in(
            {{state.box.min.x + dp(30), at.y}, {state.box.max.x - dp(4), state.box.max.y}},
            TextStyle::table, tokens().text, name);
    }
    if (state.hovered) tooltip("Branches: a change made in the past opens another course of time");
    if (state.clicked) ImGui::OpenPopup("branches");
    const Box anchor = above(state.box, branches.size(), branches.size() + 3);
    if (!begin_menu("branches", anchor, menu_width)) return;
    branch_entries(context, branches);
    end_menu();
}

void chapter_entries(PanelContext& context, bool any_bookmarks) {
    const std::vector<app::Chapter> chapters = app::chapters_of(context.session);
    if (menu_entry(icon_flag, "Add a chapter here", "a title and a note, saved in the file")) {
        context.sink.open_sheet =
            make_chapter(chapters.size(), date_and_time(context.overview.now));
    }
    if (any_bookmarks && menu_entry(icon_flag_outline, "Make chapters of the bookmarks")) {
        submit_chapters(context.sink,
                        app::with_bookmarks(context.session, page_in_link(context.view.page)));
    }
    if (chapters.empty()) return;
    if (menu_entry(icon_play, "Present the chapters", "Page Down and Page Up go through them")) {
        context.sink.present = CommandSink::Present::begin;
    }
    menu_separator();
    for (std::size_t i = 0; i < chapters.size(); ++i) {
        const std::string label = fmt::format("{}. {}##chapter-{}", i + 1, chapters[i].title, i);
        if (menu_entry(icon_flag, label.c_str(), date_and_time(chapters[i].at).c_str())) {
            context.sink.open_sheet = make_chapter(i, "");
        }
    }
}

void bookmark_menu(PanelContext& context, ImVec2 at) {
    ImGui::SetCursorScreenPos(at);
    const bool clicked = icon_button(icon_bookmark, "Bookmarks");
    const Box button{ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
    if (clicked) ImGui::OpenPopup("bookmarks");
    const std::vector<app::Bookmark> bookmarks = context.session.bookmarks();
    const std::size_t chapters = app::chapters_of(context.session).size();
    if (!begin_menu("bookmarks",
                    above(button, bookmarks.size() + chapters + 2, bookmarks.size() + 2),
                    menu_width)) {
        return;
    }
    if (menu_entry(icon_plus, "Bookmark this moment")) {
        context.sink.open_sheet = make_bookmark(date_and_time(context.overview.now));
    }
    chapter_entries(context, !bookmarks.empty());
    if (!bookmarks.empty()) menu_separator();
    for (const app::Bookmark& bookmark : bookmarks) {
        const std::string label = bookmark.name + "##go-" + bookmark.name;
        const std::string when = date_and_time(bookmark.at);
        // A bookmark that was not given a name is called by its moment already.
        const char* detail = when == bookmark.name ? nullptr : when.c_str();
        if (menu_entry(icon_bookmark, label.c_str(), detail)) {
            context.sink.play = false;
            context.sink.seek_to = bookmark.at;
        }
        const std::string remove = "Remove " + bookmark.name + "##remove-" + bookmark.name;
        if (menu_entry(icon_delete, remove.c_str())) context.sink.remove_bookmark = bookmark.name;
    }
    end_menu();
}

}  // namespace

void draw_places(PanelContext& context, ImVec2 at, PlacesSize size) {
    const float branch = size == PlacesSize::with_name ? 112 : control_height;
    branch_menu(context, at, branch);
    bookmark_menu(context, {at.x + dp(branch + 4), at.y});
}

}  // namespace headroom::ui
