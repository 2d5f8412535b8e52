#include "wasm/ui/dialogs/chapter_sheet.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "core/base/text.h"
#include "icons.h"
#include "wasm/ui/app/open_places.h"
#include "wasm/ui/app/panel_context.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/field.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

/// Title and note of a chapter; of one that is there, also its place among the others.
class ChapterSheet : public Sheet {
public:
    ChapterSheet(std::size_t index, std::string title) : index_(index), title_(std::move(title)) {}

    std::string title() const override {
        return is_new_ ? "New chapter" : fmt::format("Chapter {}", index_ + 1);
    }

    void draw(PanelContext& context) override {
        std::vector<app::Chapter> chapters = app::chapters_of(context.session);
        if (opened_) take(chapters);
        const bool empty = trim(title_).empty();
        text_field("Title", title_,
                   {.error = empty ? FieldError{"Type a title.", ""} : FieldError{},
                    .focus_now = opened_});
        text_field("Note", note_, {.caption = "For the presenter; the audience does not see it."});
        text_field(
            "Spotlight", spotlight_,
            {.caption = "Label of a control on the page, like Main license pool: the rest is "
                        "dimmed. May be empty."});
        opened_ = false;
        if (!is_new_) draw_place(context, chapters);
        const SheetChoice choice =
            sheet_footer({.confirm = is_new_ ? "Add chapter" : "Save chapter", .enabled = !empty});
        if (choice == SheetChoice::none) return;
        context.sink.close_sheet = true;
        if (choice == SheetChoice::confirm) save(context, std::move(chapters));
    }

private:
    void take(const std::vector<app::Chapter>& chapters) {
        is_new_ = index_ >= chapters.size();
        if (is_new_) return;
        title_ = chapters[index_].title;
        note_ = chapters[index_].note;
        spotlight_ = chapters[index_].spotlight;
    }

    void draw_place(PanelContext& context, std::vector<app::Chapter>& chapters) {
        if (index_ >= chapters.size()) return;
        const app::Chapter& chapter = chapters[index_];
        const std::string page = chapter.page.empty() ? "" : ", page " + chapter.page;
        const std::string branch = chapter.branch.empty() ? "" : ", branch " + chapter.branch;
        text_wrapped(TextStyle::table, tokens().text_muted,
                     date_and_time(chapter.at) + page + branch);
        gap(space_1);
        if (button("Show it now", {.icon = icon_play})) {
            context.sink.close_sheet = true;
            context.sink.go_to_chapter = index_;
        }
        ImGui::SameLine();
        if (button("Earlier", {.icon = icon_arrow_up, .enabled = index_ > 0})) {
            std::swap(chapters[index_], chapters[index_ - 1]);
            submit_chapters(context.sink, chapters);
            --index_;
        }
        ImGui::SameLine();
        if (button("Later", {.icon = icon_arrow_down, .enabled = index_ + 1 < chapters.size()})) {
            std::swap(chapters[index_], chapters[index_ + 1]);
            submit_chapters(context.sink, chapters);
            ++index_;
        }
        ImGui::SameLine();
        if (button("Delete", {.kind = ButtonKind::danger})) {
            chapters.erase(chapters.begin() + static_cast<std::ptrdiff_t>(index_));
            submit_chapters(context.sink, chapters);
            context.sink.close_sheet = true;
        }
    }

    /// A new one is of this moment, page and branch; another one keeps its own.
    void save(PanelContext& context, std::vector<app::Chapter> chapters) const {
        if (is_new_) {
            app::Chapter chapter;
            chapter.at = context.overview.now;
            chapter.page = page_in_link(context.view.page);
            for (const app::BranchView& branch : context.session.branches()) {
                if (branch.current) chapter.branch = branch.name;
            }
            chapters.push_back(std::move(chapter));
        }
        app::Chapter& chapter = chapters[std::min(index_, chapters.size() - 1)];
        chapter.title = std::string(trim(title_));
        chapter.note = std::string(trim(note_));
        chapter.spotlight = std::string(trim(spotlight_));
        submit_chapters(context.sink, chapters);
    }

    std::size_t index_;
    std::string title_;
    std::string note_;
    std::string spotlight_;
    bool is_new_ = true;
    bool opened_ = true;
};

}  // namespace

std::unique_ptr<Sheet> make_chapter(std::size_t index, const std::string& suggestion) {
    return std::make_unique<ChapterSheet>(index, suggestion);
}

void submit_chapters(CommandSink& sink, const std::vector<app::Chapter>& chapters) {
    CommandRequest request;
    request.json = app::chapters_command(chapters);
    request.done_text = chapters.empty() ? "No chapters are left." : "The chapters are saved.";
    request.replay_at_once = true;
    sink.commands.push_back(std::move(request));
}

}  // namespace headroom::ui
