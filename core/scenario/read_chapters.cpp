#include "core/scenario/read_chapters.h"

#include <utility>

#include "core/scenario/schema_terms.h"

namespace headroom::scenario {
namespace {

Json chapter_member(Json schema, const char* words) {
    schema["description"] = words;
    return schema;
}

}  // namespace

void check_chapter(const Node& node, Instant start, Instant end, ErrorList& errors) {
    ObjectReader reader(node, errors);
    reader.required_text("title");
    if (reader.has("title") && *reader.member("title").value == "") {
        reader.error(reader.member("title"), "a title is expected, not \"\"");
    }
    reader.required("at");
    const auto at = reader.instant("at", start);
    if (at && (*at < start || *at > end)) {
        reader.error(reader.member("at"), "the chapter lies outside the scenario");
    }
    for (const char* optional : {"note", "page", "branch", "spotlight"}) reader.text(optional);
    reader.finish();
}

Json chapter_schema() {
    using namespace schema_terms;
    Json schema = closed_object(
        {{"title", chapter_member(name_text(), "what the chapter is called")},
         {"at", chapter_member(moment_text(), "the instant that is shown")},
         {"note", chapter_member(text(), "what the presenter says; shown to the presenter")},
         {"page", chapter_member(text(), "the page that is open, like planner, sites or log")},
         {"branch", chapter_member(text(), "the branch that is looked at, where there is one")},
         {"spotlight",
          chapter_member(text(), "label of the control that is lit, the rest dimmed")}},
        {"title", "at"});
    return chapter_member(std::move(schema), "A place in the scenario that is shown to others.");
}

}  // namespace headroom::scenario
