#include "core/app/chapters.h"

#include <algorithm>
#include <utility>

#include "core/app/scenario_edit.h"
#include "core/app/session_playback.h"
#include "core/scenario/json_source.h"

namespace headroom::app {

using scenario::Json;

namespace {

std::string text_in(const Json& object, const char* name) {
    const Json* value = scenario::member(object, name);
    return value != nullptr && value->is_string() ? value->get<std::string>() : "";
}

/// As the reader of scenarios understands it: an instant, a date or a span from the start.
Instant moment_of(const Session& session, const std::string& text) {
    if (const auto at = parse_instant(text)) return *at;
    if (const auto span = parse_span(text)) return session.start() + *span;
    return session.start();
}

Json chapter_document(const Chapter& chapter) {
    Json document{{"title", chapter.title}, {"at", format_instant(chapter.at)}};
    if (!chapter.note.empty()) document["note"] = chapter.note;
    if (!chapter.page.empty()) document["page"] = chapter.page;
    if (!chapter.branch.empty()) document["branch"] = chapter.branch;
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
        chapters.push_back({text_in(one, "title"), text_in(one, "note"), text_in(one, "page"),
                            moment_of(session, text_in(one, "at")), text_in(one, "branch")});
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
        if (!known) chapters.push_back({mark.name, "", page, mark.at, branch});
    }
    return chapters;
}

}  // namespace headroom::app
