#include "core/app/lessons/lesson_trial.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/text.h"
#include "core/licensing/error_code.h"
#include "core/scenario/read_scenario.h"

namespace headroom::app {

using namespace scenario;

namespace {

// The index behind `list` in a pointer ("/steps/7/site", "/steps": 7 and "/site").
struct ListItem {
    std::size_t index = 0;
    std::string rest;
};
std::optional<ListItem> item_in(const std::string& pointer, std::string_view list) {
    if (!pointer.starts_with(list) || pointer.size() <= list.size()) return std::nullopt;
    if (pointer[list.size()] != '/') return std::nullopt;
    ListItem item;
    std::size_t i = list.size() + 1;
    for (; i < pointer.size() && pointer[i] != '/'; ++i) {
        if (pointer[i] < '0' || pointer[i] > '9') return std::nullopt;
        item.index = item.index * 10 + static_cast<std::size_t>(pointer[i] - '0');
    }
    item.rest = pointer.substr(i);
    return item;
}

std::string unescaped(std::string_view token) {
    std::string out;
    for (std::size_t i = 0; i < token.size(); ++i) {
        const bool escape = token[i] == '~' && i + 1 < token.size();
        out += escape ? (token[++i] == '1' ? '/' : '~') : token[i];
    }
    return out;
}

// Where the value at the pointer stands, or the nearest one around it.
const Place& place_at(const JsonSource& source, const std::string& pointer) {
    const Json* value = &source.value;
    const Place* place = &source.place;
    bool first = true;
    for (const std::string_view token : split(pointer, '/')) {
        if (std::exchange(first, false)) continue;
        const std::string name = unescaped(token);
        std::size_t index = 0;
        const Json* found = nullptr;
        if (value->is_object()) {
            for (const auto& item : value->items()) {
                if (item.key() == name) {
                    found = &item.value();
                    break;
                }
                ++index;
            }
        } else if (value->is_array()) {
            const auto item = item_in("/" + std::string(token), "");
            index = item ? item->index : value->size();
            if (index < value->size()) found = &(*value)[index];
        }
        if (found == nullptr || index >= place->children.size()) return *place;
        value = found;
        place = &place->children[index];
    }
    return *place;
}

class Trial {
public:
    explicit Trial(const LessonTrial& parts) : parts_(parts) {
        const Json* steps = member(*parts.scenario.value, "steps");
        own_steps_ = steps != nullptr && steps->is_array() ? steps->size() : 0;
    }

    // The scenario with the commands among its steps and the goals as expectations.
    Json document() const {
        Json document = without_solution();
        Json at = document.contains("start") ? document["start"] : Json();
        if (!document.contains("steps")) document["steps"] = Json::array();
        for (const Node& node : parts_.solution) {
            Json command = *node.value;
            if (command.is_object() && !command.contains("at")) command["at"] = at;
            if (command.is_object()) at = command["at"];
            if (document["steps"].is_array()) document["steps"].push_back(std::move(command));
        }
        return document;
    }

    Json without_solution() const {
        Json document = *parts_.scenario.value;
        Json expect = Json::array();
        for (const auto* list : {&parts_.goals, &parts_.keep}) {
            for (const Node& node : *list) {
                Json goal = *node.value;
                if (goal.is_object()) goal.erase("text");
                expect.push_back(std::move(goal));
            }
        }
        document["expect"] = std::move(expect);
        return document;
    }

    // A pointer into that document as one into the lesson.
    std::string in_lesson(const std::string& pointer) const {
        if (const auto step = item_in(pointer, "/steps"); step && step->index >= own_steps_) {
            return "/solution/" + std::to_string(step->index - own_steps_) + step->rest;
        }
        if (const auto goal = item_in(pointer, "/expect")) {
            const bool kept = goal->index >= parts_.goals.size();
            const std::size_t index = goal->index - (kept ? parts_.goals.size() : 0);
            return (kept ? "/keep/" : "/goals/") + std::to_string(index) + goal->rest;
        }
        return "/scenario" + pointer;
    }

    void report(const std::vector<InputError>& errors) const {
        for (const InputError& error : errors) {
            const std::string pointer = in_lesson(error.pointer);
            const Place& place = place_at(parts_.source, pointer);
            parts_.errors.add(place.line, place.column, pointer, error.message);
        }
    }

    // Ids that only the solution makes: a learner's own sublicense has another one.
    void report_made_ids() const {
        const auto read = read_scenario(without_solution().dump(), parts_.source.file);
        if (!read) return;
        for (const InputError& doubt : read->doubts) {
            const auto goal = item_in(doubt.pointer, "/expect");
            if (!goal) continue;
            const bool kept = goal->index >= parts_.goals.size();
            const auto& list = kept ? parts_.keep : parts_.goals;
            const Json& node = *list[goal->index - (kept ? parts_.goals.size() : 0)].value;
            const std::string get = node.value("get", "");
            if (!get.starts_with("/keys/") && !get.starts_with("/subscriptions/")) continue;
            const std::string pointer = in_lesson(doubt.pointer);
            const Place& place = place_at(parts_.source, pointer);
            parts_.errors.add(place.line, place.column, pointer,
                              "only the solution makes this id, a learner's own is another one; "
                              "name a row (\"/subscriptions/main/rows/1/type\") or a site");
        }
    }

    // The commands with their instants. An error when one is earlier than the one before it.
    std::vector<Lesson::Move> moves_of(const Scenario& scenario) const {
        std::vector<Lesson::Move> moves(parts_.solution.size());
        for (const Step& step : scenario.steps) {
            if (step.index < own_steps_) continue;
            Json command = step.source;
            for (const char* name : {"at", "expectError", "expectArgs", "expectDone"}) {
                command.erase(name);
            }
            const auto& error = step.expected_error;
            moves[step.index - own_steps_] = {
                step.at, command.dump(), error ? std::string(licensing::code_name(*error)) : ""};
        }
        for (std::size_t i = 1; i < moves.size(); ++i) {
            if (!(moves[i].at < moves[i - 1].at)) continue;
            const std::string pointer = "/solution/" + std::to_string(i);
            const Place& place = place_at(parts_.source, pointer);
            parts_.errors.add(place.line, place.column, pointer,
                              "the commands of a solution stand in the order of time");
        }
        return moves;
    }

private:
    const LessonTrial& parts_;
    std::size_t own_steps_ = 0;
};

}  // namespace

std::optional<FittedLesson> try_lesson(const LessonTrial& parts) {
    if (parts.scenario.value->contains("expect")) {
        const Place& place = place_at(parts.source, "/scenario/expect");
        parts.errors.add(place.line, place.column, "/scenario/expect",
                         "a lesson's scenario expects nothing; \"goals\" say what to reach");
        return std::nullopt;
    }
    const Trial trial(parts);
    auto read = read_scenario(trial.document().dump(), parts.source.file);
    if (!read) {
        trial.report(read.error());
        return std::nullopt;
    }
    trial.report(read->doubts);
    FittedLesson fitted;
    if (read->doubts.empty()) trial.report_made_ids();
    fitted.solution = trial.moves_of(read->scenario);
    auto& expectations = read->scenario.expectations;
    const auto middle = expectations.begin() + static_cast<std::ptrdiff_t>(parts.goals.size());
    fitted.checks.goals.assign(expectations.begin(), middle);
    fitted.checks.keep.assign(middle, expectations.end());
    return fitted;
}

}  // namespace headroom::app
