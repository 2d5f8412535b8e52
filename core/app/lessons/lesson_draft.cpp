#include "core/app/lessons/lesson_draft.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "core/app/lessons/check_lesson.h"
#include "core/app/lessons/read_lesson.h"
#include "core/app/session_playback.h"
#include "core/base/file_name.h"
#include "core/base/text.h"
#include "core/scenario/json_source.h"
#include "core/scenario/state_document.h"

namespace headroom::app {

using scenario::Json;

namespace {

/// The entries of a typed list, without empty ones.
std::vector<std::string> entries_of(std::string typed) {
    std::replace(typed.begin(), typed.end(), '\n', ';');
    std::vector<std::string> entries;
    for (const std::string_view part : split(typed, ';')) {
        const std::string entry(trim(part));
        if (!entry.empty()) entries.push_back(entry);
    }
    return entries;
}

/// Lower-case letters, digits and hyphens, as names of lessons are.
std::string name_of_title(const std::string& title) {
    std::string name;
    for (const char c : file_stem(title, "my-lesson")) {
        const bool fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (fits) name += c;
        if (!fits && !name.empty() && name.back() != '-') name += '-';
    }
    name.resize(std::min(name.size(), lesson_limits::name_most));
    while (!name.empty() && name.back() == '-') name.pop_back();
    return name.empty() ? "my-lesson" : name;
}

/// The member of a key in the state document that answers a question; empty when none does.
const char* key_member(Question::About about) {
    using About = Question::About;
    switch (about) {
        case About::row_max: return "max";
        case About::row_used: return "used";
        case About::row_available: return "available";
        case About::row_limit: return "limit";
        default: return "";
    }
}

const char* subscription_member(Question::About about) {
    using About = Question::About;
    switch (about) {
        case About::licenses_used: return "used";
        case About::main_pool: return "mainPool";
        case About::available: return "available";
        default: return "";
    }
}

/// Whether the scenario's beginning names this id.
bool is_of_the_beginning(const Session& session, const std::string& id) {
    const std::string text = playback_of(session).scenario().source.dump();
    return text.find(Json(id).dump()) != std::string::npos;
}

std::string pointer_to_key(const Session& session, const std::string& id, const char* member) {
    if (is_of_the_beginning(session, id)) return "/keys/" + id + "/" + member;
    for (const SubscriptionView& subscription : session.overview().subscriptions) {
        for (std::size_t i = 0; i < subscription.rows.size(); ++i) {
            if (subscription.rows[i].id != id) continue;
            return "/subscriptions/" + subscription.id + "/rows/" + std::to_string(i) + "/" +
                   member;
        }
    }
    return "";
}

std::string pointer_of(const Session& session, const Question& question) {
    if (question.about == Question::About::breach && !question.site.empty()) {
        return "/sites/" + question.site + "/exceeded";
    }
    const char* of_key = key_member(question.about);
    if (*of_key != '\0' && !question.row.empty()) {
        return pointer_to_key(session, question.row, of_key);
    }
    const char* of_subscription = subscription_member(question.about);
    if (*of_subscription == '\0' || question.subscription.empty()) return "";
    return "/subscriptions/" + question.subscription + "/" + of_subscription;
}

/// What the state document says there; null when the pointer leads nowhere.
Json value_at(const Session& session, const std::string& pointer) {
    const scenario::Playback& playback = playback_of(session);
    const Json state = scenario::state_document(playback.simulator().world(), playback.now());
    const Json::json_pointer place(pointer);
    return state.contains(place) ? state.at(place) : Json();
}

Json list_json(const std::vector<std::string>& entries) {
    Json list = Json::array();
    for (const std::string& entry : entries) list.push_back(entry);
    return list;
}

/// The commands given by hand, as the scenario that the session saves has them behind its own.
Json commands_by_hand(const Session& session, const Json& beginning) {
    const Json played = Json::parse(session.scenario_json());
    const Json* steps = scenario::member(played, "steps");
    const Json* own = scenario::member(beginning, "steps");
    Json commands = Json::array();
    if (steps == nullptr) return commands;
    for (std::size_t i = own != nullptr ? own->size() : 0; i < steps->size(); ++i) {
        commands.push_back((*steps)[i]);
    }
    return commands;
}

Count moves_among(const Json& commands) {
    Count moves = 0;
    for (const Json& command : commands) {
        const std::string verb = command.value("do", "");
        if (verb != "account.signIn" && verb != "proxy.closeDialog") ++moves;
    }
    return moves;
}

}  // namespace

std::optional<DraftGoal> goal_of(const Session& session, const Question& question) {
    const std::string pointer = pointer_of(session, question);
    if (pointer.empty() || question.at) return std::nullopt;
    const Json value = value_at(session, pointer);
    if (value.is_null()) return std::nullopt;
    const auto explanation = explain(session, question);
    const std::string figure = explanation ? explanation->title : pointer;
    if (value.is_boolean()) {
        return DraftGoal{
            "Site " + question.site + (value == true ? " is" : " is not") + " over its limit",
            pointer, value.dump()};
    }
    return DraftGoal{figure + " is " + value.dump(), pointer, value.dump()};
}

std::optional<DraftGoal> goal_of_site(const Session& session, const std::string& code) {
    for (const SiteView& site : session.overview().sites) {
        if (site.code != code) continue;
        return DraftGoal{"Site " + code + " manages " + counted(site.managed, "Mac"),
                         "/sites/" + code + "/managed", std::to_string(site.managed)};
    }
    return std::nullopt;
}

std::string draft_text(const Session& session, const DraftTexts& texts,
                       const std::vector<DraftGoal>& goals) {
    Json beginning = Json::parse(session.beginning_json());
    Json commands = commands_by_hand(session, beginning);
    for (const char* judging : {"expect", "expectRisk", "chapters"}) beginning.erase(judging);
    std::vector<std::string> options = entries_of(texts.others);
    options.resize(std::min<std::size_t>(options.size(), lesson_limits::options_most - 1));
    // In the middle: the first place would give the answer away.
    options.insert(options.begin() + static_cast<std::ptrdiff_t>(options.size() / 2),
                   std::string(trim(texts.answer)));
    Json wanted = Json::array();
    for (const DraftGoal& goal : goals) {
        wanted.push_back(
            {{"text", goal.text}, {"get", goal.get}, {"equals", Json::parse(goal.value_json)}});
    }
    const Count par = std::max<Count>(1, moves_among(commands));
    return Json{{"schema", "headroom/lesson/1"},
                {"name", name_of_title(texts.title)},
                {"title", texts.title},
                {"chapter", "A lesson of our own"},
                {"story", texts.story},
                {"question", texts.question},
                {"predict",
                 {{"options", list_json(options)},
                  {"answer", std::string(trim(texts.answer))},
                  {"why", texts.why}}},
                {"scenario", std::move(beginning)},
                {"goals", std::move(wanted)},
                {"hints", list_json(entries_of(texts.hints))},
                {"solution", std::move(commands)},
                {"par", par}}
               .dump(2) +
           "\n";
}

std::vector<std::string> draft_problems(const std::string& text) {
    auto lesson = read_lesson(text, "lesson");
    if (lesson) return check_lesson(*lesson).problems;
    std::vector<std::string> problems;
    for (const scenario::InputError& error : lesson.error()) {
        problems.push_back(error.pointer.empty() ? error.message
                                                 : error.pointer + ": " + error.message);
    }
    return problems;
}

}  // namespace headroom::app
