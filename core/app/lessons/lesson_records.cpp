#include "core/app/lessons/lesson_records.h"

#include <algorithm>

#include "core/scenario/json_source.h"

namespace headroom::app {
namespace {

constexpr std::size_t most_records = 1000;

/// A whole number from `low` to `high`, or 0.
Count number_in(const scenario::Json& object, const char* name, Count low, Count high) {
    const scenario::Json* value = scenario::member(object, name);
    if (value == nullptr || !value->is_number_integer()) return 0;
    const auto number = value->get<std::int64_t>();
    return number < low || number > high ? 0 : number;
}

}  // namespace

void LessonRecords::merge(std::string_view text) {
    const auto json = scenario::Json::parse(text, nullptr, false);
    if (!json.is_object()) return;
    for (const auto& item : json.items()) {
        const Count stars = number_in(item.value(), "stars", 1, 3);
        const Count moves = number_in(item.value(), "moves", 1, 1'000'000);
        if (stars == 0 || moves == 0 || records_.size() >= most_records) continue;
        note(item.key(), {static_cast<int>(stars), moves});
    }
}

bool LessonRecords::note(std::string_view lesson, Record record) {
    const auto found = records_.find(lesson);
    if (found == records_.end()) {
        records_.emplace(std::string(lesson), record);
        return true;
    }
    Record& known = found->second;
    const bool better = record.stars > known.stars || record.moves < known.moves;
    known.stars = std::max(known.stars, record.stars);
    known.moves = std::min(known.moves, record.moves);
    return better;
}

const LessonRecords::Record* LessonRecords::find(std::string_view lesson) const {
    const auto found = records_.find(lesson);
    return found == records_.end() ? nullptr : &found->second;
}

std::string LessonRecords::text() const {
    scenario::Json json = scenario::Json::object();
    for (const auto& [name, record] : records_) {
        scenario::add_new(json, name, {{"stars", record.stars}, {"moves", record.moves}});
    }
    return json.dump(-1, ' ', false, scenario::Json::error_handler_t::replace);
}

}  // namespace headroom::app
