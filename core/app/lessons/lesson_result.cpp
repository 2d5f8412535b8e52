#include "core/app/lessons/lesson_result.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "core/app/lessons/lesson_library.h"
#include "core/scenario/json_source.h"
#include "core/scenario/playback.h"

namespace headroom::app {

using scenario::Json;

namespace {

Json steps_of(const Json& document) {
    const Json* steps = scenario::member(document, "steps");
    return steps != nullptr && steps->is_array() ? *steps : Json::array();
}

/// The steps of `played` behind those of `beginning`; nullopt when the rest is not the same.
std::optional<Json> steps_by_hand(const Json& beginning, Json played) {
    const Json first = steps_of(beginning);
    const Json all = steps_of(played);
    if (all.size() < first.size()) return std::nullopt;
    if (!std::equal(first.begin(), first.end(), all.begin())) return std::nullopt;
    Json rest = beginning;
    rest.erase("steps");
    played.erase("steps");
    if (!scenario::same_value(rest, played)) return std::nullopt;
    Json by_hand = Json::array();
    for (std::size_t i = first.size(); i < all.size(); ++i) by_hand.push_back(all[i]);
    return by_hand;
}

/// The instant of the last command; of a scenario without any, its start.
std::optional<Instant> last_moment(const Json& beginning, const Json& commands) {
    const Json& from = commands.empty() ? beginning : commands.back();
    const Json* text = scenario::member(from, commands.empty() ? "start" : "at");
    if (text == nullptr || !text->is_string()) return std::nullopt;
    return parse_instant(text->get<std::string>());
}

Json main_branch(const Instant start, const Instant now, Json commands) {
    return {{"name", "main"},
            {"parent", ""},
            {"forkedAt", format_instant(start)},
            {"playedTo", format_instant(now)},
            {"inherited", 0},
            {"commands", std::move(commands)},
            {"undone", Json::array()}};
}

}  // namespace

std::optional<std::string> result_journal(const Lesson& lesson, std::string_view played,
                                          std::optional<Instant> at) {
    const Json document = Json::parse(played, nullptr, false);
    const Json beginning = Json::parse(lesson.scenario_json, nullptr, false);
    if (!document.is_object()) return std::nullopt;
    auto commands = steps_by_hand(beginning, document);
    if (!commands) return std::nullopt;
    const auto start = last_moment(beginning, Json::array());
    const auto last = last_moment(beginning, *commands);
    if (!start || !last) return std::nullopt;
    const Instant now = std::max(at.value_or(*last), *last);
    return Json{{"schema", "headroom/journal/1"},
                {"file", lesson.name + ".json"},
                {"scenario", lesson.scenario_json},
                {"seed", nullptr},
                {"until", nullptr},
                {"set", Json::array()},
                {"files", Json::array()},
                {"now", format_instant(now)},
                {"current", "main"},
                {"branches", Json::array({main_branch(*start, now, std::move(*commands))})},
                {"bookmarks", Json::array()}}
        .dump();
}

const Lesson* lesson_of_journal(std::string_view journal) {
    const Json document = Json::parse(journal, nullptr, false);
    const Json* file = scenario::member(document, "file");
    const Json* text = scenario::member(document, "scenario");
    if (file == nullptr || text == nullptr || !file->is_string() || !text->is_string()) {
        return nullptr;
    }
    std::string name = file->get<std::string>();
    name = name.substr(0, name.rfind(".json"));
    const Lesson* lesson = find_lesson(name);
    if (lesson == nullptr || lesson->scenario_json != text->get<std::string>()) return nullptr;
    return lesson;
}

}  // namespace headroom::app
