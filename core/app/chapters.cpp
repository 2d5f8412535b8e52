#include "core/app/chapters.h"

#include <algorithm>
#include <utility>

#include "core/app/scenario_edit.h"
#include "core/app/session_playback.h"
#include "core/app/view_parts.h"
#include "core/base/written_instant.h"
#include "core/scenario/json_source.h"

namespace headroom::app {

using scenario::Json;

namespace {

Json chapter_document(const Chapter& chapter) {
    Json document{{"title", chapter.title}, {"at", format_instant(chapter.at)}};
    if (!chapter.note.empty()) document["note"] = chapter.note;
    if (!chapter.page.empty()) document["page"] = chapter.page;
    if (!chapter.branch.empty()) document["branch"] = chapter.branch;
    if (!chapter.spotlight.empty()) document["spotlight"] = chapter.spotlight;
    return document;
}

std::string current_branch_of(const Session& session) {
    for (const BranchView& branch : session.branches()) {
        if (branch.current) return branch.name;
    }
    return "";
}

}  // namespace

std::vector<Chapter> chapters_of(const Session& session) {
    std::vector<Chapter> chapters;
    const Json* list = scenario::member(playback_of(session).scenario().source, "chapters");
    if (list == nullptr || !list->is_array()) return chapters;
    for (const Json& one : *list) {
        // The reader of scenarios has checked it.
        const auto at = parse_instant_or_span(views::text(&one, "at"), session.start());
        chapters.push_back({views::text(&one, "title"), views::text(&one, "note"),
                            views::text(&one, "page"), at.value_or(session.start()),
                            views::text(&one, "branch"), views::text(&one, "spotlight")});
    }
    return chapters;
}

std::string chapters_command(const std::vector<Chapter>& chapters) {
    if (chapters.empty()) return edit_command({{"/chapters", std::nullopt}});
    Json list = Json::array();
    for (const Chapter& chapter : chapters) list.push_back(chapter_document(chapter));
    return edit_command({{"/chapters", list.dump()}});
}

std::vector<Chapter> with_bookmarks(const Session& session, const std::string& page) {
    std::vector<Chapter> chapters = chapters_of(session);
    const std::string branch = current_branch_of(session);
    for (const Bookmark& mark : session.bookmarks()) {
        const bool known = std::any_of(chapters.begin(), chapters.end(), [&](const Chapter& one) {
            return one.title == mark.name && one.at == mark.at;
        });
        if (!known) chapters.push_back({mark.name, "", page, mark.at, branch, ""});
    }
    return chapters;
}

}  // namespace headroom::app
