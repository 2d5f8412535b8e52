#include "native/lessons_document.h"

#include <nlohmann/json.hpp>

#include "core/app/lessons/lesson_library.h"
#include "core/base/time.h"

namespace headroom::cli {

std::string lessons_json(const std::vector<CheckedLesson>& lessons) {
    using Document = nlohmann::ordered_json;
    Document list = Document::array();
    for (const CheckedLesson& one : lessons) {
        if (!one.lesson) continue;
        const std::string path = one.file.empty() ? app::path_of_lesson(one.lesson->name) : "";
        Document entry{{"name", one.lesson->name},
                       {"title", one.lesson->title},
                       {"path", path.empty() ? Document() : Document(path)},
                       {"chapter", one.lesson->chapter},
                       {"par", one.lesson->par},
                       {"file", one.file.empty() ? Document() : Document(one.file)}};
        if (one.check) {
            const auto& solved = one.check->solved_at;
            entry["passed"] = one.check->problems.empty();
            entry["moves"] = one.check->moves;
            entry["solvedAt"] = solved ? Document(format_instant(*solved)) : Document();
            entry["problems"] = one.check->problems;
        }
        list.push_back(std::move(entry));
    }
    const Document document{{"schema", "headroom/lessons/1"}, {"lessons", std::move(list)}};
    return document.dump(2, ' ', false, Document::error_handler_t::replace) + "\n";
}

}  // namespace headroom::cli
